"""The last resort before a refusal: what the nearest clause says, in our words or as a quote."""

from functools import cache

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.bank import Statement, bank
from assistant.beside import Shelf, passage, wording
from assistant.compose import Part, spaced
from assistant.editions import Footing
from assistant.normal import pattern
from assistant.phrases import phrase
from assistant.understand import Asked
from knowledge.search import Hit
from rules.law.edition import PLACE

# Measured on the open development questions, inside the subject and outside it: the cosine and the
# score from which the nearest clause was worth showing.
NEARS = {True: 0.25, False: 0.34}
FITS = {True: 4.5, False: 3.6}
SAID = 2


def found(asked: Asked, footing: Footing, index: Shelf | None) -> Part | None:
    """An answer from the clause that fits best; none when nothing fits well enough."""
    if index is None:
        return None
    hits = index.find(wording(asked), documents=footing.documents, limit=SAID)
    if not hits or not _convincing(hits[0], asked):
        return None
    said = _statements(hits[0], asked, footing, index)
    if said:
        sentences = tuple(_worded(statement, asked) for statement in said)
    elif quote := passage(hits[0].clause, asked, index):
        sentences = (_quoted(hits[0], quote, asked),)
    else:
        return None
    return Part(Status.ANSWERED, spaced(sentences, asked.english), (), "")


def _convincing(hit: Hit, asked: Asked) -> bool:
    """Whether a clause is near enough; numbers and other provinces are not guessed at."""
    if pattern("wants_count").search(asked.text) or asked.province not in (None, PLACE):
        return False
    return hit.near >= NEARS[asked.in_domain] and hit.score >= FITS[asked.in_domain]


@cache
def _by_clause() -> dict[str, tuple[Statement, ...]]:
    """The statements that rest on each clause, in the order of the bank."""
    found: dict[str, list[Statement]] = {}
    for topic in bank():
        for statement in topic.says:
            if statement.kind == "claim":
                for address in {c.address for c in statement.citations}:
                    found.setdefault(address, []).append(statement)
    return {address: tuple(said) for address, said in found.items()}


def _statements(hit: Hit, asked: Asked, footing: Footing, index: Shelf) -> tuple[Statement, ...]:
    """The statements on this clause nearest to the question, in force and of the tier named."""
    tiers = set(asked.tiers)
    candidates = [
        s
        for s in _by_clause().get(hit.clause.address, ())
        if s.documents <= footing.documents
        and not (tiers and s.slots.get("tier") and not tiers & set(s.slots["tier"]))
    ]
    if not candidates:
        return ()
    near = index.similarity(wording(asked), [s.words.zh[:80] for s in candidates])
    ranked = sorted(zip(near, range(len(near)), strict=True), reverse=True)
    best = ranked[0][0]
    return tuple(candidates[i] for cosine, i in ranked[:SAID] if cosine >= best - 0.03)


def _worded(statement: Statement, asked: Asked) -> Sentence:
    return Sentence(SentenceKind.CLAIM, statement.words.spoken(asked.english), statement.citations)


def _quoted(hit: Hit, quote: str, asked: Asked) -> Sentence:
    """The sentence of the clause nearest to the question, marked as a quote."""
    text = phrase("nearest", quote.rstrip("。；"), english=asked.english)
    return Sentence(SentenceKind.CLAIM, text, (Citation(hit.clause.address, quote),))
