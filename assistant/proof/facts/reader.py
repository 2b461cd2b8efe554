"""Reading a claim against the tables: what each has to say, and which word counts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.proof.facts.claim import Claim, claim_of
from assistant.proof.facts.coverage import covered
from assistant.proof.facts.norm import bound
from assistant.proof.facts.order import drawn, ordered
from assistant.proof.facts.quota import beyond
from assistant.proof.facts.relation import related
from assistant.proof.facts.theme import spoken_of
from assistant.proof.facts.token import Token
from assistant.proof.finding import Finding, Label
from assistant.proof.kept import CLAIMS

_NOTHING = Finding(Label.NOT_IN_DOCUMENTS, why="文件中没有说到这件事的条款")
_PIECES = re.compile(r"[，,；;。]+\s*")
# What a later piece of a sentence goes on speaking of without naming it again.
_SUBJECT = ("tier", "doc", "province", "kpis")
_SUPPOSED = re.compile(r"如果|若|假如|哪怕|除非|\bif\b|\bunless\b")


@lru_cache(maxsize=CLAIMS)
def by_facts(text: str) -> Finding:
    """What the tables say to one statement, as a whole or else piece by piece."""
    whole = _said(text)
    if whole.label is Label.SUPPORTED or _SUPPOSED.search(text):
        return whole
    if conditional(text):
        return _NOTHING
    found = [_said(piece) for piece in _pieces(text)]
    if wrong := next((f for f in found if f.label is Label.CONTRADICTED), None):
        return wrong
    if len(found) > 1 and all(f.label is Label.SUPPORTED for f in found):
        return found[0]
    # What goes wrong only across the commas, where a piece is borne out, is a mixture of two facts.
    return _NOTHING if any(f.label is Label.SUPPORTED for f in found) else whole


def conditional(text: str) -> bool:
    """审核不通过的，…: the denial is a condition, and not what is claimed."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if len(pieces) < 2 or not pieces[0].endswith(("的", "时", "后", "者")):
        return False
    first = pieces[0]
    return claim_of(first).has(["neg"]) and not claim_of(first).has(["mode"])


def _said(text: str) -> Finding:
    found = tuple(_found(claim_of(text)))
    for label in (Label.CONTRADICTED, Label.SUPPORTED):
        if finding := next((f for f in found if f.label is label), None):
            return finding
    return _NOTHING


def _found(claim: Claim) -> Iterator[Finding]:
    yield from related(claim)
    yield from bound(claim)
    yield from ordered(claim)
    yield from spoken_of(claim)
    for found in (beyond(claim), covered(claim), drawn(claim)):
        if found is not None:
            yield found


def _name(token: Token) -> str:
    """How a subject is named again: 国家要求… is carried on as 国家通知."""
    return token.word if token.kind != "doc" or token.word.isascii() else token.value


def _pieces(text: str) -> Iterator[str]:
    """The comma-pieces, each with the subject of those before it when it has none."""
    subject: dict[str, str] = {}
    for piece in filter(None, _PIECES.split(text)):
        claim = claim_of(piece)
        own = {t.kind for t in claim.tokens}
        going = claim.has(["act 升为"]) and len(claim.values("tier")) == 1
        carried = "" if own & set(_SUBJECT) and not going else "".join(subject.values())
        subject |= {t.kind: _name(t) for t in claim.tokens[::-1] if t.kind in _SUBJECT}
        yield f"{carried}{piece}"
