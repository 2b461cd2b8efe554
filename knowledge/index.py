"""The index: dense and lexical side of one library, built when missing, opened when there."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import dense, generation, lexical
from knowledge.document import Library
from knowledge.doors import Door, doors
from knowledge.embed import Embedder, embedder
from knowledge.search import Search, Sides
from knowledge.unusable import Unusable
from knowledge.vectors import Progress, Remembered

# Raise it when what is written, or how a text is cut into tokens, changes.
SCHEMA = 1


class BrokenIndex(Unusable):
    """The index can be neither opened nor written."""

    state = "index_damaged"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be open: the doors, the digest of all that decides the index, and where it is."""

    folder: Path
    ways: tuple[Door, ...]
    key: str
    chroma_url: str | None


def open_index(
    home: Path,
    library: Library,
    *,
    progress: Progress | None = None,
    chroma_url: str | None = None,
    model: Embedder | None = None,
) -> Search:
    """Open the index of this library, building it first when it is missing or out of date."""
    model = model or embedder()
    folder, ways = home / "index", doors(library)
    plan = Plan(folder, ways, _key(ways, model, chroma_url), chroma_url)
    vectors = Remembered(model, folder / "vectors.sqlite")
    sides = _opened(plan)
    if sides is None:
        with generation.writing(folder):
            # Another writer may have been first while this one waited.
            sides = _opened(plan) or _built(plan, vectors, progress)
    return Search(library, ways, sides, vectors)


def index_state(home: Path, library: Library, *, chroma_url: str | None = None) -> bool:
    """Whether the index in this home is the one of this library."""
    key = _key(doors(library), embedder(), chroma_url)
    return generation.of(home / "index", key) is not None


def index_whole(home: Path, library: Library, *, chroma_url: str | None = None) -> bool:
    """Whether the index of this library can be opened as it is; NoChroma without its server."""
    ways = doors(library)
    return (
        _opened(Plan(home / "index", ways, _key(ways, embedder(), chroma_url), chroma_url))
        is not None
    )


def _opened(plan: Plan) -> Sides | None:
    """Both sides of the generation in use; none if it is another's, incomplete or damaged."""
    found = generation.of(plan.folder, plan.key)
    if found is None or not (found / "lexical").is_dir():
        return None
    side = _dense(plan, found)
    if side is None or not side.holds(plan.ways):
        return None
    try:
        return Sides(side, lexical.load(found / "lexical", len(plan.ways)))
    except (OSError, ValueError, KeyError):  # damaged: it is built again
        return None


def discard(home: Path) -> None:
    """Have the index built again at the next opening: what is there is damaged."""
    folder = home / "index"
    with generation.writing(folder):
        (folder / generation.POINTER).unlink(missing_ok=True)


def _built(plan: Plan, vectors: Remembered, progress: Progress | None) -> Sides:
    """Both sides of a new generation, written aside and then pointed at."""
    texts = [door.text for door in plan.ways]
    made = vectors.passages(texts, progress)
    path = generation.aside(plan.folder, plan.key)
    side = _dense(plan, path)
    if side is None:
        raise BrokenIndex("索引写不进去", str(path), "请检查磁盘空间和权限。")
    if not side.holds(plan.ways):  # on a server another home may have written this very index
        side.add(plan.ways, made)
    words = lexical.lexical(texts)
    words.save(path / "lexical")
    generation.swap(plan.folder, path)
    return Sides(side, words)


def _dense(plan: Plan, path: Path) -> dense.Dense | None:
    if plan.chroma_url:
        return dense.on_server(plan.chroma_url, f"tidu-{plan.key}")
    return dense.on_disk(path / "chroma", "tidu")


def _key(ways: Sequence[Door], model: Embedder, chroma_url: str | None) -> str:
    """The digest of all that decides what is in the index."""
    digest = hashlib.sha256(f"{SCHEMA}\n{model.identity}\n{chroma_url or ''}\n".encode())
    for door in ways:
        digest.update(f"{door.address}\t{door.way}\t{door.text}\n".encode())
    return digest.hexdigest()[:32]
