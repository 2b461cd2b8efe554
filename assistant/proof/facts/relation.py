"""Relations: who is what to whom (a topic's area, a tier's benchmark), one table, one reader."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.proof.facts.claim import Claim
from assistant.proof.finding import Finding, Label

TABLE = Path(__file__).parent / "relations.toml"


@dataclass(frozen=True, slots=True)
class Fact:
    """What one clause says of one subject; `open` are values no clause decides."""

    key: str
    is_: tuple[str, ...]
    open: tuple[str, ...]
    address: str
    quote: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribute: the kinds of its subject and value, and the words that bring it up."""

    name: str
    key: str
    value: str
    about: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    also: tuple[str, ...]
    facts: tuple[Fact, ...]
    affirms: bool = True
    flat: bool = False
    listed: str = ""
    length: int = 0
    whole: bool = False
    default: str = ""
    by_key: dict[str, Fact] = field(default_factory=dict)


@cache
def relations() -> tuple[Relation, ...]:
    """Every relation of the table."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["relation"]
    return tuple(_relation(entry) for entry in entries)


def related(claim: Claim) -> Iterator[Finding]:
    """What each relation has to say to a claim."""
    for relation in relations():
        if finding := _judged(claim, relation):
            yield finding


def _judged(claim: Claim, relation: Relation) -> Finding | None:
    if not any(claim.has(line) for line in relation.about):
        return None
    if any(claim.has([name]) for name in relation.without):
        return None
    accounted = {*relation.also, relation.value, *([relation.key] if relation.key else [])}
    pairs = list(_pairs(claim, relation))
    one_of_them = relation.listed == "area" and len(claim.of("area")) == 1
    if not pairs or one_of_them:
        return None
    wrong = [(fact, value) for fact, value in pairs if value not in fact.is_]
    if any(value in fact.open for fact, value in wrong):
        return None
    return _labelled(claim, relation, accounted | {"neg", "mode 不得", "mode 无需"}, pairs, wrong)


def _pairs(claim: Claim, relation: Relation) -> Iterator[tuple[Fact, str]]:
    """Subjects and values side by side; several of both in their order, else each with each."""
    values = [t.value for t in claim.of(relation.value)]
    keys = [t.value for t in claim.of(relation.key)] if relation.key else [""]
    keys = list(dict.fromkeys(keys)) or ([relation.default] if relation.default else [])
    known = [relation.by_key[key] for key in keys if key in relation.by_key]
    if len(known) != len(keys):
        return
    if len(known) == len(values) > 1:
        yield from zip(known, values, strict=True)
    else:
        yield from ((fact, value) for fact in known for value in dict.fromkeys(values))


def _labelled(
    claim: Claim,
    relation: Relation,
    accounted: set[str],
    pairs: list[tuple[Fact, str]],
    wrong: list[tuple[Fact, str]],
) -> Finding | None:
    fact, value = (wrong or pairs)[0]
    denied = claim.denials % 2 == 1 and not relation.flat
    partial = _partial(claim, relation, pairs) or _ill_listed(claim, relation)
    true = bool(wrong) == denied and (not denied or len(pairs) == 1)
    if true and denied and (claim.divided or claim.has(["mode 不得"])):
        return None
    if true and not partial:
        left = claim.left(accounted | ({"scope 只"} if relation.whole else set()))
        if left or not relation.affirms:
            return None
        return Finding(Label.SUPPORTED, (_Ground(fact),), f"与条款一致：“{fact.quote}”")
    if claim.drowned(accounted) or (bool(wrong) == denied and not partial):
        return None
    word = next((t.word for t in claim.of(relation.value) if t.value == value), value)
    instead = f"条款写的是{'、'.join(fact.is_)}" if fact.is_ else "条款没有这样写"
    why = f"“{word}”与条款不符：{instead}（“{fact.quote}”）"
    loose = claim.beside(accounted)
    return Finding(Label.CONTRADICTED, (_Ground(fact),), why, loose=loose)


def _partial(claim: Claim, relation: Relation, pairs: list[tuple[Fact, str]]) -> bool:
    """只有工信部发文: some of the values, said to be all."""
    said = {value for _, value in pairs}
    only = claim.has(["scope 只"]) and relation.whole
    return only and not set(pairs[0][0].is_) <= said


def _ill_listed(claim: Claim, relation: Relation) -> bool:
    """分先进级、先进级…四个层级: the list beside the number lacks one or says one twice."""
    said = [t.value for t in claim.of(relation.listed)] if relation.listed else []
    return len(said) > 2 and not len(said) == len(set(said)) == relation.length


@dataclass(frozen=True, slots=True)
class _Ground:
    fact: Fact

    @property
    def address(self) -> str:
        """Where the clause stands."""
        return self.fact.address

    @property
    def quote(self) -> str:
        """Its words."""
        return self.fact.quote


def _relation(entry: dict[str, object]) -> Relation:
    rows = entry["fact"]
    assert isinstance(rows, list)
    facts = tuple(
        Fact(key, tuple(row["is"]), tuple(row.get("open", ())), row["at"], row["quote"])
        for row in rows
        for key in (row.get("keys") or [row.get("key", "")])
    )
    names = {k: v for k, v in entry.items() if k not in ("fact", "about", "without", "also")}
    return Relation(
        about=tuple(tuple(_listed(line)) for line in _strings(entry["about"])),
        without=tuple(_strings(entry.get("without", []))),
        also=tuple(_strings(entry.get("also", []))),
        facts=facts,
        by_key={fact.key: fact for fact in facts},
        **names,  # type: ignore[arg-type]
    )


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def _listed(line: str) -> list[str]:
    return [item.strip() for item in line.split("、")]
