"""Figures in prose against fields: the money, the people, the months, the maturity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rules.consistency.said import END, FIGURE, LATER, Said, said
from rules.consistency.slip import Slip, prose
from rules.facts.numeral import in_digits
from rules.facts.record import plain
from rules.known import Known

UNITS = {
    "": Decimal("0.0001"),
    "万": Decimal(1),
    "百万": Decimal(100),
    "千万": Decimal(1000),
    "亿": Decimal(10000),
}
TOTAL = r"(?:总投资|投资总额|总投入|项目投资|累计投资|累计投入|投资合计|共投资|共投入)(?:额|资金)?"
MONEY = re.compile(rf"{TOTAL}[^，。；！\d]{{0,10}}?{FIGURE}\s*(?P<unit>亿|千万|百万|万|)\s*元")
HEADED = re.compile(rf"{TOTAL}[（(]万元[）)]\s*[:：为]?\s*{FIGURE}(?P<unit>)(?!\s*[亿万千百元\d])")
NOT_WHOLE = re.compile(r"其中|研发|每年|年均|单条|单个|软件|装备|设备|分项")
PEOPLE = re.compile(
    rf"(?:职工|员工|从业人员)(?:总数|总人数|人数)?[^，。；\d]{{0,4}}?{FIGURE}\s*(?:人|名)(?!次)"
)
NOT_ALL = re.compile(r"减少|节约|节省|培训|招聘|裁减|每|女|研发|技术|一线|党")
LEVEL = re.compile(r"(?:成熟度|CMMM|39116)[^。；，\d]{0,14}?(?P<figure>[1-5])\s*级")
ROMAN = str.maketrans("ⅠⅡⅢⅣⅤ", "12345")
ONWARD = re.compile(r"(?:以上|及以上|提升|提高|升级?|跃升|晋升|迈)")
FROM = re.compile(r"(?:提升|提高|升|跃升|晋升|迈)[^。；，\d]{0,6}?([1-5])\s*级")
DATE = r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*月?(?:\s*\d{1,2}\s*日)?"
TO = r"\s*(?:至|到|—+|－|-|–|~|～)\s*"
SPAN = re.compile(DATE + TO + DATE)
BUILDING = re.compile(r"(?:建设|起止|实施|工期|项目周期)[^。；\d]{0,10}$")
BUILT = re.compile(r"^[^。；]{0,8}建(?:设|成)")
BEGUN = re.compile(
    r"(?:项目|工厂)[^，。；\d]{0,8}?" + DATE + r"[^，。；\d]{0,4}(?:开工|启动|开始建设|动工|开建)"
)
DONE = re.compile(DATE + r"[^，。；\d]{0,4}(?:建成|竣工|完工|建设完成|完成建设)")


def employees(known: Known) -> Iterator[Slip]:
    """The number of people in prose is the one in the form."""
    stated = known.draft.applicant.employees
    for one in said(known.draft, PEOPLE) if stated is not None else ():
        if one.of_later or NOT_ALL.search(one.before) or one.agrees(stated or 0):
            continue
        says = f"正文写“{one.words}”，表中为{stated}人"
        yield Slip(says, (one.path, "applicant.employees"), "basic_information")


def investment_figure(known: Known) -> Iterator[Slip]:
    """The investment in prose is the one in the form, whatever its unit."""
    total = known.draft.project.investment
    if total is None:
        return
    for one in (*said(known.draft, MONEY), *said(known.draft, HEADED)):
        if one.of_later or NOT_WHOLE.search(one.before) or _same_sum(one, total):
            continue
        says = f"正文写“{one.words}”，表中为{plain(total)}万元"
        yield Slip(says, (one.path, "project.investment"), "investment")


def _same_sum(one: Said, total: Decimal) -> bool:
    """Whether the sum is the total; 约 with as many digits as are written."""
    unit = Decimal(1) if "万元" in one.words else UNITS[one.found["unit"]]
    if one.exact or not one.figure:
        return one.figure * unit == total
    return abs(one.figure * unit - total) <= total / 10


def building_span(known: Known) -> Iterator[Slip]:
    """The months of building in prose are those in the form."""
    start, end = known.draft.project.start, known.draft.project.end
    if start is None or end is None:
        return
    first, last = (start.year, start.month), (end.year, end.month)
    for path, text in prose(known.draft):
        wanted = {_months(found) for found in _spans(in_digits(text))}
        if any(found not in ((first, last), (first, None), (None, last)) for found in wanted):
            says = f"正文的建设起止时间与表中{start}至{end}不一致"
            yield Slip(says, (path, "project.start", "project.end"), "project_dates")


Month = tuple[int, int]


def _months(found: tuple[str | None, ...]) -> tuple[Month | None, Month | None]:
    year, month, until, last = (int(part) if part else 0 for part in found)
    return ((year, month) if year else None, (until, last) if until else None)


def _spans(text: str) -> Iterator[tuple[str | None, ...]]:
    """Every stretch of months in which something was built; of one end where only it is told."""
    for found in SPAN.finditer(text):
        built = BUILDING.search(text[: found.start()]) or BUILT.search(text[found.end() :])
        if built and not LATER.search(END.split(text[: found.start()])[-1]):
            yield found.groups()
    for sentence in END.split(text):
        begun = BEGUN.search(sentence)
        if begun and not LATER.search(sentence):
            yield (begun[1], begun[2], None, None)
            if done := DONE.search(sentence, begun.end()):
                yield (None, None, done[1], done[2])


def maturity_level(known: Known) -> Iterator[Slip]:
    """The maturity level in prose is the one assessed."""
    level = known.draft.maturity.level
    if level is None:
        return
    for path, text in prose(known.draft):
        for word, figure, sentence in _levels(in_digits(text).translate(ROMAN)):
            if figure != level and path != "sections.plan" and not LATER.search(sentence):
                says = f"正文写“{word}”，表中成熟度为{level}级"
                yield Slip(says, (path, "maturity.level"), "maturity_standard")


def _levels(text: str) -> Iterator[tuple[str, int, str]]:
    """Each level said to be reached; the one it was raised from is passed over."""
    for found in LEVEL.finditer(text):
        sentence = END.split(text[: found.end()])[-1]
        raised = FROM.match(text, found.end())
        if raised:
            yield text[found.start() : raised.end()], int(raised[1]), sentence
        elif not ONWARD.match(text, found.end()) and "不低于" not in found[0]:
            yield found[0], int(found["figure"]), sentence
