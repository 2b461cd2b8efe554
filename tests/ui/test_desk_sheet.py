"""A sheet taken in, on screen: each row that waits says which sentence fell, by which clause."""

from assistant.answer import Citation
from assistant.desk.item import Item, Reason, State
from assistant.desk.said import Said, fallen_for
from assistant.desk.sheet import Row, Taken
from assistant.proof.finding import Label
from assistant.store.talks import now
from tests.ui.fakes import ADDRESS, EN, QUOTE, ZH
from ui.render.desk.sheet import taken

SAID = (
    Said("卓越级应达到二级。", (), Label.CONTRADICTED, "“二级”处与条款不符",
         against=(Citation(ADDRESS, QUOTE),)),
    Said("五天办好。", (), Label.NOT_IN_DOCUMENTS, "文件没有提到“五天”"),
    Said("卓越级应达到三级。", (), Label.SUPPORTED),
)  # fmt: skip
ITEM = Item(
    "0f" * 16, Reason.IMPORTED, State.OPEN, "几级？", "河北省", None, "", None, None, "", {}, {},
    now(), now(),
)  # fmt: skip
ROW = Taken(Row(2, "几级？", "…"), item=ITEM, fallen=fallen_for(SAID))


def test_a_row_that_waits_says_why_sentence_by_sentence() -> None:
    shown = taken([ROW], stopped=False, words=ZH)
    assert f"第 1 句与条款不符：“二级”处与条款不符；条款：{ADDRESS}“{QUOTE}”" in shown
    assert "第 2 句没有条款支持：文件没有提到“五天”" in shown
    assert "第 3 句" not in shown


def test_it_says_so_in_english_too() -> None:
    shown = taken([ROW], stopped=False, words=EN)
    assert "Sentence 1 contradicts a clause" in shown
    assert "Sentence 2 is borne out by no clause" in shown
