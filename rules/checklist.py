"""What to prepare for a tier, clause by clause; with a draft, what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rules.book.rules import Compiled, compiled
from rules.check import check
from rules.facts.draft import Draft
from rules.facts.labels import label
from rules.finding import Force, Outcome, Tier
from rules.holding import ENTERPRISE
from rules.law.edition import Edition
from rules.law.norm import Fate, Kind

SHOWN = (Kind.MACHINE, Kind.EVIDENCE, Kind.EXPERT)
WORDS: Mapping[Force, str] = {
    Force.BINDING: "必须（应、须、不得等）",
    Force.PRINCIPLE: "原则上（不能满足的可以说明）",
    Force.ENCOURAGED: "鼓励或参考（不作为否定理由）",
    Force.DECLARED: "要素描述（该层级工厂应有的做法）",
    Force.PERMITTED: "有条件允许",
}
STATUS: Mapping[Outcome, str] = {
    Outcome.MET: "有",
    Outcome.NOT_MET: "缺",
    Outcome.UNKNOWN: "缺",
    Outcome.EXPERT: "待评",
    Outcome.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One clause to prepare for; status and outcome are empty where no draft was given."""

    norm: str
    address: str
    quote: str
    force: Force
    words: str
    kind: Kind
    prepare: str
    fields: tuple[str, ...]
    status: str = ""
    outcome: str = ""


def checklist(tier: Tier, *, edition: Edition, draft: Draft | None = None) -> tuple[Item, ...]:
    """Every clause of the tier that the enterprise has to show something for."""
    outcomes = _outcomes(tier, edition, draft) if draft else {}
    rules = (rule for rule in compiled(edition.body) if _asks(rule, tier))
    return tuple(_item(rule, outcomes.get(rule.norm.id)) for rule in rules)


def _outcomes(tier: Tier, edition: Edition, draft: Draft) -> Mapping[str, Outcome]:
    report = check(draft, edition=edition, tiers=(tier,), texts=False)
    return {finding.norm: finding.outcome for finding in report.findings}


def _asks(rule: Compiled, tier: Tier) -> bool:
    norm = rule.norm
    owed = norm.binds == ENTERPRISE and norm.kind in SHOWN and norm.force in WORDS
    return owed and tier in norm.tiers and rule.members is None


def _item(rule: Compiled, outcome: Outcome | None) -> Item:
    norm = rule.norm
    return Item(
        norm=norm.id,
        address=norm.address,
        quote=norm.quote,
        force=norm.force,
        words=WORDS[norm.force],
        kind=norm.kind,
        prepare=_prepare(rule),
        fields=rule.fields,
        status=STATUS[outcome] if outcome else "",
        outcome=outcome.value if outcome else "",
    )


def _prepare(rule: Compiled) -> str:
    """What the clause asks for: facts to fill in, or a statement with its document and date."""
    if rule.norm.fate is not Fate.RULE:
        return f"做法说明、佐证材料及其日期，能够说明“{rule.norm.quote}”"
    if rule.norm.rule == "kpi":
        return "指标值、单位、统计期和数据来源；提升、下降类指标还要建设前后的数值"
    names = dict.fromkeys(label(path) for path in rule.fields)
    return "、".join(names) + ("，并备齐证明材料" if rule.norm.kind is Kind.EVIDENCE else "")


def item_json(item: Item) -> dict[str, Any]:
    """An item as plain JSON."""
    shape = asdict(item)
    given = {"status": item.status or None, "outcome": item.outcome or None}
    return shape | {"force": item.force.value, "kind": item.kind.value} | given
