"""`make peers`: the usual pipelines on our cases, each with its best settings on the open part.

The texts, the cases, the embedder and the machine are ours; the chunks are theirs. A chunk counts
as right if it holds most of a gold clause or is mostly made of one: that is kind to large chunks. A
clause counts as within 1500 characters if nine tenths of it stand in the chunks that fit there.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from evals.cases import LATEST, ROUNDS, Case, cases
from evals.figures import Figure, figures
from evals.peers.pipelines import Built, grid
from evals.peers.spans import Span, held, placed, touches
from evals.point import HELD, OPEN, Point
from evals.runs import FIGURES, RESULTS, runs
from evals.score import recall, within
from knowledge.embed import Embedder, Nano
from knowledge.vectors import Remembered

BUDGET, DEEP = 1500, 10
FIRST, NEEDED = "hit@1", f"needed within {BUDGET}"
SHOWN = (FIRST, "hit@5", "MRR", NEEDED)
RESULT = RESULTS / "peers.json"


class _Asked(Embedder):
    """An embedder that takes every text for a question."""

    def __init__(self, base: Embedder) -> None:
        self.identity = f"{base.identity} asked"
        self._base = base

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._base.embed_query(text)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of questions."""
        return [self.embed_query(text) for text in texts]


class Kept(Embedder):
    """The same embedder, its vectors kept: a grid asks the same things again and again."""

    def __init__(self, base: Embedder, file: Path = RESULTS / "peers.sqlite") -> None:
        self.identity = base.identity
        self._asked, self._cut = Remembered(_Asked(base), file), Remembered(base, file)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return [float(number) for number in self._asked.passages([text])[0]]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, each made once."""
        return [[float(number) for number in vector] for vector in self._cut.passages(texts)]


def points(built: Built, chosen: Sequence[Case]) -> Iterator[Point]:
    """What each case says of one pipeline."""
    spans = placed(built.chunks)
    for case in chosen:
        found = list(built.find(case.asked["question"]))
        yield from _case(case, [spans[n] for n in found], [len(built.chunks[n]) for n in found])


def _case(case: Case, found: list[Span], sizes: list[int]) -> Iterator[Point]:
    gold, needed = case.gold["gold"], case.gold.get("needed") or case.gold["gold"][:1]
    right = [any(touches(span, address) for address in gold) for span in found]
    rank = right.index(True) + 1 if any(right) else 0
    names = [str(n) for n in range(len(found))]
    shown = [found[int(n)] for n in within(zip(names, sizes, strict=True), BUDGET)]
    inside = held(shown, needed)
    values = {
        **{f"hit@{k}": float(0 < rank <= k) for k in (1, 3, 5, 10)},
        "MRR": 1 / rank if 0 < rank <= DEEP else 0.0,
        NEEDED: float(set(needed) <= inside),
        f"share of {NEEDED}": recall(inside, needed),
    }
    for measure, value in values.items():
        yield Point(measure, case.id, case.kind, value)


def tuned(written: str, *, model: Embedder) -> list[tuple[Built, float]]:
    """The best of each pipeline on the open part: by what is first and what is in reach."""
    best: dict[str, tuple[Built, float]] = {}
    chosen = _asked(OPEN, written)
    for make in grid(model):
        built = make()
        told = {f.measure: f.value for f in figures(built.name, OPEN, points(built, chosen))
                if not f.kind}  # fmt: skip
        value = told[FIRST] + told[NEEDED]
        sys.stderr.write(f"{built.name}: {built.tuned}: {told[FIRST]:.3f} {told[NEEDED]:.3f}\n")
        if built.name not in best or value > best[built.name][1]:
            best[built.name] = (built, value)
    return [*best.values()]


def _asked(part: str, written: str) -> list[Case]:
    every = cases("questions", held=part == HELD, written=written)
    return [case for case in every if case.gold.get("gold")]


def ours(written: str) -> list[Figure]:
    """Our own figures from the newest scored run of this round."""
    for run in reversed(runs()):
        if (run / FIGURES).exists() and json.loads((run / "settings.json").read_text())[
            "round"
        ] == written:
            rows = json.loads((run / FIGURES).read_text(encoding="utf-8"))
            if own := [Figure(**row) for row in rows if row["task"] == "retrieval"]:
                return own
    return []


def _line(name: str, tuned_to: str, own: Sequence[Figure], speed: str) -> str:
    told = {(f.part, f.measure): f for f in own if not f.kind}
    cells = [str(told.get((part, m), "–")) for m in SHOWN for part in (OPEN, HELD)]
    return f"| {name} | {tuned_to} | {' | '.join(cells)} | {speed} |"


def main() -> None:
    """Tune, measure both parts, print the table."""
    parser = argparse.ArgumentParser(description="The usual pipelines on our cases.")
    parser.add_argument("--round", choices=ROUNDS, default=LATEST)
    asked = parser.parse_args()
    heads = [f"{measure}, {part}" for measure in SHOWN for part in (OPEN, HELD)]
    lines = [f"| pipeline | tuned to | {' | '.join(heads)} | ms a question |",
             "|---" * (len(heads) + 3) + "|"]  # fmt: skip
    kept: list[Figure] = []
    for built, _ in tuned(asked.round, model=Kept(Nano())):
        own = []
        for part in (OPEN, HELD):
            chosen, start = _asked(part, asked.round), time.perf_counter()
            own += figures(built.name, part, points(built, chosen))
            spent = (time.perf_counter() - start) / len(chosen)
        kept += own
        lines.append(_line(built.name, built.tuned, own, f"{spent * 1000:.1f}"))
    lines.append(_line("梯度通", "clauses, doors, rules", ours(asked.round), "see make bench"))
    RESULTS.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([asdict(f) for f in kept], ensure_ascii=False), encoding="utf-8")
    (RESULTS / "peers.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
