"""`tidu ingest`: documents in, as text to search or, with their norms, as law."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.library import NOT_LAW, document_json
from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say, tell
from ui.trouble import error_json, trouble_of

if TYPE_CHECKING:
    from knowledge.document import Document


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
        reindex()
    return worst


def _added(document: "Document", *, json: bool, of: str) -> None:
    if json:
        emit(document_json(document))
        return
    source = document.source
    say(f"[{of}] {source.id}  {source.short}：{len(document.clauses)} 条（{NOT_LAW}）")


def reindex() -> None:
    """Bring the index up to the library at once, with progress, so that the next question waits
    for nothing; unchanged clauses keep their vectors.
    """
    from ui.commands.answers import opened

    opened()
