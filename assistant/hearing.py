"""Hearing: a message split into questions, each read in the light of the talk, given its topics."""

from dataclasses import dataclass, replace
from functools import partial

from assistant.bank import Topic, bank
from assistant.choose import SURELY, Near, best, ranked
from assistant.dialogue import (
    Thread,
    carried,
    follows,
    pieces,
    questions,
    rewritten,
    updated,
)
from assistant.need import TOPIC as NEED
from assistant.normal import is_english, pattern
from assistant.ordinal import family
from assistant.reading import LISTING, names_only, read, without_opening
from assistant.slip import set_right
from assistant.storied import CASE, ending
from assistant.talked import gone_back, in_light_of, plainly
from assistant.turns import turn, typed
from assistant.understand import Asked, understand

# A cue of at least this weight is a topic of its own, whatever was talked of before.
STRONG = 2.3
# What was turned away is nothing a later turn can lean on.
SMALL_TALK = "smalltalk"
ASIDE = {"out_of_scope", SMALL_TALK, "unsafe"}
# A case that the notices leave out is named by no weaker a cue than that.
LEFT_OUT, OUTRIGHT = "refused_not_in_documents", 4.8
# Without any cue: nearness that makes a short turn a question of its own.
NEAR_ENOUGH = 3.0
# After a refusal less will do: there is little to lean on.
NEAR_REFUSED = 2.9
# A turn no longer than this cannot change the subject without saying so; English words are longer.
SHORT = {False: 12, True: 36}
# What a question may grow by when one of its words is put in the place of another.
GROWN = 6
PAIR = 2  # nouns that a question joins, each of them a topic
# What is asked of an application, which the notices arrange for one tier.
APPLIED_FOR = "卓越级"
APPLYING = {"deadline", "quota", "recommend_who", "materials"}
DATED = {"deadline", "quota"}
# What the notices say of it for other tiers, where it is more than that nothing is set.
OF_OTHERS = {"recommend_who": "recommend_tiers"}
NOT_APPLIED = "tier_dates"
# What a message asks of a need that it describes: its tier, its place.
PLACING = {"", NEED, "which_tier", "mapping", "practice", "tiers"}


@dataclass(frozen=True, slots=True)
class Heard:
    """One question as meant, and what it is about: several topics only where it joins them."""

    asked: Asked
    topics: tuple[Topic, ...]
    members: tuple[str, ...] = ()  # the list that it goes through, if it points into one

    def spoken(self, english: bool) -> "Heard":
        """The same question, to be answered in this language."""
        return replace(self, asked=replace(self.asked, english=english))


def in_talk(heard: Heard) -> Heard:
    """A turn that nothing recognises, within a talk of the subject: it is of the subject too."""
    if heard.topics:
        return heard
    manners = heard.asked.manners | {"domain"}
    return replace(heard, asked=replace(heard.asked, manners=manners))


def split(message: str) -> list[str]:
    """The questions of one message; what follows a need and names nothing asks about it too."""
    found = [piece for text in questions(message) for piece in pieces(text, _strong_topic)]
    described = len(found) > 1 and understand(message).slot(NEED)
    return [message] if described and {_strong_topic(p) for p in found} <= PLACING else found


def hear(text: str, thread: Thread, near: Near | None) -> Heard:
    """The question as meant: by itself, as a follow-up, or with the slots of the talk."""
    if thread.asked is None:
        return _by_itself(text, near)
    if mended := set_right(text, thread.last):
        return hear(mended, replace(thread, last=""), near)
    opened = without_opening(text)
    meant = read(opened, thread)
    asked = replace(understand(meant.text), english=is_english(text))
    points = meant.text != opened
    if not points and turn("whole").search(opened):
        return _by_itself(text, near)
    by_itself = partial(near, alone=False) if near else None
    near = partial(near, **in_light_of(thread, thread.asked, opened)) if near else None
    leaves_out = turn("except").search(typed(text))
    if not leaves_out and (back := gone_back(opened, thread, near)):
        return Heard(back[0], (back[1],))
    unnamed = bool(leaves_out and turn("unnamed").search(opened))
    leans = points or unnamed or follows(asked) or bool(turn("marked").search(opened))
    changes = bool(turn("changes").search(typed(text)))
    only = names_only(asked)
    nouns = bool(_nouns(asked))
    own = (not only or nouns) and _own(asked, opened, thread, by_itself, points=points)
    if leans and not changes and (unnamed or not own):
        again = rewritten(asked, thread)
        topics = (_kept(asked, thread) if only else ()) or _topics(again, near)
        topics = topics or _topics(carried(asked, thread), near)
        return Heard(again, topics, meant.members)
    alone = carried(asked, thread)
    if topics := _applying(asked, alone, by_itself):
        return Heard(alone.with_slots({**alone.slots, "tier": (APPLIED_FOR,)}), topics)
    asks = asked.manners & {"open", "yesno", "choice"} and not turn("marked").search(opened)
    named = plainly(asked, by_itself) if asks and len(_nouns(asked)) < PAIR else None
    outright = partial(_outright, asked, alone, by_itself if own else near)
    topics = for_tier((named,), asked, alone) if named else outright()
    if not topics and not changes and len(opened) <= SHORT[asked.english]:
        # So short a turn is about what was talked of, even if nothing is said on it.
        alone = rewritten(asked, thread)
    return Heard(alone, topics, meant.members)


def _by_itself(text: str, near: Near | None) -> Heard:
    asked = understand(text)
    return Heard(asked, _topics(asked, near))


def _outright(asked: Asked, alone: Asked, near: Near | None) -> tuple[Topic, ...]:
    """A subject named outright is what it is about, whatever tier is carried along.

    Only one tier has an application in the notices: of another the same words ask something else.
    Several tiers carried along, of a comparison told before, are no subject of this turn.
    """
    compared = len(alone.tiers) > 1 and not asked.tiers
    own = _topics(asked, near) if compared or _cued(asked) >= STRONG else ()
    if own and for_tier(own, asked, alone) == own:
        return own
    return for_tier(_topics(alone, near) or own, asked, alone)


def for_tier(topics: tuple[Topic, ...], asked: Asked, alone: Asked) -> tuple[Topic, ...]:
    """The topics as they are for the tier carried along, for which little may be arranged."""
    of_another = alone.tiers and not asked.tiers and APPLIED_FOR not in alone.tiers
    return _of_others(topics) if of_another else topics


def _applying(asked: Asked, alone: Asked, near: Near | None) -> tuple[Topic, ...]:
    """A day or a number asked of an application, of a tier that is only carried along.

    It is told for the one tier that has an application, and that the others have none.
    """
    of_another = alone.tiers and not asked.tiers and APPLIED_FOR not in alone.tiers
    if not of_another or _cued(asked) < STRONG:
        return ()
    own = _topics(asked, near)
    applies = own and own[0].id in DATED
    return (own[0], bank().topics[NOT_APPLIED]) if applies else ()


def _of_others(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """What is said of an application of a tier that the notices arrange none for."""
    if topics and topics[0].id in APPLYING:
        return (bank().topics[OF_OTHERS.get(topics[0].id, NOT_APPLIED)],)
    return topics


def _kept(asked: Asked, thread: Thread) -> tuple[Topic, ...]:
    """What was talked of, for a turn that changes nothing but a tier, an area or a place."""
    topics = tuple(bank().topics[name] for name in thread.topics)
    if LISTING & set(thread.topics) or not all(_speaks(topic, asked) for topic in topics):
        return ()
    return _of_others(topics) if asked.tiers and APPLIED_FOR not in asked.tiers else topics


def _speaks(topic: Topic, asked: Asked) -> bool:
    """Whether a topic says anything on the tiers named, if it goes by tiers."""
    tiers = [set(said.slots["tier"]) for said in topic.says if "tier" in said.slots]
    named = set(asked.tiers)
    return not named or not tiers or any(named & each for each in tiers)


def _own(asked: Asked, opened: str, thread: Thread, near: Near | None, *, points: bool) -> bool:
    """Whether a turn that may lean on the one before has a subject of its own."""
    cued = _cued(asked)
    if len(asked.tiers) > 1 and "compare" in asked.manners and not points:
        return True
    if cued >= STRONG or _nouns(asked) or (points and cued):
        return True
    if turn("marked").search(opened):
        return False
    choice = best(ranked(asked))
    if choice and cued:
        return choice.topic.id not in thread.topics
    nearest = None if asked.slots else best(ranked(asked, near=near))
    turned_down = (bank().topics[name].ending != "answered" for name in thread.topics)
    refused = not asked.names.places and all(turned_down)
    return nearest is not None and nearest.score >= (NEAR_REFUSED if refused else NEAR_ENOUGH)


def advanced(thread: Thread, heard: Heard) -> Thread:
    """The thread after a question; a follow-up changes its slots, not what it is about."""
    asked = heard.asked
    slots = updated(thread.slots, asked.slots)
    latest = asked.slot("area") or asked.slot("tier")
    kept = [name for name in thread.named if name not in latest]
    same = not kept or not latest or family(kept[-1]) == family(latest[-1])
    named = (*kept, *latest) if same else latest
    earlier = thread.earlier | {topic.id for topic in heard.topics}
    thread = replace(
        thread,
        slots=slots,
        members=heard.members,
        named=tuple(named),
        earlier=earlier,
        last=asked.raw,
    )
    if heard.topics and all(t.id in ASIDE for t in heard.topics):
        return thread
    if thread.asked is None or not asked.follows:
        return replace(thread, asked=asked, topics=tuple(t.id for t in heard.topics))
    same = tuple(t.id for t in heard.topics) == thread.topics
    if same and len(asked.text) <= len(thread.asked.text) + GROWN:
        # The same question of another tier or paper: the next turn leans on this one.
        return replace(thread, asked=replace(asked, follows=False))
    places = asked.names.places or thread.asked.names.places
    names = replace(thread.asked.names, places=places)
    return replace(thread, asked=replace(thread.asked, names=names))


def cued_topic(asked: Asked) -> Topic | None:
    """The topic that the words themselves give, nearness left aside."""
    choice = best(ranked(asked))
    return choice.topic if choice else None


def _nouns(asked: Asked) -> tuple[Topic, ...]:
    return tuple(t for t in bank() if t.noun and t.noun.search(asked.text))


def _cued(asked: Asked) -> float:
    """How strongly the words themselves give a topic."""
    choice = best(ranked(asked))
    return choice.cued if choice else 0.0


def case_named(asked: Asked) -> bool:
    """Whether the words name a case that the notices answer whoever asks."""
    choice = best(ranked(asked))
    if choice is None or choice.cued >= SURELY:
        return False
    if choice.topic.ending != "answered":
        return choice.topic.ending == LEFT_OUT and choice.cued >= OUTRIGHT
    return choice.cued >= CASE and not choice.topic.condition


def strongly_cued(asked: Asked) -> bool:
    """Whether the words themselves surely give a topic."""
    return _cued(asked) >= STRONG


def _strong_topic(text: str) -> str:
    choice = best(ranked(understand(text)))
    strong = choice and choice.cued >= STRONG and choice.topic.id != SMALL_TALK
    return choice.topic.id if choice and strong else ""


def _topics(asked: Asked, near: Near | None) -> tuple[Topic, ...]:
    """The likeliest topic, or all the topics a question joins by their nouns."""
    first = best(ending(asked, ranked(asked, near=near)))
    if first is None:
        return ()
    named = _nouns(asked)
    joins = len(named) > 1 and first.topic in named and not asked.yesno
    return named if joins and pattern("joined").search(asked.text) else (first.topic,)
