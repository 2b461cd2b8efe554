"""Proving: a sentence against the clauses it cites, or any text against the whole library."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Citation, Sentence
from assistant.contacts import AGREES, contact
from assistant.proof.absent import absent, remainder, unsaid
from assistant.proof.aside import aside
from assistant.proof.claim import judge
from assistant.proof.contrast import contrast
from assistant.proof.elsewhere import elsewhere
from assistant.proof.facts.echo import echoed
from assistant.proof.facts.reader import by_facts
from assistant.proof.finding import Finding, Label
from assistant.proof.frame import Frame, Words, frames
from assistant.proof.groups import divided
from assistant.proof.limits import affirmed, misplaced
from assistant.proof.mark import Mark, spaced
from assistant.proof.quiet import quiet
from assistant.proof.reading import read
from assistant.proof.register.reader import registered
from assistant.proof.sentences import sentences
from assistant.proof.told import told as claimed_in
from assistant.proof.verbatim import Line, held, lines, quoted
from assistant.proof.withheld import broken, withheld
from knowledge.document import Library

_DENIED = re.compile(r"不|无|未|没|别|非|禁|\bno[tn]?\b|n't|never")
_PIECE = re.compile(r"[，；;]|, (?:and|but) ")
_TIER = re.compile(r"(?:基础|先进|卓越|领航)级")
_EXEMPTS = re.compile(r".{0,6}(?:不(?:用|需要?|必|须|组织|要求|认定|评)|无需|无须|免)")
_REPORTS = re.compile(r"提[到及]|写[了到有进]|讲[到了]|强调|涉及|列[了入有]|mention|refer to")
_WORST = (Label.CONTRADICTED, Label.NOT_IN_DOCUMENTS, Label.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence is held to: frames and lines of clauses, and what goes without saying."""

    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]
    text: str
    given: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the documents say to one sentence: the label, the clauses, and why."""

    text: str
    label: Label
    citations: tuple[Citation, ...] = ()
    why: str = ""

    @property
    def proved(self) -> bool:
        """Whether the sentence may be shown."""
        return self.label is Label.SUPPORTED


@dataclass(frozen=True, slots=True)
class Proved:
    """What the documents say to a text: as much as to its worst sentence."""

    label: Label
    sentences: tuple[Verdict, ...]


def prove_sentence(sentence: Sentence, library: Library) -> Verdict:
    """Hold a composed sentence to the clauses it cites, and to no others."""
    if why := broken(sentence.citations, library):
        return Verdict(sentence.text, Label.NOT_IN_DOCUMENTS, sentence.citations, why)
    if (own := contact(sentence.text, library)) in sentence.citations:
        return Verdict(sentence.text, Label.SUPPORTED, (own,), AGREES)
    cited = {citation.address for citation in sentence.citations}
    known = Known(
        tuple(frame for frame in frames(library) if frame.address in cited),
        tuple(line for line in lines(library) if line.address in cited),
        held(library),
        frozenset([("place", "河北")] if any(a.startswith("HE-") for a in cited) else []),
    )
    found = [f for s in sentences(sentence.text) for f in _composed(s, known)]
    verdict = _verdict(sentence.text, found, sentence.citations)
    return _once_more(verdict, sentence.text, library)


def prove_text(text: str, *, library: Library) -> Proved:
    """Label every sentence of anybody's text, finding the clauses itself."""
    known = Known(frames(library), lines(library), held(library))
    verdicts = tuple(_proved(s, known, library) for s in sentences(text) or [text])
    return Proved(_worst([v.label for v in verdicts]), verdicts)


def _proved(sentence: str, known: Known, library: Library) -> Verdict:
    """What the documents say to one sentence; one of ours on whom to ask has its own clause."""
    if own := contact(sentence, library):
        return Verdict(sentence, Label.SUPPORTED, (own,), AGREES)
    claimed = claimed_in(sentence)
    return _once_more(_verdict(sentence, _heard(claimed, known)), claimed, library)


def _once_more(verdict: Verdict, claimed: str, library: Library) -> Verdict:
    """A claim some path bears out, held to its clauses as a whole."""
    against = withheld(claimed, verdict.citations, library) if verdict.proved else None
    if against is None:
        return verdict
    return Verdict(verdict.text, against.label, verdict.citations, against.why)


def proved_json(identity: str, proved: Proved) -> dict[str, Any]:
    """The JSON shape of `tidu prove --json`."""
    return {
        "id": identity,
        "label": proved.label.value,
        "sentences": [
            {
                "text": verdict.text,
                "label": verdict.label.value,
                "citations": [{"address": c.address, "quote": c.quote} for c in verdict.citations],
                "why": verdict.why,
            }
            for verdict in proved.sentences
        ],
    }


def _heard(claimed: str, known: Known) -> list[Finding]:
    """What anybody claims: the register first, then the tables of the clauses' own words."""
    if unspoken := quiet(claimed):
        return [unspoken]
    entered = _registered(claimed, known)
    found = _weighed(entered, _read(claimed, known))
    settled = entered is not None and entered.settled
    if not settled and (against := _against(claimed, known, found)):
        return [against]
    outside = elsewhere(claimed, known.text)
    if outside and not _DENIED.search(claimed.lower()):
        # What the clauses say of Hebei or of the country bears nothing out on another place.
        return [_of_place(one, outside) for one in found]
    return found


def _weighed(entered: Finding | None, read: list[Finding]) -> list[Finding]:
    """The register's word, unless it bears out what the clauses' own tables deny."""
    if entered is None:
        return read
    if entered.settled:
        return [entered]
    denied = [f for f in read if f.label is Label.CONTRADICTED and not (f.neutral or f.loose)]
    return denied if denied and entered.label is Label.SUPPORTED else [entered]


def _against(claimed: str, known: Known, found: list[Finding]) -> Finding | None:
    return _denied_in_part(claimed, known, found) or _unborne_denial(claimed, known, found)


def _denied_in_part(claimed: str, known: Known, found: list[Finding]) -> Finding | None:
    """The first piece that goes against a clause, where the whole is in no document."""
    pieces = _PIECE.split(claimed)
    if len(pieces) == 1 or any(f.label is not Label.NOT_IN_DOCUMENTS for f in found):
        return None
    entered = (_registered(piece, known) for piece in pieces)
    return next((f for f in entered if f and f.label is Label.CONTRADICTED), None)


def _unborne_denial(claimed: str, known: Known, found: list[Finding]) -> Finding | None:
    """A later piece that denies something and is not borne out, where the whole is.

    It speaks of the tier that the claim opens with, unless it names one.
    """
    first, *later = _PIECE.split(claimed)
    if not later or not _all(Label.SUPPORTED, found):
        return None
    opened = _TIER.match(first)
    for piece in (each for each in later if _EXEMPTS.match(each)):
        meant = (opened[0] if opened and not _TIER.search(piece) else "") + piece
        told = _weighed(_registered(meant, known), _read(meant, known))
        if not _all(Label.SUPPORTED, told):
            unborne = Finding(Label.NOT_IN_DOCUMENTS, why=f"条款没有说到“{piece.strip('。')}”")
            return next((f for f in told if f.label is Label.CONTRADICTED), unborne)
    return None


def _of_place(found: Finding, place: str) -> Finding:
    if found.neutral or found.label is not Label.SUPPORTED:
        return found
    return Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{place}”")


def _composed(sentence: str, known: Known) -> list[Finding]:
    """What a composer says: by the clauses' own tables, else by the register."""
    found = _findings(sentence, known)
    if any(f.label is not Label.NOT_IN_DOCUMENTS for f in found if not f.neutral):
        return found
    entered = _registered(sentence, known, lists=False)
    return [entered] if entered and entered.label is Label.SUPPORTED else found


def _registered(claimed: str, known: Known, *, lists: bool = True) -> Finding | None:
    """What the register of attributes says, if it rests on a clause that is held."""
    found = registered(claimed, lists=lists)
    if found is None or not found.grounds:
        return found
    return found if found.grounds[0].address in {line.address for line in known.lines} else None


def _read(claimed: str, known: Known) -> list[Finding]:
    """What no document speaks of is absent, unless the rest is wrong."""
    if word := absent(claimed):
        if unsaid(claimed):
            return [Finding(Label.SUPPORTED, why=f"两份通知和附件都没有写“{word}”")]
        rest = _findings(left, known) if (left := remainder(claimed)) else []
        wrong = [f for f in rest if f.label is Label.CONTRADICTED and not f.neutral]
        return wrong or [Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{word}”")]
    meant, instead = aside(claimed)
    if instead and _all(Label.SUPPORTED, _findings(meant, known)):
        denied = _findings(instead, known)
        if any(f.label is Label.CONTRADICTED for f in denied):
            return _findings(meant, known)
    return _findings(claimed, known)


def _all(label: Label, found: Sequence[Finding]) -> bool:
    telling = [f for f in found if not f.neutral]
    return bool(telling) and all(f.label is label for f in telling)


def _findings(sentence: str, known: Known) -> list[Finding]:
    def judged(marks: Sequence[Mark]) -> Finding:
        found = judge(marks, known.frames, known.given)
        told = _told("".join(m.word for m in spaced(marks)), known)
        if found.neutral or told is None:
            return _or_quoted(found, marks, known)
        if Label.CONTRADICTED is told.label or found.label is not Label.SUPPORTED:
            return told
        return found

    if (told := _told(sentence, known)) is not None:
        return [told]
    if outside := elsewhere(sentence, known.text):
        return [Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{outside}”")]
    marks = read(sentence)
    if astray := misplaced(marks) or affirmed(marks):
        return [Finding(Label.CONTRADICTED, why=f"“{astray}”处与条款不符")]
    rest, meant = contrast(marks)
    if meant is not None and all(f.label is Label.SUPPORTED for f in divided(meant, judged)):
        return [Finding(Label.CONTRADICTED, why="否定的恰是条款所说")]
    return divided(rest, judged)


def _or_quoted(found: Finding, marks: Sequence[Mark], known: Known) -> Finding:
    """A frame that supports decides, then the clause's own words, then its words in any order."""
    if found.neutral or found.label is Label.SUPPORTED:
        return found
    if same := quoted(marks, known.lines):
        return same
    heard = echoed(marks, known.lines, reported=_reported(marks))
    if heard is not None and Label.CONTRADICTED not in (found.label, heard.label):
        return heard
    return found if found.label is Label.CONTRADICTED else heard or found


def _reported(marks: Sequence[Mark]) -> bool:
    """文件提到…, 条件里写了…: that it is spoken of, and no more."""
    return bool(_REPORTS.search("".join(m.word for m in marks)))


def _told(text: str, known: Known) -> Finding | None:
    """What the tables of facts say to a statement, if they rest on a clause that is held."""
    told = by_facts(text)
    held_to = {line.address for line in known.lines}
    if told.label is Label.NOT_IN_DOCUMENTS or told.grounds[0].address not in held_to:
        return None
    return told


def _verdict(
    text: str, found: list[Finding], citations: tuple[Citation, ...] | None = None
) -> Verdict:
    claims = [finding for finding in found if not finding.neutral]
    if not claims:
        return Verdict(text, Label.NOT_IN_DOCUMENTS, citations or (), "没有可以核对的内容")
    label = _worst([finding.label for finding in claims])
    worst = [finding for finding in claims if finding.label is label]
    if citations is None:
        citations = tuple(
            dict.fromkeys(
                Citation(f.address, f.quote) for finding in worst for f in finding.grounds
            )
        )
    return Verdict(text, label, citations, "；".join(dict.fromkeys(f.why for f in worst)))


def _worst(labels: Sequence[Label]) -> Label:
    return next(label for label in _WORST if label in labels)
