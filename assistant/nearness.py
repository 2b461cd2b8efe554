"""Nearness of meaning: how close a question is to each topic, by its examples and its clauses."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import Protocol

from assistant.answer import Status
from assistant.bank import Bank
from assistant.choose import Near
from assistant.english import of_wrong
from assistant.intent import KINDS, Intent, Intents
from assistant.understand import understand
from knowledge.search import Hit

# Below this cosine two texts have nothing to say to each other.
FLOOR = 0.3
WORTH = 7.0
# A clause found says less than a question like this one; the first found says most.
BY_RANK = (2.1, 1.2, 0.9)
# A message that plainly sounds like talk, another subject or a wrong weighs as much as a cue.
OUTSIDE = (Status.OUT_OF_SCOPE, Status.UNSAFE, Status.SMALLTALK)
PLAIN, BY_KIND = 0.85, 8.0


class Finder(Protocol):
    """What nearness needs of an open index."""

    def find(
        self, query: str, *, documents: Collection[str] | None = ..., limit: int = ...
    ) -> Sequence[Hit]:
        """The clauses that fit best."""

    def similarity(self, query: str, texts: Sequence[str]) -> list[float]:
        """The cosine between a question and each text."""


def nearness(index: Finder, bank: Bank, intents: Intents | None = None) -> Near:
    """What nearness adds to the score of each topic, and what kind of message it sounds like."""
    written = list(_texts(bank))
    texts = [text for _, text in written]
    rows = _rows(topic for topic, _ in written)
    cited = _cited(bank)

    @lru_cache(maxsize=256)
    def near(question: str) -> dict[str, float]:
        cosines = index.similarity(question, texts)
        best = {
            topic: WORTH * max(0.0, _typical(cosines[own]) - FLOOR) for topic, own in rows.items()
        }
        for topic, worth in _by_clauses(index.find(question, limit=len(BY_RANK)), cited):
            best[topic] = best.get(topic, 0.0) + worth
        for topic, worth in _by_intent(question, intents(question) if intents else {}, bank):
            best[topic] = best.get(topic, 0.0) + worth
        return best

    return near


def _by_intent(question: str, intent: Intent, bank: Bank) -> Iterator[tuple[str, float]]:
    """What lies outside the law gains when a message plainly sounds like it.

    Words of the subject or a year say that it is neither talk nor another subject.
    """
    asked = understand(question)
    within = asked.in_domain or bool(asked.years)
    for topic in bank:
        likely = intent.get(KINDS[Status(topic.ending)], 0.0)
        wrong = not asked.english or of_wrong(question)
        fits = wrong if topic.ending == Status.UNSAFE else not within
        if topic.ending in OUTSIDE and likely >= PLAIN and fits:
            yield topic.id, BY_KIND * (likely - 0.5)


def _typical(cosines: list[float]) -> float:
    """The mean of the two best: one example alone may be near by chance."""
    best = nlargest(2, cosines)
    return sum(best) / len(best)


def _rows(topics: Iterable[str]) -> dict[str, slice]:
    """Where the texts of each topic stand: side by side, as the bank lists them."""
    ends = {topic: at + 1 for at, topic in enumerate(topics)}
    return {
        t: slice(start, end)
        for (t, end), start in zip(ends.items(), (0, *ends.values()), strict=False)
    }


def _texts(bank: Bank) -> Iterator[tuple[str, str]]:
    for topic in bank:
        yield from ((topic.id, like) for like in topic.like)
        yield from ((topic.id, said.words.zh[:80]) for said in topic.says if said.citations)


def _cited(bank: Bank) -> dict[str, set[str]]:
    """The topics that rest on each clause."""
    found: dict[str, set[str]] = {}
    for topic in bank:
        for said in topic.says:
            for citation in said.citations:
                found.setdefault(citation.address, set()).add(topic.id)
    return found


def _by_clauses(hits: Sequence[Hit], cited: dict[str, set[str]]) -> Iterator[tuple[str, float]]:
    """For every topic the best of its clauses that were found."""
    best: dict[str, float] = {}
    for rank, hit in enumerate(hits):
        for topic in cited.get(hit.clause.address, ()):
            worth = BY_RANK[rank] * max(0.0, hit.near - FLOOR)
            best[topic] = max(best.get(topic, 0.0), worth)
    yield from best.items()
