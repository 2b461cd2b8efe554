"""How many, in prose against lists: scenarios, areas, joined systems, integrators, solutions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rules.consistency.said import FIGURE, Said, said
from rules.consistency.slip import Slip
from rules.known import Known

KINDS = r"(?:智能制造|典型|智能|数字化|优秀|应用|业务)*"
DONE = (
    r"(?:建成|建设|共计?|总计|合计|覆盖|打造|实施|落地|形成|完成|涉及|涵盖|包[含括]|部署|应用)"
    r"[了有]?"
)
PART = re.compile(r"其中|每|各|分别|人工智能|AI|获评|入选|车间|产线|平均")
EXACT = r"(?P<figure>\d+)(?P<about>)(?P<more>)"
FEW = 2


def _of(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


@dataclass(frozen=True, slots=True)
class Count:
    """A number that the prose tells and a list holds, and the rule whose clause speaks of it."""

    what: str
    patterns: tuple[re.Pattern[str], ...]
    held: Callable[[Known], tuple[int, ...]]
    field: str
    clause: str
    value: str = ""


def _length(path: str) -> Callable[[Known], tuple[int, ...]]:
    """How many a list holds; nothing for an unknown one."""

    def held(known: Known) -> tuple[int, ...]:
        found = known.value(path)
        return () if found is None else (len(found),)

    return held


def _covered(known: Known) -> tuple[int, ...]:
    """How many areas are covered, or links; nothing while a link is open."""
    if known.links_open:
        return ()
    links = {s.link for s in known.draft.scenarios or () if known.area_of(s.link)}
    return len(known.areas), len(links)


def _smart(known: Known) -> tuple[int, ...]:
    found = [s.ai for s in known.draft.scenarios or ()]
    return () if None in found or not found else (sum(map(bool, found)),)


def _experts(known: Known) -> tuple[int, ...]:
    stated = known.draft.organisation.experts
    return () if stated is None else (stated,)


def _replicated(known: Known) -> tuple[int, ...]:
    firms = known.draft.outcomes.replicated
    return () if firms is None else (len(set(firms)),)


COUNTS: tuple[Count, ...] = (
    Count(
        "场景",
        _of(
            rf"{DONE}\s*{FIGURE}\s*个{KINDS}场景(?!比例)",
            rf"{DONE}{KINDS}场景(?:实例)?(?:共计?|总数|数量|达|为)*\s*{FIGURE}\s*个",
        ),
        _length("scenarios"),
        "scenarios",
        "scenarios_described",
    ),
    Count(
        "环节",
        _of(rf"覆盖[了全部]*\s*{EXACT}\s*[个大](?:业务|主要)?环节"),
        _covered,
        "scenarios",
        "covers",
    ),
    Count(
        "系统集成",
        _of(rf"{EXACT}\s*[处项](?:系统)?集成"),
        _length("integrations"),
        "integrations",
        "integration_described",
    ),
    Count(
        "集成商",
        _of(rf"{EXACT}\s*家(?:系统)?集成商"),
        _length("project.integrators"),
        "project.integrators",
        "integrators",
    ),
    Count(
        "解决方案",
        _of(rf"形成了?\s*{EXACT}\s*[个项套](?:智能制造|系统|行业)*解决方案"),
        _length("outcomes.solutions"),
        "outcomes.solutions",
        "written",
        "features",
    ),
    Count(
        "智能制造专业人才",
        _of(rf"智能制造(?:专业|复合型)?人才[^，。；\d]{{0,4}}?{FIGURE}\s*[人名]"),
        _experts,
        "organisation.experts",
        "talent",
    ),
    Count(
        "应用人工智能的场景",
        _of(rf"{EXACT}\s*个(?:场景)?(?:实例)?应用了?(?:人工智能|AI)"),
        _smart,
        "scenarios",
        "scenarios_described",
    ),
    Count(
        "复制推广企业",
        _of(rf"[向为在]\s*{FIGURE}\s*家[^，。；\d]{{0,14}}(?:复制|推广)"),
        _replicated,
        "outcomes.replicated",
        "kpi",
        "20",
    ),
)


def scenario_count(known: Known) -> Iterator[Slip]:
    """The number of scenarios in prose is the length of the list."""
    yield from _slips(known, COUNTS[0])


def counts(known: Known) -> Iterator[Slip]:
    """Every other number in prose is the length of its list."""
    for count in COUNTS[1:]:
        yield from _slips(known, count)


def _slips(known: Known, count: Count) -> Iterator[Slip]:
    held = count.held(known)
    for pattern in count.patterns if held else ():
        for one in said(known.draft, pattern):
            if not (_of_a_part(one, count, known) or any(map(one.agrees, held))):
                says = f"正文写“{one.words}”，所填{count.what}数为{held[0]}"
                yield Slip(says, (one.path, count.field), count.clause, count.value)


def _of_a_part(one: Said, count: Count, known: Known) -> bool:
    """Whether the figure speaks of a part of the list, or of what is still to come."""
    if one.of_later:
        return True
    if count.what != "场景":
        return False
    names = {*known.body.areas, *known.body.links}
    told = one.before.rpartition("，")[2] + one.words
    return bool(PART.search(told)) or 0 < sum(name in told for name in names) <= FEW
