"""Mutants of the law's data: one level, date, force, tier, bound or bound party changed.

`python -m tests.mutation.law` makes every mutant, asks the experts' cases, the rule table and the
tests of the law whether they notice, and prints the score and the survivors. The reviewed matrix
(docs/coverage.md) is asked last: it notices any change of a force, and says so apart.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

import rules.law.edition as editions
import rules.law.layer as reading
from evals.drafts import report_in
from rules.book.rules import compiled
from rules.finding import Force, Tier
from rules.law.layer import LAW, Indicator, Layer, layers
from rules.law.norm import Fate, Norm
from rules.recommendation import check_recommendation
from rules.settle import settle
from tests.rules import coverage, test_cases, test_force, test_law, test_rules
from tests.rules.support import edition

SORTS = ("level", "date", "force", "tier", "bound", "binds", "indicator", "start")
OTHER_FORCE = {
    Force.BINDING: (Force.PRINCIPLE, Force.ENCOURAGED),
    Force.PRINCIPLE: (Force.BINDING, Force.ENCOURAGED),
    Force.ENCOURAGED: (Force.BINDING,),
    Force.DECLARED: (Force.BINDING, Force.ENCOURAGED),
    Force.PERMITTED: (Force.BINDING,),
    Force.NOT_A_DEMAND: (Force.BINDING,),
}
CASES_SAY = ("says", "missing", "holds", "lets", "remedy")


@dataclass(frozen=True)
class Mutant:
    """One change: of what sort, what it changes, and the layer with it."""

    sort: str
    of: str
    was: str
    now: str
    layer: Layer
    norm: Norm | None = None

    def __str__(self) -> str:
        return f"{self.sort}: {self.of}: {self.was} → {self.now}"


def mutants() -> Iterator[Mutant]:
    """Every mutant of every layer, in the order of the law."""
    for layer in layers():
        for norm in layer.norms:
            for sort, now, changed in _changed(norm):
                yield _of_norm(layer, norm, sort, now, changed)
        for indicator in layer.indicators:
            yield from _of_indicator(layer, indicator)
        for days in (-1, 1):
            moved = layer.start + timedelta(days=days)
            yield Mutant(
                "start", layer.id, str(layer.start), str(moved), replace(layer, start=moved)
            )


def _of_norm(layer: Layer, norm: Norm, sort: str, now: str, changed: Norm) -> Mutant:
    norms = tuple(changed if n.id == norm.id else n for n in layer.norms)
    was = {
        "force": norm.force.value,
        "tier": "、".join(norm.tiers),
        "binds": norm.binds,
    }.get(sort, norm.value)
    return Mutant(sort, norm.id, was, now, replace(layer, norms=norms), changed)


def _changed(norm: Norm) -> Iterator[tuple[str, str, Norm]]:
    for force in OTHER_FORCE[norm.force]:
        yield "force", force.value, replace(norm, force=force)
    if norm.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT):
        yield from _tiers(norm)
        party = "省" if norm.binds == "企业" else "企业"
        yield "binds", party, replace(norm, binds=party)
    for sort, value in _values(norm):
        yield sort, value, replace(norm, value=value)


def _tiers(norm: Norm) -> Iterator[tuple[str, str, Norm]]:
    """One tier fewer, or one tier more."""
    for tier in Tier:
        kept = tuple(t for t in Tier if (t in norm.tiers) != (t is tier))
        if kept:
            yield "tier", "、".join(kept), replace(norm, tiers=kept)


def _values(norm: Norm) -> Iterator[tuple[str, str]]:
    """A number one up or down, a day earlier or later, a name left out of a list."""
    if norm.rule == "maturity":
        yield from (("level", str(int(norm.value) + step)) for step in (-1, 1))
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", norm.value):
        day = date.fromisoformat(norm.value)
        yield from (("date", (day + timedelta(days=step)).isoformat()) for step in (-1, 1))
    elif norm.value.isdigit():
        yield from (("bound", str(int(norm.value) + step)) for step in (-1, 1))
    elif len(norm.names) > 1 and "=" not in norm.value:
        for name in norm.names:
            yield "bound", "|".join(n for n in norm.names if n != name)


def _of_indicator(layer: Layer, one: Indicator) -> Iterator[Mutant]:
    turned = "down" if one.better == "up" else "up"
    changes = [replace(one, better=turned), replace(one, low=one.low + 1)]
    changes += [replace(one, high=one.high - 1)] if one.high is not None else []
    for now in changes:
        others = tuple(now if i.number == one.number else i for i in layer.indicators)
        was, new = (f"{i.better} {i.low}–{i.high}" for i in (one, now))
        yield Mutant("indicator", f"序号{one.number}", was, new, replace(layer, indicators=others))


def _install(layer: Layer | None) -> None:
    """Take this layer for the one of its folder; None puts the law as it is back."""
    reading.read_layer = _known
    if layer is not None:
        reading.read_layer = lambda folder: layer if folder == LAW / layer.id else _known(folder)
    layers.cache_clear()
    editions._BODIES.clear()


_READ = reading.read_layer
_KNOWN: dict[Any, Layer] = {}


def _known(folder: Any) -> Layer:
    return _KNOWN.setdefault(folder, _READ(folder))


def killer(mutant: Mutant) -> str:
    """What notices a mutant first; nothing when it survives."""
    _install(mutant.layer)
    try:
        for name, check in KILLERS.items():
            if not _passes(check, mutant):
                return name
    finally:
        _install(None)
    return ""


def _passes(check: Callable[[Mutant], None], mutant: Mutant) -> bool:
    try:
        check(mutant)
    except (Exception, pytest.fail.Exception):  # a law that cannot be used is noticed as well
        return False
    return True


def _law(mutant: Mutant) -> None:
    """The tests of the law that speak of one norm, and of the days editions begin."""
    if mutant.norm:
        test_law.test_a_quote_stands_verbatim_in_its_clause(mutant.norm)
        test_law.test_a_norm_has_a_fate_that_exists(mutant.norm)
        test_law.test_a_number_that_decides_stands_in_its_clause(mutant.norm)
        if mutant.norm.rule in test_law.LISTS:
            test_law.test_a_list_that_decides_names_all_that_its_clause_lists(mutant.norm)
        if mutant.norm.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT):
            test_law.test_a_norm_speaks_of_the_tiers_of_its_place(mutant.norm)
            test_force.test_what_a_draft_answers_to_binds_the_enterprise(mutant.norm)
        if mutant.norm.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT, Fate.TABLE):
            test_force.test_a_norm_binds_as_its_words_and_its_place_say(mutant.norm)
    if mutant.sort == "indicator":
        test_law.test_an_indicator_runs_the_way_and_within_the_bounds_its_name_says(
            int(mutant.of.removeprefix("序号"))
        )
    if mutant.sort == "start":
        test = test_law.test_a_place_and_a_date_find_one_edition
        for arguments in test.pytestmark[0].args[1]:
            test(*arguments)
        test_law.test_before_the_first_notice_there_is_no_edition()


def _table(mutant: Mutant) -> None:
    """The rule table: the facts that meet a norm, that do not, that leave it open."""
    norm = mutant.norm
    rules = {rule.norm.id: rule for rule in compiled(edition().body)}
    rule = rules.get(norm.id) if norm else None
    if rule is None:
        return
    under = [rules[member] for member in rule.members or ()]
    for word, facts in test_rules.facts(test_rules.RULES[rule.norm.id]).items():
        known = test_rules.Known(test_rules.draft("pass", facts), edition())
        outcome = settle(known, (*under, rule))[-1].outcome
        assert outcome is test_rules.WORDS[word]


def _experts(mutant: Mutant) -> None:
    """The experts' cases, drafts and recommendation tables."""
    for case in test_cases.DRAFTS:
        if _concerns(case, mutant):
            test_cases._compare(case, report_in(case))
    for case in test_cases.TABLES:
        if mutant.norm and _speaks(case, mutant.norm.id):
            law = edition(case.get("place", "河北省"))
            table = test_cases._table(case)
            test_cases._compare(case, check_recommendation(table, edition=law))


def _concerns(case: dict[str, Any], mutant: Mutant) -> bool:
    """Whether a case may notice: it names the norm, sums up a tier, or is about the indicators."""
    if mutant.norm:
        return bool(case.get("tiers")) or _speaks(case, mutant.norm.id)
    return mutant.sort == "start" or case["id"].startswith(("indicators", "texts"))


def _speaks(case: dict[str, Any], norm: str) -> bool:
    return any(norm in case.get(key, ()) for key in CASES_SAY)


def _matrix(mutant: Mutant) -> None:
    """The reviewed matrix, whose every row shows a norm as it is."""
    if mutant.norm:
        row = coverage._row(mutant.norm, Counter(n for n, _ in test_rules.CASE_IDS))
        assert row in coverage.PATH.read_text(encoding="utf-8")


KILLERS: dict[str, Callable[[Mutant], None]] = {
    "tests of the law": _law,
    "rule table": _table,
    "experts' cases": _experts,
    "reviewed matrix": _matrix,
}


def main() -> int:
    """Make the mutants, count who notices, list who survives."""
    parser = argparse.ArgumentParser(description="Mutants of the law's data.")
    parser.add_argument("--sample", type=int, help="so many of each sort, drawn with a seed")
    parser.add_argument("--minutes", type=float, default=600, help="the most for all of them")
    asked = parser.parse_args()
    counted: dict[str, Counter[str]] = {sort: Counter() for sort in SORTS}
    survivors = []
    until = time.monotonic() + asked.minutes * 60
    for mutant in _drawn([*mutants()], asked.sample):
        if time.monotonic() > until:
            sys.stderr.write(f"stopped after {asked.minutes} minutes: the counts are of a part\n")
            break
        by = killer(mutant)
        counted[mutant.sort][by] += 1
        if not by:
            survivors.append(str(mutant))
            sys.stderr.write(f"survives: {mutant}\n")
    _tell(counted, survivors)
    return 0


def _drawn(every: Sequence[Mutant], many: int | None) -> list[Mutant]:
    if many is None:
        return [*every]
    found, dice = [], random.Random(20241122)
    for sort in SORTS:
        own = [mutant for mutant in every if mutant.sort == sort]
        found += dice.sample(own, min(many, len(own)))
    return found


def _tell(counted: dict[str, Counter[str]], survivors: Sequence[str]) -> None:
    names = [*KILLERS, ""]
    write = sys.stdout.write
    write(f"| sort | mutants | score | {' | '.join(n or 'survive' for n in names)} |\n")
    write("|---" * (len(names) + 3) + "|\n")
    total: Counter[str] = Counter()
    for sort, by in [*counted.items(), ("all", total)]:
        if sort != "all":
            total.update(by)
        count = by.total()
        score = f"{1 - by[''] / count:.3f}" if count else "–"
        write(f"| {sort} | {count} | {score} | {' | '.join(str(by[n]) for n in names)} |\n")
    for line in survivors:
        write(f"- {line}\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
