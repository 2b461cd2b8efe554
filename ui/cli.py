"""The command line: `tidu COMMAND …`; every command says what, where and what to do."""

import os
import sys
from typing import Any

import typer

from ui.commands import (
    accounts,
    answers,
    backups,
    claims,
    desk,
    drafts,
    exports,
    forgetting,
    lists,
    machine,
    papers,
    writing,
)
from ui.commands import ingest as shelving
from ui.commands import library as libraries
from ui.home import join_law
from ui.lines import tell
from ui.trouble import trouble_of
from ui.usage import usage

INTERNAL = 70  # sysexits.h EX_SOFTWARE: our own fault, neither the input's nor the machine's
UNREAD = 128 + 13  # what a shell says of a program that SIGPIPE ended

app = typer.Typer(
    name="tidu",
    help="梯度通：智能工厂梯度培育的问答与申报自查。答案逐句附条款；不连网也能用。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _command in (
    answers.ask,
    answers.search,
    claims.prove,
    claims.extract,
    drafts.check,
    exports.export,
    exports.templates,
    papers.plan,
    papers.verify,
    writing.draft,
    lists.checklist,
    lists.review,
    shelving.ingest,
    libraries.library,
    backups.backup,
    backups.restore,
    forgetting.tidy,
    forgetting.forget,
    machine.serve,
    machine.doctor,
):
    app.command()(_command)
app.command("import")(writing.import_)  # a word of Python's own
app.add_typer(accounts.app, name="accounts")
app.add_typer(desk.app, name="desk")


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    debug = "--debug" in arguments or bool(os.environ.get("TIDU_DEBUG"))
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        join_law()
        return _status(app(args=arguments, prog_name="tidu", standalone_mode=False))
    except KeyboardInterrupt:
        tell("已中断。")
        return 130
    except Exception as error:
        if debug:
            raise
        return _tell(error)


def _status(returned: Any) -> int:
    return returned if isinstance(returned, int) else 0


def _tell(error: Exception) -> int:
    trouble = trouble_of(error)
    if trouble is not None:
        tell(f"错误：{trouble}")
        return trouble.status
    told = getattr(error, "format_message", None)
    if told is not None:
        tell(f"用法有误：{usage(told())}。运行 tidu --help 或 tidu 命令 --help 查看用法。")
        return 2
    tell(
        f"内部错误：{type(error).__name__}: {error}（这是程序的问题，不是您的输入的问题）。"
        "请加 --debug 重跑，把输出交给维护者。"
    )
    return INTERNAL


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        status = _unread()
    except SystemExit as ended:
        # Typer makes an end with status 1 of a broken pipe, and 1 has a meaning of its own here.
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        status = _unread()
    sys.exit(status)


def _unread() -> int:
    """The reader (head, less) has gone: say nothing more, and end as cat or git would.

    Not with 0: a check that nobody read to its end has not been found fine.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return UNREAD
