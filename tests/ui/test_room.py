"""The folder where exported files wait: swept by everybody, and nobody stumbles over another."""

from pathlib import Path

import pytest

from ui.room import workroom


def test_what_another_request_has_fetched_meanwhile_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is listed and no longer there is what a sweep sees of a file being fetched."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    (workroom() / "fetched").symlink_to(tmp_path / "nowhere")
    assert workroom() == tmp_path / "tidu-exports"
