"""A plain yes or no to what a question claims, before the clause that says so."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.compose import Part, spaced
from assistant.gloss import PIECE, of_quote
from assistant.phrases import phrase
from assistant.premise import Premise, claimed, premise
from assistant.understand import Asked
from assistant.unsaid import left_out
from knowledge.document import Library

# What an answer opens with that is itself a yes or a no, in whatever words.
_YES = re.compile(r"^(?:可以|够|是|要|有|能|原则上是|会)|^(?:Yes|In principle, yes|As a rule)\b")
_NO = re.compile(r"^(?:不|没|无|未|原则上不)|^(?:No|Not|In principle no)\b|^There is no")
BEGUN = 2  # sentences
_OPEN = (Status.ANSWERED, Status.NOT_IN_DOCUMENTS)
Gloss = Callable[[str], str]
Told = list[tuple[Asked, Part]]


def plainly(told: Told, library: Library, gloss: Gloss) -> Told:
    """What is told, opened with whether what the question claims is so.

    Where it rests on another clause than the one that tells, it is about another matter: a "no"
    stands with that clause alone, a "yes" before it.
    """
    if not told or any(part.status not in _OPEN for _, part in told):
        return told
    (asked, first), *more = told
    found = premise(asked, library)
    if found is None:
        return [(asked, _unsaid_first(first, asked)), *more]
    if _agrees(first, found):
        return told
    if first.status is Status.ANSWERED and any(_rests(part, found) for _, part in told):
        return [(asked, _opened(first, found, asked)), *more]
    if not found.shown:
        return told
    said = (_word(found, asked), _clause(found, asked, library, gloss))
    kept = found.holds and first.status is Status.ANSWERED
    sentences = (*spaced(said, asked.english), *(first.sentences if kept else ()))
    part = replace(first, status=Status.ANSWERED, sentences=sentences)
    return [(asked, part), *(more if kept else ())]


def _unsaid_first(part: Part, asked: Asked) -> Part:
    """The part, with what the claim speaks of and the notices leave out before all else."""
    if not claimed(asked) or part.status is not Status.ANSWERED:
        return part
    unsaid = {s.text.strip() for s in left_out(asked)}
    first = [s for s in part.sentences if s.text.strip() in unsaid]
    rest = [s for s in part.sentences if s.text.strip() not in unsaid]
    return replace(part, sentences=spaced((*first, *rest), asked.english))


def _rests(part: Part, found: Premise) -> bool:
    """Whether the part begins with the very words that tell; what comes later is beside it."""
    begun = [cited for s in part.sentences[:BEGUN] for cited in s.citations]
    one = found.cited
    return any(
        one.address == other.address and (one.quote in other.quote or other.quote in one.quote)
        for other in begun
    )


def _agrees(part: Part, found: Premise) -> bool:
    """Whether the part opens with the same word already."""
    first = part.sentences[0]
    return first.kind is SentenceKind.COMPUTED and bool(_word_of(found).search(first.text))


def _opened(part: Part, found: Premise, asked: Asked) -> Part:
    """The part on the clause that tells, opened with its word and with no other."""
    first, *rest = part.sentences
    if first.kind is not SentenceKind.COMPUTED:
        if _word_of(found).search(first.text):
            return part
        rest = [first, *rest]
    return replace(part, sentences=(*spaced((_word(found, asked),), asked.english), *rest))


def _word_of(found: Premise) -> re.Pattern[str]:
    return _YES if found.holds else _NO


def _word(found: Premise, asked: Asked) -> Sentence:
    text = phrase("yes" if found.holds else "no", english=asked.english)
    return Sentence(SentenceKind.COMPUTED, text, (found.cited,))


def _clause(found: Premise, asked: Asked, library: Library, gloss: Gloss) -> Sentence:
    """What the clause says, in its own words; in English beside its unofficial wording."""
    cited = Citation(found.cited.address, found.shown)
    held = library.document(cited.address.split("/")[0])
    title = (held.source.short_en if asked.english else held.source.short) if held else ""
    meant = gloss(cited.address) if asked.english else ""
    if meant:
        text = library.text_at(cited.address) or ""
        whole = next((p for p in PIECE.findall(text) if found.shown in p), found.shown)
        meant = of_quote(whole.strip(), text, meant).rstrip(".;:")
        said = phrase("it_says_gloss", title, meant, found.shown, english=True)
    else:
        said = phrase("it_says", title, found.shown, english=asked.english)
    return Sentence(SentenceKind.CLAIM, said[:1].upper() + said[1:], (cited,))
