"""Data of the first version opens in this one, and loses nothing on the way up or down again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answer import read_answer
from assistant.store.backup import backup, restore
from assistant.store.drafts import Drafts
from assistant.store.engine import FILE, downgrade, open_database, revisions, upgrade
from assistant.store.talks import Talks
from knowledge.ledger import library
from knowledge.shelf import read_shelf

HOMES = Path(__file__).parent / "homes"
ME = "0123456789abcdef" * 2
ASKED = [["河北的截止日期是哪天？"], ["卓越级要几级？", "那先进级呢？"]]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    shutil.copytree(HOMES / "first", tmp_path / "home")
    return tmp_path / "home"


def _asked(talks: Talks) -> list[list[str]]:
    found = [talks.get(ME, talk.id) for talk in talks.mine(ME)]
    return sorted([turn.question for turn in talk.turns] for talk in found)


def test_talks_of_the_first_version_are_read_and_gone_on_with(first: Path) -> None:
    engine = open_database(first)
    talks = Talks(engine)
    assert _asked(talks) == sorted(ASKED)
    [talk] = [t for t in talks.mine(ME) if t.title == "卓越级要几级？"]
    turns = talks.get(ME, talk.id).turns
    assert [turn.opinion for turn in turns] == ["up", None]
    answer = read_answer(turns[0].answer)
    assert answer.sentences[0].citations[0].address == "CN-2024-399/附件2/一/5"
    talks.add(ME, talk.id, "还要什么？", answer)
    assert Drafts(engine).start(ME, {"id": "new"}).version == 1
    engine.dispose()


def test_documents_that_the_first_version_added_are_still_held(first: Path) -> None:
    held = read_shelf(first / "shelf", library())
    [added] = [d for d in held.documents if d.source.level == "added"]
    assert (added.source.id, added.source.number) == ("X-2031-7", "青工信〔2031〕7号")


def test_the_way_up_can_be_gone_back_down_and_up_again_without_loss(first: Path) -> None:
    engine = open_database(first)
    downgrade(engine, "0001")
    upgrade(engine)
    assert _asked(Talks(engine)) == sorted(ASKED)
    engine.dispose()


def test_every_revision_can_be_reached_from_the_first_and_left_again(first: Path) -> None:
    engine = open_database(first)
    for revision in sorted(revisions(), reverse=True):
        downgrade(engine, revision)
        with closing(sqlite3.connect(first / FILE)) as held:
            assert held.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
            assert held.execute("SELECT count(*) FROM turn").fetchone() == (3,)
    upgrade(engine)
    assert _asked(Talks(engine)) == sorted(ASKED)
    engine.dispose()


def test_a_backup_of_the_first_version_s_home_is_restored_into_this_one(
    first: Path, tmp_path: Path
) -> None:
    assert backup(first, tmp_path / "copy.tidu").revision == "0001"
    restore(tmp_path / "other", tmp_path / "copy.tidu")
    engine = open_database(tmp_path / "other")
    assert _asked(Talks(engine)) == sorted(ASKED)
    engine.dispose()
