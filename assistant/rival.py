"""A second reading: the topic that a learnt ranking takes a question for, where it is another.

Cues were written for the ways of asking that their writers foresaw. A ranking learnt from messages
that nobody fitted the cues to (words/phrasings) is no better alone, but it errs elsewhere: where
the two differ the reader is shown what the second would say, after the answer and marked as such.
Conditional logit (McFadden 1974) over the strength of the cues, the nearness and the logarithm of
the learnt share; on the 7,400 phrasings, in three folds, the right topic came first in 0.46 against
0.37 by the sum that choose.py ranks by.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.bank import Topic, bank
from assistant.beside import Shelf, wording
from assistant.choose import Choice, Near, ranked
from assistant.compose import Part, compose
from assistant.editions import Footing
from assistant.intent import intent
from assistant.normal import words
from assistant.phrases import phrase
from assistant.understand import Asked

WEIGHTS = Path(__file__).parent / "words" / "topics.npz"
# What the cues, the nearness and the learnt share weigh; written by assistant/train_topics.py.
ODDS = WEIGHTS.with_name("odds.toml")
NAMES = ("cued", "like", "learnt")
# So much the other must lead: with 0 three answers in ten got a second one, with 0.5 a quarter.
LEAD = 0.5
# A question without a topic takes the learnt one from this share on: of 43 such questions of four
# blind rounds 13 took one, two of them rightly, and no refusal was lost.
SHARE = 0.35
LAWFUL = {Status.ANSWERED, Status.NOT_IN_DOCUMENTS}
TOLD = 2  # sentences of it
LEAST = 1e-4  # a share below is as good as none


def second_reading(
    told: Part, asked: Asked, ground: Footing, index: Shelf, near: Near | None
) -> tuple[Sentence, ...]:
    """What the second reading says that was not told already, marked as another reading."""
    known = _odds(asked, index, near)
    other = _best(known)
    if other is None or other.ending != Status.ANSWERED:
        return ()
    if known[other.id] < known.get(told.topic, -math.inf) + LEAD:
        return ()
    said = compose(other, asked, ground)
    if said.status is not Status.ANSWERED:
        return ()
    cited = [c for s in told.sentences for c in s.citations]
    new = [s for s in said.sentences if not all(_held(c, cited) for c in s.citations)]
    if not new:
        return ()
    mark = phrase("rival", english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, mark), *new[:TOLD])


def _held(one: Citation, cited: Sequence[Citation]) -> bool:
    """Whether these words of a clause, or the words round them, are cited already."""
    return any(one.address == c.address and one.quote in c.quote for c in cited)


def recognised(asked: Asked, index: Shelf, near: Near | None) -> Topic | None:
    """The topic that the learnt ranking gives by itself, for a question no cue recognises."""
    known = _odds(asked, index, near)
    best = max(known.values())
    share = 1 / sum(math.exp(each - best) for each in known.values())
    topic = _best(known) if share >= SHARE else None
    return topic if topic and topic.ending in LAWFUL else None


def _odds(asked: Asked, index: Shelf, near: Near | None) -> dict[str, float]:
    """The log-odds of every topic that can be meant, up to a constant."""
    question = wording(asked)
    return odds(ranked(asked, near=near), intent(question, index.vector(question), WEIGHTS))


def odds(choices: Sequence[Choice], learnt: Mapping[str, float]) -> dict[str, float]:
    """The log-odds of each choice out of its cues, its nearness and the share learnt for it."""
    cued, like, share = (words(ODDS.stem)[name] for name in NAMES)
    return {
        choice.topic.id: cued * choice.cued
        + like * (choice.score - choice.cued)
        + share * math.log(max(learnt.get(choice.topic.id, 0.0), LEAST))
        for choice in choices
    } or {"": 0.0}


def _best(known: Mapping[str, float]) -> Topic | None:
    return bank().topics.get(max(known, key=lambda name: known[name]))
