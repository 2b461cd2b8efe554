"""Facts that stand in sentences: only what is written out is read, nothing is concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.importing.found import Gathered, at
from assistant.importing.rows import told
from assistant.importing.words import sayings
from rules.consistency.figures import POINTS, stems
from rules.consistency.said import LATER
from rules.facts.numeral import in_digits
from rules.law.edition import Body
from rules.law.layer import Indicator

SENTENCE = re.compile(r"[^。！？\n]+")
IN_PROSE = frozenset({"project.investment", "project.span", "maturity.level"})
UP = "提升|提高|增长|增加|上升"
DOWN = "下降|降低|缩短|减少|压缩"
NUMBER = r"(\d+(?:\.\d+)?)"
ROUGH = re.compile(r"\s*(?:以上|左右|余|多)")
LEAVES = {"project.span": "project.start"}
KPIS = "kpis"


def facts(text: str, line: int, into: Gathered, *, paths: frozenset[str] | None = None) -> bool:
    """Read the facts of a text that are not known yet; whether there was one."""
    found = False
    for sentence in SENTENCE.findall(in_digits(text)):
        for path, pattern, value in sayings():
            known = at(into.values, LEAVES.get(path, path)) is not None
            match = None if known or (paths and path not in paths) else pattern.search(sentence)
            if match and not LATER.search(sentence[: match.start()]):
                told(path, value or match[1], line, into)
                found = True
    return found


def indicators(text: str, line: int, into: Gathered, body: Body) -> None:
    """Read the indicators that prose tells exactly, and no row has told."""
    given = {str(row.get("number")) for row in at(into.values, KPIS) or []}
    plain = in_digits(text)
    for number, indicator in body.indicators.items():
        said = None if str(number) in given else _said(plain, indicator)
        if said:
            base = f"{KPIS}[{len(at(into.values, KPIS) or [])}]"
            into.put(f"{base}.number", str(number), line)
            for name, value in said.items():
                into.put(f"{base}.{name}", value, line)


def _said(text: str, indicator: Indicator) -> dict[str, str] | None:
    """Value, unit, before and after of one indicator as a text tells them; None if it does not."""
    stem = "|".join(map(re.escape, stems(indicator)))
    for value in _values(stem, text, indicator):
        said = {"value": value[1], "unit": value[2].replace("个百分点", POINTS)}
        if said["unit"] == POINTS:
            said["points"] = "是"
        return said | _ends(stem, text, indicator)
    return None


def _values(stem: str, text: str, indicator: Indicator) -> Iterator[Sequence[str]]:
    verb = UP if indicator.better == "up" else DOWN
    if indicator.kind in ("change", "rate", "growth"):
        first = r"(?:[由从][^，。；]{2,30}，)?[^，。；：\d约近超]{0,6}?"
        moved = rf"{first}(?:{verb})(?:率|幅度|比例)?[了达为：:]*"
        grown = "" if indicator.kind != "growth" else "|为|达到?"
        pattern = rf"(?:{stem})(?:{moved}{grown})\s*{NUMBER}\s*(%|个?百分点)"
    elif indicator.kind == "level":
        reached = r"(?:由[^，。；]{1,20})?(?:达到?|为|提[升高][到至]|[：:])*"
        pattern = rf"(?:{stem}){reached}\s*{NUMBER}\s*(%)"
    else:
        pattern = rf"(?:{stem})(?:达到?|为|共|[：:])*\s*{NUMBER}\s*([个家])"
    for found in re.finditer(pattern, text):
        if not (ROUGH.match(text, found.end()) or LATER.search(text[: found.start()][-12:])):
            yield (found[0], found[1], found[2])


def _ends(stem: str, text: str, indicator: Indicator) -> dict[str, str]:
    """What it was and what it became, where both are told and the one leads to the other."""
    reached = rf"[^\d，。；]{{0,8}}?(?:{UP}|{DOWN})?[到至为]\s*{NUMBER}"
    found = re.search(rf"(?:{stem})[^，。；\d]{{0,6}}?[由从]\s*{NUMBER}{reached}", text)
    if not found or indicator.kind in ("level", "count"):
        return {}
    better = Decimal(found[2]) > Decimal(found[1])
    return {"before": found[1], "after": found[2]} if better == (indicator.better == "up") else {}
