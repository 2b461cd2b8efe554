"""Figures, as a table: what is written, in Chinese or English, and what it says."""

import pytest

from assistant.proof.figures import figures, number

SAYS = {
    "在11月22日前": [("date", "11-22")],
    "十一月二十二日": [("date", "11-22")],
    "2024年11月22日": [("date", "11-22"), ("year", "2024")],
    "2024-11-29": [("date", "11-29"), ("year", "2024")],
    "11/29": [("date", "11-29")],
    "november 22, 2024": [("date", "11-22"), ("year", "2024")],
    "22nd of november": [("date", "11-22")],
    "the 5th of may": [("date", "5-5")],
    "jan 3": [("date", "1-3")],
    "11月底": [("date", "11-?")],
    "2024年度": [("year", "2024")],
    "成熟度三级": [("level", "3")],
    "level 4": [("level", "4")],
    "level iv": [("level", "4")],
    "third level": [("level", "3")],
    "grade two": [("level", "2")],
    "分为四级": [("count", "4层级")],
    "五个环节": [("count", "5环节")],
    "一个环节": [("count", "1环节")],
    "一个层级": [("count", "1层级")],
    "一份": [("count", "1份")],
    "one copy": [("count", "1份")],
    "一个项目": [],
    "one project": [],
    "two hard copies": [("count", "2份")],
    "20个项目": [("count", "20个")],
    "twenty projects": [("count", "20个")],
    "five link": [("count", "5环节")],
    "three class": [("count", "3层级")],
    "六部门": [("actor", "6部门")],
    "会同五部门": [("actor", "另5部门")],
    "five other departments": [("actor", "另5部门")],
    "three years": [("count", "3年")],
    "近三年": [("period", "3年")],
    "近3年": [("period", "3年")],
    "past three years": [("period", "3年")],
    "一到三年": [("period", "1-3年")],
    "3 to 5 years": [("period", "3-5年")],
    "2024年版": [("edition", "2024年版")],
    "2025 edition": [("edition", "2025年版")],
    "第三项": [("ordinal", "第3")],
    "indicator no. 12": [("ordinal", "第12")],
    "附件2": [("annex", "附件2")],
    "附件二": [("annex", "附件2")],
    "annex 3": [("annex", "附件3")],
    "附1": [("annex", "附1")],
    "appendix 1": [("annex", "附1")],
    "30 %": [("percent", "30%")],
    "百分之三十": [("percent", "百分之三十")],
    "10 万元": [("foreign", "10万元")],
    "(1)": [("break", "(1)")],
    "12345": [("number", "12345")],
    "010-68205630": [("phone", "01068205630")],
    "13900001234": [("phone", "13900001234")],
    "https://www.miit-imps.com/login": [("url", "miit-imps.com")],
    "miit-imps.com": [("url", "miit-imps.com")],
    "gb/t 39116-2020": [("standard", "gbt39116"), ("standard", "gbt39116-2020")],
    "gb/t 39117": [("standard", "gbt39117")],
    "工信厅联通装函〔2024〕399号": [("docnum", "399")],
    "工信厅联通装函399号": [("docnum", "399")],
    "399号": [("docnum", "399")],
    "no. 399": [("docnum", "399")],
    "冀工信软件函〔2024〕533号": [("docnum", "533")],
    "工信厅联通装函〔2024〕533号": [("docnum", "工信厅联通装函2024-533")],
    "〔2023〕399号": [("docnum", "2023-399")],
    "工信厅联通装函〔2023〕399号": [("docnum", "工信厅联通装函2023-399")],
}


@pytest.mark.parametrize("written", SAYS)
def test_a_figure_says_what_is_written_in_it(written: str) -> None:
    said = [mark.pair for _, _, marks in figures(written) for mark in marks]
    assert said == SAYS[written]


def test_a_figure_knows_where_it_stands_and_its_own_words() -> None:
    [level, day] = figures("成熟度 三级，2024年11月22日前")
    assert level[:2] == (4, 6)
    assert day[:2] == (7, 18)
    assert [(mark.word, mark.at) for mark in level[2]] == [("三级", 4)]
    assert [(mark.word, mark.at) for mark in day[2]] == [("2024年11月22日", 7)] * 2


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("一", "1"), ("二", "2"), ("两", "2"), ("三", "3"), ("四", "4"), ("五", "5"), ("六", "6"),
        ("七", "7"), ("八", "8"), ("九", "9"), ("十", "10"),
        ("十二", "12"), ("二十", "20"), ("二十九", "29"), ("三十", "30"), ("二三", "23"),
        ("zero", "0"), ("five", "5"), ("twenty", "20"), ("7", "7"), ("10", "10"),
        ("3.0", "3"), ("3.5", "3.5"), ("10.0", "10"),
    ],
)  # fmt: skip
def test_a_numeral_is_read_in_digits(written: str, digits: str) -> None:
    assert number(written) == digits
