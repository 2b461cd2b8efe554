"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="按哪一天的规定，例如 2024-11-20。")]
InPlace = Annotated[str, typer.Option("--place", help="所在地；决定是否适用省级通知。")]
OwnTemplates = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="用这个文件夹里的 Word 模板代替自带的。"),
]
