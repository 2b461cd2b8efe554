"""A figure as the prose says it: how exactly, in what clause, and whether of today at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules.consistency.slip import prose
from rules.facts.draft import Draft
from rules.facts.numeral import in_digits

FIGURE = (
    r"(?P<about>约为?|近|超过?|逾|接近|不低于|不少于|至少)?\s*"
    r"(?P<figure>\d+(?:\.\d+)?)\s*(?P<more>余|多)?"
)
LATER = re.compile(
    r"计划|拟|有待|将(?:于|在|达|投|新|扩|继续|持续|进一步|完成|实现)|后续|下一步|二期|三期|预计|力争|目标|未来|十五五|争取|新增|再增|申报要求|要求"
)
BOUND, END = re.compile(r"[，,。；;！？\n]"), re.compile(r"[。；;！？\n]")
AFTER = re.compile(r"\s*(?:以上|左右|上下|有余)")
MARGIN = Decimal("0.1")
PLAN = "sections.plan"


@dataclass(frozen=True, slots=True)
class Said:
    """One figure in a section, with the words that say it and those before it in its clause."""

    path: str
    figure: Decimal
    exact: bool
    words: str
    before: str
    sentence: str
    found: re.Match[str]

    @property
    def of_later(self) -> bool:
        """Whether this speaks of what is to come, or of what is demanded."""
        return self.path == PLAN or bool(LATER.search(self.sentence))

    def agrees(self, stated: Decimal | int) -> bool:
        """Whether the figure is the one stated; a rounded one may be a tenth off."""
        if self.exact:
            return self.figure == stated
        return abs(self.figure - stated) <= MARGIN * max(abs(Decimal(stated)), Decimal(1))


def said(draft: Draft, pattern: re.Pattern[str]) -> Iterator[Said]:
    """Every place in the prose where a pattern with a `figure` is met, its figures in digits."""
    for path, text in prose(draft):
        plain = in_digits(text)
        for found in pattern.finditer(plain):
            yield Said(
                path,
                Decimal(found["figure"]),
                not (found["about"] or found["more"] or AFTER.match(plain, found.end())),
                found[0].strip(),
                BOUND.split(plain[: found.start()])[-1],
                END.split(plain[: found.start()])[-1],
                found,
            )
