"""`make peers`, last part: the tutorial's RAG with a real model, on a small sample, facts alone.

Splitter, Chroma, the best chunks into a prompt, one call of the model (TIDU_LLM_BASE_URL). Scored
as our answers are: every fact that must be there and none that must not. Our own right answers on
the same cases stand beside, from the newest run. A sample, one kind after the other, because a
model on this machine takes half a minute a question; the replies of the open part are stored.
"""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Sequence
from typing import Any
from urllib.request import urlopen

from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from evals.cases import LATEST, ROUNDS, Case, cases
from evals.figures import figures
from evals.peers.measure import Kept
from evals.peers.pipelines import Built, langchain
from evals.point import HELD, OPEN, Point
from evals.runs import RESULTS, runs, stored
from evals.score import has, missed
from knowledge.embed import Nano

MANY, CHUNKS, SIZE, TOKENS = 12, 4, 300, 300
# The prompt of LangChain's tutorial, in the language of the texts.
PROMPT = (
    "你是问答助手。请只根据下面的资料回答问题。如果资料里没有答案，就说不知道。"
    "最多用三句话，回答要简洁。\n\n资料：\n{found}\n\n问题：{asked}\n回答："
)
NOT_KNOWN = re.compile(r"不知道|没有提到|未提及|没有提供|无法确定|don't know|not mention", re.I)


def sample(name: str, part: str, written: str, many: int) -> list[Case]:
    """So many cases, one kind after the other."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases(name, held=part == HELD, written=written):
        if name == "refusals" or (case.gold["status"] == "answered" and case.gold.get("must")):
            by_kind.setdefault(case.kind, []).append(case)
    rounds = max(map(len, by_kind.values()))
    mixed = [some[n] for n in range(rounds) for some in by_kind.values() if n < len(some)]
    return mixed[:many]


def right(case: Case, reply: str) -> bool:
    """All its facts and none that are wrong; of what the documents do not say, that they do not."""
    if case.gold["status"] == "answered":
        return not missed(reply, case.gold)
    return bool(NOT_KNOWN.search(reply)) or has(reply, ["抱歉", "不能", "sorry", "cannot"])


def ask(model: ChatOpenAI, built: Built, case: Case) -> dict[str, Any]:
    """One question through the pipeline."""
    start = time.perf_counter()
    found = "\n\n".join(built.chunks[n] for n in built.find(case.asked["question"])[:CHUNKS])
    reply = model.invoke(PROMPT.format(found=found, asked=case.asked["question"])).text
    return {"id": case.id, "kind": case.kind, "reply": reply, "right": right(case, reply),
            "seconds": round(time.perf_counter() - start, 1)}  # fmt: skip


def ours(name: str, part: str, chosen: Sequence[Case]) -> list[bool]:
    """Our right answers on the same cases, from the newest run that has them all."""
    wanted = {case.id for case in chosen}
    for run in reversed(runs()):
        told = {r["id"]: r for r in stored(run, name, part) if r["id"] in wanted}
        if len(told) == len(wanted):
            return [_ours(case, told[case.id]) for case in chosen]
    return []


def _ours(case: Case, record: dict[str, Any]) -> bool:
    text = "".join(sentence["text"] for sentence in record["told"])
    if case.gold["status"] == "answered":
        return not missed(text, case.gold)
    return str(record["status"]) in case.gold["status"]


def main() -> None:
    """Ask, score, and print one line a part."""
    parser = argparse.ArgumentParser(description="The tutorial's RAG with a real model.")
    parser.add_argument("--round", choices=ROUNDS, default=LATEST)
    parser.add_argument("--many", type=int, default=MANY, help="cases of a part and file")
    asked = parser.parse_args()
    if not (base := os.environ.get("TIDU_LLM_BASE_URL")):
        parser.error("TIDU_LLM_BASE_URL is not set: there is no endpoint to ask")
    try:
        urlopen(f"{base}/models", timeout=20).close()
    except OSError as error:
        parser.error(f"nothing answers at {base} ({error}); start the endpoint or mend the address")
    model = ChatOpenAI(
        model=os.environ.get("TIDU_LLM_MODEL", "local"),
        base_url=base,
        api_key=SecretStr(os.environ.get("TIDU_LLM_API_KEY", "none")),
        temperature=0,
        max_completion_tokens=TOKENS,
        timeout=600,
    )
    sys.stdout.write("| cases | part | tutorial's RAG | 梯度通 | seconds a question |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    built = langchain(Kept(Nano()), SIZE, SIZE // 5, chinese=True)
    for name, part in ((n, p) for n in ("questions", "refusals") for p in (OPEN, HELD)):
        chosen = sample(name, part, asked.round, asked.many)
        told = [ask(model, built, case) for case in chosen]
        _tell(name, part, told, ours("answers" if name == "questions" else name, part, chosen))


def _tell(name: str, part: str, told: Sequence[dict[str, Any]], own: Sequence[bool]) -> None:
    values = [Point("right", r["id"], "", float(r["right"])) for r in told]
    mine = [Point("right", str(n), "", float(ok)) for n, ok in enumerate(own)]
    theirs, beside = figures("rag", part, values), figures("ours", part, mine)
    seconds = sorted(r["seconds"] for r in told)[len(told) // 2]
    line = f"| {name} | {part} | {theirs[0]} | {beside[0] if beside else '–'} | {seconds} |"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    if part == OPEN:
        kept = RESULTS / f"rag-{name}.jsonl"
        text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in told)
        kept.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
