"""What the desk keeps and tells: statistics, replays, cases, sheets, evidence packs."""

import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from assistant.answer import Answer, Question, Status
from assistant.desk.cases import case_lines, write_cases
from assistant.desk.item import Reason, Spot
from assistant.desk.pack import changed_clauses, golden_pack, item_pack
from assistant.desk.queue import Queue
from assistant.desk.replay import replay
from assistant.desk.review import Grounds, Review
from assistant.desk.said import Said
from assistant.desk.sheet import Sheet, rows_of
from assistant.desk.stated import TOLD, parted
from assistant.desk.statistics import Ended, Statistics, gathered, statistics
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import Standing, Written
from assistant.store.talks import Talks
from assistant.wiring import Assistant
from evals.desk import corrected
from knowledge.ledger import library
from rules.gate import export_pack
from rules.verify import State
from rules.verify_pack import verify_pack
from tests.desk.desks import (
    ASKED,
    LI,
    MATURITY,
    REFUSED,
    THREE,
    WANG,
    case,
    changed,
    draft,
    machine,
)

DAY, NEXT = date(2024, 11, 20), date(2024, 11, 21)


@pytest.fixture
def golden(review: Review) -> Written:
    return review.approve(review.propose(draft(THREE), LI).id, WANG)


def test_statistics_count_days_endings_and_goldens_share() -> None:
    at = [datetime(2024, 11, day, 9, tzinfo=UTC) for day in (19, 20, 21, 21)]
    ends = ["answered", "golden", "refused_not_in_documents", "golden"]
    turns = [Ended(when, how) for when, how in zip(at, ends, strict=True)]
    found = statistics(turns, [], [], since=DAY, until=NEXT)
    assert found == Statistics(
        since=DAY, until=NEXT, questions=3,
        volume=(("2024-11-20", 1), ("2024-11-21", 2)),
        endings=(("golden", 2), ("refused_not_in_documents", 1)),
        queued=(), unanswered=(), approved=0, hours_to_approval=None, golden_share=0.6667,
    )  # fmt: skip


def test_statistics_come_from_the_tables(
    engine: Engine, talks: Talks, queue: Queue, review: Review
) -> None:
    talk = talks.start("somebody").id
    talks.add("somebody", talk, ASKED, REFUSED)
    item = queue.put(case(spot=Spot(talk, 1)))
    review.approve(review.propose(draft(THREE, item=item.id), LI).id, WANG)
    found = gathered(engine, since=DAY, until=DAY)
    # The answer that was told later is no question of its own.
    assert (found.questions, dict(found.endings)) == (1, {"refused_not_in_documents": 1})
    assert found.unanswered == (("maturity", 1),)
    assert (found.approved, found.golden_share) == (1, 0.0)
    assert found.hours_to_approval is not None
    assert 0 < found.hours_to_approval < 1


def test_a_replay_tells_where_the_machine_has_changed(review: Review, golden: Written) -> None:
    def otherwise(question: Question) -> Answer:
        return Answer(REFUSED.status, (THREE.sentence,), edition=REFUSED.edition)

    [same] = replay([golden], machine, library())
    assert (same.differences, same.agrees, same.answered) == ((), False, False)
    [now] = replay([golden], otherwise, library())
    assert now.agrees
    assert now.parts
    assert len(now.differences) == 2
    [stale] = replay([golden], machine, changed(library(), MATURITY))
    assert any(MATURITY in difference for difference in stale.differences)


def test_an_answer_that_rests_on_no_clause_agrees_with_no_answer_of_the_machine(
    review: Review,
) -> None:
    def cites(question: Question) -> Answer:
        return Answer(Status.ANSWERED, (THREE.sentence,), edition="CN-2024")

    said = Said("一般五个工作日办好。", override="省厅电话答复")
    made = review.approve(review.propose(draft(said), LI).id, WANG)
    [found] = replay([made], cites, library())
    assert found.answered
    assert not found.agrees


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("卓越级智能工厂的智能制造能力成熟度应达到三级及以上。", None),
        ("要三级。", None),
        ("卓越级智能工厂的智能制造能力成熟度应达到四级及以上。", "级数"),
        ("先进级智能工厂的智能制造能力成熟度应达到三级及以上。", "层级"),
        ("卓越级智能工厂的智能制造能力成熟度不用达到三级及以上。", "否定"),
        ("鼓励卓越级智能工厂的智能制造能力成熟度达到三级及以上。", "语气"),
    ],
)
def test_a_replay_lists_an_answer_that_says_otherwise_than_the_machine(
    review: Review, said: str, kind: str | None
) -> None:
    def told(question: Question) -> Answer:
        return Answer(Status.ANSWERED, (replace(THREE.sentence, text=said),), edition="CN-2024")

    review = Review(review._sessions.kw["bind"], Grounds(library(), told))
    made = review.approve(review.propose(draft(THREE), LI).id, WANG)
    [found] = replay([made], told, library())
    assert found.differences == ()
    assert found.answered
    assert found.agrees is (kind is None)
    assert [kind in told_ for told_ in found.against] == ([True] if kind else [])


def test_how_many_notices_there_are_is_no_figure_that_answers_differ_in() -> None:
    golden = "两份通知都没有规定补贴，最多推荐5个项目。"
    assert [*parted(golden, "两份文件里没有规定补贴；最多推荐5个项目，分3类。", TOLD)] == []
    assert [*parted("两份通知没有规定格式。", "通知没有规定格式，纸质材料一式3份。", TOLD)] == []
    [found] = parted("两份通知都要求纸质材料一式3份。", "纸质材料一式2份。", TOLD)
    assert found == "数量：“3”，另一处“2”"


def test_every_approved_answer_becomes_a_case_that_evals_reads(
    tmp_path: Path, review: Review, golden: Written, opened: Assistant
) -> None:
    path = write_cases(tmp_path, review.find(()))
    [line] = path.read_text("utf-8").splitlines()
    case_read = json.loads(line)
    assert (case_read["question"], case_read["gold"]["needed"]) == (ASKED, [MATURITY])
    *_, share = corrected(opened, path)
    assert "1.000 of 1" in share
    review.withdraw(golden.id, LI, "有误")
    assert case_lines(review.find(())) == []


def sheet(*rows: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    page = BytesIO()
    book.save(page)
    return page.getvalue()


def test_a_row_that_is_proved_is_proposed_and_another_is_queued(
    engine: Engine, review: Review, queue: Queue
) -> None:
    content = sheet(
        ("常见问答",),
        ("序号", "问题", "答案", "别的问法"),
        ("1", ASKED, THREE.text, "卓越级成熟度几级；卓越级要几级"),
        ("2", "先进级呢？", "先进级应达到四级及以上。"),
        ("3", "没有答案", ""),
    )
    taker = Sheet(engine, review, library())
    rows = rows_of(content, "faq.xlsx")
    taken = taker.take(rows, LI, source="faq.xlsx", place="河北省")
    proposed, queued, skipped = taken
    assert proposed.proposal is not None
    assert proposed.proposal.source == "faq.xlsx 第3行"
    assert proposed.proposal.also == ("卓越级成熟度几级", "卓越级要几级")
    assert review.find()[0].standing is Standing.PROPOSED
    assert queued.item is not None
    [item] = queue.find()
    assert (item.reason, item.evidence["sentences"][0]["label"]) == (
        Reason.IMPORTED, "contradicted",
    )  # fmt: skip
    assert (skipped.trouble, skipped.dropped) == ("缺答案", True)
    again = taker.take(rows, LI, source="faq.xlsx", place="河北省")
    assert [one.trouble for one in again[:2]] == ["已经有同样的问答"] * 2
    assert [one.dropped for one in again] == [False, False, True]
    assert len(review.find()) == 1


def test_a_row_of_formulas_without_results_is_named_and_so_is_one_of_another_sheet(
    engine: Engine, review: Review, queue: Queue
) -> None:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("补充")
    for page, rows in (
        (first, [("问题", "答案"), ('=A9&"?"', "=B9"), (ASKED, "=1/0"), (ASKED, THREE.text)]),
        (second, [("问题", "答案"), (), ("信用报告？", "#N/A")]),
    ):
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                page.cell(number, column, value)
    book.save(page_ := BytesIO())
    rows_read = rows_of(page_.getvalue(), "faq.xlsx")
    taken = Sheet(engine, review, library()).take(rows_read, LI, source="f", place="河北省")
    assert [(one.row.place, one.dropped) for one in taken] == [
        ("第2行", True), ("第3行", True), ("第4行", False), ("补充 第3行", True),
    ]  # fmt: skip
    assert "问题：公式没有存下结果；答案：公式没有存下结果" in taken[0].trouble
    assert "答案：公式没有存下结果" in taken[1].trouble
    assert "答案：公式出错（#N/A）" in taken[3].trouble
    assert len(review.find()) == 1
    assert queue.find() == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"no workbook", "不是 .xlsx"),
        (sheet(("名称", "备注"), ("a", "b")), "没有找到"),
        (sheet(("问题", "答案")), "没有一行问答"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_told(content: bytes, what: str) -> None:
    with pytest.raises(DeskTrouble, match=what):
        rows_of(content, "faq.xlsx")


def test_a_pack_holds_everything_and_verifies_offline(
    tmp_path: Path, review: Review, golden: Written
) -> None:
    content = golden_pack(golden, review.history(golden.id), library())
    word, data = export_pack(content, tmp_path)
    for path in (word, data):
        found = verify_pack(path)
        assert found is not None
        assert (found.state, found.differences) == (State.UNALTERED, ())
        assert found.content["approval"]["reviewed"] == "wang"
        assert found.content["clauses"][0]["text"] == library().text_at(MATURITY)
        assert [entry["act"] for entry in found.content["log"]] == ["propose", "approve"]
    text = zipfile.ZipFile(word).read("word/document.xml").decode()
    assert THREE.text in text
    assert MATURITY in text
    assert changed_clauses(content, library()) == ()
    assert changed_clauses(content, changed(library(), MATURITY)) == (MATURITY,)


def test_the_same_answer_makes_the_same_bytes(tmp_path: Path, queue: Queue, review: Review) -> None:
    item = queue.put(case())
    content = item_pack(item, queue.history(item.id), library())
    one, two = (export_pack(content, tmp_path / name) for name in ("one", "two"))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_a_pack_that_was_altered_is_told_and_a_file_that_is_none_is_not_one(
    tmp_path: Path, review: Review, golden: Written
) -> None:
    content = golden_pack(golden, review.history(golden.id), library())
    word, data = export_pack(content, tmp_path)
    data.write_text(data.read_text("utf-8").replace("三级及以上。", "二级及以上。"), "utf-8")
    found = verify_pack(data)
    assert found is not None
    assert found.state is State.ALTERED
    with zipfile.ZipFile(word) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode().replace("三级及以上。", "二级及以上。")
    with zipfile.ZipFile(word, "w") as archive:
        for name, part in (parts | {"word/document.xml": body.encode()}).items():
            archive.writestr(name, part)
    found = verify_pack(word)
    assert found is not None
    assert found.state is State.ALTERED
    data.write_text('{"format":"tidu-pack/1","pack":{},"renderer":"1"}', "utf-8")
    empty = verify_pack(data)
    assert empty is not None
    assert empty.state is not State.UNALTERED
    data.write_text("{}", "utf-8")
    assert verify_pack(data) is None
