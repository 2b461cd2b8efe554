"""`tidu accounts`: who may log in. The one place that needs no login is this machine's shell."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.person import Role
from ui.home import settled
from ui.lines import emit, say

if TYPE_CHECKING:
    # Hashing and the database are loaded only where they are used.
    from assistant.store.accounts import Account, Accounts

NAMES = {Role.ENTERPRISE: "企业", Role.DESK: "服务台", Role.ADMIN: "管理员"}
ONCE = "（只显示这一次；第一次登录后要改。）"

Name = Annotated[str, typer.Argument(help="账号名。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]

app = typer.Typer(
    help="账号：添加、列出、停用、重置密码。有了第一个账号，应用就要登录。",
    rich_markup_mode=None,
)  # fmt: skip


def _accounts() -> "Accounts":
    from assistant.store.accounts import Accounts
    from assistant.store.engine import open_database

    settings = settled()
    return Accounts(open_database(settings.home, settings.database_url))


@app.command("list")
def list_(json: Json = False) -> int:
    """列出账号。"""
    from assistant.store.accounts import account_json

    found = _accounts().all()
    if json:
        emit({"accounts": [account_json(account) for account in found]})
    elif not found:
        say("还没有账号；应用只供本机使用，不用登录。")
        say("添加第一个：tidu accounts add 名字 --role admin")
    for account in () if json else found:
        say(_line(account))
    return 0


@app.command()
def add(
    name: Name,
    role: Annotated[
        Role, typer.Option(help="enterprise 企业、desk 服务台、admin 管理员。")
    ] = Role.ENTERPRISE,
    json: Json = False,
) -> int:
    """添加账号，显示一次性密码；第一个账号必须是管理员。"""
    return _with_password(lambda accounts: accounts.add(name, role), json)


@app.command()
def password(name: Name, json: Json = False) -> int:
    """重置密码：显示新的一次性密码，已有的登录全部退出。"""
    return _with_password(lambda accounts: accounts.reset(name), json)


@app.command()
def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="重新启用。")] = False,
    json: Json = False,
) -> int:
    """停用账号，已有的登录马上退出；加 --undo 重新启用。草稿和对话都保留。"""
    from assistant.store.accounts import account_json

    account = _accounts().disable(name, disabled=not undo)
    if json:
        emit({"account": account_json(account)})
    else:
        say(_line(account))
    return 0


def _with_password(act: "Callable[[Accounts], tuple[Account, str]]", json: bool) -> int:
    from assistant.store.accounts import account_json

    account, secret = act(_accounts())
    if json:
        emit({"account": account_json(account), "password": secret})
    else:
        say(_line(account))
        say(f"一次性密码：{secret} {ONCE}")
    return 0


def _line(account: "Account") -> str:
    state = "已停用" if account.disabled else "一次性密码未改" if account.temporary else "正常"
    return f"{account.person.name}\t{NAMES[account.person.role]}\t{state}"
