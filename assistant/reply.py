"""The answer to one question: heard in its talk, answered part by part or judged by the rules."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.absence import alike, looked_up, mentioned
from assistant.act import Acts, unheard
from assistant.afresh import Means, told_anew
from assistant.alongside import alongside
from assistant.answer import Answer, Question, Status
from assistant.bank import Topic
from assistant.bearing import judges, only_tells
from assistant.beside import Shelf, as_written, beside
from assistant.case import Check
from assistant.choose import Near
from assistant.compare import TOPIC
from assistant.compare_levels import TOPIC as LEVELS
from assistant.compose import Part, compose, introduced, spaced, unknown, wordless
from assistant.editions import Footing, footing
from assistant.eligibility import Verdict, acknowledged, judged, verdict_json
from assistant.extract import Stated, merged
from assistant.found import found
from assistant.halves import heard_each
from assistant.hearing import (
    Heard,
    cued_topic,
    hear,
    strongly_cued,
)
from assistant.intent import sounds_within
from assistant.joined import UNBOUND, joined
from assistant.lead import led
from assistant.need import TOPIC as NEED
from assistant.passed import passed
from assistant.plainly import plainly
from assistant.recall import Wish, retold, wished
from assistant.rival import second_reading
from assistant.talk import (
    Past,
    Talk,
    answered,
    asking_last,
    beside_told,
    beside_verdict,
    concluded,
    facts_heard,
    for_group,
    in_own_words,
    taken,
    told,
)
from assistant.telling import introduces, passes_over
from assistant.understand import Asked, understand
from assistant.unsaid import only_unsaid, with_unsaid
from assistant.years import other_year, too_early, years_refused
from knowledge.document import Library
from rules.check import check
from rules.facts.draft import Draft
from rules.finding import Report
from rules.law.edition import province, resolve

WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Desk:
    """What an answer is made with: the library, and an open index if there is one."""

    library: Library
    near: Near | None = None  # by the words of a question and its nearest clauses
    likely: Near | None = None  # and by what was learnt of thousands of phrasings
    index: Shelf | None = None
    act: Acts = unheard  # what was learnt of what messages do
    brief: bool = False  # nothing is told beside what was asked


def reply(question: Question, desk: Desk) -> Answer:
    """Answer one question in the light of what was said before."""
    if not WORD.search(question.text):
        asked = understand(question.text)
        return joined([(asked, wordless(asked))], question, desk.library)
    talk = Talk()
    for role, content in question.history:
        talk = _after(talk, role, content, desk, checker(question))
    if wish := _wished(question.text, talk, desk):
        return _recalled(wish, question, desk)
    heard = hear(question.text, talk.thread, desk.likely)
    if introduces(understand(question.text), talk.thread.asked is not None):
        return joined([(heard.asked, introduced(heard.asked))], question, desk.library)
    facts = facts_heard(talk, question.text)
    act = desk.act(question.text)
    asks, tells_only = judges(talk, heard, facts, act), only_tells(talk, heard, facts, act)
    if asks or tells_only:
        judge = partial(
            judged if asks else acknowledged, fresh=merged(facts), said=talk.thread.said
        )
        heard = heard if asks else for_group(heard, facts)
        known = taken(talk, facts, question.text)
        beside = beside_verdict(heard, known) if asks else beside_told(talk, heard, facts)
        return _verdict(partial(judge, known, heard.asked), heard, question, desk, beside)
    return joined(_each(talk, facts, question, desk), question, desk.library)


def _each(
    talk: Talk, facts: Sequence[Stated], question: Question, desk: Desk
) -> list[tuple[Asked, Part]]:
    """What is said to every question of a message, in the order they are asked."""
    parts: list[tuple[Asked, Part]] = []
    check = checker(question)
    pieces, _ = heard_each(question.text, talk.thread, desk.likely, talk.last)
    desk = replace(desk, brief=len(pieces) > 1)
    for text, heard in pieces:
        if parts and passes_over(text, parts[-1][1].status):
            continue
        heard = for_group(heard, (*talk.facts, *facts))
        heard, said = told_anew(text, heard, talk, _means(question, desk))
        told = [(heard.asked, part) for part in said]
        told = [(a, alike(text, a, part, talk.thread.said)) for a, part in told]
        told = [(a, led(part, a, facts, check)) for a, part in told]
        told = plainly(told, desk.library, desk.index.gloss if desk.index else str)
        parts += [
            (a, looked_up(text, a, part, desk.library, talk.thread.topics)) for a, part in told
        ]
        parts += [(a, said) for a, part in told for said in in_own_words(talk, a, part)]
    return parts


def checker(question: Question) -> Check:
    """The rules for the place and the date of the question."""

    def checked(draft: Draft) -> Report:
        edition = resolve(province(question.place) or question.place, question.as_of)
        return check(draft, edition=edition, as_of=question.as_of)

    return checked


def _after(talk: Talk, role: str, content: str, desk: Desk, check: Check) -> Talk:
    """The talk after one more turn of the asker, or one more answer."""
    if role != "user":
        return answered(talk, content)
    hears = partial(hear, near=desk.likely)
    if (
        not content.strip()
        or introduces(understand(content), talk.thread.asked is not None)
        or _wished(content, talk, desk)
    ):
        return talk
    facts = facts_heard(talk, content)
    heard = hears(content, talk.thread)
    act = desk.act(content)
    asks = judges(talk, heard, facts, act)
    if asks or only_tells(talk, heard, facts, act):
        talk = told(talk, facts, check, content, judging=asks)
        return concluded(talk, heard)
    pieces, thread = heard_each(content, talk.thread, desk.likely, talk.last)
    past = Past(tuple(heard for _, heard in pieces))
    return replace(talk, thread=thread, past=(*talk.past, past))


def _wished(text: str, talk: Talk, desk: Desk) -> Wish | None:
    return wished(text, talk, lambda rest: hear(rest, talk.thread, desk.likely), desk.likely)


def _recalled(wish: Wish, question: Question, desk: Desk) -> Answer:
    """What was said before, told again as wished."""
    last = wish.past[-1]
    if last.facts is not None:
        heard = last.heard[-1].spoken(wish.english)
        judge = partial(judged, last.facts, heard.asked)
        return _verdict(judge, heard, question, desk, beside_verdict(heard, last.facts))
    heards = [heard.spoken(wish.english) for past in wish.past for heard in past.heard]
    parts = [(heard.asked, part) for heard in heards for part in _parts(heard, question, desk)]
    return joined(retold(wish, parts, heards, desk.library), question, desk.library)


def _verdict(
    judge: Callable[[Check], Verdict],
    heard: Heard,
    question: Question,
    desk: Desk,
    topics: Sequence[Topic],
) -> Answer:
    """The answer about an enterprise: what the rules make of its facts, asked or only told."""
    asked = heard.asked
    ground = footing(desk.library, question.place, question.as_of)
    if ground is None:
        early = too_early(asked, question, _anywhere(desk))
        return joined([(asked, early)], question, desk.library)
    verdict = judge(checker(question))
    # Areas named without their links leave the rule open; the notices still say what is missing.
    beside = [compose(topic, asked, ground) for topic in topics]
    parts = asking_last(verdict.part, beside) if beside else (verdict.part,)
    answer = joined([(asked, part) for part in parts], question, desk.library)
    return replace(
        answer,
        status=verdict.part.status,
        edition=ground.edition,
        verdict=verdict_json(verdict.report),
    )


def _told(heard: Heard, question: Question, desk: Desk) -> list[Part]:
    """What is said: where the thing asked after is named, else what its topics say."""
    own = cued_topic(understand(heard.asked.raw))
    cued = strongly_cued(understand(heard.asked.raw)) and own and own.id != "practice"
    named = None if cued else mentioned(heard.asked, desk.library)
    return [named] if named else _parts(heard, question, desk)


def _means(question: Question, desk: Desk) -> Means:
    tell = partial(_told, question=question, desk=desk)
    return Means(tell, question, desk.library, desk.likely)


def _parts(heard: Heard, question: Question, desk: Desk) -> list[Part]:
    """The parts that answer one question: one a topic."""
    asked, topics = heard.asked, heard.topics
    ground = footing(desk.library, asked.province or question.place, question.as_of)
    if any(Status(t.ending) in UNBOUND for t in topics):
        return [compose(t, asked, ground or _anywhere(desk)) for t in topics[:1]]
    if ground is None:
        return [too_early(asked, question, _anywhere(desk))]
    if year := other_year(asked):
        return [years_refused(asked, year, ground)]
    if not topics:
        return [only_unsaid(asked, ground, beside=desk.brief) or _unrecognised(asked, ground, desk)]
    placed = asked.with_actor_of_place()
    parts = [compose(t, placed if t.place_is_actor else asked, ground) for t in topics]
    told = [replace(p, sentences=(*p.sentences, *passed(p, asked, ground))) for p in parts]
    if topics[-1].id == NEED:
        return told
    told = [*told[:-1], with_unsaid(told[-1], asked)]
    # A number, a date or a name that was asked for stands alone: another beside it misleads.
    if topics[-1].compares:
        return told
    return _with_rival(_with_text(told, asked, ground, desk), heard, ground, desk)


def _unrecognised(asked: Asked, ground: Footing, desk: Desk) -> Part:
    """What is said when no topic is near: the nearest clause, or that none is."""
    index = desk.index
    if (
        index is not None
        and not asked.english
        and sounds_within(asked.raw, index.vector(asked.raw))
    ):
        asked = replace(asked, manners=asked.manners | {"domain"})
    part = None if desk.brief else found(asked, ground, index)
    return _with_text([part], asked, ground, desk)[0] if part else unknown(asked, ground)


def _with_text(parts: list[Part], asked: Asked, ground: Footing, desk: Desk) -> list[Part]:
    """The parts, the last followed by what its clauses also say, and by nearer text elsewhere."""
    *most, last = parts
    index = desk.index
    if index is None or desk.brief or last.status is not Status.ANSWERED:
        return parts
    cited = {c.address for part in parts for s in part.sentences for c in s.citations}
    own = as_written(last.sentences, asked, desk.library.text_at, index)
    quotes = spaced((*own, *beside(asked, cited, ground, index)), asked.english)
    return [*most, replace(last, sentences=(*last.sentences, *quotes))]


def _with_rival(parts: list[Part], heard: Heard, ground: Footing, desk: Desk) -> list[Part]:
    """The parts, followed by another reading or by what a close topic says of a clause told."""
    *most, last = parts
    compared = any(topic.id in (TOPIC, LEVELS) for topic in heard.topics)  # recognised by code
    alone = len(heard.topics) == 1 and not (heard.asked.follows or compared or desk.brief)
    if desk.index is None or not alone or last.status is not Status.ANSWERED:
        return parts
    other = second_reading(last, heard.asked, ground, desk.near)
    other = other or alongside(last, heard.asked, ground, desk.likely)
    more = spaced(other, heard.asked.english)
    return [*most, replace(last, sentences=(*last.sentences, *more))]


def _anywhere(desk: Desk) -> Footing:
    ground = footing(desk.library, "河北省", None)
    if ground is None:
        raise LookupError("no edition at all: rules/law is empty")
    return ground
