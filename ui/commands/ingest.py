"""`tidu ingest`: documents in, as text to search or, with their norms, as law."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.library import NOT_LAW
from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say, tell
from ui.trouble import Trouble, error_json, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.document import Document

Norms = Annotated[
    Path | None,
    typer.Option("--norms", metavar="FOLDER", help="这份文件的规范：edition.toml 和 norms.csv。"),
]
Publish = Annotated[bool, typer.Option("--publish", help="文件和规范核对无误后一起发布为依据。")]


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(readable=False, metavar="PATH…", help="要加入的文件。")
    ],
    json: AsJson = False,
    norms: Norms = None,
    publish: Publish = False,
) -> int:
    """把文件加入文库：txt、md、docx、html、pdf（扫描件需文字识别组件）。

    没有规范的文件只供检索；连同规范一起发布（--norms 与 --publish）后才作为依据。
    """
    worst, grown = 0, False
    add = _adding(paths, norms, publish=publish)
    for number, path in enumerate(paths, 1):
        try:
            added = add(path)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            worst = max(worst, trouble.status)
            emit(error_json(trouble, str(path))) if json else tell(f"错误：{trouble}")
            continue
        grown = grown or publish or norms is None
        for document in added:
            _added(document, json=json, of=f"{number}/{len(paths)}")
    if grown:
        reindex()
    return worst


def _adding(
    paths: list[Path], norms: Path | None, *, publish: bool
) -> "Callable[[Path], tuple[Document, ...]]":
    """What is done with each file: shelved, or published with its norms, or only examined."""
    from knowledge.ledger import library as shipped

    folder = settled().home / "shelf"
    if publish and norms is None:
        raise Trouble("没有规范就不能发布", "--publish", "请用 --norms 给出规范文件夹。")
    if norms is None:
        from knowledge.shelf import put

        return lambda path: put(folder, path, shipped())
    if len(paths) != 1:
        raise Trouble("一个规范文件夹只配一个文件", "--norms", "请一次只给一个文件。")
    from assistant.publish import examine
    from assistant.publish import publish as together

    if publish:
        return lambda path: together(folder, path, norms, shipped())
    tell("只检查，不发布；加 --publish 才会改动文库。")
    return lambda path: examine(path, norms, shipped())[0].documents


def _added(document: "Document", *, json: bool, of: str) -> None:
    if json:
        from ui.ledger import document_json

        emit(document_json(document))
        return
    source = document.source
    law = f"依据，版次 {source.edition}" if source.edition else NOT_LAW
    say(f"[{of}] {source.id}  {source.short}：{len(document.clauses)} 条（{law}）")


def reindex() -> None:
    """Bring the index up to the library at once, with progress, so that the next question waits
    for nothing; unchanged clauses keep their vectors.
    """
    from ui.commands.answers import opened

    opened()
