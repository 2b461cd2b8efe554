"""Publishing: an added document and the table of its norms become law together, or neither does."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

from knowledge.document import Document, Library
from knowledge.shelf import Law, Read, read_file, shelve
from rules.book.rules import RULES, compiled
from rules.book.table import TABLE
from rules.law.edition import Body, NoEdition, province
from rules.law.layer import Layer, layers, read_layer
from rules.law.norm import Fate, Norm

_SHOWN = 5
_FILES = ("edition.toml", "norms.csv")


class Unpublishable(Exception):
    """The document and its norms do not fit together: what, where, and what to do."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


def examine(path: Path, norms: Path, shipped: Library) -> tuple[Read, Layer]:
    """The file and its norms, read and held against each other; nothing is written."""
    read, layer = read_file(path, shipped), _layer(norms)
    faults = [*_of_edition(layer, read.documents), *_of_norms(layer, read.documents)]
    faults += _of_relations(layer) or _of_rules(layer)
    if faults:
        more = f"；另有 {len(faults) - _SHOWN} 处" if len(faults) > _SHOWN else ""
        do = "请改正后重试；文库没有改动。格式见 docs/adding-an-edition.md。"
        raise Unpublishable("；".join(faults[:_SHOWN]) + more, str(norms), do)
    return read, layer


def publish(folder: Path, path: Path, norms: Path, shipped: Library) -> tuple[Document, ...]:
    """Put the file on the shelf as law, its norms beside it, in one step."""
    read, layer = examine(path, norms, shipped)
    digest = hashlib.sha256(b"".join((norms / name).read_bytes() for name in _FILES)).hexdigest()
    law = Law(layer.id, layer.place, f"law-{layer.id}-{digest[:12]}")
    return shelve(folder, read, law=law, norms=norms)


def _layer(folder: Path) -> Layer:
    for name in _FILES:
        if not (folder / name).is_file():
            do = "发布需要 edition.toml 和 norms.csv，写法见 docs/adding-an-edition.md。"
            raise Unpublishable(f"规范文件夹里没有 {name}", str(folder), do)
    try:
        return read_layer(folder)
    except (tomllib.TOMLDecodeError, csv.Error, KeyError, ValueError, TypeError) as error:
        what = (
            f"规范读不懂：缺少 {error}" if isinstance(error, KeyError) else f"规范读不懂：{error}"
        )
        do = "请对照 docs/adding-an-edition.md 改正列名和代码。"
        raise Unpublishable(what, str(folder), do) from error


def _of_edition(layer: Layer, documents: tuple[Document, ...]) -> Iterator[str]:
    """What is wrong with the edition: its name, place, base, the documents it names."""
    known = {one.id: one for one in layers()}
    if layer.id in known and not _same_documents(known[layer.id], documents):
        yield f"版次 {layer.id} 已经存在"
    if province(layer.place) is None:
        yield f"不认识的地区 {layer.place}"
    if layer.base and layer.base not in known:
        yield f"基础版次 {layer.base} 不存在（现有 {'、'.join(known)}）"
    stated, held = set(layer.facts.get("documents", [])), {d.source.id for d in documents}
    if stated != held:
        said = "、".join(sorted(stated)) or "（空）"
        yield f"edition.toml 的 documents 是 {said}，文件里的是 {'、'.join(sorted(held))}"


def _same_documents(layer: Layer, documents: tuple[Document, ...]) -> bool:
    """Whether this edition was published with these documents before: then it is replaced."""
    return set(layer.facts.get("documents", [])) == {d.source.id for d in documents}


def _of_norms(layer: Layer, documents: tuple[Document, ...]) -> Iterator[str]:
    """What is wrong with the norms: names taken, clauses that are not there, quotes, fates."""
    library = Library(documents)
    taken = {norm.id for one in layers() if one.id != layer.id for norm in one.norms}
    if not layer.norms:
        yield "norms.csv 里没有规范"
    for norm in layer.norms:
        if norm.id in taken:
            yield f"规范编号 {norm.id} 重复"
        taken.add(norm.id)
        text = library.text_at(norm.address)
        if text is None:
            yield f"{norm.id}：文件里没有条款 {norm.address}"
        elif not norm.quote or norm.quote not in text:
            yield f"{norm.id}：引文“{norm.quote}”不在 {norm.address} 的原文里"
        yield from _of_fate(norm)


def _of_fate(norm: Norm) -> Iterator[str]:
    if norm.fate is Fate.RULE and norm.rule not in RULES:
        yield f"{norm.id}：没有名为 {norm.rule or '（空）'} 的规则"
    elif norm.fate is Fate.TABLE and norm.rule not in TABLE:
        yield f"{norm.id}：没有名为 {norm.rule or '（空）'} 的汇总表规则"
    elif norm.fate in (Fate.REASON, Fate.CALENDAR) and not norm.reason:
        yield f"{norm.id}：归宿为 {norm.fate.value}，却没有写理由"


def _of_relations(layer: Layer) -> list[str]:
    ids = {norm.id for one in (*layers(), layer) for norm in one.norms}
    named = {name for r in layer.relations for name in (r.norm, r.over) if name}
    return [f"关系里的规范 {name} 不存在" for name in sorted(named - ids)]


def _of_rules(layer: Layer) -> list[str]:
    """What the rules of the book say when they are asked to read these norms' values."""
    base = tuple(one for one in layers() if one.id == layer.base)
    try:
        compiled(Body((*base, layer)))
    except NoEdition as error:
        return [f"{error.what}（{error.where}）"]
    except (ValueError, KeyError, IndexError, StopIteration) as error:
        return [f"规则读不懂某条规范的 value 列：{error}"]
    return []
