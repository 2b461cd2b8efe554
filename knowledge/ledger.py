"""The ledger: the manifest of documents held, and the library read from it."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

from knowledge.document import Absent, Document, Library, Source
from knowledge.gongwen import parse
from knowledge.unusable import Unusable

CORPUS = Path(__file__).parent / "corpus"


class BrokenCorpus(Unusable):
    """A corpus file is missing, altered or names a document the manifest does not know."""


INSTALL = "请恢复原文件，或运行 make install 重新安装；自己的文件请用 tidu ingest 加入。"


def read_library(folder: Path = CORPUS) -> Library:
    """Read every file of the manifest; a file whose digest differs is refused."""
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    digests = {entry["name"]: entry["sha256"] for entry in manifest["file"]}
    sources = [Source(**one, sha256=digests.get(one["file"], "")) for one in manifest["document"]]
    documents: list[Document] = []
    for entry in manifest["file"]:
        text = _read(folder / entry["name"], entry["sha256"])
        documents += _documents(text, [s for s in sources if s.file == entry["name"]])
    return Library(tuple(documents), tuple(Absent(**a) for a in manifest.get("absent", [])))


@cache
def library() -> Library:
    """The library that ships with the product, read once."""
    return read_library()


def _read(path: Path, sha256: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"文库文件读不到：{error.strerror}"
        raise BrokenCorpus(what, str(path), INSTALL) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BrokenCorpus("文库文件被改动过，与清单里的摘要不符", str(path), INSTALL)
    return content.decode("utf-8")


def _documents(text: str, sources: list[Source]) -> list[Document]:
    by_number = {source.number: source for source in sources}

    def identify(number: str) -> str:
        if number not in by_number:
            what = f"清单没有文号 {number}"
            raise BrokenCorpus(what, "manifest.toml", "请补上一条 [[document]]。")
        return by_number[number].id

    blocks = parse(text, identify=identify, fallback=sources[0].id)
    return [
        Document(source, tuple(b for b in blocks if b.container.split("/")[0] == source.id))
        for source in sources
    ]
