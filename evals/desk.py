"""`python -m evals.desk`: golden answers on the paraphrases of their questions and on near misses.

Sign and scale were tuned on the first forty questions; the other twenty are reported apart.
`--unsure` tells what the margin of `[unsure]` in words/golden.toml takes to the help desk, and
`--cases FILE` asks the machine what `tidu desk export` wrote: every approved correction.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Question, Status
from assistant.choose import ranked
from assistant.desk.evidence import clear
from assistant.desk.golden import Door, Likeness, Match, match
from assistant.desk.meaning import scale
from assistant.desk.sign import key_of, sign_of
from assistant.normal import words
from assistant.settings import Settings
from assistant.understand import understand
from assistant.wiring import Assistant, assistant
from evals.figures import interval
from evals.score import share
from rules.law.edition import PLACE

FOLDER = Path(__file__).parent / "desk_cases"
TUNED = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the golden answer it should have: none for a near miss."""

    text: str
    gold: str | None
    tuned: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question was matched with."""

    asked: Asked
    found: Match | None

    @property
    def wrong(self) -> bool:
        """Whether it got an answer that is not its own."""
        return self.found is not None and self.found.answer != self.asked.gold

    @property
    def right(self) -> bool:
        """Whether it got its own answer, or rightly none."""
        return (self.found.answer if self.found else None) == self.asked.gold


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one file of cases."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def doors() -> list[Door]:
    """The golden questions as the desk has them in service, by their names."""
    asked = [(one["id"], Question(one["question"])) for one in lines("golden.jsonl")]
    return [Door(name, q.text, key_of(q), sign_of(q)) for name, q in asked]


def asked() -> list[Asked]:
    """Every paraphrase and every near miss."""
    golden = lines("golden.jsonl")
    tuned = {one["id"] for one in golden[:TUNED]}
    same = [Asked(text, g["id"], g["id"] in tuned) for g in golden for text in g["asks"]]
    near = [Asked(n["question"], None, n["near"] in tuned) for n in lines("near.jsonl")]
    return [*same, *near]


def outcomes(questions: Iterable[Asked], held: Sequence[Door], like: Likeness) -> list[Outcome]:
    """What each question is matched with, every golden question in service."""
    return [Outcome(one, match(Question(one.text), held, like)) for one in questions]


def report(found: Sequence[Outcome]) -> Iterable[str]:
    """The table: right golden answers, and wrong ones, of the tuned part, of the fresh, of all."""
    parts = [("tuned on", True), ("fresh", False), ("all", None)]
    for name, tuned in parts:
        part = [one for one in found if tuned is None or one.asked.tuned is tuned]
        same = [one.right for one in part if one.asked.gold]
        near = [one for one in part if not one.asked.gold]
        low, high = interval(same, [one.asked.gold for one in part if one.asked.gold])
        wrong = sum(one.wrong for one in part)
        yield (
            f"{name}: right golden {share(same):.3f} [{low:.3f}, {high:.3f}] of {len(same)}; "
            f"wrong golden {wrong} of {len(part)} ({len(near)} near misses)"
        )


def unsure(system: Assistant) -> str:
    """How many answers the margin takes, and how many of those taken for another matter."""
    least, near = words("golden")["unsure"]["clear"], system.desk.near
    topics: dict[str, str] = {}
    flagged = [0, 0]
    counted = [0, 0]
    for golden in lines("golden.jsonl")[:TUNED]:
        for text in (golden["question"], *golden["asks"]):
            choices = ranked(understand(text), near=near)
            topic = choices[0].topic.id if choices else ""
            gold = topics.setdefault(golden["id"], topic)
            if system.replied(Question(text)).status is not Status.ANSWERED:
                continue
            other = int(topic != gold)
            counted[other] += 1
            flagged[other] += clear(choices) < least
    return (
        f"margin below {least}: {sum(flagged)} of {sum(counted)} answers go to the desk; "
        f"{flagged[1]} of {counted[1]} that were taken for another matter"
    )


def corrected(system: Assistant, file: Path) -> Iterable[str]:
    """Whether the machine by now answers each corrected question from the clauses approved."""
    right = []
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        answer = system.replied(Question(case["question"], place=case.get("place", PLACE)))
        cited = {c.address for sentence in answer.sentences for c in sentence.citations}
        needed = set(case["gold"]["needed"])
        right.append(bool(needed) and needed <= cited)  # one that a person alone answers for is not
        yield f"{'right' if right[-1] else 'wrong'} {case['id'][:8]} {case['question']}"
    yield f"answered from the approved clauses: {share(right):.3f} of {len(right)}"


def main() -> None:
    """Measure, and list what went wrong on the part that was tuned on."""
    parser = argparse.ArgumentParser(description="Score golden answers.")
    parser.add_argument("--unsure", action="store_true")
    parser.add_argument("--cases", type=Path, metavar="FILE")
    options = parser.parse_args()
    system = assistant(Settings().home)
    if options.cases:
        told: Iterable[str] = corrected(system, options.cases)
    elif options.unsure:
        told = [unsure(system)]
    else:
        found = outcomes(
            asked(), doors(), Likeness(system.index.similarity, system.desk.near, scale())
        )
        missed = [one for one in found if not one.right and one.asked.tuned]
        told = [*report(found), *(f"  {one.asked.text} → {one.found}" for one in missed)]
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
