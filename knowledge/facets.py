"""Facets: what a clause is about, in the names a question may use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.clause import Clause, Kind
from knowledge.names import found
from knowledge.reading import reading

# What a question's topic looks like in a clause: in its last heading, its address or its words.
_HEADED = ("建设内容", "建设成效", "基础要求", "申报条件")
_WORDED = {
    "成熟度": "成熟度",
    "标准群": "标准群",
    "人才": "人才",
    "法人": "法人",
    "保密": "国家秘密",
    "信用": "信用",
    "规模以上": "规模以上",
    "安全可控": "安全可控",
    "组织机制": "组织机制",
    "名额": "推荐项目数量",
    "平台": "miit-imps",
    "解决方案": "解决方案",
    "目标": "五到十年",
}

_TITLE = re.compile(r"^[^。：:；，,]{1,40}")
_DATE = re.compile(r"\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日|五到十年")
_PHONE = re.compile(r"\d{3,4}[-—–]\d{7,8}|1\d{10}")


@dataclass(frozen=True, slots=True)
class Facets:
    """The names a clause stands under (`tiers`, `areas`), and the tiers it may answer for."""

    tiers: frozenset[str]
    answers_for: frozenset[str]
    areas: frozenset[str]
    links: frozenset[str]
    indicators: frozenset[str]
    roles: frozenset[str]
    topics: frozenset[str]
    has_date: bool
    has_phone: bool


def facets(clause: Clause) -> Facets:
    """Read the facets of a clause."""
    read = reading(clause.text).lower()
    head = found("tier", reading(" ".join(clause.headings)))
    title = _TITLE.match(re.sub(r"^\W*\w{1,2}[.、)\]]+", "", read))
    opening = title.group() if title else ""
    own = found("tier", opening) if opening.endswith("智能工厂") else ()
    is_table = clause.kind is Kind.ROW
    return Facets(
        tiers=frozenset(own or head),
        answers_for=frozenset(own or (*head, *found("tier", read))),
        areas=frozenset(found("area", opening)),
        links=frozenset(found("link", read)) if clause.kind is Kind.NOTE else frozenset(),
        indicators=frozenset(found("indicator", read)) if is_table else frozenset(),
        roles=frozenset(found("role", read)),
        topics=frozenset(_topics(clause, read)),
        has_date=bool(_DATE.search(read)),
        has_phone=bool(_PHONE.search(read)),
    )


def _topics(clause: Clause, read: str) -> Iterator[str]:
    heading = clause.headings[-1] if clause.headings else ""
    yield from (topic for topic in _HEADED if topic in heading)
    yield from (topic for topic, word in _WORDED.items() if word in read)
    if clause.address.endswith("/总述"):
        yield "总述"
    if "覆盖" in read and "环节" in read:
        yield "覆盖环节"
