"""Names and claims: written one way, under their right heads, and not without evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from rules.book.submission import cited_as, right_number
from rules.consistency.slip import Slip, prose
from rules.known import Known

COMPANY = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9（）()]{3,30}?(?:有限责任公司|股份有限公司|有限公司|集团公司)"
)
ALIKE = 82.0
GUIDE = re.compile(r"典型场景参考指引[》（(\s]*(\d{4}年版)")
NUMBERED_GUIDE = re.compile(
    r"典型场景参考指引[》（(\s]*2024年版[）)》\s]*[（(]\s*([^（()）]{2,12}[〔\[(（【]\s*\d{4}\s*[〕\])）】]\s*\d+\s*号)"
)
LEADING = re.compile(r"(全球|国际|世界|国内|全国|行业|省内|省)(?:同行业)?(?:的)?领先")
SOLE = re.compile(r"首创|独创|唯一|国内第一|世界第一|全国第一|全球第一|填补.{0,6}空白")
DENIED = re.compile(r"(?:并非|不是|没有|不属)[^，。；]{0,6}$")
WORLD, NATION = "全球领先", "国内同行业领先"
REACH = {"全球": WORLD, "国际": WORLD, "世界": WORLD, "国内": NATION, "全国": NATION}
DASH = r"\s*(?:—一(?=[\u4e00-\u9fff])|[—–―－﹣\-‐‑‒]+)\s*"


def enterprise_name(known: Known) -> Iterator[Slip]:
    """The enterprise is called by its full name, the same everywhere."""
    name = known.draft.applicant.name
    if not name:
        return
    others = {*(known.draft.project.integrators or ()), known.draft.applicant.parent}
    for path, text in prose(known.draft):
        for found in COMPANY.findall(text.replace(name, "")):
            if not any(other and other in found for other in others) and _alike(name, found):
                says = f"企业名称写作“{found}”，全称是“{name}”"
                yield Slip(says, (path, "applicant.name"), "basic_information")


def _alike(name: str, found: str) -> bool:
    return name not in found and fuzz.partial_ratio(name, found) >= ALIKE


def leading_claims(known: Known) -> Iterator[Slip]:
    """A claim to lead rests on a benchmark with a source that reaches as far."""
    benchmark, levels = known.draft.benchmark, known.body.fact("benchmarks")
    least = next((level for level in levels if LEADING.search(level)), levels[-1])
    for path, text in prose(known.draft):
        for found in LEADING.finditer(text):
            wanted = REACH.get(found[1], least)
            reached = benchmark.level and levels.index(benchmark.level) >= levels.index(wanted)
            if not (reached and benchmark.source):
                says = f"“{found[0]}”没有相应的对标依据（需要{wanted}的对标和来源）"
                yield Slip(says, (path, "benchmark.level", "benchmark.source"), "benchmark", wanted)


def sole_claims(known: Known) -> Iterator[Slip]:
    """A claim to be first or alone rests on a record of evidence that says so."""
    records = [r for r in known.draft.evidence or () if r.document and r.statement]
    for path, text in prose(known.draft):
        for found in SOLE.finditer(text):
            denied = DENIED.search(text[: found.start()])
            if not denied and not any(found[0] in (record.statement or "") for record in records):
                says = f"“{found[0]}”没有证据：请在证据中给出说明和材料，或删去"
                yield Slip(says, (path, "evidence"), "written", "features")


def areas_as_links(known: Known) -> Iterator[Slip]:
    """The first part of 环节—场景—实例 is a link; some areas are no links."""
    only_areas = [area for area in known.body.areas if area not in known.body.links]
    for n, scenario in enumerate(known.draft.scenarios or ()):
        if scenario.link in only_areas:
            says = f"“{scenario.link}”是五大环节的名称，不是环节名；"
            says += _instead(scenario.link, known)
            yield Slip(says, (f"scenarios[{n}].link",), "scenarios_described")
    if only_areas:
        yield from _written_as_links(only_areas, known)


def _written_as_links(only_areas: list[str], known: Known) -> Iterator[Slip]:
    named = re.compile(rf"({'|'.join(only_areas)}){DASH}[^，。；]{{2,20}}{DASH}")
    for path, text in prose(known.draft):
        for found in named.findall(text):
            says = f"“{found}—…”用五大环节的名称当作环节名；" + _instead(found, known)
            yield Slip(says, (path,), "scenarios_described")


def _instead(area: str | None, known: Known) -> str:
    return "可用的环节名：" + "、".join(known.body.areas.get(area or "", ()))


def document_numbers(known: Known) -> Iterator[Slip]:
    """Document numbers are written as issued, where no clause of its own checks that."""
    if any(norm.rule == "document_number" for norm in known.body.norms):
        return
    for number in known.body.fact("numbers"):
        for path, text in prose(known.draft):
            for cited in cited_as(number, text):
                if not right_number(number, cited):
                    yield Slip(f"文号写作{cited}，应为{number}", (path,), "guide")


def guide_years(known: Known) -> Iterator[Slip]:
    """The guide that the prose cites is the one of this edition, by year and by number."""
    year, number = known.body.fact("guide")["year"], known.body.fact("guide")["number"]
    for path, text in prose(known.draft):
        for cited in NUMBERED_GUIDE.findall(text):
            if not right_number(number, cited):
                yield Slip(f"场景指引的文号写作{cited}，应为{number}", (path,), "guide")
        for cited in GUIDE.findall(text):
            if cited != year:
                yield Slip(f"引用的场景指引是{cited}，应为{year}", (path,), "guide")


def systems_listed(known: Known) -> Iterator[Slip]:
    """A system that a scenario uses stands in the list of systems."""
    if known.draft.systems is None:
        return
    listed = {system.name for system in known.draft.systems}
    for n, scenario in enumerate(known.draft.scenarios or ()):
        if strange := [name for name in scenario.systems or () if name not in listed]:
            says = f"场景用到的{'、'.join(strange)}不在系统台账中"
            yield Slip(says, (f"scenarios[{n}].systems", "systems"), "integration_described")
