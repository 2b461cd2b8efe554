"""The shelf: documents a user added, beside the ones that ship; searchable, labelled, not law.

A shelf is a folder. Originals and their extracted text are written first, under names made of
their digest; then one file, `shelf.json`, is replaced in one step. Killed at any moment it is the
old shelf or the new one. One writer at a time holds the lock; a second one is told.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from knowledge.clause import Block, Kind
from knowledge.document import Document, Library, Source
from knowledge.gongwen import parse
from knowledge.later import later
from knowledge.lines import day
from knowledge.load import load_bytes
from knowledge.reading import squeeze

_NUMBER = re.compile(r"[〔\[［【(（]?(\d{4})[〕\]］】)）年]第?(\d+)号$")
UNDATED = date(1, 1, 1)
NATION = "中国"


class ShelfError(Exception):
    """The shelf cannot take or give up a document: what, where, and what to do."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


@dataclass(frozen=True, slots=True)
class Law:
    """What makes a file law: its edition, the place that has it, the folder of its norms."""

    edition: str
    place: str
    folder: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One file on the shelf: its digest, its name when it came, the documents in it."""

    sha256: str
    name: str
    documents: tuple[str, ...]
    law: Law | None = None


def read_shelf(folder: Path, shipped: Library) -> Library:
    """The shipped library together with the documents on the shelf."""
    documents = [doc for entry in _entries(folder) for doc in _documents(folder, entry, shipped)]
    names = {name for doc in documents for name in (doc.source.id, squeeze(doc.source.title))}
    absent = tuple(a for a in shipped.absent if not {a.id, a.title.strip("《》")} & names)
    return replace(shipped, documents=(*shipped.documents, *documents), absent=absent)


@dataclass(frozen=True, slots=True)
class Read:
    """One file read and not yet on the shelf: its content, its text, the documents in it."""

    entry: Entry
    content: bytes
    text: str
    documents: tuple[Document, ...]


def read_file(path: Path, shipped: Library) -> Read:
    """Read one file; one that repeats what ships with the product is refused."""
    content = _content(path)
    text = load_bytes(content, path.name)
    entry = Entry(hashlib.sha256(content).hexdigest(), path.name, ())
    documents = _parsed(entry, text, shipped)
    names = tuple(document.source.id for document in documents)
    held = {document.source.id for document in shipped.documents}
    if held & set(names):
        number = next(d.source.number for d in documents if d.source.id in held)
        do = "随产品提供的文件不能替换；请只加入别的文件。"
        raise ShelfError(f"文库已有 {number}", path.name, do)
    return Read(replace(entry, documents=names), content, text, documents)


def put(folder: Path, path: Path, shipped: Library, *, keep: bool = False) -> tuple[Document, ...]:
    """Add one file; a file with the same document numbers takes the older one's place.

    With `keep` the older one's text stays in the folder until `settle`, so that it can come back.
    """
    return shelve(folder, read_file(path, shipped), keep=keep)


def on_shelf(folder: Path) -> tuple[Entry, ...]:
    """The files on the shelf, to be handed to `settle` should they have to come back."""
    return tuple(_entries(folder))


def settle(folder: Path, before: Sequence[Entry] | None = None) -> None:
    """Sweep out what is not on the shelf; or first put back what was there before."""
    with alone(folder):
        _swap(folder, _entries(folder) if before is None else before)


def shelve(
    folder: Path,
    read: Read,
    *,
    law: Law | None = None,
    norms: Path | None = None,
    keep: bool = False,
) -> tuple[Document, ...]:
    """Put a file on the shelf, with the folder of its norms if it is to be law, in one step."""
    entry = replace(read.entry, law=law)
    with alone(folder):
        before = _entries(folder)
        again = [e for e in before if set(e.documents) & set(entry.documents)]
        if law is None and (published := next((e for e in again if e.law), None)):
            do = "请连同规范一起重新发布（--norms 与 --publish），或先移除它。"
            raise ShelfError(f"{'、'.join(published.documents)} 已发布为依据", entry.name, do)
        _write(folder / f"{entry.sha256}.source", read.content)
        _write(folder / f"{entry.sha256}.txt", read.text.encode())
        if law is not None and norms is not None:
            shutil.copytree(norms, folder / law.folder / law.edition, dirs_exist_ok=True)
        _swap(folder, [*(e for e in before if e not in again), entry], keep=keep)
    return tuple(_with_law(document, law) for document in read.documents)


def published(folder: Path) -> tuple[Path, ...]:
    """The folders of norms that this shelf has published together with their documents."""
    return tuple(folder / entry.law.folder for entry in _entries(folder) if entry.law)


def stamp(folder: Path) -> tuple[int, int] | None:
    """What differs once anybody has changed the shelf; None where there is none."""
    try:
        found = (folder / "shelf.json").stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def take(folder: Path, identity: str) -> None:
    """Remove the file that holds this document."""
    with alone(folder):
        entries = _entries(folder)
        kept = [entry for entry in entries if identity not in entry.documents]
        if len(kept) == len(entries):
            known = "、".join(d for e in entries for d in e.documents) or "（空）"
            raise ShelfError(f"没有加入过 {identity}", str(folder), f"已加入的有：{known}")
        _swap(folder, kept)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"读不到文件：{error.strerror}"
        raise ShelfError(what, str(path), "请检查路径和权限。") from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the shelf for one writer; a second one is told."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "shelf.lock", timeout=5):
            yield
    except Timeout as error:
        raise ShelfError("另一个程序正在改动文库", str(folder), "请等它完成后再试。") from error


def _write(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _swap(folder: Path, entries: Sequence[Entry], *, keep: bool = False) -> None:
    shape = {"version": 1, "entries": [asdict(entry) for entry in entries]}
    _write(folder / "shelf.json", json.dumps(shape, ensure_ascii=False, indent=1).encode())
    if keep:
        return
    # Whoever wrote these is gone: one writer at a time holds the lock.
    for path in folder.glob(".*"):
        path.unlink(missing_ok=True)
    wanted = {f"{entry.sha256}.{ending}" for entry in entries for ending in ("source", "txt")}
    for path in folder.glob("[0-9a-f]*.*"):
        if path.name not in wanted and path.suffix in (".source", ".txt"):
            path.unlink(missing_ok=True)
    laws = {entry.law.folder for entry in entries if entry.law}
    for path in folder.glob("law-*"):
        if path.name not in laws:
            shutil.rmtree(path, ignore_errors=True)


def _entries(folder: Path) -> list[Entry]:
    path = folder / "shelf.json"
    if not path.exists():
        return []
    try:
        shape = json.loads(path.read_text(encoding="utf-8"))
        return [_entry(stated) for stated in shape["entries"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        do = "请恢复备份，或删除 shelf 文件夹后重新加入文件。"
        raise ShelfError("文库清单已损坏", str(path), do) from error


def _entry(stated: dict[str, Any]) -> Entry:
    documents, name = tuple(stated["documents"]), stated["name"]
    law = stated.get("law")  # shelves written before anything could be published have none
    return Entry(stated["sha256"], name, documents, Law(**law) if law else None)


def _documents(folder: Path, entry: Entry, shipped: Library) -> tuple[Document, ...]:
    path = folder / f"{entry.sha256}.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        do = f"请移除后重新加入 {entry.name}。"
        raise ShelfError(f"文库缺少文件：{error.strerror}", str(path), do) from error
    return tuple(_with_law(document, entry.law) for document in _parsed(entry, text, shipped))


def _with_law(document: Document, law: Law | None) -> Document:
    """The document as its edition has it; without norms it belongs to none."""
    if law is None:
        return document
    level = "nation" if law.place == NATION else "province"
    source = replace(document.source, edition=law.edition, place=law.place, level=level)
    return replace(document, source=source)


def _parsed(entry: Entry, text: str, shipped: Library) -> tuple[Document, ...]:
    numbers: dict[str, str] = {}
    fallback = f"X-{entry.sha256[:8]}"
    blocks = parse(text, identify=_identify(numbers, shipped), fallback=fallback)
    held = dict.fromkeys(block.container.split("/")[0] for block in blocks)
    return tuple(_document(name, numbers.get(name, ""), blocks, entry) for name in held)


def _identify(numbers: dict[str, str], shipped: Library) -> Callable[[str], str]:
    known = {d.source.number: d.source.id for d in shipped.documents}
    known |= {absent.number: absent.id for absent in shipped.absent}
    known |= {text.number: text.id for text in later() if text.number}

    def identify(number: str) -> str:
        found = _NUMBER.search(number)
        name = known.get(number) or (f"X-{found[1]}-{found[2]}" if found else "X")
        while numbers.get(name, number) != number:
            name += "b"
        numbers[name] = number
        return name

    return identify


def _issuer(blocks: Sequence[Block], name: str) -> str:
    """Who issued a document: the letterhead or, without one, who signed it."""
    heads = [block.text.removesuffix("文件") for block in blocks if block.kind is Kind.ISSUER]
    signed = [b.text for b in blocks if b.kind is Kind.SIGNATURE and b.container == name]
    return "、".join(heads or signed)


def _document(name: str, number: str, blocks: Sequence[Block], entry: Entry) -> Document:
    own = tuple(block for block in blocks if block.container.split("/")[0] == name)
    title = squeeze("".join(b.text for b in own if b.kind is Kind.TITLE)) or entry.name
    issued = next((found for b in own if b.kind is Kind.DATE and (found := day(b.text))), UNDATED)
    source = Source(
        id=name,
        number=number,
        title=title,
        short=f"{title}（{number}）" if number else title,
        short_en=number or entry.name,
        issuer=_issuer(own, name),
        level="added",
        place="",
        issued=issued,
        edition="",
        file=entry.name,
        sha256=entry.sha256,
        origin=f"用户加入：{entry.name}",
    )
    return Document(source, own)
