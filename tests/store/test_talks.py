"""Talks are kept: gone on with, listed, exported and deleted, each by its owner alone."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from assistant.answer import Answer, Citation, Sentence, SentenceKind, Status
from assistant.store.engine import DatabaseTrouble, downgrade, open_database, upgrade
from assistant.store.tables import Table
from assistant.store.talks import NoSuchTalk, Talks, talk_json

ANSWER = Answer(
    Status.ANSWERED,
    (Sentence(SentenceKind.CLAIM, "三级及以上。", (Citation("CN-2024-399/附件2/一/5", "三级"),)),),
)


def clock() -> Callable[[], datetime]:
    minutes = iter(range(10_000))
    first = datetime(2024, 11, 20, 9, tzinfo=UTC)
    return lambda: first + timedelta(minutes=next(minutes))


@pytest.fixture
def talks(engine: Engine) -> Talks:
    return Talks(engine, clock())


def test_a_talk_is_gone_on_with_after_the_program_was_closed(engine: Engine, talks: Talks) -> None:
    talk = talks.start("li", place="山西省")
    talks.add("li", talk.id, "卓越级要几级？", ANSWER)
    talks.add("li", talk.id, "那先进级呢？", ANSWER)
    engine.dispose()
    found = Talks(engine).get("li", talk.id)
    assert found.title == "卓越级要几级？"
    assert found.place == "山西省"
    assert [turn.question for turn in found.turns] == ["卓越级要几级？", "那先进级呢？"]
    assert found.history == (
        ("user", "卓越级要几级？"), ("assistant", "三级及以上。"),
        ("user", "那先进级呢？"), ("assistant", "三级及以上。"),
    )  # fmt: skip


def test_the_last_changed_talk_comes_first_and_empty_ones_are_not_listed(talks: Talks) -> None:
    first, second, _ = (talks.start("li") for _ in range(3))
    talks.add("li", second.id, "二", ANSWER)
    talks.add("li", first.id, "一", ANSWER)
    assert [talk.title for talk in talks.mine("li")] == ["一", "二"]


@pytest.mark.parametrize(
    "act",
    [
        lambda talks, talk: talks.get("wang", talk),
        lambda talks, talk: talks.add("wang", talk, "？", ANSWER),
        lambda talks, talk: talks.judge("wang", talk, 1, "down"),
        lambda talks, talk: talks.delete("wang", talk),
    ],
    ids=["read", "add", "judge", "delete"],
)
def test_nobody_reaches_the_talk_of_another(
    talks: Talks, act: Callable[[Talks, str], object]
) -> None:
    talk = talks.start("li")
    talks.add("li", talk.id, "卓越级要几级？", ANSWER)
    with pytest.raises(NoSuchTalk):
        act(talks, talk.id)
    assert talks.mine("wang") == ()
    assert len(talks.get("li", talk.id).turns) == 1


def test_an_opinion_with_its_reason_stays_with_its_answer(talks: Talks) -> None:
    talk = talks.start("li")
    talks.add("li", talk.id, "卓越级要几级？", ANSWER)
    talks.judge("li", talk.id, 1, "down", "没有说标准号")
    [turn] = talks.get("li", talk.id).turns
    assert (turn.opinion, turn.reason) == ("down", "没有说标准号")
    with pytest.raises(ValueError, match="up, down, person"):
        talks.judge("li", talk.id, 1, "great")
    with pytest.raises(NoSuchTalk):
        talks.judge("li", talk.id, 2, "up")


def test_a_deleted_talk_leaves_nothing_behind(engine: Engine, talks: Talks) -> None:
    talk = talks.start("li")
    talks.add("li", talk.id, "卓越级要几级？", ANSWER)
    talks.delete("li", talk.id)
    with engine.connect() as connection:
        for table in Table.metadata.sorted_tables:
            assert connection.execute(table.select()).all() == []


def test_an_export_holds_the_answers_whole(talks: Talks) -> None:
    talk = talks.start("li")
    talks.add("li", talk.id, "卓越级要几级？", ANSWER)
    exported = json.loads(json.dumps(talk_json(talks.get("li", talk.id))))
    [turn] = exported["turns"]
    assert turn["answer"]["sentences"][0]["citations"][0]["address"] == "CN-2024-399/附件2/一/5"
    assert exported["created"].endswith("+00:00")


def test_turns_added_at_once_get_numbers_of_their_own(talks: Talks) -> None:
    talk = talks.start("li")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: talks.add("li", talk.id, f"第{n}问", ANSWER), range(12)))
    turns = talks.get("li", talk.id).turns
    assert [turn.number for turn in turns] == list(range(1, 13))
    assert {turn.question for turn in turns} == {f"第{n}问" for n in range(12)}


def test_migrations_make_exactly_the_tables_the_program_knows_and_can_be_undone(
    engine: Engine,
) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    assert "turn" in inspect(engine).get_table_names()


def test_a_file_that_is_no_database_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tidu.sqlite").write_bytes(b"this is no database, but it is long enough" * 50)
    with pytest.raises(DatabaseTrouble, match="数据库文件已损坏") as told:
        open_database(tmp_path)
    assert told.value.status == 3
    assert told.value.where.endswith("tidu.sqlite")
    assert "tidu restore" in told.value.do


def test_a_database_that_cannot_be_opened_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tidu.sqlite").mkdir()
    with pytest.raises(DatabaseTrouble, match="数据库打不开") as told:
        open_database(tmp_path)
    assert told.value.status == 3
    assert "TIDU_DATABASE_URL" in told.value.do


def test_a_password_in_the_address_is_never_shown(tmp_path: Path) -> None:
    url = "postgresql+psycopg://tidu:secret@127.0.0.1:1/none"
    with pytest.raises(DatabaseTrouble) as told:
        open_database(tmp_path, url)
    assert "secret" not in str(told.value)
