"""RULES: the one list of what rules demand, in the order of the law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rules.book import applicant, base, materials, notes, submission, tiers
from rules.book.demand import Demand
from rules.finding import Force
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


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A norm with its condition, the facts it reads, and the norms it sums up, if it does."""

    norm: Norm
    condition: Condition
    fields: tuple[str, ...]
    members: tuple[str, ...] | None


def _compiled(norm: Norm, condition: Condition, body: Body) -> Compiled:
    fields = tuple(dict.fromkeys(reads(condition)))
    if not isinstance(condition, Aggregate):
        return Compiled(norm, condition, fields, None)
    under = (n.id for n in body.norms if _falls_under(n, condition.address, norm))
    return Compiled(norm, condition, fields, tuple(under))


def _falls_under(norm: Norm, address: str, whole: Norm) -> bool:
    """Under the address, for a tier of the whole; 原则上 is answered for by itself."""
    within = f"{norm.address}/".startswith(address.rstrip("/") + "/")
    shared = any(tier in whole.tiers for tier in norm.tiers)
    return within and shared and norm.force is not Force.PRINCIPLE


@lru_cache(maxsize=16)
def compiled(body: Body) -> tuple[Compiled, ...]:
    """Every norm of an edition that a draft answers to, ready to be judged."""
    pairs = ((norm, demanded(norm)) for norm in body.norms)
    return tuple(_compiled(n, condition, body) for n, condition in pairs if condition is not None)
