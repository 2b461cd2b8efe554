"""Wording: the statements picked for one topic become the sentences of an answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import compare, compare_levels, need, practice
from assistant.answer import Sentence, SentenceKind, Status
from assistant.bank import Statement, Topic, bank
from assistant.contacts import NATION, PROVINCE, RESTS
from assistant.editions import Footing
from assistant.judge import opening
from assistant.located import located
from assistant.mapping import mapped
from assistant.phrases import phrase
from assistant.pick import pick
from assistant.understand import Asked
from assistant.which import of_tier


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one question of a message: its ending, its sentences, its side notices."""

    status: Status
    sentences: tuple[Sentence, ...]
    asides: tuple[str, ...] = ()
    topic: str = ""


def compose(topic: Topic, asked: Asked, footing: Footing) -> Part:
    """The sentences that answer a question on this topic."""
    said = _said(topic, asked, footing)
    if not said:
        return unknown(asked, footing)
    status = Status(topic.ending)
    sentences = _worded(topic, said, asked)
    if status is Status.NOT_IN_DOCUMENTS:
        sentences = (*sentences, whom(asked, footing))
    return Part(status, sentences, topic.notices, topic.id)


def unknown(asked: Asked, footing: Footing) -> Part:
    """That nothing held answers this, and whom to ask; or that it is another subject."""
    if not asked.in_domain:
        return compose(bank().topics["out_of_scope"], asked, footing)
    if asked.province and asked.province != "河北省" and not footing.provincial:
        text = phrase("no_local", asked.province, english=asked.english)
    else:
        text = phrase("unknown", english=asked.english)
    first = Sentence(SentenceKind.ABSENT, text)
    return Part(Status.NOT_IN_DOCUMENTS, (first, whom(asked, footing)))


def introduced(asked: Asked) -> Part:
    """What is said to one who only says who they are."""
    text = phrase("introduced", english=asked.english)
    return Part(Status.NEEDS_FACTS, (Sentence(SentenceKind.ASK, text),))


def wordless(asked: Asked) -> Part:
    """What is said to marks without a word: that a question is awaited."""
    text = phrase("wordless", english=asked.english)
    return Part(Status.SMALLTALK, (Sentence(SentenceKind.ASK, text),))


def whom(asked: Asked, footing: Footing) -> Sentence:
    """Whom to ask: the notices' own contacts."""
    key = PROVINCE if footing.provincial else NATION
    return Sentence(SentenceKind.CLAIM, phrase(key, english=asked.english), (RESTS[key],))


def _said(topic: Topic, asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    if topic.id == "mapping":
        return mapped(topic, asked, footing)
    if topic.id == "which_tier":
        return of_tier(asked, footing)[:2]
    if topic.id == compare.TOPIC:
        return compare.side_by_side(asked, footing)
    if topic.id == compare_levels.TOPIC:
        return compare_levels.of_levels(asked, footing)
    if topic.id == practice.TOPIC:
        return practice.placed(asked.slot("practice"), asked.tiers, footing)
    if topic.id == need.TOPIC:
        return tuple(need.asked_for(asked.slot("need"), asked.tiers, footing))
    return pick(topic, asked, footing)


def _worded(topic: Topic, said: Sequence[Statement], asked: Asked) -> tuple[Sentence, ...]:
    told = [s for statement in said for s in _sentences(statement, asked)]
    if text := _opening(topic, said, asked):
        told.insert(0, Sentence(SentenceKind.COMPUTED, text, said[0].citations))
    return spaced((*told, *located(asked, told)), asked.english)


def _sentences(statement: Statement, asked: Asked) -> Iterator[Sentence]:
    """A statement, and beside it what the notices leave open."""
    yield statement.said(asked.english)
    if statement.besides:
        yield Sentence(SentenceKind.ABSENT, statement.besides.spoken(asked.english))


def spaced(sentences: Iterable[Sentence], english: bool) -> tuple[Sentence, ...]:
    """English sentences joined need a space between them."""
    if not english:
        return tuple(sentences)
    return tuple(replace(s, text=s.text.rstrip(" ") + " ") for s in sentences)


def _opening(topic: Topic, said: Sequence[Statement], asked: Asked) -> str:
    """The yes, the no or the condition that the answer opens with."""
    if _other_tier(topic, said, asked):
        return phrase("no", english=asked.english)
    if len(said) == 1 or topic.compares in ("date", "equal", "count"):
        found = opening(asked, topic.compares, said[0])
        if found:
            return phrase(found[0], *found[1], english=asked.english)
    for lead in said[0].leads:
        if (lead.always or asked.yesno) and lead.cue.found(asked.text):
            return lead.words.spoken(asked.english)
    return ""


def _other_tier(topic: Topic, said: Sequence[Statement], asked: Asked) -> bool:
    """Whether the thing asked about is a demand of other tiers than the one named."""
    if topic.concept is None or not asked.yesno or not asked.tiers:
        return False
    return not any(set(s.slots.get("tier", asked.tiers)) & set(asked.tiers) for s in said)
