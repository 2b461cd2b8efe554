"""The declaration without its screen: sections with their findings, and files read in."""

from pathlib import Path

import pytest

from tests.ui.fakes import LIBRARY, ZH
from tests.ui.test_api import EXAMPLES, _example
from ui.render.sections import beside, detail, listed
from ui.server import check_in_place
from ui.tabs.selfcheck import SelfCheck
from ui.tabs.writer import Sheet, Writer, adopted, own_text
from ui.trouble import Trouble

PLACE = "河北省"
WRITER = Writer(SelfCheck(check_in_place, LIBRARY, ZH))
HELD, PASS = _example("held.yaml"), _example("pass.yaml")


def _sheet(draft: dict[str, object], **lengths: int) -> Sheet:
    return WRITER.sheet(draft, PLACE, lengths)


def test_findings_stand_beside_the_section_they_concern() -> None:
    sheet = _sheet(HELD)
    norms = {f.norm for f in sheet.one("results").findings}
    assert "A3.4.b" in norms
    assert "A3.4.b" not in {f.norm for f in sheet.one("basic").findings}
    shown = beside(sheet.one("results"), sheet.seen, library=LIBRARY, words=ZH)
    assert "拦下导出" in shown


def test_a_clause_that_nothing_answers_is_open() -> None:
    sheet = _sheet({"tier": "卓越级"})
    shown = beside(sheet.one("features"), sheet.seen, library=LIBRARY, words=ZH)
    assert 'data-outcome="未定"' in shown
    assert "这一节还没有写到" in shown


def test_what_somebody_wrote_is_not_said_to_answer_what_only_the_proposal_says() -> None:
    sheet = _sheet(own_text(PASS, _sheet(PASS).one("overview"), "我们建了工厂。"))
    shown = beside(sheet.one("overview"), sheet.seen, library=LIBRARY, words=ZH)
    assert "底稿写到" in shown
    assert "已写到" not in shown


def test_a_section_taken_over_is_what_was_shown() -> None:
    sheet = _sheet(PASS, results=300)
    one = sheet.one("results")
    assert len(one.section.text) <= 300
    assert adopted(PASS, [one])["sections"]["results"] == one.section.text


def test_indicators_are_called_by_their_number_not_their_place() -> None:
    draft = {"tier": "卓越级", "kpis": [{"number": 9, "value": "40", "unit": "%"}]}
    shown = detail(_sheet(draft).one("results"), _sheet(draft).seen, ZH)
    assert "产品不良率下降" in shown
    assert "关键设备数控化率（" not in shown


def test_markup_in_a_draft_is_inert() -> None:
    draft = {"tier": "卓越级", "applicant": {"name": "<script>x</script>"},
             "sections": {"summary": "<b>x</b>【待补充：<i>】"}}  # fmt: skip
    sheet = _sheet(draft)
    shown = detail(sheet.one("summary"), sheet.seen, ZH) + listed(
        sheet.written, "summary", sheet.seen, ZH
    )
    assert "<script" not in shown
    assert "<b>x" not in shown
    assert "<i>" not in shown


@pytest.mark.parametrize("name", ["pass.yaml", "held.yaml"])
def test_a_draft_file_is_read_as_it_is(name: str) -> None:
    assert WRITER.read(EXAMPLES / name, PLACE)[0] == _example(name)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.yaml", "tier: 超级", "tier"),
        ("a.json", '{"rows": [], "recommender": "x"}', "rows"),
        ("a.yaml", "- 1", "最外层"),
    ],
)
def test_a_file_that_is_no_draft_is_told(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Exception, match=said) as told:
        WRITER.read(tmp_path / name, PLACE)
    assert isinstance(told.value, Trouble) or hasattr(told.value, "do")
