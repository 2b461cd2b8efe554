"""A second reading: the topic that a learnt ranking takes a question for, where it is another.

Cues were written for the ways of asking that their writers foresaw. A ranking learnt from messages
that nobody fitted the cues to (words/phrasings) is no better alone, but it errs elsewhere: where
the two differ the reader is shown what the second would say, after the answer and marked as such.
Conditional logit (McFadden 1974) over the strength of the cues, the nearness and the logarithm of
the learnt share; on the 7,400 phrasings, in three folds, the right topic came first in 0.46 against
0.37 by the sum that choose.py ranks by.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer import Sentence, Status
from assistant.bank import Topic, bank
from assistant.beside import Shelf, wording
from assistant.choose import Choice, Near, ranked
from assistant.compose import Part, compose
from assistant.editions import Footing
from assistant.intent import Vector, intent
from assistant.phrases import phrase
from assistant.understand import Asked

WEIGHTS = Path(__file__).parent / "words" / "topics.npz"
CUED, LIKE, LEARNT = 0.38, 1.25, 1.07
# By so much the log-odds of the second reading must lead; a smaller lead shows too much beside.
LEAD = 0.5
TOLD = 2  # sentences of it
LEAST = 1e-4  # a share below is as good as none


def second_reading(
    told: Part, asked: Asked, ground: Footing, index: Shelf, near: Near | None
) -> tuple[Sentence, ...]:
    """What the second reading says that was not told already, marked as another reading."""
    question = wording(asked)
    other = rival(told.topic, ranked(asked, near=near), question, index.vector(question))
    said = compose(other, asked, ground) if other else None
    if said is None or said.status is not Status.ANSWERED:
        return ()
    known = {(c.address, c.quote) for s in told.sentences for c in s.citations}
    new = [s for s in said.sentences if not {(c.address, c.quote) for c in s.citations} <= known]
    return tuple(
        replace(s, text=phrase("rival", s.text, english=asked.english)) if n == 0 else s
        for n, s in enumerate(new[:TOLD])
    )


def rival(first: str, choices: Sequence[Choice], question: str, vector: Vector) -> Topic | None:
    """The topic that the learnt ranking puts clearly before the first, if the notices answer it.

    `choices` are all that cues and nearness give; `vector` is the question's, of shape (384,).
    """
    learnt = intent(question, vector, WEIGHTS)
    scored = {name: LEARNT * math.log(max(share, LEAST)) for name, share in learnt.items()}
    for choice in choices:
        known = scored.get(choice.topic.id, LEARNT * math.log(LEAST))
        near = choice.score - choice.cued
        scored[choice.topic.id] = known + CUED * choice.cued + LIKE * near
    best = max(scored, key=lambda name: scored[name])
    leads = scored[best] - scored.get(first, -math.inf) >= LEAD
    ready = any(choice.topic.id == best for choice in choices)
    topic = bank().topics.get(best)
    answers = topic is not None and Status(topic.ending) is Status.ANSWERED
    return topic if leads and ready and answers else None
