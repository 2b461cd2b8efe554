"""Walk through a declaration line by line: headings, labels, tables, scenarios, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.importing import compared, rows, sentences
from assistant.importing.found import Gathered, at
from assistant.importing.scenes import Scene, joined
from assistant.importing.words import PROSE, Columns, heading, is_title, labelled, level, table_of
from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation
from rules.law.edition import Body

TIER = re.compile(r"(基础级|先进级|卓越级|领航级)\s*智能工厂")
GUIDE = re.compile(r"典型场景参考指引[》（(\s]*(\d{4}年版)")
RECOMMENDER = re.compile(r"^\s*推\s*荐\s*单\s*位(?:（盖章）|\(盖章\))?\s*[:：]\s*(.*)$")
LABELLED = re.compile(r"^\s*([^\t：:]{2,24})[：:]\s*(\S.*)$")
CAPTIONS = re.compile(
    r"(一览表|台账|清单|情况|构成|层级|指标|（条）|表)$|^\W*\d*\W*(典型)?场景(实例)?[\s一二三四五六七八九十\d]+$"
)
LONGEST_CAPTION = 24
SPACED = re.compile(r"^\s*([^\s：:]{2,20})[ \u3000]+(\S.*)$")
CONTENTS = re.compile(r"[.…·]{3,}\s*\d+\s*$")
FURTHER = re.compile(r"[，,；;\s]\s*([^\s，,；;：:]{2,16})[：:]")
NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}(?=[，,；;（(\s])")
PERSON = "applicant.contact.person"
PROMISES = "promises"
SCENARIOS = "scenarios"
STRANGE, APPENDIX = "strange", "appendix"
UNDER = {"scenery": "overview", "achieved": "results", "factory": "summary"}
TITLES = ("申报书", "申报材料", "填报底稿，非报送件", "目录")
NOTHING = ("注：", "（随底稿", "（本页", "说明：本件", "见本件", "我单位对本次申报", "（盖章）")
UNREAD = "没有认出这几列，其中的内容没有读入"
UNKNOWN = "没有认出这个标题，它下面的文字没有归入任何一节"


@dataclass(slots=True)
class Walk:
    """Where the reading stands, and what it has gathered."""

    into: Gathered
    body: Body
    captions: frozenset[int]
    scene: Scene = field(init=False)
    section: str = ""
    table: Columns | None = None
    levels: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scene = Scene(self.into, self.body)

    def line(self, text: str, number: int) -> None:
        """Read one line."""
        if not text.strip():
            self.table = None
        elif self.section == APPENDIX:
            return
        elif "\t" in text:
            self._row(text.split("\t"), number)
        elif not self._part(text, number):
            self._outside(text, number)

    def _part(self, text: str, number: int) -> bool:
        """A line of the scenarios that names one of them, or a part of the one at hand."""
        if self.section in (STRANGE, "scenery") and self.scene.names(text):
            self.section = SCENARIOS
        if self.section != SCENARIOS or self._stands_above(text):
            return False
        return self.scene.line(text, number)

    def _stands_above(self, text: str) -> bool:
        """Whether a title is numbered like the heading of this section, or like one over it."""
        here = level(text) if is_title(text) else 0
        return bool(here) and here <= self.levels.get(self.section, 0)

    def _outside(self, text: str, number: int) -> None:
        opened = heading(text, self.section)
        if opened and (opened != APPENDIX or self.section):
            self._open(opened, text, number)
        elif self._is_strange(text):
            self.section = STRANGE
            self.scene.close()
            self.into.lose(text, number, UNKNOWN)
        elif not self._label(text, number):
            self._prose(text, number)

    def _open(self, section: str, text: str, number: int) -> None:
        self.section = section
        self.levels[section] = level(text)
        self.scene.close()
        if section == APPENDIX:
            self.into.lose(text, number, "附件和附录没有读入")

    def _is_strange(self, text: str) -> bool:
        """A title that stands where a heading would, and is none that is known."""
        known = level(text) in self.levels.values() and self._stands_above(text)
        return bool(self.section) and self.section != STRANGE and known and not _is_cover(text)

    def _row(self, cells: Sequence[str], number: int) -> None:
        alone = rows.alone_in(cells)
        opens = table_of(cells)
        if alone and (self.table is None or heading(alone, self.section)):
            self.table = None
            self._lines(alone, number)
        elif opens:
            self.table = opens
            self.scene.close()
            self.into.lose("、".join(rows.strange_heads(opens)), number, UNREAD)
        elif years := compared.years_of(cells):
            self.table = years
        elif self.table is None or self.table.path == PROMISES:
            scene = self.scene if self.section == SCENARIOS else None
            if compared.alone(cells, number, self.into, self.body):
                return
            rows.pairs(cells, self.section, number, self.into, scene=scene)
        else:
            self._listed(cells, number, self.table)

    def _lines(self, text: str, number: int) -> None:
        """The lines of a cell that has its row to itself, read as lines of the page."""
        for line in filter(None, map(str.strip, text.split("\v"))):
            if not self._part(line, number):
                self._outside(line, number)

    def _listed(self, cells: Sequence[str], number: int, columns: Columns) -> None:
        if compared.is_over(columns, cells, self.section, self.body):
            self.table = None
            rows.pairs(cells, self.section, number, self.into)
            return
        match columns.path:
            case "kpis":
                compared.indicator(columns, cells, number, self.into, self.body)
            case "rows":
                rows.recommended(columns, cells, number, self.into, self.body)
            case compared.YEARS:
                compared.across(columns, cells, number, self.into, self.body)
            case _:
                rows.listed(columns, cells, number, self.into, self.body)

    def _label(self, text: str, number: int) -> bool:
        if recommender := RECOMMENDER.match(text):
            if self.into.model is Recommendation:
                self.into.put("recommender", recommender[1], number)
            return True
        found = LABELLED.match(text) or SPACED.match(text)
        path = labelled(found[1], self.section) if found else None
        if not found or not path or (self.section in PROSE and not path.startswith("sections.")):
            return False
        value, *others = self._several(found[2]) if not path.startswith("sections.") else [found[2]]
        if path == PERSON and (name := NAME.match(value)):
            value, others = name[0], [value[name.end() :].strip("，,；; "), *others]
        rows.told(path, value, number, self.into, label=found[1])
        for other in filter(None, others):
            self._outside(other, number)
        return True

    def _several(self, text: str) -> list[str]:
        """A value, and the labels with their values that follow it on the same line."""
        cuts = [
            found.start()
            for found in FURTHER.finditer(text)
            if labelled(found[1], self.section) is not None
        ]
        ends = [*cuts, len(text)]
        starts = [0, *cuts]
        return [text[a:b].strip("，,；; \u3000") for a, b in zip(starts, ends, strict=True)]

    def _prose(self, text: str, number: int) -> None:
        tier = TIER.search(text)
        if tier and not self.section and self.into.model is Draft:
            if at(self.into.values, "tier") is None:
                self.into.put("tier", tier[1], number)
            return
        if _is_cover(text) or number in self.captions or CONTENTS.search(text):
            return
        if self.scene.more(text, number):
            return
        section = UNDER.get(self.section, self.section)
        if self.section in UNDER and self.into.model is Draft:
            sentences.facts(text, number, self.into)
        if self.into.model is Draft and section in PROSE:
            self._add(section, text.strip(), number)
        elif self.into.model is not Draft or not sentences.facts(text, number, self.into):
            self.into.lose(text, number, "不在申报书的任何一节里")

    def _add(self, section: str, text: str, number: int) -> None:
        """One more paragraph of the section."""
        path = f"sections.{section}"
        before = at(self.into.values, path)
        if before is None:
            self.into.put(path, text, number)
        else:
            self.into.values["sections"][section] = f"{before}\n{text}"
        if (guide := GUIDE.search(text)) and at(self.into.values, "guide") is None:
            self.into.put("guide", guide[1], number)


def _is_cover(text: str) -> bool:
    return "".join(text.split()) in TITLES or text.strip().startswith(NOTHING)


def _captions(lines: Sequence[str]) -> frozenset[int]:
    """The lines that name the table below them: short, without an end."""
    told = [(n, line) for n, line in enumerate(lines, start=1) if line.strip()]
    return frozenset(
        n
        for (n, line), (_, following) in pairwise(told)
        if "\t" in following and "\t" not in line and _names_table(line.strip())
    )


def _names_table(text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and bool(CAPTIONS.search(text)) and "，" not in text


def read(text: str, *, body: Body) -> Gathered:
    """Everything a declaration (or a recommendation table) says that was understood."""
    model = Recommendation if _is_table(text) else Draft
    lines = text.split("\n")
    walk = Walk(Gathered(model), body, _captions(lines))
    for number, line in enumerate(lines, start=1):
        walk.line(line.rstrip("\r"), number)
    if model is Draft:
        _from_prose(walk.into, body)
        joined(walk.into)
    return walk.into


def _from_prose(into: Gathered, body: Body) -> None:
    """What no table and no label has told, and the prose of the sections does."""
    lines = {one.path: one.line for one in into.understood}
    for name, text in dict(at(into.values, "sections") or {}).items():
        line = lines.get(f"sections.{name}", 0)
        if name != "plan":
            sentences.facts(text, line, into, paths=sentences.IN_PROSE)
        if name in ("results", "effects", "features", "summary"):
            sentences.indicators(text, line, into, body)


def _is_table(text: str) -> bool:
    """Whether this is the recommendation table: it has its row of heads, and no section."""
    lines = text.split("\n")
    heads = (table_of(line.split("\t")) for line in lines if "\t" in line)
    return any(h and h.path == "rows" for h in heads) and not any(
        heading(line, "") for line in lines if "\t" not in line
    )
