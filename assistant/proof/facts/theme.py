"""Themes: that a document, or a tier's part of it, speaks of something, or does not."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.proof.facts.claim import Claim
from assistant.proof.finding import Finding, Label

TABLE = Path(__file__).parent / "themes.toml"
_BESIDE = (
    "theme", "neg", "has", "sort", "act 属于", "act 要求", "act 建设内容", "doc", "kpis 20",
    "act 发文", "mode 必须", "mode 参考", "province 河北", "act 成效",
    "act 入选", "paper", "scope 都", "body 企业", "kpis", "to 各市", "body 各市",
)  # fmt: skip
# Words that make a claim about something other than that it is there.
_OTHERWISE = ("bench", "level", "rank", "degree", "tiers", "mode 才能", "mode 可以")
_SPEAKS = ("has", "act 属于", "act 要求", "mode 必须", "act 建设内容")


@dataclass(frozen=True, slots=True)
class Theme:
    """Something spoken of: its name, where it stands, and the clause."""

    name: str
    docs: tuple[str, ...]
    address: str
    quote: str


@cache
def themes() -> tuple[Theme, ...]:
    """Every theme of the table."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["theme"]
    return tuple(Theme(e["name"], tuple(e["docs"]), e["at"], e["quote"]) for e in entries)


def spoken_of(claim: Claim) -> Iterator[Finding]:
    """What the places named in a claim say of the themes named in it."""
    named = claim.values("theme")
    if not named or any(claim.has([name]) for name in _OTHERWISE):
        return
    if claim.of("scope") and not claim.denials:
        return
    places = {*claim.values("doc"), *claim.values("tier")}
    places |= {"材料清单"} if claim.of("paper") else set()
    places |= {"指标表"} if claim.of("kpis") else set()
    places |= {"河北通知"} if claim.has(["province 河北"]) else set()
    for name in named:
        if finding := _judged(claim, name, places):
            yield finding


def _judged(claim: Claim, name: str, places: set[str]) -> Finding | None:
    mine = [theme for theme in themes() if theme.name == name]
    free = places or claim.has(["act 入选"])
    here = places or {"通知"}
    held = next((t for t in mine if free and here & set(t.docs)), None)
    tiers = set(claim.values("tier"))
    denied = claim.denials % 2 == 1
    if claim.has(["mode 不得"]):
        return None
    if held is None:
        return _elsewhere(claim, mine, tiers) if tiers and not denied else None
    accounted = {*_BESIDE, *({f"tier {t}" for t in held.docs} if tiers else ())}
    if denied:
        if claim.drowned(accounted) or not claim.denied_beside(("theme", name)):
            return None
        loose = claim.beside(accounted)
        return Finding(Label.CONTRADICTED, (held,), f"文件写了：“{held.quote}”", loose=loose)
    if claim.left(accounted) or not _all_here(claim, here):
        return None
    return Finding(Label.SUPPORTED, (held,), f"与条款一致：“{held.quote}”")


def _elsewhere(claim: Claim, mine: list[Theme], tiers: set[str]) -> Finding | None:
    """探索未来制造模式是先进级的任务: another tier's."""
    other = next((t for t in mine if t.docs[0].endswith("级")), None)
    if other is None or not any(claim.has([name]) for name in _SPEAKS):
        return None
    if claim.drowned({*_BESIDE, "tier", "area", "topic", "scope"}):
        return None
    why = f"这是{'、'.join(other.docs)}的内容（“{other.quote}”）"
    return Finding(Label.CONTRADICTED, (other,), why)


def _all_here(claim: Claim, places: set[str]) -> bool:
    """Every theme of the claim stands in a place it names."""
    return all(
        any(theme.name == name and places & set(theme.docs) for theme in themes())
        for name in claim.values("theme")
    )
