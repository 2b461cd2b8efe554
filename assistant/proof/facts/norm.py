"""Norms: what must be or must not be so, and a claim that it need not, may not, or must."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.proof.facts.claim import Claim
from assistant.proof.facts.token import Token
from assistant.proof.finding import Finding, Label

TABLE = Path(__file__).parent / "norms.toml"
# What may stand beside any condition without changing it.
_BESIDE = (
    "neg", "mode 必须", "mode 才能", "mode 不得", "mode 可以", "body 企业", "act 申报", "act 报送",
    "paper", "act 要求",
    "act 参与", "act 入选", "has", "doc 通知", "doc 国家通知", "sort",
)  # fmt: skip
_BINDING = ("must", "implied")
_APPLYING = ("act 申报", "act 报送", "act 参与")
_STRONG = frozenset(("必须", "务必", "一律", "强制", "must", "mandatory"))
_BINDS = ("mode 必须", "mode 才能", "mode 不得", "mode 可以", "mode 无需", "scope 只要", "neg")


@dataclass(frozen=True, slots=True)
class Norm:
    """A state that a clause asks for: of whom, how strongly, and where it says so."""

    state: str
    address: str
    quote: str
    force: str = "must"
    tiers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@cache
def norms() -> tuple[Norm, ...]:
    """Every norm of the table."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["norm"]
    return tuple(
        Norm(
            e["state"], e["at"], e["quote"], e.get("force", "must"),
            tuple(e.get("tiers", ())), tuple(e.get("also", ())),
        )
        for e in entries
    )  # fmt: skip


def bound(claim: Claim) -> Iterator[Finding]:
    """What each norm whose state the claim names has to say to it."""
    named = {*claim.values("holds"), *claim.values("lacks")}
    if len(named) > 1 and (finding := _all_met(claim, named)):
        yield finding
        return
    for norm in norms():
        if norm.state in named and (finding := _judged(claim, norm)):
            yield finding


def _all_met(claim: Claim, named: set[str]) -> Finding | None:
    """独立法人、无违法: each state is told as it is asked for, and nothing else is said."""
    asked = [n for n in norms() if n.state in named and n.force in _BINDING]
    stated = [t for t in claim.tokens if t.kind in ("holds", "lacks")]
    straight = all(_denied_at(claim, t) == (t.kind == "lacks") for t in stated)
    if {n.state for n in asked} != named or not straight or _merely_may(claim):
        return None
    if claim.denials != len(claim.of("lacks")) or not all(_of_its_tiers(claim, n) for n in asked):
        return None
    accounted = {name for n in asked for name in _accounted(n)}
    if claim.left(accounted) or claim.has(["mode 鼓励"]) or claim.has(["mode 可以"]):
        return None
    return Finding(Label.SUPPORTED, tuple(asked), f"与条款一致：“{asked[0].quote}”")


def _denied_at(claim: Claim, token: Token) -> bool:
    """Whether a denial stands within three words before."""
    at = claim.tokens.index(token)
    return any(
        t.kind == "neg" or t.pair == ("mode", "不得") for t in claim.tokens[max(0, at - 3) : at]
    )


def _judged(claim: Claim, norm: Norm) -> Finding | None:
    holds = [t for t in claim.of("holds") if t.value == norm.state]
    lacks = [t for t in claim.of("lacks") if t.value == norm.state]
    others = {t.value for t in (*claim.of("holds"), *claim.of("lacks"))} - {norm.state}
    unread = (holds and lacks) or others - {n.state for n in norms()}
    unbound = lacks and not any(claim.has([name]) for name in _BINDS)
    if unread or unbound or not _of_its_tiers(claim, norm):
        return None
    if norm.force == "encourage":
        return _encouraged(claim, norm)
    if norm.force == "principle":
        return _in_principle(claim, norm)
    if _asks(claim, holds or lacks, lacking=bool(lacks)):
        return _required(claim, norm)
    return None if others else _refused(claim, norm)


def _asks(claim: Claim, stated: list[Token], *, lacking: bool) -> bool:
    """Whether, all denials counted, the claim says what the clause asks for."""
    aside = claim.denials_between(stated[0], stated[-1])
    straight = (claim.denials - aside + lacking) % 2 == 0
    return straight and not claim.has(["mode 鼓励"])


def _accounted(norm: Norm) -> set[str]:
    return {*_BESIDE, *norm.also, f"holds {norm.state}", f"lacks {norm.state}", "tier"}


def _required(claim: Claim, norm: Norm) -> Finding | None:
    if claim.left(_accounted(norm)) or norm.force not in _BINDING or _merely_may(claim):
        return None
    if claim.has(["scope 只"]) and claim.of("tier") and not norm.tiers:
        return None  # of one tier alone, where the clause asks it of all
    if norm.force == "implied" and not claim.has(["mode 不得", "act 申报"]):
        return None
    return Finding(Label.SUPPORTED, (norm,), f"与条款一致：“{norm.quote}”")


def _refused(claim: Claim, norm: Norm) -> Finding | None:
    accounted = _accounted(norm) | {"mode", "scope"}
    if claim.drowned(accounted):
        return None
    loose = claim.beside(accounted)
    return Finding(Label.CONTRADICTED, (norm,), f"条款的要求相反：“{norm.quote}”", loose=loose)


def _merely_may(claim: Claim) -> bool:
    """可以具备: a duty told as a leave; 具备的可以申报 is not."""
    leaves = [t.at for t in claim.of("mode") if t.value == "可以"]
    return bool(leaves) and (
        not any(claim.has([name]) for name in _APPLYING)
        or any(leaves[0] < t.at for t in claim.of("holds"))
    )


def _encouraged(claim: Claim, norm: Norm) -> Finding | None:
    """鼓励 is said with the clause, 必须 against it."""
    if claim.denials:
        return None
    if claim.has(["mode 鼓励"]) and not claim.left({*_BESIDE, *norm.also, f"holds {norm.state}"}):
        return Finding(Label.SUPPORTED, (norm,), f"与条款一致：“{norm.quote}”")
    if any(t.word in _STRONG for t in claim.tokens) and not claim.has(["mode 鼓励"]):
        return Finding(Label.CONTRADICTED, (norm,), f"条款只是鼓励：“{norm.quote}”")
    return None


def _in_principle(claim: Claim, norm: Norm) -> Finding | None:
    """原则上 is said with the clause; that it is not asked for at all goes against it."""
    if claim.of("tier") and not set(claim.values("tier")) & set(norm.tiers[:1]):
        return None
    denied = claim.has(["mode 无需"]) or (claim.of("neg") and claim.has(["mode 必须"]))
    if denied and claim.denials % 2 == 1 and not claim.has(["mode 原则上"]):
        return _refused(claim, norm)
    if claim.has(["mode 原则上"]) and not claim.denials and not claim.left(_accounted(norm)):
        return Finding(Label.SUPPORTED, (norm,), f"与条款一致：“{norm.quote}”")
    return None


def _of_its_tiers(claim: Claim, norm: Norm) -> bool:
    said = [t for t in claim.values("tier") if t != "各层级"]
    return not norm.tiers or all(tier in norm.tiers for tier in said)
