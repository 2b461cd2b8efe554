"""A file of the library that was altered or is gone is told: what, where, and what to do."""

import shutil
from pathlib import Path

import pytest

from knowledge.ledger import CORPUS, BrokenCorpus, read_library
from ui.trouble import trouble_of


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("manifest.toml", "notices-2024.txt"):
        shutil.copy(CORPUS / name, tmp_path)
    return tmp_path


def test_an_altered_file_is_named_with_what_to_do(corpus: Path) -> None:
    notices = corpus / "notices-2024.txt"
    notices.write_text(notices.read_text("utf-8").replace("三级", "二级", 1), "utf-8")
    with pytest.raises(BrokenCorpus) as caught:
        read_library(corpus)
    trouble = trouble_of(caught.value)
    assert trouble is not None
    assert ("改动过" in trouble.what, trouble.where, trouble.status) == (True, str(notices), 3)
    assert "make install" in trouble.do


def test_a_missing_file_is_named_with_what_to_do(corpus: Path) -> None:
    (corpus / "notices-2024.txt").unlink()
    with pytest.raises(BrokenCorpus) as caught:
        read_library(corpus)
    trouble = trouble_of(caught.value)
    assert trouble is not None
    assert ("读不到" in trouble.what, trouble.where) == (True, str(corpus / "notices-2024.txt"))
