"""In service: one changed clause takes out exactly the answers that cite it, back to the queue."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import sessionmaker

from assistant.answer import Question, Status
from assistant.desk.golden import Golden
from assistant.desk.item import Reason
from assistant.desk.log import Act, written
from assistant.desk.meaning import gist_of
from assistant.desk.queue import Queue
from assistant.desk.review import Review
from assistant.desk.said import Said, said_json
from assistant.desk.service import expire
from assistant.desk.tables import AnswerRow
from assistant.desk.written import Standing, Written
from assistant.wiring import Assistant
from knowledge.document import Library
from knowledge.ledger import library
from tests.desk.desks import ASKED, FIVE, LI, MATURITY, THREE, WANG, changed, draft, without

COVERS = "卓越级要覆盖哪几个环节？"
BOTH = "卓越级对成熟度和环节的要求是什么？"


@pytest.fixture
def served(review: Review) -> list[Written]:
    proposed = [
        draft(THREE), draft(FIVE, question=COVERS), draft(THREE, FIVE, question=BOTH),
    ]  # fmt: skip
    return [review.approve(review.propose(one, LI).id, WANG) for one in proposed]


def golden(engine: Engine, opened: Assistant, held: Library | None = None) -> Golden:
    return Golden(engine, held or library(), opened.desk.index, opened.desk.near)  # type: ignore[arg-type]


def test_changing_one_clause_expires_exactly_the_answers_that_cite_it(
    engine: Engine, review: Review, queue: Queue, served: list[Written]
) -> None:
    gone = expire(engine, changed(library(), MATURITY))
    assert {one.id for one in gone} == {served[0].id, served[2].id}
    assert [w.id for w in review.find([Standing.GOLDEN])] == [served[1].id]
    back = queue.find()
    assert {item.reason for item in back} == {Reason.EXPIRED}
    assert {item.question for item in back} == {ASKED, BOTH}
    assert all(MATURITY in item.note for item in back)


@pytest.mark.parametrize("address", sorted(library().by_address)[::12])
def test_whatever_clause_changes_only_what_cites_it_expires(
    engine: Engine, served: list[Written], address: str
) -> None:
    citing = {w.id for w in served if address in {bond.address for bond in w.bound}}
    assert {one.id for one in expire(engine, changed(library(), address))} == citing


def test_a_document_that_is_removed_or_replaced_takes_its_answers_along(
    engine: Engine, review: Review, served: list[Written]
) -> None:
    assert len(expire(engine, without(library(), "CN-2024-399"))) == len(served)
    assert review.find([Standing.GOLDEN]) == ()


def test_a_document_that_replaces_the_cited_one_takes_its_answers_along(
    engine: Engine, served: list[Written]
) -> None:
    held = library()
    newer = replace(held.documents[0], source=replace(
        held.documents[0].source, id="CN-2025-1", edition="", replaces="CN-2024-399"
    ))  # fmt: skip
    gone = expire(engine, replace(held, documents=(*held.documents, newer)))
    assert {one.why for one in gone} == {"CN-2024-399 已由 CN-2025-1 取代"}


def test_nothing_expires_while_the_library_stays_and_no_log_is_written(
    engine: Engine, review: Review, served: list[Written]
) -> None:
    assert expire(engine, library()) == ()
    assert review.history(served[0].id)[-1].act == "approve"


def test_a_stale_answer_is_never_served(
    engine: Engine, opened: Assistant, served: list[Written]
) -> None:
    assert golden(engine, opened)(Question(ASKED)) is not None
    assert golden(engine, opened, changed(library(), MATURITY))(Question(ASKED)) is None


def test_the_question_and_its_paraphrase_have_the_approved_answer(
    engine: Engine, opened: Assistant, served: list[Written]
) -> None:
    ask = replace(opened, golden=golden(engine, opened)).ask
    for text in (ASKED, "请问" + ASKED, "报卓越级，成熟度最低要几级"):
        answer = ask(Question(text))
        assert (answer.status, answer.text) == (Status.GOLDEN, THREE.text)
        assert answer.clauses[0].address == MATURITY
        assert "服务台" in answer.notices[0].text


@pytest.mark.parametrize(
    "question",
    [
        Question(ASKED.replace("卓越级", "先进级")),
        Question("2025年" + ASKED),
        Question("江苏省" + ASKED),
        Question(ASKED, place="山西省"),
        Question(ASKED, as_of=date(2024, 11, 5)),
        Question(ASKED + "信用报告从哪里开？"),
        Question("那它呢？", history=(("user", ASKED), ("assistant", THREE.text))),
    ],
)
def test_another_tier_year_place_day_or_question_has_no_golden_answer(
    engine: Engine, opened: Assistant, served: list[Written], question: Question
) -> None:
    assert golden(engine, opened)(question) is None


def test_whether_one_may_apply_does_not_say_that_one_may_not() -> None:
    assert gist_of("新建的工厂能不能申报？", None).about == {"fresh"}
    assert "excluded" in gist_of("哪些企业不能申报？", None).about


def test_an_answer_approved_by_another_process_is_served_at_once(
    engine: Engine, opened: Assistant, review: Review
) -> None:
    ask = golden(engine, opened)
    assert ask(Question(ASKED)) is None
    review.approve(review.propose(draft(THREE), LI).id, WANG)
    assert ask(Question(ASKED)) is not None


def tampered(engine: Engine, answer: str, **fields: object) -> None:
    """Somebody edits an answer in the database itself."""
    with sessionmaker(engine).begin() as session:
        session.execute(update(AnswerRow).where(AnswerRow.id == answer).values(**fields))


FORGED = [
    {"sentences": [{**said_json(THREE), "text": "卓越级应达到一级。"}]},
    {"sentences": [{**said_json(THREE), "citations": []}]},
    {"sentences": [{"nonsense": 1}]},
    {"question": "先进级要几级成熟度？"},
    {"also": ["先进级要几级成熟度？"]},
    {"place": "山西省"},
    {"bound": []},
]


@pytest.mark.parametrize("fields", FORGED)
def test_an_answer_changed_in_the_database_is_not_served_and_returns_to_the_queue(
    engine: Engine, opened: Assistant, review: Review, queue: Queue, fields: dict[str, object]
) -> None:
    made = review.approve(review.propose(draft(THREE), LI).id, WANG)
    tampered(engine, made.id, **fields)
    assert golden(engine, opened)(Question(ASKED)) is None
    kept = review.get(made.id)
    assert (kept.standing, kept.sentences) == (Standing.EXPIRED, made.sentences)
    [item] = queue.find()
    assert (item.reason, item.question) == (Reason.EXPIRED, ASKED)
    assert "与核定时不同（日志第 2 条）" in item.note
    assert next(iter(fields)) in item.note
    assert item.evidence["found"][next(iter(fields))] == next(iter(fields.values()))


def test_an_answer_that_nobody_approved_is_not_served(
    engine: Engine, opened: Assistant, review: Review, queue: Queue
) -> None:
    made = review.propose(draft(THREE), LI)
    tampered(engine, made.id, status="golden", bound=[{"address": MATURITY, "digest": "0"}])
    assert golden(engine, opened)(Question(ASKED)) is None
    assert "没有它的核定记录" in queue.find()[0].note


def test_an_answer_that_rests_on_no_clause_answers_its_own_question_alone(
    engine: Engine, opened: Assistant, review: Review
) -> None:
    asked = "先进级评审费用是多少"
    said = Said("每家三万元。", override="厅里答复")
    review.approve(review.propose(draft(said, question=asked), LI).id, WANG)
    assert golden(engine, opened)(Question(asked)) is not None
    assert golden(engine, opened)(Question("请问先进级评审的费用多少钱呢")) is None


def test_an_override_that_a_clause_denies_by_now_leaves_service(
    engine: Engine, review: Review, queue: Queue
) -> None:
    said = Said("评估报告请电话确认。", override="省厅电话答复")
    made = review.approve(review.propose(draft(THREE, said), LI).id, WANG)
    forged = said_json(replace(said, text="卓越级应达到二级及以上。"))
    with sessionmaker(engine).begin() as session:  # as an earlier version let it into service
        sentences = [said_json(made.sentences[0]), forged]
        session.execute(update(AnswerRow).where(AnswerRow.id == made.id).values(
            sentences=sentences
        ))  # fmt: skip
        detail = {"sentences": sentences}
        written(session, Act("wang", "approve", made.id, detail), made.changed)
    assert [one.id for one in expire(engine, library())] == [made.id]
    assert "二级" in queue.find()[0].note


def test_a_question_that_names_its_place_has_its_answer_wherever_it_is_asked_from(
    engine: Engine, opened: Assistant, review: Review
) -> None:
    asked = "浙江省申报卓越级智能工厂需要达到几级智能制造能力成熟度？"
    for question in (asked, "浙江的卓越级，成熟度最低要几级"):
        wanted = replace(draft(THREE, question=question), place="浙江省")
        made = review.approve(review.propose(wanted, LI).id, WANG)
        serve = golden(engine, opened)
        assert serve(Question(question)) is not None
        assert serve(Question(question, place="浙江省")) is not None
        assert serve(Question(question.replace("浙江", "山西"))) is None
        review.withdraw(made.id, LI, "试完了")
