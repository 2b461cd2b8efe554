"""`tidu tidy` and `tidu forget`: what nobody needs any more, and what somebody wants deleted."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import AsJson
from ui.home import settled
from ui.lines import emit, say
from ui.trouble import Trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from assistant.store.retention import Forgotten


def tidy(
    days: Annotated[
        int | None, typer.Option(min=1, help="多少天没有改动的；不写时用 TIDU_KEEP_DAYS。")
    ] = None,
    json: AsJson = False,
) -> int:
    """删除很久没有改动的对话和草稿；应用启动时也会按 TIDU_KEEP_DAYS 删除。"""
    from assistant.store.retention import Retention

    keep = days or settled().keep_days
    if keep is None:
        do = "请写 --days 天数，或设置 TIDU_KEEP_DAYS；两者都没有时，什么都不删。"
        raise Trouble("没有说明保留多少天", "--days", do)
    return _tell(Retention(_database()).older(keep), json=json)


def forget(
    name: Annotated[str, typer.Argument(help="账号名；没有账号时的草稿写 local。")],
    yes: Annotated[bool, typer.Option("--yes", help="确认：删除后不能恢复。")] = False,
    json: AsJson = False,
) -> int:
    """删除一个人的全部对话和草稿；账号本身用 tidu accounts disable 停用。"""
    from assistant.store.accounts import Accounts, key
    from assistant.store.retention import Retention

    database = _database()
    held = {key(account.person.name): account.person.id for account in Accounts(database).all()}
    owner = held.get(key(name), name if name == "local" else "")
    if not owner:
        raise Trouble("没有这个账号", name[:40], "请用 tidu accounts list 查看。")
    if not yes:
        do = "确认请加 --yes；先备份：tidu backup 文件。"
        raise Trouble("删除后不能恢复", name[:40], do)
    return _tell(Retention(database).everything_of(owner), json=json)


def _database() -> "Engine":
    from assistant.store.engine import open_database

    settings = settled()
    return open_database(settings.home, settings.database_url)


def _tell(gone: "Forgotten", *, json: bool) -> int:
    if json:
        emit({"talks": gone.talks, "drafts": gone.drafts})
    else:
        say(f"已删除：{gone.talks} 个对话，{gone.drafts} 份草稿")
    return 0
