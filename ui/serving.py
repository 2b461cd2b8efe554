"""`tidu serve`: on which address, with login or without, and what the console is told."""

import gc
from pathlib import Path
from typing import Any

import uvicorn

from assistant.person import Role
from assistant.settings import Settings
from assistant.store.accounts import Accounts
from assistant.store.engine import open_database
from ui.guard import is_loopback
from ui.lines import tell
from ui.logs import set_up
from ui.server import Progress, listen, server
from ui.trouble import Trouble

ADMIN = "admin"
# New objects after which the collector looks; a check alone makes ten thousand and keeps none.
LOOKS = (20_000, 20, 20)


def serve(
    settings: Any, *, host: str, port: int, auth: bool | None, progress: Progress | None = None
) -> None:
    """Serve until interrupted; `auth` is what was asked for, None where nothing was said."""
    away = not is_loopback(f"[{host}]" if ":" in host else host)
    bound = listen(host, port)
    locked = demanded(settings.home, away=away, host=host, auth=auth)
    set_up()
    app = server(settings.home, locked=locked, progress=progress)
    shown = f"[{host}]" if ":" in host else host
    settle()
    tell(f"梯度通已启动：http://{shown}:{port}/ （{_manner(locked, away)}；按 Ctrl+C 停止）")
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False,
        proxy_headers=bool(settings.proxy), forwarded_allow_ips=settings.proxy or "",
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[bound])


def settle() -> None:
    """Take what stands now out of the collector's rounds: walking it stops everybody's work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*LOOKS)


def _manner(locked: bool, away: bool) -> str:
    if not locked:
        return "单用户，只限本机"
    plain = "；没有加密，请只在可信的网络里用，或放在 HTTPS 代理后面" if away else ""
    return f"需要登录{plain}"


def demanded(home: Path, *, away: bool, host: str, auth: bool | None) -> bool:
    """Whether login is demanded; where it is and nobody could log in, an admin is made.

    Raises Trouble for --no-auth where it cannot be.
    """
    accounts = Accounts(open_database(home, Settings().database_url))
    there = accounts.any()
    if auth is False and away:
        do = "请去掉 --no-auth；或者去掉 --host，只供本机使用。"
        raise Trouble(f"在 {host} 上启动必须登录", "--no-auth", do)
    if auth is False and there:
        do = "请去掉 --no-auth，用账号登录；忘了密码：tidu accounts password 账号名。"
        raise Trouble("已经有账号，不能不登录", "--no-auth", do)
    if there or not (auth or away):
        return there
    _, password = accounts.add(ADMIN, Role.ADMIN)
    tell(f"已添加管理员账号：{ADMIN}\n一次性密码：{password}\n（只显示这一次；第一次登录后要改。）")
    return True
