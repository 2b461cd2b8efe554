"""The window as a whole, without a browser."""

import json
import os
import re
import socket
from pathlib import Path

import pytest

from rules.gate import export
from tests.ui.fakes import DRAFTS, EN, HOUSE, OFFICE, ZH, chat
from ui.app import Parts, build
from ui.room import fresh_room
from ui.server import check_in_place, listen
from ui.tabs.drawer import Drawer
from ui.theme import SANS, STATIC, theme
from ui.trouble import Trouble
from ui.words.book import Words


def _parts(words: Words) -> Parts:
    return Parts(chat(words=words), check_in_place, export, Drawer(DRAFTS), HOUSE, OFFICE)


def _config(words: Words) -> dict[str, object]:
    window = build(_parts(words))
    config: dict[str, object] = window.get_config_file()  # type: ignore[assignment]
    return config


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_the_window_has_its_tabs_and_its_badge(words: Words) -> None:
    written = json.dumps(_config(words), ensure_ascii=False, default=str)
    for tab in ("chat", "check", "write", "export", "library", "settings"):
        assert words(f"tab.{tab}") in written
    assert words("app.badge") in written


def test_every_event_is_private_and_has_a_limit_of_its_own() -> None:
    window = build(_parts(ZH))
    assert all(fn.api_visibility == "private" for fn in window.fns.values())
    queued = [fn for fn in window.fns.values() if fn.queue]
    assert all(fn.concurrency_limit != 1 for fn in queued)


def test_neither_the_theme_nor_the_styles_name_a_foreign_address() -> None:
    css = theme()._get_theme_css() + "".join(
        path.read_text(encoding="utf-8") for path in STATIC.iterdir() if path.suffix != ".svg"
    )
    css = css.replace("http://www.w3.org/2000/svg", "")  # the name of a format, not a place
    assert not re.search(r"https?://|//cdn|@import|@font-face", css)
    assert theme()._stylesheets == []
    assert "Noto Sans CJK SC" in SANS


def test_analytics_are_off() -> None:
    assert _config(ZH)["analytics_enabled"] is False


def test_a_port_in_use_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Trouble) as told:
            listen("127.0.0.1", taken.getsockname()[1])
    assert "--port" in str(told.value)


def test_loopback_is_bound() -> None:
    with listen("127.0.0.1", 0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"


def test_exports_wait_under_the_home_and_not_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    old = fresh_room()
    assert old.is_relative_to(tmp_path)
    (old / "file").write_text("x", encoding="utf-8")
    os.utime(old, (0, 0))
    assert fresh_room().exists()
    assert not old.exists()
