"""`tidu library --differences`: a province's text against the nation's, point by point."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from knowledge.differences import Difference, Pair, Stands, Stated, changed, differences, pairs
from rules.law.layer import Layer, layers
from ui.lines import emit, say

if TYPE_CHECKING:
    from knowledge.document import Document, Library

SAYS = {
    Stands.SAME: "相同",
    Stands.CHANGED: "不同",
    Stands.ONLY_BASE: "只有国家文本写了；没有写不等于废止",
    Stands.ONLY_OTHER: "只有省级文本写了",
}


def show(held: "Library", *, json: bool) -> None:
    """Every province's document of the law against the nation's."""
    for base, other in compared(held):
        if json:
            emit(differences_json(base, other))
        else:
            _say(base, other)


def differences_json(base: "Document", other: "Document") -> dict[str, Any]:
    """How two documents stand: computed by point and by sentence, and as the editions relate."""
    return {
        "base": base.source.id,
        "other": other.source.id,
        "topics": [_topic_json(found) for found in differences(base, other)],
        "sentences": [_pair_json(pair) for pair in pairs(base, other)],
        "relations": list(_relations(base, other)),
    }


def compared(held: "Library") -> Iterator[tuple["Document", "Document"]]:
    """Every pair of a province's law and the nation's that are both held."""
    by_edition = {d.source.edition: d for d in held.documents if d.source.edition}
    for layer in layers():
        if layer.base in by_edition and layer.id in by_edition:
            yield by_edition[layer.base], by_edition[layer.id]


def _topic_json(found: Difference) -> dict[str, Any]:
    return {
        "topic": found.topic,
        "name": found.name,
        "stands": found.stands.value,
        "base": [_stated_json(one) for one in found.base],
        "other": [_stated_json(one) for one in found.other],
    }


def _stated_json(one: Stated) -> dict[str, str]:
    return {"address": one.address, "quote": one.quote, "value": one.value}


def _pair_json(pair: Pair) -> dict[str, Any]:
    return {
        "stands": pair.stands.value,
        "other": {"address": pair.other, "text": pair.says},
        "base": {"address": pair.base, "text": pair.said} if pair.base else None,
        "changed": [list(piece) for piece in changed(pair)] if pair.base else [],
    }


def _relations(base: "Document", other: "Document") -> Iterator[dict[str, str]]:
    norms = {norm.id: norm for layer in layers() for norm in layer.norms}
    for layer in _layers_of(base, other):
        for relation in layer.relations:
            over = norms.get(relation.over)
            yield {
                "kind": relation.kind,
                "other": norms[relation.norm].address,
                "base": over.address if over else "",
                "says": relation.says,
            }


def _layers_of(base: "Document", other: "Document") -> Iterator[Layer]:
    return (x for x in layers() if (x.base, x.id) == (base.source.edition, other.source.edition))


def _say(base: "Document", other: "Document") -> None:
    say(f"{other.source.short} 对照 {base.source.short}")
    for found in differences(base, other):
        say(f"\n{found.name}：{SAYS[found.stands]}")
        for one in (*found.base, *found.other):
            say(f"    {one.address}  “{one.quote}”")
    say("\n逐句对照（相同的不列）")
    for pair in pairs(base, other):
        if pair.stands is Stands.CHANGED:
            say(f"    {pair.other} ← {pair.base}：{_pieces(pair)}")
        elif pair.stands is Stands.ONLY_OTHER:
            say(f"    {pair.other}（省级文本独有）：{pair.says}")
    notes = [r for r in _relations(base, other) if r["says"]]
    say("\n版次数据的说明")
    for relation in notes:
        say(f"    {relation['other']}  {relation['says']}")


def _pieces(pair: Pair) -> str:
    return "；".join(f"“{was or '（无）'}”→“{now or '（无）'}”" for was, now in changed(pair))
