"""A talk so far: the thread of questions, and the facts given about the enterprise."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Sentence, SentenceKind
from assistant.bank import Topic, bank
from assistant.case import Check, stated
from assistant.choose import best, ranked
from assistant.compose import Part
from assistant.concern import GENERAL
from assistant.dialogue import Thread, updated
from assistant.extract import Stated, drafted, extract, merged
from assistant.hearing import STRONG, Heard
from assistant.normal import pattern
from assistant.phrases import phrase
from assistant.telling import disowned, in_passing, supposed
from assistant.turns import turn, typed
from assistant.understand import Asked, understand
from assistant.unruled import unruled
from assistant.verdict import next_up
from assistant.writing import written

SHORT = 12
PLACE = ("applicant.province", "applicant.city")
# What a wish for a verdict may seem to be about; on any other topic the notices answer.
WISHED = (*GENERAL, "maturity", "coverage", "content", "outcomes", "base", "basic_route")
# Rules with an exception that a verdict alone does not tell.
TOLD_BESIDE = ("branch", "prior", "other_titles", "two_places")
# What says who asks, and what is answered by it: the day, the number, the way of the papers.
WHO = (*PLACE, "submission.channel")
HANGING = ("deadline", "quota", "recommend_who", "submit_to", "copies", "hand_in", "soe_route")
JUDGED = ("conditions", "upgrade", "which_tier", "tiers", "prior")


@dataclass(frozen=True, slots=True)
class Past:
    """One turn that was answered: what was heard, and the facts if the rules were asked."""

    heard: tuple[Heard, ...]
    facts: tuple[Stated, ...] | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What is carried from turn to turn; `wanted` is the fact the last question asked for.

    An enterprise is `told` of once facts are given, and `judged` once a verdict is asked for.
    """

    thread: Thread = field(default_factory=Thread)
    facts: tuple[Stated, ...] = ()
    supposed: tuple[Stated, ...] = ()  # for the last turn only, and for what goes along with it
    telling: bool = False
    judging: bool = False
    wanted: str = ""
    past: tuple[Past, ...] = ()

    @property
    def last(self) -> tuple[Heard, ...]:
        """What was heard of the message before."""
        return self.past[-1].heard if self.past else ()

    @property
    def of_enterprise(self) -> bool:
        """Whether the talk has come to be about the asker's own factory."""
        return self.telling or self.judging


def facts_heard(talk: Talk, text: str) -> tuple[Stated, ...]:
    """The facts of one turn, a bare yes or no taken for the fact that was asked for."""
    if turn("enterprises").search(typed(text)):
        return ()  # what is told of several enterprises is told of none
    meant = turn("negated").sub("", typed(text)) if talk.thread.asked else text
    facts = merged((*extract(meant), *(back := disowned(text))))
    facts = (*facts, *back)
    own = turn("own").search(typed(text)) and not turn("requests").search(typed(text))
    if talk.of_enterprise or own:
        named = {fact.path for fact in facts}
        facts = (*facts, *(fact for fact in in_passing(text) if fact.path not in named))
    plain = text.strip().lower()
    if facts or not talk.wanted or len(plain) > SHORT:
        return facts
    reply = True if pattern("yes").match(plain) else False if pattern("no").match(plain) else None
    if reply is None:
        return facts
    value = _fitting(talk.wanted, reply)
    return () if value is None else (Stated(talk.wanted, value, text.strip()),)


def _fitting(path: str, reply: bool) -> object:
    """A yes or no as a value of this field; None where it says nothing."""
    if "[" in path:
        return None
    candidates: tuple[object, ...] = (True,) if reply else (False, 0, [])
    for value in candidates:
        try:
            drafted((Stated(path, value, ""),))
        except ValueError:
            continue
        return value
    return None


def taken(talk: Talk, facts: Sequence[Stated], text: str) -> tuple[Stated, ...]:
    """The facts that one turn is judged by: what was told, what it goes along with, its own."""
    along = bool(turn("goes_along").search(typed(text)) and not turn("actual").search(typed(text)))
    return merged((*talk.facts, *(talk.supposed if along else ()), *facts))


def told(
    talk: Talk, facts: Sequence[Stated], check: Check, text: str, *, judging: bool = True
) -> Talk:
    """The talk after a turn about the enterprise: its facts, and what is asked next.

    What is only supposed of one that was told of before holds for that turn.
    """
    only = supposed(text, facts) if talk.facts else ()
    known = merged((*talk.facts, *(fact for fact in facts if fact not in only)))
    before = {f.path: f for f in known}
    along = taken(talk, only, text)
    wanted = next_up(check(drafted(known)), talk.thread.said)
    return replace(
        talk,
        facts=known,
        supposed=tuple(f for f in along if before.get(f.path) != f),
        telling=True,
        judging=talk.judging or judging,
        wanted=wanted.path if wanted else "",
    )


def _tier_asked(cued: Topic, asked: Asked) -> bool:
    """Which level can be reached, where the level meant is a tier."""
    return cued.id == "maturity" and "成熟度" not in asked.text


def goes_on(talk: Talk, asked: Asked, facts: Sequence[Stated], cued: Topic | None) -> bool:
    """Whether a turn carries on with the enterprise that was being judged."""
    if not talk.of_enterprise:
        return False
    levels = "成熟度" in asked.text and not facts
    if turn("tier_wish").search(typed(asked.raw)) and not levels:
        return True
    if _wishes(talk, asked) and (cued is None or cued.condition or cued.id in WISHED):
        return True
    text = typed(asked.raw)
    says_so = bool(turn("supposes").search(text) or turn("settles_fact").search(text))
    if turn("same").search(typed(asked.raw)) and all(f.path in PLACE for f in facts):
        return False
    judges = bool(stated(facts)) or cued is None or cued.condition or cued.id in WISHED
    settles = bool(turn("settled").search(typed(asked.raw)))
    judging = talk.judging or settles
    if facts and judges and judging and (says_so or not asked.manners & {"open"}):
        return True
    if pattern("whether").search(asked.text) and asked.manners & {"yesno", "open"}:
        return cued is None or cued.id in JUDGED or _tier_asked(cued, asked)
    bare = turn("tier_frame").sub("", pattern("only_tier").sub("", asked.text))
    return talk.judging and bool(asked.tiers) and not bare


def _wishes(talk: Talk, asked: Asked) -> bool:
    """Whether a verdict is wished for in so many words: which tier, what is lacking, why."""
    text = typed(asked.raw)
    if turn("tier_wish").search(text) or turn("own_case").search(text):
        return True
    if turn("gap").search(text):
        return not asked.slot("area")
    return talk.judging and bool(turn("reason").search(text))


def answered(talk: Talk, answer: str) -> Talk:
    """The talk after an answer."""
    thread = talk.thread
    return replace(talk, thread=replace(thread, said=(*thread.said, answer)))


def concluded(talk: Talk, heard: Heard) -> Talk:
    """The talk after a turn about the enterprise: it says where, not what is talked of."""
    past = (*talk.past, Past((heard,), talk.facts))
    before = talk.thread.asked
    if before is None or not heard.asked.names.places:
        asked = before or replace(heard.asked, follows=False)
    else:
        asked = replace(before, names=replace(before.names, places=heard.asked.names.places))
    slots = updated(talk.thread.slots, heard.asked.slots)
    thread = replace(talk.thread, asked=asked, slots=slots, last=heard.asked.raw)
    return replace(talk, past=past, thread=thread)


def for_group(heard: Heard, facts: Sequence[Stated]) -> Heard:
    """What hangs on who recommends, asked for one that its group recommends, is the group's."""
    channels = {fact.value for fact in facts if fact.path == "submission.channel"}
    if "中央企业推荐" not in channels:
        return heard
    asked = heard.asked.with_slots({**heard.asked.slots, "actor": ("soe",)})
    if turn("whereto").search(typed(heard.asked.raw)):
        return Heard(asked, (bank().topics["recommend_who"],))
    return Heard(asked, heard.topics) if {"quota"} & {t.id for t in heard.topics} else heard


def beside_verdict(heard: Heard, facts: Sequence[Stated]) -> tuple[Topic, ...]:
    """What is said beside a verdict: the areas to be covered, or what advice was asked about."""
    text = typed(heard.asked.raw)
    named = tuple(t for t in heard.topics if t.id == "coverage" and heard.asked.tiers)
    if named or turn("by_area").search(text):
        return named or (bank().topics["coverage"],)
    settled = ("prior",) if any(fact.path == "awards" for fact in facts) else ()
    told = tuple(t for t in heard.topics if t.id in TOLD_BESIDE and t.id not in settled)
    if told and not heard.asked.english:
        return told
    advised = turn("advice").search(text) and heard.asked.slot("subject")
    return tuple(t for t in heard.topics if t.ending == "answered") if advised else ()


def beside_told(talk: Talk, heard: Heard, facts: Sequence[Stated]) -> tuple[Topic, ...]:
    """What the notices say of the very thing that a turn tells, or what it was told for."""
    if said := _taken_up(talk, facts):
        return said
    own = understand(heard.asked.raw)
    choice = best(ranked(own))
    beside = facts or unruled(heard.asked.raw, english=heard.asked.english)
    if choice and choice.cued >= STRONG and choice.topic.condition and not beside:
        return (choice.topic,)
    talked = any(own.slot(slot) for slot in ("area", "link", "subject"))
    if not (heard.asked.follows and talked):
        return ()
    return tuple(topic for topic in heard.topics if topic.ending == "answered")


def _taken_up(talk: Talk, facts: Sequence[Stated]) -> tuple[Topic, ...]:
    """What was asked before and hangs on who asks, where a turn now tells just that."""
    if not facts or not all(fact.path in WHO for fact in facts):
        return ()
    return tuple(bank().topics[name] for name in talk.thread.topics if name in HANGING)


def asking_last(verdict: Part, beside: Sequence[Part]) -> tuple[Part, ...]:
    """The verdict, what is said beside it, and only then the question back."""
    asks = tuple(s for s in verdict.sentences if s.kind is SentenceKind.ASK)
    said = tuple(s for s in verdict.sentences if s.kind is not SentenceKind.ASK)
    parts = (replace(verdict, sentences=said), *beside)
    return (*parts, replace(verdict, sentences=asks)) if asks else parts


def in_own_words(talk: Talk, asked: Asked, part: Part) -> tuple[Part, ...]:
    """Beside what is said on drafting: what the asker told, which is all that may be written."""
    told = [past.heard[-1].asked.raw for past in talk.past if past.facts is not None]
    if part.topic != "drafting":
        return ()
    sections = written(told, asked.raw, english=asked.english)
    if not told:
        return sections
    joint = "; " if asked.english else "；"
    text = phrase("only_told", joint.join(told), english=asked.english)
    return (replace(part, sentences=(Sentence(SentenceKind.COMPUTED, text),)), *sections)
