"""Nearness of meaning: how close a question is to each topic, by its examples and its clauses."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import Protocol

from assistant.answer import Status
from assistant.asking import LONG
from assistant.bank import Bank
from assistant.choose import CUES, Near, speaks_of_wrong
from assistant.intent import IN_DOMAIN, KINDS, Intent, Intents
from assistant.normal import is_english
from assistant.understand import Asked, understand
from knowledge.search import Hit

# Below this cosine two texts have nothing to say to each other.
FLOOR = 0.3
WORTH = 7.0
# A clause found says less than a question like this one; the first found says most.
BY_RANK = (2.1, 1.2, 0.9)
# What a topic gains by its learnt share, for every e-fold over the faintest that counts. On what is
# unread of six blind rounds 1.0 and 0.02, 1.5 and 0.01, 2.0 and 0.005 gave 938, 947 and 939 right.
LEARNT, FAINT = 1.5, 0.01
# What cues by hand count for beside it, likewise: of phrasings by strangers they mislead more than
# they find.
CUED = 0.8
# In a long message cues of what is only told mislead; what it sounds like as a whole gains by this.
STORIED = {False: 0.5, True: 1.0}  # by whether it is English
# What a turn gains by how it sounds together with what was asked before it.
TOGETHER = 1.0
# What a topic of before gains in a turn that goes back to it.
RETURNED = 2.5
# A message that plainly sounds like talk, another subject or a wrong weighs more than any cue; of
# 560 development questions on the subject four sounded so. Words of the subject ask for more, and
# a turn of a talk, which may be short for what was said before, for most.
PLAIN, PLAINER, PLAINEST, BY_KIND = 0.5, 0.75, 0.93, 8.0
OWN_WORD = "梯度培育"  # no other subject has it
# A wrong is asked for in words of a wrong, and then half a suspicion is enough, or unmistakably.
SUSPECT, UNMISTAKABLE, CERTAIN = 0.5, 0.9, 0.96


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
    def near(question: str, alone: bool = True, **_: object) -> dict[str, float]:
        cosines = index.similarity(question, texts)
        best = {
            topic: WORTH * max(0.0, _typical(cosines[own]) - FLOOR) for topic, own in rows.items()
        }
        for topic, worth in _by_clauses(index.find(question, limit=len(BY_RANK)), cited):
            best[topic] = best.get(topic, 0.0) + worth
        for topic, worth in _by_intent(question, intents(question) if intents else {}, bank, alone):
            best[topic] = best.get(topic, 0.0) + worth
        return best

    return near


def learnt(near: Near, shares: Intents) -> Near:
    """Nearness, and what a topic gains by sounding like the phrasings learnt for it.

    Of a turn `talk` is the question before it and the turn, read as one message; `back` are the
    topics of before, where it goes back to one.
    """

    @lru_cache(maxsize=256)
    def likely(
        question: str, alone: bool = True, talk: str = "", back: frozenset[str] = frozenset()
    ) -> dict[str, float]:
        gains = dict(near(question, alone)) | {CUES: CUED}
        for topic in back:
            gains[topic] = gains.get(topic, 0.0) + RETURNED
        english = is_english(question)
        storied = alone and len(question) >= LONG[english]
        heard = [(question, LEARNT + (STORIED[english] if storied else 0.0))]
        for text, worth in [*heard, (talk, TOGETHER)] if talk else heard:
            for topic, share in shares(text).items():
                if share > FAINT:
                    gains[topic] = gains.get(topic, 0.0) + worth * log(share / FAINT)
        return gains

    return likely


def _by_intent(
    question: str, intent: Intent, bank: Bank, alone: bool
) -> Iterator[tuple[str, float]]:
    """What lies outside the law gains when a message plainly sounds like it."""
    asked = understand(question)
    within = asked.in_domain or bool(asked.years)
    outside = {kind: share for kind, share in intent.items() if kind != IN_DOMAIN}
    kind = max(outside, key=lambda kind: outside[kind], default="")
    if (within and not alone) or not _plainly(kind, outside, asked, alone):
        return
    for topic in bank:
        if KINDS[Status(topic.ending)] == kind:
            yield topic.id, BY_KIND * sum(outside.values())


def _plainly(kind: str, outside: Intent, asked: Asked, alone: bool) -> bool:
    """Whether a message sounds enough like what lies outside the law, by what its words say."""
    share, all_shares = outside.get(kind, 0.0), sum(outside.values())
    if not alone:
        return all_shares >= PLAINEST
    if kind == KINDS[Status.UNSAFE]:
        return all_shares >= SUSPECT if speaks_of_wrong(asked) else share >= UNMISTAKABLE
    named = any(asked.slot(slot) for slot in ("tier", "office", "item", "need"))
    if named or OWN_WORD in asked.text:  # whoever names these asks about the programme
        return share >= CERTAIN
    return all_shares >= (PLAINER if asked.in_domain or asked.years else PLAIN)


def _typical(cosines: list[float]) -> float:
    """The mean of the two best: one example alone may be near by chance."""
    best = sorted(cosines, reverse=True)[:2]
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
