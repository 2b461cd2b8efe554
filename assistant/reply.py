"""The answer to one question: understood, given its topic, worded, and set on its edition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Cited, Notice, Question, Sentence, Status
from assistant.aside import asides, later, window
from assistant.bank import Topic, bank
from assistant.choose import Near, best, ranked
from assistant.compose import Part, compose, spaced, unknown
from assistant.dialogue import (
    Thread,
    carried,
    follows,
    pieces,
    questions,
    rewritten,
    updated,
    user_turns,
)
from assistant.editions import Footing, footing
from assistant.eligibility import Check, concerns, judged, verdict_json
from assistant.extract import Stated, merged
from assistant.found import found
from assistant.nearness import Finder
from assistant.passed import passed
from assistant.talk import Talk, goes_on, heard, told
from assistant.understand import Asked, understand
from assistant.years import other_year, too_early, years_refused
from knowledge.document import Library
from rules.check import check
from rules.facts.draft import Draft
from rules.finding import Report
from rules.law.edition import province, resolve

STRONG = 2.3
_JOINED = re.compile(r"和|、|以及|与|及|还有|,|，|&|and")
UNBOUND = {Status.UNSAFE, Status.OUT_OF_SCOPE, Status.SMALLTALK}


@dataclass(frozen=True)
class Desk:
    """What an answer is made with: the library, and the nearness of wordings if there is one."""

    library: Library
    near: Near | None = None
    index: Finder | None = None


def reply(question: Question, desk: Desk) -> Answer:
    """Answer one question in the light of what was said before."""
    check = checker(question)
    talk = Talk()
    for turn in user_turns(question.history):
        talk = _after(talk, turn, desk, check)
    asked, topics = _read(question.text, talk.thread, desk)
    facts = heard(talk, question.text)
    if _judges(talk, asked, facts, topics):
        return _verdict(merged((*talk.facts, *facts)), asked, question, desk)
    parts: list[tuple[Asked, Part]] = []
    thread = talk.thread
    for text in _split(question.text, desk):
        asked, topics = _read(text, thread, desk)
        parts += [(asked, part) for part in _parts(asked, topics, question, desk)]
        thread = _advance(thread, text, desk)
    return _joined(parts, question, desk)


def checker(question: Question) -> Check:
    """The rules for the place and the date of the question."""

    def checked(draft: Draft) -> Report:
        edition = resolve(province(question.place) or question.place, question.as_of)
        return check(draft, edition=edition, as_of=question.as_of)

    return checked


def _after(talk: Talk, turn: str, desk: Desk, check: Check) -> Talk:
    """The talk after one more turn of the asker."""
    asked, topics = _read(turn, talk.thread, desk)
    facts = heard(talk, turn)
    if _judges(talk, asked, facts, topics):
        talk = told(talk, facts, check)
    thread = talk.thread
    for text in questions(turn):
        thread = _advance(thread, text, desk)
    return replace(talk, thread=thread)


def _judges(talk: Talk, asked: Asked, facts: Sequence[Stated], topics: Sequence[Topic]) -> bool:
    if any(Status(topic.ending) in UNBOUND for topic in topics) or other_year(asked):
        return False
    cued = best(ranked(asked))
    topic = cued.topic if cued else None
    return goes_on(talk, understand(asked.raw), facts) or concerns(asked, facts, topic)


def _verdict(facts: Sequence[Stated], asked: Asked, question: Question, desk: Desk) -> Answer:
    """The answer about an enterprise: what the rules make of its facts."""
    ground = footing(desk.library, question.place, question.as_of)
    if ground is None:
        return _joined([(asked, too_early(asked, question, _anywhere(desk)))], question, desk)
    verdict = judged(facts, asked, checker(question))
    answer = _joined([(asked, verdict.part)], question, desk)
    return replace(answer, edition=ground.edition, verdict=verdict_json(verdict.report))


def _split(message: str, desk: Desk) -> list[str]:
    found: list[str] = []
    for text in questions(message):
        found += pieces(text, lambda piece: _strong_topic(piece, desk))
    return found


def _strong_topic(text: str, desk: Desk) -> str:
    choice = best(ranked(understand(text)))
    return choice.topic.id if choice and choice.cued >= STRONG else ""


def _advance(thread: Thread, text: str, desk: Desk) -> Thread:
    asked, _ = _read(text, thread, desk)
    slots = updated(thread.slots, asked.slots)
    if thread.asked is None or not asked.follows:
        return Thread(asked, slots)
    places = asked.names.places or thread.asked.names.places
    base = replace(thread.asked, names=replace(thread.asked.names, places=places))
    return Thread(base, slots)


def _read(text: str, thread: Thread, desk: Desk) -> tuple[Asked, list[Topic]]:
    """The question as meant, and what it is about."""
    asked = understand(text)
    if thread.asked is None:
        return asked, _topics(asked, desk)
    choice = best(ranked(asked))
    if (choice is None or choice.cued < STRONG) and follows(asked):
        again = rewritten(asked, thread)
        if topics := _topics(again, desk):
            return again, topics
    meant = carried(asked, thread)
    return meant, _topics(meant, desk)


def _topics(asked: Asked, desk: Desk) -> list[Topic]:
    """The topic of a question, or all the topics it joins by their nouns."""
    choices = ranked(asked, near=desk.near)
    first = best(choices)
    if first is None:
        return []
    named = [t for t in bank() if t.noun and t.noun.search(asked.text)]
    if len(named) > 1 and first.topic in named and _JOINED.search(asked.text) and not asked.yesno:
        return named
    return [first.topic]


def _parts(asked: Asked, topics: list[Topic], question: Question, desk: Desk) -> list[Part]:
    ground = footing(desk.library, asked.province or question.place, question.as_of)
    if any(Status(t.ending) in UNBOUND for t in topics):
        return [compose(t, asked, ground or _anywhere(desk)) for t in topics[:1]]
    if ground is None:
        return [too_early(asked, question, _anywhere(desk))]
    if year := other_year(asked):
        return [years_refused(asked, year, ground)]
    if not topics:
        return [found(asked, ground, desk.index) or unknown(asked, ground)]
    return [_composed(topic, asked, ground) for topic in topics]


def _composed(topic: Topic, asked: Asked, ground: Footing) -> Part:
    if topic.place_is_actor and not asked.slot("actor") and asked.names.places:
        place = asked.names.places[0]
        actor = "province" if place.name == place.province else "city"
        asked = asked.with_slots({**asked.slots, "actor": (actor,)})
    part = compose(topic, asked, ground)
    return replace(part, sentences=(*part.sentences, *passed(part, asked, ground)))


def _anywhere(desk: Desk) -> Footing:
    ground = footing(desk.library, "河北省", None)
    if ground is None:
        raise LookupError("no edition at all: rules/law is empty")
    return ground


def _joined(parts: Sequence[tuple[Asked, Part]], question: Question, desk: Desk) -> Answer:
    """One answer from the parts; small talk gives way to whatever else was asked."""
    told = [p for p in parts if p[1].status is not Status.SMALLTALK] or list(parts)
    asked = told[-1][0]
    status = _status([part.status for _, part in told])
    sentences = tuple(dict.fromkeys(s for _, part in told for s in part.sentences))
    ground = footing(desk.library, asked.province or question.place, question.as_of)
    return Answer(
        status=status,
        sentences=_trimmed(spaced(sentences, asked.english)),
        clauses=cited(sentences, desk.library),
        edition=ground.edition if ground else "",
        as_of=question.as_of,
        notices=_notices(told, question) if status not in UNBOUND else (),
    )


def _trimmed(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    if not sentences:
        return ()
    *most, last = sentences
    return (*most, replace(last, text=last.text.rstrip()))


def _status(found: Sequence[Status]) -> Status:
    order = (
        Status.UNSAFE,
        Status.ANSWERED,
        Status.ELIGIBILITY,
        Status.NEEDS_FACTS,
        Status.NOT_IN_DOCUMENTS,
        Status.OUT_OF_SCOPE,
    )
    return next((status for status in order if status in found), Status.SMALLTALK)


def _notices(told: Sequence[tuple[Asked, Part]], question: Question) -> tuple[Notice, ...]:
    asked = told[-1][0]
    keys = [key for _, part in told for key in part.asides]
    found = list(asides(keys, english=asked.english))
    years = tuple(y for a, _ in told for y in a.years if y != 2024)
    if question.as_of is None and any(
        p.topic in ("deadline", "procedure", "late") for _, p in told
    ):
        found.append(window(asked.english))
    if years:
        found += later(asked, years=years)
    elif question.as_of is None or question.as_of.year > 2024:
        found += later(asked)
    return tuple(dict.fromkeys(found))


def cited(sentences: Sequence[Sentence], library: Library) -> tuple[Cited, ...]:
    """The clauses the sentences rest on, in the order of the answer."""
    addresses = dict.fromkeys(c.address for s in sentences for c in s.citations)
    return tuple(
        Cited(address, library.title_at(address), library.text_at(address) or "", 1.0)
        for address in addresses
    )


def quoted(citation: Citation, library: Library) -> bool:
    """Whether a citation resolves to a text that holds its quote."""
    return citation.quote in (library.text_at(citation.address) or "")
