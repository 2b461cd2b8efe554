"""What a turn bears on: the rules as they stand, or an enterprise to be judged or told of."""

import re
from collections.abc import Sequence

from assistant.act import Act, asks_rule, asks_verdict, tells_facts
from assistant.answer import Status
from assistant.case import stated
from assistant.concern import ENOUGH, concerns
from assistant.extract import Stated
from assistant.hearing import Heard, case_named, cued_topic
from assistant.joined import UNBOUND
from assistant.need import TOPIC as NEED
from assistant.normal import pattern
from assistant.reading import names_only
from assistant.talk import Talk, goes_on
from assistant.telling import tells
from assistant.turns import turn, typed
from assistant.understand import Asked, understand
from assistant.years import other_year

# What is asked of the conditions as a whole; on anything narrower the notices answer one who has
# told hardly anything that they decide on.
WHICH = ("conditions", "which_tier", "tiers")

_ENDS = re.compile(r"[没不么吗呢][。?？]?$")  # 有影响没


def judges(talk: Talk, heard: Heard, facts: Sequence[Stated], act: Act) -> bool:
    """Whether the rules are asked about an enterprise, rather than the notices about a rule."""
    topics = heard.topics
    if talk.facts and turn("now").search(typed(heard.asked.raw)):
        return True
    if any(Status(t.ending) in UNBOUND or t.id == NEED for t in topics) or other_year(heard.asked):
        return False
    own = understand(heard.asked.raw)
    if goes_on(talk, own, facts, cued_topic(own)):
        return True
    abroad = any(fact.path == "applicant.country" for fact in facts)
    if not (heard.asked.english or talk.of_enterprise or abroad) and case_named(own):
        return False
    if asks_rule(act):
        return False
    if concerns(heard.asked, facts, cued_topic(heard.asked)):
        return True
    sounds = asks_verdict(act) and _of_enterprise(talk, heard, facts)
    case = len(stated(facts)) >= ENOUGH
    return sounds and (case or all(topic.id in WHICH for topic in topics))


def _of_enterprise(talk: Talk, heard: Heard, facts: Sequence[Stated]) -> bool:
    """Whether a turn can be about an enterprise: its words say so, or the talk was before."""
    asked = heard.asked
    if turn("several_firms").search(typed(asked.raw)):
        return False
    ours = pattern("ours").search(f"{asked.text} {asked.raw.lower()}")
    return bool(facts or ours) or (talk.of_enterprise and not names_only(understand(asked.raw)))


def only_tells(talk: Talk, heard: Heard, facts: Sequence[Stated], act: Act) -> bool:
    """Whether the turn states facts about an enterprise and asks nothing, least of all a wrong."""
    if any(topic.ending == Status.UNSAFE for topic in heard.topics) or asks_rule(act):
        return False
    own = understand(heard.asked.raw)
    if tells(own, facts, cued_topic(own), talking=talk.of_enterprise):
        return True
    beside = other_year(heard.asked) or any(Status(t.ending) in UNBOUND for t in heard.topics)
    if beside or _asks(own):
        return False
    return tells_facts(act) and _of_enterprise(talk, heard, facts)


def _asks(own: Asked) -> bool:
    """Whether a turn asks for anything, as far as its words tell."""
    return bool(own.asks or turn("requests").search(typed(own.raw)) or _ENDS.search(own.text))
