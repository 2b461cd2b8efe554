"""`tidu backup` and `tidu restore`: everything of a home in one file, while it is in use."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say
from ui.trouble import Trouble

if TYPE_CHECKING:
    from assistant.store.backup import Backup

Target = Annotated[Path, typer.Argument(metavar="FILE", help="备份写到哪个文件。")]
Source = Annotated[
    Path, typer.Argument(readable=False, metavar="FILE", help="tidu backup 写的文件。")
]
ON_SERVER = "pg_dump --format=custom --file=tidu.dump 数据库地址；恢复用 pg_restore --clean"


def backup(
    file: Target,
    without_database: Annotated[
        bool, typer.Option(help="数据库在服务器上、另用 pg_dump 备份时：只备份文库和索引。")
    ] = False,
    json: AsJson = False,
) -> int:
    """把草稿、对话、账号、日志、加入的文件和索引备份成一个文件；应用运行时也可以。"""
    from assistant.store.backup import backup as write

    settings = settled()
    if settings.database_url and not without_database:
        do = f"请先备份数据库：{ON_SERVER}；再加 --without-database 备份其余。"
        raise Trouble("数据库在服务器上，不在数据文件夹里", "TIDU_DATABASE_URL", do)
    made = write(settings.home, file, database=not without_database)
    return _tell(made, file, "已备份", json=json)


def restore(
    file: Source,
    replace: Annotated[
        bool, typer.Option("--replace", help="数据文件夹里已有数据时：先把它另存，再换成备份。")
    ] = False,
    json: AsJson = False,
) -> int:
    """用备份换掉数据文件夹里的数据；先逐个核对摘要，再换；应用运行时也可以。"""
    from assistant.store.backup import described
    from assistant.store.backup import restore as put
    from assistant.store.engine import FILE

    settings = settled()
    home = settings.home
    described(file)  # a file that is no backup is told before anything is said of replacing
    held = (home / FILE).exists() or (home / "shelf" / "shelf.json").exists()
    if held and not replace:
        do = "确认要换掉，请加 --replace；原有数据会先另存在数据文件夹里。"
        raise Trouble("数据文件夹里已有数据", str(home), do)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    keep = home / f"before-restore-{stamp}.tidu" if held else None
    said = put(home, file, keep=keep)
    if keep and not json:
        say(f"原有数据另存为 {keep}")
    if settings.database_url and not json:
        say(f"数据库在服务器上，没有改动；请另行恢复：{ON_SERVER}")
    return _tell(said, file, "已恢复", json=json)


def _tell(said: "Backup", file: Path, done: str, *, json: bool) -> int:
    from assistant.store.backup import backup_json

    shape = backup_json(said, file)
    if json:
        emit(shape)
    else:
        size = shape["bytes"] / 1_000_000
        say(f"{done}：{file}（{shape['files']} 个文件，{size:.1f} MB，{said.made}）")
    return 0
