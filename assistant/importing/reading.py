"""Walk through a declaration line by line: headings, labels, tables, scenarios, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.importing import rows
from assistant.importing.found import Gathered, at
from assistant.importing.words import PROSE, TableKind, bare, heading, labelled, table_of
from rules.book.table import named_scenario
from rules.facts.draft import Draft
from rules.facts.labels import named
from rules.facts.recommendation import Recommendation
from rules.law.edition import Body

TIER = re.compile(r"(基础级|先进级|卓越级|领航级)\s*智能工厂")
GUIDE = re.compile(r"典型场景参考指引[》（(\s]*(\d{4}年版)")
RECOMMENDER = re.compile(r"^\s*推荐单位(?:（盖章）|\(盖章\))?\s*[:：]\s*(.*)$")
LABELLED = re.compile(r"^\s*([^\t：:]{2,24})[：:]\s*(\S.*)$")
CAPTIONS = re.compile(r"(一览表|台账|清单|情况|构成|层级|指标|（条）|表)$")
LONGEST_CAPTION = 16
PROMISES = "promises"
NUMBERED = re.compile(r"^\s*(?:[（(]?\d+[)）]?[.、．]?)\s*")
TITLES = ("申报书", "申报材料", "填报底稿，非报送件")
NOTHING = ("注：", "（随底稿", "（本页", "说明：本件", "见本件", "我单位对本次申报")


@dataclass(slots=True)
class Walk:
    """Where the reading stands, and what it has gathered."""

    into: Gathered
    body: Body
    section: str = ""
    table: tuple[TableKind, tuple[str, ...]] | None = None
    scenario: int | None = None

    def line(self, text: str, number: int) -> None:
        """Read one line."""
        if not text.strip():
            self.table = None
        elif self.section == "appendix":
            return
        elif "\t" in text:
            self._row(text.split("\t"), number)
        elif opened := heading(text, self.section):
            self.section, self.scenario = opened, None
        elif not self._scenario(text, number) and not self._label(text, number):
            self._prose(text, number)

    def _row(self, cells: Sequence[str], number: int) -> None:
        opens = table_of(cells)
        if opens:
            self.table, self.scenario = opens, None
        elif self.table is None or self.table[0].path == PROMISES:
            rows.pairs(cells, self.section, number, self.into)
        else:
            self._listed(cells, number, *self.table)

    def _listed(
        self, cells: Sequence[str], number: int, kind: TableKind, columns: tuple[str, ...]
    ) -> None:
        if kind.path == "kpis":
            rows.indicator(columns, cells, number, self.into, self.body)
        elif kind.path == "rows":
            rows.recommended(columns, cells, number, self.into, self.body)
        else:
            rows.listed(kind, columns, cells, number, self.into)

    def _scenario(self, text: str, number: int) -> bool:
        """A line 环节—场景—实例 opens an instance; the labelled lines below it are its own."""
        parts = named_scenario(NUMBERED.sub("", text), self.body)
        if self.section == "scenarios" and parts and parts[0] in self.body.links:
            stated = dict(zip(rows.KEYS["scenarios"], parts, strict=True))
            self.scenario = rows.place_of("scenarios", stated, self.into)
            if self.scenario == len(at(self.into.values, "scenarios") or []):
                for part, value in stated.items():
                    self.into.put(f"scenarios[{self.scenario}].{part}", value, number)
            return True
        found = LABELLED.match(text)
        name = _part_of_scenario(found[1]) if found else None
        if self.scenario is None or not found or not name:
            return False
        self.into.put(f"scenarios[{self.scenario}].{name}", found[2], number)
        return True

    def _label(self, text: str, number: int) -> bool:
        if recommender := RECOMMENDER.match(text):
            if self.into.model is Recommendation:
                self.into.put("recommender", recommender[1], number)
            return True
        found = LABELLED.match(text)
        path = labelled(found[1], self.section) if found else None
        if not found or not path or (self.section in PROSE and not path.startswith("sections.")):
            return False
        rows.told(path, found[2], number, self.into)
        return True

    def _prose(self, text: str, number: int) -> None:
        tier = TIER.search(text)
        if tier and not self.section and self.into.model is Draft:
            if at(self.into.values, "tier") is None:
                self.into.put("tier", tier[1], number)
            return
        if (
            "".join(text.split()) in TITLES
            or text.strip().startswith(NOTHING)
            or self._is_caption(text)
        ):
            return
        if self.section not in PROSE or self.into.model is not Draft:
            self.into.lose(text, number, "不在申报书的任何一节里")
            return
        self._add(text.strip(), number)

    def _add(self, text: str, number: int) -> None:
        """One more paragraph of the section."""
        path = f"sections.{self.section}"
        before = at(self.into.values, path)
        if before is None:
            self.into.put(path, text, number)
        else:
            self.into.values["sections"][self.section] = f"{before}\n{text}"
        if (guide := GUIDE.search(text)) and at(self.into.values, "guide") is None:
            self.into.put("guide", guide[1], number)

    def _is_caption(self, text: str) -> bool:
        """A short line without an end, that names a table."""
        short = len(text.strip()) <= LONGEST_CAPTION
        return short and bool(CAPTIONS.search(text.strip())) and "，" not in text


def _part_of_scenario(label_text: str) -> str | None:
    names = {
        bare(title): path.rsplit(".", 1)[-1]
        for path, (title, _) in named().items()
        if path.startswith("scenarios[].")
    }
    return names.get(bare(label_text))


def read(text: str, *, body: Body) -> Gathered:
    """Everything a declaration (or a recommendation table) says that was understood."""
    model = Recommendation if _is_table(text) else Draft
    walk = Walk(Gathered(model), body)
    for number, line in enumerate(text.splitlines(), start=1):
        walk.line(line, number)
    return walk.into


def _is_table(text: str) -> bool:
    """Whether this is the recommendation table: it has its row of heads, and no section."""
    lines = text.splitlines()
    heads = (table_of(line.split("\t")) for line in lines if "\t" in line)
    return any(h and h[0].path == "rows" for h in heads) and not any(
        heading(line, "") for line in lines
    )
