"""Alongside an answer: what the next likeliest topics say of the clauses it rests on.

One clause answers several questions, and a question may be read as the one beside it. Where the
reading is close, one more sentence of ours, on the same clause, saves the reader a second question.
"""

from collections.abc import Sequence
from itertools import islice

from assistant.answer import Sentence, SentenceKind, Status
from assistant.beside import said_already
from assistant.choose import Near, ranked
from assistant.compose import Part, compose
from assistant.editions import Footing
from assistant.understand import Asked

# How far behind the topic told another may be, in units of the score of topics, and how many are
# looked at; on what is unread of six rounds a gap of 1, 2 and 4 gave 464, 465 and 466 right of 523.
GAP, LOOKED_AT = 2.0, 3


def alongside(told: Part, asked: Asked, ground: Footing, near: Near | None) -> tuple[Sentence, ...]:
    """One sentence of the next likeliest topics on a clause told; nothing where none is close."""
    choices = ranked(asked, near=near)
    least = max((c.score for c in choices if c.topic.id == told.topic), default=0.0) - GAP
    rests = {c.address for s in _claims(told.sentences) for c in s.citations}
    text = "".join(s.text for s in told.sentences)
    for choice in islice(choices, LOOKED_AT):
        topic = choice.topic
        if topic.id == told.topic or topic.ending != Status.ANSWERED or choice.score < least:
            continue
        said = compose(topic, asked, ground)
        for sentence in _claims(said.sentences) if said.status is Status.ANSWERED else ():
            on_same = rests & {c.address for c in sentence.citations}
            if on_same and not said_already(sentence.text, text):
                return (sentence,)
    return ()


def _claims(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [s for s in sentences if s.kind is SentenceKind.CLAIM and s.citations]
