"""RULES: the one list of what rules demand, in the order of the law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rules.book import applicant, base, materials, notes, submission, tiers
from rules.book.demand import Demand
from rules.law.edition import Body, NoEdition
from rules.law.norm import Fate, Norm
from rules.logic import Aggregate, Condition, Evidenced, Judged, reads

RULES: dict[str, Demand] = {
    **applicant.LINES,
    **submission.LINES,
    **tiers.LINES,
    **base.LINES,
    **notes.LINES,
    **materials.LINES,
}


def demanded(norm: Norm) -> Condition | None:
    """What a norm demands of a draft; None for one that demands nothing of it."""
    match norm.fate:
        case Fate.RULE if norm.rule in RULES:
            return RULES[norm.rule](norm)
        case Fate.RULE:
            do = f"norms.csv 的 rule 列只能是：{'、'.join(RULES)}。"
            raise NoEdition(f"规范 {norm.id} 要求的规则 {norm.rule} 不存在", norm.address, do)
        case Fate.EVIDENCE:
            return Evidenced(norm.id, norm.address)
        case Fate.EXPERT:
            return Judged(Evidenced(norm.id, norm.address))
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Compiled:
    """A norm with its condition, the facts it reads, and whether it sums up other norms."""

    norm: Norm
    condition: Condition
    fields: tuple[str, ...]
    sums_up: bool


def _compiled(norm: Norm, condition: Condition) -> Compiled:
    fields = tuple(dict.fromkeys(reads(condition)))
    return Compiled(norm, condition, fields, isinstance(condition, Aggregate))


@lru_cache(maxsize=16)
def compiled(body: Body) -> tuple[Compiled, ...]:
    """Every norm of an edition that a draft answers to, ready to be judged."""
    pairs = ((norm, demanded(norm)) for norm in body.norms)
    return tuple(_compiled(norm, condition) for norm, condition in pairs if condition is not None)
