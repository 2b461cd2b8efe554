"""`tidu library`: what the library holds, names without holding, and knows to be later."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say, tell
from ui.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.document import Library
    from knowledge.guide import Guide, Scenario

NOT_LAW = "可检索，不作为依据"
Differences = Annotated[
    bool, typer.Option("--differences", help="省与国家两个文本逐点、逐句的差异。")
]
Scenarios = Annotated[
    str | None,
    typer.Option(
        "--scenarios", metavar="NAME", help="场景目录中与 NAME 最接近的名称；all 列全部。"
    ),
]


def library(
    json: AsJson = False,
    differences: Differences = False,
    scenarios: Scenarios = None,
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="移除文件。")] = None,
) -> int:
    """列出文库：有哪些文件、哪些是依据、哪些被引用而没有收录、哪些更新的文件尚未收录。"""
    from knowledge.ledger import library as shipped
    from knowledge.shelf import read_shelf

    folder = settled().home / "shelf"
    if remove is not None:
        _remove(remove)
    held = read_shelf(folder, shipped())
    if differences:
        from ui.commands.differences import show

        show(held, json=json)
    elif scenarios is not None:
        _scenarios(held, scenarios, json=json)
    elif json:
        from ui.ledger import library_json

        emit(library_json(held))
    else:
        _say(held)
    return 0


def _remove(identity: str) -> None:
    from knowledge.ledger import library as shipped
    from knowledge.shelf import take
    from ui.commands.ingest import reindex

    if shipped().document(identity) is not None:
        raise Trouble(f"{identity} 随产品提供", "--remove", "只能移除自己加入的文件。")
    take(settled().home / "shelf", identity)
    tell(f"已移除 {identity}。")
    reindex()


def _say(held: "Library") -> None:
    from knowledge.later import LABEL, later
    from ui.ledger import day_of

    for document in held.documents:
        source = document.source
        law = f"依据，版次 {source.edition}" if source.edition else NOT_LAW
        day = day_of(document) or "日期未知"
        facts = filter(None, (source.issuer, day, f"{len(document.clauses)} 条", law))
        say("  ".join(filter(None, (source.id, source.number, source.title))))
        say(f"    {' · '.join(facts)}")
        if source.replaced_by:
            say(f"    后一年度的同类文件：{source.replaced_by}（未收录）")
        say(f"    来源：{source.origin} · sha256 {source.sha256}")
    for absent in held.absent:
        say(f"{absent.id}  {absent.number}  {absent.title}（未收录）")
        say(f"    → {absent.how}")
    for text in later():
        say(f"{text.id}  {text.number}  {text.title}（{LABEL}）")
        say(f"    来源（{text.confidence}）：{text.source}")
        for fact in text.facts:
            say(f"    · {fact.text}（{fact.confidence}；{fact.source}）")


def _scenarios(held: "Library", wanted: str, *, json: bool) -> None:
    from knowledge.guide import LABEL, guides, suggest

    found_in = [
        (guide, guide.scenarios if wanted == "all" else suggest(wanted, guide))
        for guide in guides(held)
    ]
    if not any(found for _, found in found_in):
        do = "请换个说法，或用 --scenarios all 列出全部。"
        raise Trouble(f"场景目录里没有相近的名称：{wanted[:40] or '（空）'}", "--scenarios", do)
    for guide, found in found_in:
        if json:
            emit(guide_json(guide, found))
            continue
        label = f"已加入文库：{guide.document}，不作为依据" if guide.held else LABEL
        say(f"{guide.title}（{label}）")
        for one in found:
            number = f"{one.number}. " if one.number else ""
            say(
                f"    {one.link} > {number}{one.name}：{one.gist}（{one.confidence}；{one.source}）"
            )


def guide_json(guide: "Guide", found: "Sequence[Scenario]") -> dict[str, Any]:
    """One edition of the scenario guide: its links, and the scenarios asked for."""
    return {
        "year": guide.year,
        "number": guide.number,
        "title": guide.title,
        "document": guide.document,
        "held": guide.held,
        "law": False,
        "links": [{"name": x.name, "area": x.area, "gist": x.gist} for x in guide.links],
        "scenarios": [
            {
                "number": x.number,
                "link": x.link,
                "name": x.name,
                "gist": x.gist,
                "source": x.source,
                "confidence": x.confidence,
                "address": x.address,
            }
            for x in found
        ],
    }
