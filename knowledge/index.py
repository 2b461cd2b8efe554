"""The index: dense and lexical side of one library, built when missing, opened when there."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from knowledge import dense, generation, lexical
from knowledge.document import Library
from knowledge.doors import Door, doors
from knowledge.embed import Embedder, embedder
from knowledge.search import Search, Sides
from knowledge.vectors import Progress, Remembered

# Raise it when what is written, or how a text is cut into tokens, changes.
SCHEMA = 1


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
    vectors = Remembered(model, folder / "vectors.sqlite")
    key = _key(ways, model, chroma_url)
    if generation.of(folder, key) is None:
        _build(folder, key, ways, vectors, (chroma_url, progress))
    found = generation.of(folder, key)
    if found is None:
        raise RuntimeError(f"the index at {folder} was replaced while it was opened")
    sides = Sides(_dense(found, chroma_url, key), lexical.load(found / "lexical", len(ways)))
    return Search(library, ways, sides, vectors)


def index_state(home: Path, library: Library, *, chroma_url: str | None = None) -> bool:
    """Whether the index in this home is the one of this library."""
    key = _key(doors(library), embedder(), chroma_url)
    return generation.of(home / "index", key) is not None


def _build(
    folder: Path,
    key: str,
    ways: Sequence[Door],
    vectors: Remembered,
    how: tuple[str | None, Progress | None],
) -> None:
    chroma_url, progress = how
    with generation.writing(folder):
        if generation.of(folder, key) is not None:
            return  # another writer was first
        made = vectors.passages([door.text for door in ways], progress)
        path = generation.aside(folder, key)
        _dense(path, chroma_url, key).add(ways, made)
        lexical.lexical([door.text for door in ways]).save(path / "lexical")
        generation.swap(folder, path)


def _dense(path: Path, chroma_url: str | None, key: str) -> dense.Dense:
    if chroma_url:
        return dense.on_server(chroma_url, f"tidu-{key}")
    return dense.on_disk(path / "chroma", "tidu")


def _key(ways: Sequence[Door], model: Embedder, chroma_url: str | None) -> str:
    """The digest of all that decides what is in the index."""
    digest = hashlib.sha256(f"{SCHEMA}\n{model.identity}\n{chroma_url or ''}\n".encode())
    for door in ways:
        digest.update(f"{door.address}\t{door.way}\t{door.text}\n".encode())
    return digest.hexdigest()[:32]
