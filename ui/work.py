"""A text under the hand of the help desk: sentence by sentence, each with what proves it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation
from assistant.desk.said import Said, answerable, proved
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import Draft, Written
from assistant.prove import prove_text
from knowledge.document import Library
from ui.lines import claim_of


@dataclass(frozen=True)
class Line:
    """One sentence; `against` are the clauses that say otherwise."""

    said: Said
    against: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Work:
    """The text, the sentence picked, and what it is to become: for an item, or another wording."""

    lines: tuple[Line, ...] = ()
    picked: int = 0
    item: str | None = None
    answer: str | None = None
    source: str = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(line.said.text for line in self.lines)

    @property
    def one(self) -> Line | None:
        """The sentence picked."""
        return self.lines[self.picked] if self.picked < len(self.lines) else None

    def draft(self, question: str, place: str, also: str) -> Draft:
        """The proposal it makes."""
        ways = tuple(way.strip() for way in also.splitlines() if way.strip())
        said = tuple(line.said for line in self.lines)
        return Draft(question.strip(), place, said, ways, self.item, self.source)


def looked(text: str, before: Work, library: Library) -> Work:
    """The text read anew: what was cited or answered for by hand stays so while its words do."""
    text = claim_of(text, "text")
    kept = {line.said.text: line for line in before.lines if line.said.citations}
    kept |= {line.said.text: line for line in before.lines if line.said.override}
    lines = []
    for verdict in prove_text(text, library=library).sentences:
        held = kept.get(verdict.text)
        if held is not None:
            lines.append(_again(held.said, library))
            continue
        cited = verdict.citations if verdict.proved else ()
        said = Said(verdict.text, cited, verdict.label, verdict.why)
        lines.append(Line(said, () if verdict.proved else verdict.citations))
    return replace(before, lines=tuple(lines), picked=0)


def settled(work: Work, text: str, library: Library) -> Work:
    """The work of the text that stands on the screen: read anew where that was changed since."""
    return work if text == work.text else looked(text, work, library)


def of_answer(answer: Answer, library: Library, **traits: str | None) -> Work:
    """An answer that was given, to be put right."""
    said = [Said(s.text, s.citations) for s in answer.sentences if s.text.strip()]
    return Work(tuple(_again(one, library) for one in said), **traits)  # type: ignore[arg-type]


def of_written(written: Written, library: Library) -> Work:
    """A written answer, to be put right or to be read."""
    lines = tuple(_again(said, library) for said in written.sentences)
    return Work(lines, item=written.item, answer=written.id, source=written.source)


def put(work: Work, said: Said, library: Library) -> Work:
    """The picked sentence changed, and proved again."""
    lines = [*work.lines]
    if work.one is not None:
        lines[work.picked] = _again(said, library)
    return replace(work, lines=tuple(lines))


def rewritten(work: Work, text: str, library: Library) -> Work:
    """Other words for the picked sentence; none takes it out."""
    if work.one is None:
        return work
    if not text.strip():
        rest = tuple(line for number, line in enumerate(work.lines) if number != work.picked)
        return replace(work, lines=rest, picked=0)
    said = work.one.said
    if said.citations:
        return put(work, replace(said, text=text.strip()), library)
    fresh = looked(text, Work(), library).lines
    lines = (*work.lines[: work.picked], *fresh, *work.lines[work.picked + 1 :])
    return replace(work, lines=lines)


def cited(work: Work, citation: Citation, library: Library) -> Work:
    """The picked sentence resting on one more quote. Raises DeskTrouble for what is no quote."""
    text = library.text_at(citation.address) or ""
    quote = citation.quote.strip() or text
    if work.one is None or not quote or quote not in text:
        do = "请从条款的原文里留下连续的一段；留空就引整条。"
        raise DeskTrouble("引文不是条款的原文", citation.address[:80] or "条款", do)
    said = work.one.said
    one = Citation(citation.address, quote)
    return put(work, replace(said, citations=(*said.citations, one)), library)


def uncited(work: Work, number: int, library: Library) -> Work:
    """The picked sentence without one of its quotes."""
    if work.one is None:
        return work
    said = work.one.said
    kept = tuple(c for at, c in enumerate(said.citations) if at != number)
    return put(work, replace(said, citations=kept), library)


def answered_for(work: Work, reason: str, library: Library) -> Work:
    """The picked sentence standing on somebody's word, with a reason; none takes that back.

    Raises DeskTrouble for a sentence that a clause says exactly otherwise.
    """
    if work.one is None:
        return work
    changed = put(work, replace(work.one.said, override=reason.strip()), library)
    answerable([line.said for line in changed.lines])
    return changed


def _again(said: Said, library: Library) -> Line:
    held = proved([said], library)[0]
    return Line(held, held.against)


def worst(lines: Sequence[Line]) -> str:
    """The label of a text: that of its worst sentence that nobody answers for."""
    order = ("contradicted", "not_in_documents", "supported")
    labels = {line.said.label.value for line in lines if not line.said.override}
    return next((label for label in order if label in labels), "supported")
