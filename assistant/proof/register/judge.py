"""Judging: what each entry of the register has to say to a claim, or to a piece of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.proof.finding import Label
from assistant.proof.register.entry import Entry, Row, entries
from assistant.proof.register.reading import CONTEXT, DENYING, Claim
from assistant.proof.register.tagging import Tag

_ASIDE = 2  # unread words beside a denial that may still be colour
_SUPPOSED = re.compile(r"的话|如果|要是|万一|假如|倘若|\bif\b|\bwhen\b")
Pairs = list[tuple[Row, str, str]]  # a row, the value said of it, the word that said it

# Force words that a clause of this force does not bear.
_AGAINST = {
    "must": ("enc", "princ:x", "free"),
    "princ": ("strict", "enc", "free"),
    "enc": ("strict",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one entry says: the label, the row it rests on, the names it accounts for."""

    label: Label
    row: Row
    why: str
    accounted: frozenset[str]
    entry: str = ""
    tripped: bool = False  # against the clause only by a denial
    settles: bool = False  # read the whole of a list or a comparison, so that no entry outweighs it


def told(claim: Claim) -> Iterator[Told]:
    """What every entry that the claim brings up says to it."""
    for entry in entries():
        if any(claim.meets(line) for line in entry.about) and not any(
            claim.meets(line, around=True) for line in entry.unless
        ):
            if entry.tiers and not set(claim.values("tier")) <= entry.tiers:
                continue
            found = _JUDGES[entry.shape](claim, entry)
            if found is not None:
                yield found


def _accounted(entry: Entry, claim: Claim) -> frozenset[str]:
    about = {n for line in entry.about if claim.meets(line) for part in line for n in part}
    tiers = {f"tier:{tier}" for tier in entry.tiers}
    return frozenset((about | entry.also | tiers | {entry.key, entry.kind}) - {""})


def _right(entry: Entry, claim: Claim, row: Row) -> Told:
    why = f"与条款一致：“{row.quote}”"
    return Told(Label.SUPPORTED, row, why, _accounted(entry, claim), entry.name)


def _wrong(entry: Entry, claim: Claim, row: Row, word: str) -> Told:
    why = f"“{word}”与条款不符：“{row.quote}”"
    return Told(Label.CONTRADICTED, row, why, _accounted(entry, claim), entry.name)


def _valued(claim: Claim, entry: Entry) -> Told | None:
    """A subject and a value: equal to the row's, or other."""
    said = _measured(claim, entry)
    if not said:
        return _denied(claim, entry)
    pairs = _pairs(claim, entry)
    if not pairs:
        return None
    if entry.any and any(value in row.right for row, value, _ in pairs):
        pairs = [pair for pair in pairs if pair[1] in pair[0].right]
    row, _, word = pairs[0]
    if "most" in entry.also and claim.has("least") and not claim.has("most"):
        return _wrong(entry, claim, row, claim.of("least")[0].word)
    if claim.has("over") and not (claim.has("forbid", "most") or claim.denials):
        supposed = _SUPPOSED.search(claim.text) and not claim.has("may")
        return None if supposed else _wrong(entry, claim, row, word)
    twice = entry.kind == "level" and claim.has("forbid")  # without it nobody may
    denied = bool(not entry.flat and (claim.denials + twice) % 2)
    if any(value not in row.right for row, value, _ in pairs):
        return _other(claim, entry, pairs, denied=denied)
    if denied:
        ruled_out = len(pairs) == 1 and _ruled_out(claim, entry)
        return replace(_wrong(entry, claim, row, word), tripped=True) if ruled_out else None
    return _equal(claim, entry, pairs)


def _ruled_out(claim: Claim, entry: Entry) -> bool:
    """Whether the value is denied, and not its being the only one, nor another thing beside it."""
    denying = claim.denying({entry.kind, entry.key} | _accounted(entry, claim))
    return bool(denying) and not claim.has("only")


def _other(claim: Claim, entry: Entry, pairs: Pairs, *, denied: bool) -> Told | None:
    """Some value is not its row's: against the clause, unless it is denied or the row leaves it."""
    row, value, word = next(pair for pair in pairs if pair[1] not in pair[0].right)
    left_open = denied or claim.has("forbid", "free") or value in row.open
    return None if left_open else _wrong(entry, claim, row, word)


def _equal(claim: Claim, entry: Entry, pairs: Pairs) -> Told | None:
    """Every value is its row's: right, unless force, 'only' or an aside speaks against it."""
    row, _, word = pairs[0]
    if weight := _force(claim, row.force or entry.force):
        return _wrong(entry, claim, row, weight)
    loose = (row.force or entry.force) == "must" and claim.has("may")
    if loose and not claim.has("act:申报", "only", "must"):
        return None
    narrowed = entry.whole and claim.has("only") and {v for _, v, _ in pairs} < row.right
    ruled_out = entry.kind != "act" and claim.of(entry.kind, denied=True)
    if narrowed or any(t.value in row.right for t in ruled_out or ()):
        return _wrong(entry, claim, row, word)
    return _right(entry, claim, row) if entry.affirms else None


def _measured(claim: Claim, entry: Entry) -> list[Tag]:
    """The values said; of counts only those in a unit the rows have."""
    said = claim.own(entry.kind)
    if entry.kind != "count":
        return said
    units = {_unit(v) for row in entry.rows for v in (*row.right, *row.open)}
    return [t for t in said if _unit(t.value) in units]


def _unit(value: str) -> str:
    return value.lstrip("0123456789.")


def _denied(claim: Claim, entry: Entry) -> Told | None:
    """不归运营管理: an aside that rules a value out."""
    out = claim.of(entry.kind, denied=True)
    rows = _rows(claim, entry)
    if not out or len(rows) != 1:
        return None
    row = rows[0]
    if out[0].value in row.right:
        return _wrong(entry, claim, row, out[0].word)
    return None


def _force(claim: Claim, force: str) -> str:
    """The word that binds otherwise than the clause does."""
    for kind in _AGAINST.get(force, ()):
        if claim.has(kind):
            return next(t.word for t in claim.of(kind.split(":")[0]))
    return ""


def _rows(claim: Claim, entry: Entry) -> list[Row]:
    if not entry.key:
        return [entry.rows[0]]
    keys = claim.values(entry.key) or ([entry.default] if entry.default else [])
    found = [next((r for r in entry.rows if key in r.keys), None) for key in keys]
    known = [row for row in found if row is not None]
    return known if len(known) == len(found) else []


def _pairs(claim: Claim, entry: Entry) -> Pairs:
    """Subjects with values: in their order when as many, each with the one, or one with all."""
    values = list({t.value: t for t in _measured(claim, entry)}.values())
    rows = _rows(claim, entry)
    if len(rows) == len(values) > 1:
        return [(r, t.value, t.word) for r, t in zip(rows, values, strict=True)]
    if len(rows) == 1 or len(values) == 1:
        return [(r, t.value, t.word) for r in rows for t in values]
    return []


def _restricts(claim: Claim, state: Tag) -> bool:
    """一家法人只能报一个: what is said to be the only thing is not the state."""
    return any(t.start > state.end for t in claim.own("only")) and not claim.has("act:覆盖")


def _stated(claim: Claim, entry: Entry) -> Told | None:
    """A state: asked for, ruled out, or left free, all denials counted."""
    row = entry.rows[0]
    stated = [t for t in claim.own("st") if t.value[:-1] == entry.name]
    signs = {(t.value[-1] == "+") == (claim.denied(t) % 2 == 0) for t in stated}
    if len(signs) != 1:
        return None
    word, good = stated[0].word, signs == {True}
    stance = claim.stance
    if stance == "forbid":
        good = not good
    if stance == "free":
        bad = good or stated[0].value.endswith("-")
        return _wrong(entry, claim, row, word) if bad and entry.force != "free" else None
    denied = any(t.kind == "neg" for t in claim.denying({t.name for t in stated}))
    if not good and not stance and not (denied or claim.has("act:申报")):
        return None
    if stance in ("may", "enc") and entry.force in ("must", ""):
        return None if good and stance == "may" else _wrong(entry, claim, row, word)
    if not good:
        return _wrong(entry, claim, row, word)
    if against := _force(claim, entry.force):
        return _wrong(entry, claim, row, against)
    other = claim.has("act:属于") or _restricts(claim, stated[0])
    return _right(entry, claim, row) if entry.affirms and not other else None


def _facted(claim: Claim, entry: Entry) -> Told | None:
    """That something is so: borne out as it is said, against the clause when it is denied."""
    row = entry.rows[0]
    about = {n for line in entry.about if claim.meets(line) for part in line for n in part}
    against = claim.denying(about)
    if (len(against) % 2 == 1) == entry.denies:
        narrowed = claim.has("only", "over", "unlimited") and not entry.also & {"only", "over"}
        if narrowed or not entry.affirms:
            return None
        if weight := _force(claim, entry.force):
            return _wrong(entry, claim, row, weight)
        found = _right(entry, claim, row)
        return replace(found, accounted=found.accounted | set(DENYING)) if entry.denies else found
    accounted = _accounted(entry, claim) | CONTEXT | set(DENYING)
    beside = [t for t in claim.tags if not (t.denied or t.kind in accounted or t.name in accounted)]
    if beside or len(claim.content) > _ASIDE:
        return None
    word = against[0].word if against else claim.tags[0].word
    return replace(_wrong(entry, claim, row, word), tripped=not entry.denies)


_JUDGES = {"value": _valued, "state": _stated, "fact": _facted}
