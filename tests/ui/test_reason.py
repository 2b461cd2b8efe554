"""English reasons: what is ours is told in English, what is the draft's or the law's stays."""

import re
from pathlib import Path

import pytest
import yaml

from rules.check import check, edition_for
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import Why
from tests.ui.fakes import EN, ZH
from ui.render.reason import said, told
from ui.trouble import Trouble

EXAMPLES = Path(__file__).parents[2] / "examples"
HAN = re.compile(r"[\u4e00-\u9fff]")


def reasons(why: Why) -> list[str]:
    return [why.says, *(says for part in why.parts for says in reasons(part))]


def every_text(name: str) -> set[str]:
    """Every reason, remedy and notice of a check."""
    draft = draft_of(yaml.load((EXAMPLES / name).read_text("utf-8"), yaml.BaseLoader))
    assert isinstance(draft, Draft)
    report = check(draft, edition=edition_for(draft, place="河北省"))
    texts = {text for f in report.findings for text in (*reasons(f.why), f.remedy) if text}
    return texts | set(report.notices)


@pytest.mark.parametrize("name", ["pass.yaml", "held.yaml"])
def test_no_reason_of_ours_stays_whole_in_chinese(name: str) -> None:
    texts = every_text(name)
    assert len(texts) > 100
    assert [text for text in texts if HAN.search(text) and told(text, EN) == text] == []
    assert all(told(text, ZH) == text for text in texts)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("请补充：基础级自建自评。", "Please supply: Self-assessed against the basic tier"),
        ("未提供：附1第7项指标", "Not given: Indicator 7 of 附1"),
        ("未覆盖生产作业", "Not covered: production operations (生产作业)"),
        ("只能是：基础级、先进级", "one of: Basic 基础级, Advanced 先进级"),
        ("有密级标志：机密★。", "It bears a secrecy mark: 机密★"),
        ("正文写“覆盖、建设”，所填环节数为3", "The text says “覆盖、建设”; 3 links are stated"),
        (
            "正文写“总投资9元”，表中为8万元",
            "The text says “总投资9元”; the table says 8 (10,000 yuan)",
        ),
        ("我们自己的话、别人的话", "我们自己的话、别人的话"),
    ],
)
def test_a_reason_is_told_with_the_names_in_it(text: str, english: str) -> None:
    assert told(text, EN) == english


def test_a_trouble_says_what_where_and_what_to_do() -> None:
    trouble = Trouble("问题是空的", "question", "请写一句话，例如：申报卓越级需要几级成熟度")
    assert said(trouble, ZH) == str(trouble)
    assert not HAN.search(said(trouble, EN))
    assert said(trouble, EN).startswith("The question is empty (question). Please write")
