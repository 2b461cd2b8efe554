"""`tidu ingest` and `tidu library`: documents in, and what the library holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say, tell
from ui.trouble import Trouble, error_json, trouble_of

if TYPE_CHECKING:
    from knowledge.document import Document, Library

NOT_LAW = "可检索，不作为依据"


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="要加入的文件。")],
    json: AsJson = False,
) -> int:
    """把文件加入文库：txt、md、docx、html、pdf（扫描件需文字识别组件）。"""
    from knowledge.ledger import library as shipped
    from knowledge.shelf import put

    worst, grown = 0, False
    folder = settled().home / "shelf"
    for number, path in enumerate(paths, 1):
        try:
            added = put(folder, path, shipped())
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            worst = max(worst, trouble.status)
            emit(error_json(trouble, str(path))) if json else tell(f"错误：{trouble}")
            continue
        grown = True
        for document in added:
            _added(document, json=json, of=f"{number}/{len(paths)}")
    if grown:
        _index()
    return worst


def _added(document: "Document", *, json: bool, of: str) -> None:
    if json:
        emit(document_json(document))
        return
    source = document.source
    say(f"[{of}] {source.id}  {source.short}：{len(document.clauses)} 条（{NOT_LAW}）")


def _index() -> None:
    """Bring the index up to the library at once, with progress, so that the next question waits
    for nothing; unchanged clauses keep their vectors.
    """
    from ui.commands.answers import opened

    opened()


def library(
    json: AsJson = False,
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="移除文件。")] = None,
) -> int:
    """列出文库：有哪些文件、哪些是依据、哪些被引用而没有收录、哪些更新的文件尚未收录。"""
    from knowledge.ledger import library as shipped
    from knowledge.shelf import read_shelf, take

    folder = settled().home / "shelf"
    if remove is not None:
        if shipped().document(remove) is not None:
            raise Trouble(f"{remove} 随产品提供", "--remove", "只能移除自己加入的文件。")
        take(folder, remove)
        tell(f"已移除 {remove}。")
        _index()
    held = read_shelf(folder, shipped())
    if json:
        emit(library_json(held))
        return 0
    for document in held.documents:
        source = document.source
        law = f"依据，版次 {source.edition}" if source.edition else NOT_LAW
        say(f"{source.id}  {source.number}  {source.title}")
        say(f"    {source.issuer} · {source.issued} · {len(document.clauses)} 条 · {law}")
    for absent in held.absent:
        say(f"{absent.id}  {absent.number}  {absent.title}（未收录）")
        say(f"    → {absent.how}")
    for later in later_json():
        say(f"更新的文件（未收录，不作为依据；{later['confidence']}）：{later['text']}")
        say(f"    来源：{later['source']}")
    return 0


def library_json(held: "Library") -> dict[str, Any]:
    """What the library holds, names without holding, and knows to be later."""
    return {
        "documents": [document_json(document) for document in held.documents],
        "absent": [
            {"id": a.id, "number": a.number, "title": a.title, "how": a.how} for a in held.absent
        ],
        "later": later_json(),
    }


def document_json(document: "Document") -> dict[str, Any]:
    """One document of the ledger."""
    source = document.source
    return {
        "id": source.id,
        "number": source.number,
        "title": source.title,
        "issuer": source.issuer,
        "issued": source.issued.isoformat(),
        "place": source.place,
        "edition": source.edition,
        "law": bool(source.edition),
        "clauses": len(document.clauses),
        "file": source.file,
    }


def later_json() -> list[dict[str, Any]]:
    """Later texts known of, from the newest edition of the law."""
    from rules.law.layer import layers

    return [
        {"text": later.text, "source": later.source, "confidence": later.confidence}
        for layer in layers()
        for later in layer.later
    ]
