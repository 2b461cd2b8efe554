"""A second reading: the topic that the words of a question give, where learning outweighs it.

A ranking learnt from thousands of phrasings decides what a question is about together with its cues
and its nearness (assistant/nearness.py). Where these two alone would have read it otherwise,
the reader is shown what that reading would say, after the answer and marked as such.
"""

from collections.abc import Sequence

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.choose import Near, ranked
from assistant.compose import Part, compose
from assistant.editions import Footing
from assistant.phrases import phrase
from assistant.understand import Asked

LEAD = 0.3  # so much the other reading must lead by the words alone
TOLD = 2  # sentences of it


def second_reading(
    told: Part, asked: Asked, ground: Footing, near: Near | None
) -> tuple[Sentence, ...]:
    """What the second reading says that was not told already, marked as another reading."""
    choices = ranked(asked, near=near)
    if not choices or choices[0].topic.ending != Status.ANSWERED:
        return ()
    score = {choice.topic.id: choice.score for choice in choices}
    other = choices[0].topic
    if score[other.id] < score.get(told.topic, 0.0) + LEAD:
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
