"""`make test-live`: the model path against a real endpoint, every shown sentence accounted for.

Reads TIDU_LLM_BASE_URL. For a stratified sample of the open questions it asks with the model and
without, and counts: who worded the answer, sentences proposed and dropped, sentences shown that are
neither proved nor the system's own (must be none), and right answers both ways. What the model
proposed is stored under evals/results/live.jsonl, so that a run can be read afterwards.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answer import Answer, Question, Sentence, SentenceKind
from assistant.model.shape import Messages, Model
from assistant.prove import prove_sentence
from assistant.settings import Settings
from assistant.wiring import Assistant, assistant
from evals.cases import Case, cases
from evals.runs import RESULTS
from evals.score import missed

MANY = 40


@dataclass
class Recorded:
    """A model whose replies are kept as they came."""

    model: Model
    replies: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the model behind."""
        return self.model.name

    def objects(self, messages: Messages, schema: Mapping[str, Any]) -> Iterator[Any]:
        """The replies of the model behind, the last of each kept."""
        last = None
        for last in self.model.objects(messages, schema):
            yield last
        self.replies.append(last)


def sample(many: int) -> list[Case]:
    """Open questions that are answered, one kind after the other."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases("questions", held=False):
        if case.gold["status"] == "answered" and not case.asked.get("history"):
            by_kind.setdefault(case.kind, []).append(case)
    rounds = max(map(len, by_kind.values()))
    mixed = [kind[i] for i in range(rounds) for kind in by_kind.values() if i < len(kind)]
    return mixed[:many]


def unsupported(answer: Answer, own: set[Sentence], system: Assistant) -> list[str]:
    """Sentences shown that are neither the system's own nor proved by the clauses they cite."""
    claims = (s for s in answer.sentences if s.kind is SentenceKind.CLAIM and s not in own)
    return [s.text for s in claims if not prove_sentence(s, system.library).proved]


def run(system: Assistant, model: Recorded, chosen: list[Case]) -> Iterator[dict[str, Any]]:
    """Ask each question both ways."""
    plain, worded = replace(system, model=None), replace(system, model=model)
    for case in chosen:
        question = Question(case.asked["question"])
        own = plain.ask(question)
        model.replies.clear()
        start = time.perf_counter()
        every = list(worded.stream(question))
        told = [n.text for n in every[-1].notices if n.source.startswith("语言模型")]
        wrong = [text for a in every for text in unsupported(a, set(own.sentences), system)]
        yield {
            "id": case.id,
            "question": question.text,
            "seconds": round(time.perf_counter() - start, 1),
            "told": told[0] if told else "",
            "changed": every[-1].sentences != own.sentences,
            "unsupported": wrong,
            "right": not missed(every[-1].text, case.gold),
            "right without": not missed(own.text, case.gold),
            "proposed": list(model.replies),
            "shown": every[-1].text,
        }


def main() -> int:
    """Run, store, print; exit status 1 if anything unsupported was shown."""
    parser = argparse.ArgumentParser(description="Ask with a real language model.")
    parser.add_argument("--many", type=int, default=MANY)
    options = parser.parse_args()
    system = assistant(Settings().home)
    if system.model is None:
        parser.error("TIDU_LLM_BASE_URL is not set: there is no endpoint to ask")
    counted: Counter[str] = Counter()
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / "live.jsonl").open("w", encoding="utf-8") as kept:
        for seen in run(system, Recorded(system.model), sample(options.many)):
            kept.write(json.dumps(seen, ensure_ascii=False) + "\n")
            kept.flush()
            counted["questions"] += 1
            counted["worded by the model"] += seen["changed"]
            counted["unsupported sentences shown"] += len(seen["unsupported"])
            counted["right"] += seen["right"]
            counted["right without the model"] += seen["right without"]
            sys.stdout.write(f"{seen['seconds']:6.1f} s  {seen['question'][:30]}  {seen['told']}\n")
    for name, count in counted.items():
        sys.stdout.write(f"{name}: {count}\n")
    return 1 if counted["unsupported sentences shown"] else 0


if __name__ == "__main__":
    sys.exit(main())
