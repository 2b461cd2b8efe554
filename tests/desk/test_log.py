"""The log: an export says where it ends, and the tables tell on a log whose end was cut off."""

import pytest
from sqlalchemy import Engine, delete, text, update
from sqlalchemy.orm import sessionmaker

from assistant.desk.audit import audited
from assistant.desk.log import broken_export, continues, log_lines
from assistant.desk.queue import Queue
from assistant.desk.review import Review
from assistant.desk.tables import EntryRow, HeadRow
from tests.desk.desks import ASKED, FIVE, LI, THREE, WANG, case, draft

REFUSAL = {
    "sqlite": ["DROP TRIGGER desk_log_update", "DROP TRIGGER desk_log_delete"],
    "postgresql": ["ALTER TABLE desk_log DISABLE TRIGGER ALL"],
}


@pytest.fixture
def worked(queue: Queue, review: Review) -> None:
    """A day's work: taken, closed, proposed, approved, replaced, turned down, withdrawn."""
    for text_ in ("甲？", "乙？", "丙？"):
        queue.put(case(text_))
    first, second, third = queue.find()
    queue.take(first.id, LI)
    queue.give(first.id, LI, None)
    queue.dismiss(second.id, LI, "闲聊")
    made = review.propose(draft(THREE, item=third.id), LI)
    review.approve(made.id, WANG)
    newer = review.approve(review.propose(draft(THREE, FIVE), LI).id, WANG)
    review.reject(review.propose(draft(THREE, question="丁？"), LI).id, WANG, "重复")
    review.withdraw(newer.id, LI, "有误")
    review.propose(draft(THREE, question="戊？"), LI)


def cut(engine: Engine, last: int, *, head: bool) -> None:
    """Somebody takes the end off the log, and sets its head back too."""
    log, _ = audited(engine)
    with sessionmaker(engine).begin() as session:
        for statement in REFUSAL[engine.dialect.name]:
            session.execute(text(statement))
        session.execute(delete(EntryRow).where(EntryRow.number > last))
        if head:
            end = log[last - 1]
            session.execute(update(HeadRow).values(number=end.number, digest=end.digest))


@pytest.mark.usefixtures("worked")
def test_a_day_s_log_is_whole(engine: Engine) -> None:
    log, found = audited(engine)
    assert len(log) >= 15
    assert found is None


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize("head", [False, True])
def test_a_log_whose_end_was_cut_off_is_found_and_located(engine: Engine, head: bool) -> None:
    log, _ = audited(engine)
    cut(engine, len(log) - 1, head=head)
    _, found = audited(engine)
    assert found is not None
    assert found.number == len(log)
    assert "末尾被截断" in found.what


def test_an_export_whose_end_was_cut_off_is_found_and_located(engine: Engine, queue: Queue) -> None:
    for question in ("甲？", "乙？", "丙？"):
        queue.put(case(question))
    log, _ = audited(engine)
    lines = log_lines(log)
    assert broken_export(lines) == (3, None)
    for kept, number in ((lines[:-1], 4), (lines[:-2], 3), ([], 1)):
        count, found = broken_export(kept)
        assert count == number - 1
        assert found is not None
        assert found.number == number
    count, found = broken_export([*lines[:2], lines[-1]])
    assert found is not None
    assert (count, found.number) == (2, 3)
    assert "应有 3 条" in found.what
    with pytest.raises(ValueError, match="第 5 行"):
        broken_export([*lines, lines[0]])


def test_an_export_kept_elsewhere_tells_a_log_cut_off_or_written_anew(
    engine: Engine, queue: Queue
) -> None:
    queue.put(case(ASKED))
    earlier, _ = audited(engine)
    queue.put(case("乙？"))
    later, _ = audited(engine)
    assert continues(later, earlier) is None
    cut_off = continues(earlier, later)
    assert cut_off is not None
    assert cut_off.number == 2
    other = continues(later[1:], earlier)
    assert other is not None
    assert other.number == 1
