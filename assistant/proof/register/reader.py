"""The reader: a claim as a whole and at its commas, every checkable word of it accounted for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.proof.absent import absent
from assistant.proof.finding import Finding, Label
from assistant.proof.kept import CLAIMS
from assistant.proof.register.annexed import annexes, counted, numbered
from assistant.proof.register.judge import Told, told
from assistant.proof.register.orders import ordered
from assistant.proof.register.people import issuers, owners
from assistant.proof.register.reading import CONTEXT, Claim, claim_of, dangerous
from assistant.proof.register.shares import apart, floorless, shares, sides
from assistant.proof.register.tagging import Tag
from assistant.proof.register.things import spoken_of

# Figures stay: beside an unread word they make a sum, a term or a share of it.
_UNKNOWN, _TALKED = 4, 6
# Unread words beside which a denial is none: fewer where only a figure differs.
_STRANGE, _STRANGE_TO_FIGURE = 3, 2
_COUNTED = frozenset(("count", "year", "date"))
_TALK = re.compile(
    r"[我你咱]|小[王李张]|老师|顾问|记者|同志|培训|听|记[住一]|\b(?:I|you|we|my|your)\b"
)
_DENIES = re.compile(r"[不没未无](?!过|同|少|断|管|论|但|仅|妨|错)")
_NUMERAL = re.compile(r"\d+|(?<![第一-鿿])[二两三四五六七八九十]+(?=[份个家项条类级档])")
_AMOUNTS = frozenset(("foreign", "percent", "count", "period", "number"))


@dataclass(frozen=True, slots=True)
class Ground:
    """The clause a finding rests on."""

    address: str
    quote: str


@lru_cache(maxsize=CLAIMS)
def registered(text: str, *, lists: bool = True) -> Finding | None:
    """What the register says to a statement, or nothing when it does not know the attribute.

    Without `lists`: by the entries alone, each of which rests on its own clause.
    """
    claim = claim_of(text)
    listed = [t for rule in _LISTS if lists and (t := rule(claim))]
    if settled := _settled(claim, listed):
        return _finding(settled)
    whole = _said(claim)
    pieces = [_said(piece) for piece in claim.pieces()] if len(claim.pieces()) > 1 else []
    supported = {t.entry for t in whole if t.label is Label.SUPPORTED}
    said = [(claim, t) for t in whole if t.label is Label.CONTRADICTED]
    said += [
        (piece, t) for piece, found in zip(claim.pieces(), pieces, strict=False) for t in found
        if t.label is Label.CONTRADICTED and t.entry not in supported
    ]  # fmt: skip
    wrong = [t for piece, t in said if not _drowned(piece, t)]
    if said and not wrong:
        return None
    unread = _unread(claim)
    right = [t for t in whole if t.label is Label.SUPPORTED]
    meant = [t for t in right if "neg" in t.accounted and not _left(claim, [t])]
    wrong = [t for t in wrong if not (meant and t.tripped)]
    if wrong:
        return _absent(unread) or _finding(wrong[0])
    right += [t for found in pieces for t in found if t.label is Label.SUPPORTED]
    if right and not _left(claim, right) and not absent(unread) and _borne(claim, right):
        return _finding(right[0])
    return None


_LISTS = (issuers, owners, shares, apart, floorless, sides, annexes, counted, numbered)


def _settled(claim: Claim, listed: Sequence[Told]) -> Told | None:
    """What a list or a comparison comes to, where it accounts for the whole of the claim."""
    wrong = [t for t in listed if t.label is Label.CONTRADICTED and not _drowned(claim, t)]
    if wrong:
        return wrong[0]
    right = [t for t in listed if not _left(claim, [t])]
    return right[0] if right and not absent(_unread(claim)) else None


def _drowned(claim: Claim, told: Told) -> bool:
    """Whether so much beside the word is unread that the claim may be of another matter."""
    strange = [word for word in claim.content if word not in told.row.quote]
    figure = any(t.kind in _COUNTED and t.word in told.why for t in claim.tags)
    return len(strange) >= (_STRANGE_TO_FIGURE if figure else _STRANGE)


def _unread(claim: Claim) -> str:
    """The text without the words whose meaning is known, amounts left in it."""
    return _without(claim, [t for t in claim.tags if t.kind not in _AMOUNTS])


def _untagged(claim: Claim) -> str:
    """The text without anything that was read."""
    return _without(claim, claim.tags)


def _without(claim: Claim, known: Iterable[Tag]) -> str:
    text = list(claim.text)
    for tag in known:
        text[tag.start : tag.end] = " " * (tag.end - tag.start)
    return "".join(text)


def _absent(text: str) -> Finding | None:
    if word := absent(text):
        return Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{word}”")
    return None


def _said(claim: Claim) -> list[Told]:
    return [*told(claim), *ordered(claim), *spoken_of(claim)]


def _left(claim: Claim, right: Sequence[Told]) -> list[str]:
    """What no matched entry accounts for: tags, and content that is not in its clause."""
    accounted = CONTEXT.union(*(t.accounted for t in right))
    quotes = "".join(t.row.quote for t in right)
    left = [t.word for t in claim.tags if not _in(t, accounted)]
    strange = [word for word in claim.content if word not in quotes]
    left += _NUMERAL.findall(_untagged(claim)) + _doubled(claim)
    if any(dangerous(word) or _DENIES.match(word) for word in strange):
        return left + strange
    return left + (strange if len(strange) > _most(claim) else [])


def _doubled(claim: Claim) -> list[str]:
    """先进级和先进级: one tier named twice in one breath."""
    tiers = [t for t in claim.tags if t.kind == "tier"]
    return [
        b.word
        for a, b in pairwise(tiers)
        if a.value == b.value
        and re.fullmatch(r"[和与及、, ]+|\s*(?:and|or)\s*", claim.text[a.end : b.start])
    ]


def _borne(claim: Claim, right: Sequence[Told]) -> bool:
    """Whether each piece is borne by one entry, and not by halves of several."""
    pieces = claim.pieces() if len(claim.pieces()) > 1 else [claim]
    return all(any(_carries(piece, t) for t in right) for piece in pieces)


def _carries(piece: Claim, told: Told) -> bool:
    accounted = CONTEXT | told.accounted
    return all(_in(tag, accounted) for tag in piece.tags)


def _most(claim: Claim) -> int:
    """How many unknown words may colour a claim: more of them where somebody talks."""
    return _TALKED if _TALK.search(claim.text) else _UNKNOWN


def _in(tag: Tag, accounted: Iterable[str]) -> bool:
    if tag.name == "place:他省" or (tag.kind == "year" and tag.value != "2024"):
        return tag.name in accounted
    return tag.denied or tag.kind in accounted or tag.name in accounted


def _finding(told: Told) -> Finding:
    ground = Ground(told.row.address, told.row.quote)
    return Finding(told.label, (ground,), told.why, settled=told.settles)
