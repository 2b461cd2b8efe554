"""`tidu serve` and `tidu doctor`: the app, and what this machine has for it."""

import sys
from typing import Annotated

import typer

from ui.home import settled
from ui.lines import emit, say

MARKS = {"fine": "✓", "absent": "－", "broken": "✗"}


def serve(
    host: Annotated[str, typer.Option(help="监听地址；目前只接受本机回环地址。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口。")] = 7860,
) -> int:
    """启动网页应用和 HTTP 接口。"""
    from ui.progress import building
    from ui.server import serve as run

    with building(sys.stderr) as progress:
        run(settled(), host=host, port=port, progress=progress)
    return 0


def doctor(json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False) -> int:
    """看这台机器装了什么、配了什么、还缺什么、怎么补。"""
    from ui.health import examine

    parts = examine()
    if json:
        emit({"parts": [part.json() for part in parts]})
    else:
        for part in parts:
            say(f"{MARKS[part.state]} {part.name}：{part.says}")
            if part.do:
                say(f"    → {part.do}")
    return 3 if any(part.state == "broken" for part in parts) else 0
