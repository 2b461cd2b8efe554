"""`tidu serve` and `tidu doctor`: the app, and what this machine has for it."""

import os
import sys
from typing import Annotated

import typer

from ui.home import settled
from ui.lines import emit, say

# Many are answered at once, each by one thread: helpers of theirs would spin in each other's way.
# Read by the libraries when they are loaded.
ALONE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
MARKS = {"fine": "✓", "absent": "－", "unsafe": "！", "broken": "✗"}


def serve(
    host: Annotated[str, typer.Option(help="监听地址；不是本机回环地址时必须登录。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口。")] = 7860,
    auth: Annotated[
        bool | None,
        typer.Option(
            help="--auth：必须登录，没有账号时添加管理员并显示一次性密码；"
            "--no-auth：单用户，只限本机。不写时，有账号就要登录。",
            show_default=False,
        ),
    ] = None,
) -> int:
    """启动网页应用和 HTTP 接口。"""
    for name in ALONE:
        os.environ.setdefault(name, "1")
    from ui.progress import building
    from ui.serving import serve as run

    with building(sys.stderr) as progress:
        run(settled(), host=host, port=port, auth=auth, progress=progress)
    return 0


def doctor(
    app: Annotated[
        list[str] | None,
        typer.Option(help="正在运行的应用的地址，可以写几次；默认本机 7860 端口。"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> int:
    """看这台机器装了什么、配了什么、还缺什么、怎么补；正在运行的应用哪里不正常。"""
    from ui.health import examine
    from ui.health_app import HERE

    parts = examine(app or [HERE])
    if json:
        emit({"parts": [part.json() for part in parts]})
    else:
        for part in parts:
            say(f"{MARKS[part.state]} {part.name}：{part.says}")
            if part.do:
                say(f"    → {part.do}")
    return 3 if any(part.state == "broken" for part in parts) else 0
