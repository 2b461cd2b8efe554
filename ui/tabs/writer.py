"""The declaration without its screen: a plain draft in, the sections and figures to show out."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.drafting.fill import PREFIX, written
from assistant.drafting.shorten import shortened
from assistant.importing.declaration import Imported, import_file
from knowledge.document import Library
from rules.check import edition_for
from rules.consistency.indicators import ROUNDING
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.facts.record import plain
from rules.facts.yaml import record_yaml
from rules.law.edition import NATION, resolve
from rules.reading import decoded, values_of
from ui.facts.figures import Figure, decimal, figures
from ui.facts.values import Plain, put, sound
from ui.render.imported import imported_card
from ui.render.reason import told
from ui.render.report import Seen
from ui.render.sections import Written, concerning
from ui.tabs.selfcheck import SelfCheck
from ui.trouble import Trouble
from ui.words.book import Words
from ui.works import drafted

TEXTS = (".yaml", ".yml", ".json")
OURS = "renderer"  # a field that only our own JSON has


@dataclass(frozen=True)
class Sheet:
    """A draft read once for the whole screen: its sections, its figures, its findings."""

    draft: Draft
    written: tuple[Written, ...]
    figures: tuple[Figure, ...]
    seen: Seen

    def one(self, name: str) -> Written:
        """The section chosen, or the first."""
        return next((w for w in self.written if w.whole.name == name), self.written[0])

    @property
    def yaml(self) -> str:
        """The draft as a file."""
        return record_yaml(self.draft)


@dataclass(frozen=True)
class Writer:
    """What the tab needs: who checks, the library, the words."""

    does: SelfCheck

    @property
    def words(self) -> Words:
        """The words of the screen."""
        return self.does.words

    @property
    def library(self) -> Library:
        """Where clauses are opened."""
        return self.does.library

    def sheet(self, stated: Plain, place: str, lengths: Mapping[str, int]) -> Sheet:
        """Everything the screen shows of a draft; sections as short as wanted of each."""
        draft, _ = sound(stated)
        edition = edition_for(draft, place=place)
        seen = self.does.seen(stated, place, "")
        return Sheet(
            draft,
            tuple(
                Written(
                    whole,
                    shortened(whole, most) if (most := lengths.get(whole.name)) else whole,
                    written(draft, whole),
                    concerning(whole, seen.report.findings),
                    tuple(kpi.number for kpi in draft.kpis or ()),
                )
                for whole in drafted(draft, place=place)
            ),
            figures(stated, edition),
            seen,
        )

    def read(self, path: Path, place: str) -> tuple[Plain, str]:
        """A draft, an export or somebody's declaration as a draft, and how reading it went."""
        found = self._found(path, place)
        if not isinstance(found.stated, Draft):
            what = self.words("write.is_table")
            raise Trouble(what, path.name, self.words("write.is_table_do"))
        return draft_json(found.stated), imported_card(found, path.name, self.words)

    def _found(self, path: Path, place: str) -> Imported:
        if path.suffix.lower() not in TEXTS:
            return import_file(path, edition=resolve(place, None))
        values = values_of(decoded(path.read_bytes(), where=path.name), where=path.name)
        if OURS in values:
            return import_file(path, edition=resolve(place, None))
        read = draft_of(values)
        if isinstance(read, Draft):
            return Imported(read)
        first = read[0]
        raise Trouble(
            self.words("write.wrong_field", path=first.path, value=first.value, count=len(read)),
            path.name, self.words("write.allowed", allowed=told(first.allowed, self.words)),
        )  # fmt: skip


def adopted(stated: Plain, chosen: Sequence[Written]) -> Plain:
    """The draft with the drafted text of these sections in place of what it held."""
    changed = copy.deepcopy(stated)
    for one in chosen:
        if one.whole.field:
            put(changed, PREFIX + one.whole.field.removeprefix(PREFIX), one.section.text)
    return changed


def own_text(stated: Plain, one: Written, text: str) -> Plain:
    """The draft with somebody's own text for a section; blank takes it out again."""
    changed = copy.deepcopy(stated)
    if one.whole.field:
        put(changed, one.whole.field, text.strip())
    return changed


def table(found: Sequence[Figure], words: Words) -> list[list[str]]:
    """The figures as rows of the table."""
    return [_row(figure, words) for figure in found]


def _row(figure: Figure, words: Words) -> list[str]:
    shown, told = figure.stated, figure.help
    name = words.get(f"kpi.{told.number}", told.name)
    return [
        str(told.number),
        f"{name} {'↑' if told.better == 'up' else '↓'}",
        *(str(shown[key]) if shown.get(key) is not None else "" for key in ("before", "after")),
        str(shown["value"]) if shown.get("value") is not None else "",
        str(shown.get("unit") or told.unit),
        plain(told.value) if told.value is not None else "",
        remarks(figure, words),
        told.formula,
    ]


def remarks(figure: Figure, words: Words) -> str:
    """What looks odd about a figure, or why it is not asked for."""
    if reason := figure.stated.get("not_applicable"):
        return words("write.not_applicable", why=reason)
    wrong = [words("write.no_number", value=str(figure.stated[n])[:20]) for n in figure.wrong]
    given = any(figure.stated.get(name) is not None for name in ("before", "after", "value"))
    return "；".join([*wrong, *_differs(figure, words), *(figure.help.odd if given else ())])


def _differs(figure: Figure, words: Words) -> list[str]:
    """Whether the value stated is another than the one that before and after give."""
    stated, worked = decimal(figure.stated.get("value")), figure.help.value
    if stated is None or worked is None or abs(stated - worked) <= ROUNDING:
        return []
    return [words("write.differs", value=plain(stated), worked=plain(worked))]


def drawn(found: Sequence[Figure], words: Words) -> dict[str, Any]:
    """The figures to draw, in percent or points; counts stay in the table."""
    bars = []
    for figure in found:
        if (value := figure.drawn) is None or figure.stated.get("not_applicable"):
            continue
        if figure.help.kind != "count":
            bars.append([bar(figure.help.number, words), float(value)])
    kinds = {"name": "nominal", "value": "quantitative"}
    return {"columns": list(kinds), "data": bars, "datatypes": kinds, "mark": "bar"}


def scale(bars: Mapping[str, Any]) -> list[float | None]:
    """An axis that begins at nothing, or below it where a figure does."""
    return [min((0.0, *(value for _, value in bars["data"]))), None]


def bar(number: int, words: Words) -> str:
    """What a bar is called: its number, and its name without what stands in brackets."""
    name = resolve(NATION, None).body.indicators[number].name
    return f"{number} {words.get(f'kpi.{number}', name).partition('（')[0]}"
