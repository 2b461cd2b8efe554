"""People: who issued the notices, who recognises which tier, told of several at once."""

import re
from collections.abc import Iterator

from assistant.proof.register.judge import Told
from assistant.proof.register.listed import Pair, denies, names, patterns, row, settled, words
from assistant.proof.register.reading import Claim, Piece

_EXCEPT = words("people", "except")
# --- who issued the two notices

_BODIES = patterns("people", "bodies")
_ISSUED = words("people", "issued")
_RESULTS = words("people", "results")
_OTHER_WORK = names("people", "names_other_work")
_LEADS = words("people", "leads")
_ALONE = words("people", "alone")
_NUMBER = words("people", "number")
_SEVERAL = 4  # bodies that, named together, are a list of issuers
_SIX_WORDS = frozenset(("六", "6", "six"))
_FIVE_WORDS = frozenset(("五", "5", "five"))
_NATION = row(
    "CN-2024-399/前言",
    "工业和信息化部、国家发展改革委、财政部、国务院国资委、市场监管总局、国家数据局决定联合开展2024年度智能工厂梯度培育行动",
)
_HEBEI = row("HE-2024-533", "河北省工业和信息化厅等六部门")
_ISSUERS = names("people", "names_issuers")


def issuers(claim: Claim) -> Told | None:
    """数据局也在联合发文的名单里，商务部倒是没有."""
    text = claim.text.lower()
    beside = _EXCEPT.search(text) or _RESULTS.search(text) or claim.has(*_OTHER_WORK)
    several = sum(bool(ways.search(text)) for ways in _BODIES.values()) >= _SEVERAL
    if beside or not (several or _ISSUED.search(text)):
        return None
    pairs = [pair for piece in claim.spans() for pair in _issued(piece)]
    if not any(word for _, word in pairs):
        return None
    hebei = claim.has("place:河北", "doc:河北通知", "who:六厅局", "who:省厅")
    return settled(pairs, _HEBEI if hebei else _NATION, "issuers", _ISSUERS)


def _issued(piece: Piece) -> Iterator[Pair]:
    """What one comma-piece says of who issued: each body in or out, a number, a lead, alone."""
    text = piece.text.lower()
    no = denies(text)
    ours = [m for ways in _BODIES.values() if (m := ways.search(text))]
    theirs = [t for t in piece.tags if t.name == "who:他部"]
    named = [(m.start(), m.group(), True) for m in ours] + [
        (t.start, t.word, False) for t in theirs
    ]
    alone = _ALONE.search(text)
    if alone and len(ours) == 1:
        yield bool(no and no.start() < alone.start()), alone.group()
        return
    for start, word, in_six in named:
        yield in_six != _out(text, start, no, len(named)), word
    if (led := _LEADS.search(text)) and ours and not no:
        leader = min(ours, key=lambda m: abs(m.start() - led.end()))
        yield bool(_BODIES["工信"].search(leader.group())), leader.group()
    if (number := _NUMBER.search(text)) and not alone:
        least = _FIVE_WORDS if number["other"] else _SIX_WORDS
        yield (number["n"] in least) != bool(no and not named), number.group()


def _out(text: str, start: int, no: re.Match[str] | None, many: int) -> bool:
    """Whether a body is said not to be among them."""
    if no is None:
        return False
    return many == 1 or start > no.start()


# --- who recognises which tier, several tiers at once

_OWNER = patterns("people", "owner")
_RIGHTLY = {
    "基础级": frozenset(("自己",)),
    "先进级": frozenset(("省", "央企")),
    "卓越级": frozenset(("国家",)),
    "领航级": frozenset(("国家",)),
}
_LADDER = ("基础级", "先进级", "卓越级", "领航级")
_RECOGNISED = words("people", "recognised")
_FORWARDED = words("people", "forwarded")
_ARROW = words("people", "arrow")
_RECOGNISERS = row(
    "CN-2024-399/一/(二)",
    "组织开展先进级智能工厂评审认定工作，并推荐符合条件的申报卓越级智能工厂",
)
_OWNED = names("people", "names_owned")


def owners(claim: Claim) -> Told | None:
    """先进级归省，卓越级归国家，基础级归自己: at least two tiers, each with who recognises it."""
    text = claim.text.lower()
    if claim.has(
        "act:推荐", "level", "bench", "count", "date", "areas", "at:成熟度"
    ) or _EXCEPT.search(text):
        return None
    if (pairs := _laddered(claim)) is None:
        if not _RECOGNISED.search(text):
            return None
        pairs = [pair for piece in _clauses(claim) for pair in _owned(piece)]
    told_of = {t.value for t in claim.tags if t.kind == "tier"}
    many = len(pairs) > 1 or claim.has("alltiers")
    if not many or (claim.has("tier") and len(pairs) < len(told_of)):
        return None
    return settled(pairs, _RECOGNISERS, "owners", _OWNED)


def _clauses(claim: Claim) -> list[Piece]:
    return [clause for piece in claim.spans() for clause in piece.cut(r"、|\band\b")]


def _owned(piece: Piece) -> Iterator[Pair]:
    text = piece.text.lower()
    tiers = [t for t in piece.tags if t.kind == "tier"]
    owner = _owner(text)
    if not owner or _FORWARDED.search(text):
        return
    if any(t.name in ("alltiers:4", "alltiers:各") for t in piece.tags) and not tiers:
        yield bool(denies(text)), f"四级都归{owner}"
    for tier in tiers if len(tiers) == 1 else ():
        right = owner in _RIGHTLY.get(tier.value, ())
        if not right and (tier.value, owner) == ("基础级", "市"):
            return
        yield right != bool(denies(text)), tier.word


def _owner(text: str) -> str:
    found = {owner for owner, ways in _OWNER.items() if ways.search(text)}
    if found == {"省", "央企"}:
        return "省"
    return found.pop() if len(found) == 1 else ""


def _laddered(claim: Claim) -> list[Pair] | None:
    """self-built → province → nation → nation: one owner for each rung, in their order."""
    rungs = [part for part in _ARROW.split(claim.text.lower()) if part.strip()]
    said = [_owner(rung) for rung in rungs if _owner(rung)]
    if len(said) != len(_LADDER) or not _ARROW.search(claim.text):
        return None
    return [(o in _RIGHTLY[t], f"{t}：{o}") for t, o in zip(_LADDER, said, strict=True)]
