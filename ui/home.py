"""The home of a run: where everything a user's run writes lives."""

import os
from typing import TYPE_CHECKING

from ui.trouble import Trouble, in_words

if TYPE_CHECKING:
    from assistant.settings import Settings


PRIVATE = 0o077  # what is withheld from everybody else: drafts, talks and accounts are people's


def settled() -> "Settings":
    """The settings, their home made when missing; told when this machine does not allow it.

    From here on this process writes files that only its own user can read. Commands that write
    no more than what somebody ordered into a folder of his own (`export`) do not come by here.
    """
    from assistant.settings import Settings

    os.umask(PRIVATE)
    settings = Settings()
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"数据文件夹不能使用（{in_words(error)}）"
        do = "请把 TIDU_HOME 设为可写的文件夹，再运行 tidu doctor 查看。"
        raise Trouble(what, str(settings.home), do, status=3) from error
    return settings


def join_law() -> None:
    """Let the editions that this home has published be law for every command."""
    from assistant.settings import Settings

    shelf = Settings().home / "shelf"
    if not (shelf / "shelf.json").exists():
        return  # nothing was ever added, and most commands start without the library
    from knowledge.shelf import published
    from rules.law.layer import publish

    publish(published(shelf))
