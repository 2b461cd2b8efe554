"""Whether a question is about the asker's own factory, rather than about a rule."""

from collections.abc import Sequence

from assistant.asking import asking
from assistant.bank import Topic
from assistant.case import stated
from assistant.choose import best, ranked
from assistant.dialogue import questions
from assistant.extract import Stated
from assistant.normal import pattern
from assistant.turns import turn, typed
from assistant.understand import Asked, understand

# What is asked of a tier in general; of the asker's own factory it is asked of the rules.
GENERAL = ("conditions", "upgrade", "which_tier", "tiers", "prior", "recognise", "not_allotted")
# So many facts make a case.
ENOUGH = 2
# Accidents, credit, violations: with none of them it is asked of the rest.
RECORD = "compliance."
# A text as long as this tells of a factory before it asks.
STORY = 60
# What a factory does, asked after in the conditions: not whether the factory will do.
THINGS = ("need", "practice")


def concerns(asked: Asked, facts: Sequence[Stated], topic: Topic | None) -> bool:
    """Whether this is about an enterprise rather than about a rule."""
    given = len(stated(facts))
    ours = bool(pattern("ours").search(f"{asked.text} {asked.raw.lower()}"))
    if (
        ours
        and _own_wish(asked)
        and (given >= ENOUGH or (given and _asks_of_all(asked, facts, topic)))
    ):
        return True
    if not given and any(asked.slot(name) for name in THINGS) and _of_demands(asked):
        return False
    levels = "成熟度" in asked.text and not given  # which level of maturity, not which tier
    if ours and turn("tier_wish").search(typed(asked.raw)) and not levels:
        return True
    if _story(asked) or (turn("advice").search(typed(asked.raw)) and not asked.tiers):
        return True
    if given >= ENOUGH and turn("counsel").search(typed(asked.raw)):
        return True
    if topic is not None and not topic.condition:
        return False
    whether = bool(pattern("whether").search(asked.text))
    if given >= ENOUGH and (
        ours or topic is None or given > ENOUGH or (_fails(facts) and whether and asked.tiers)
    ):
        aims = any(fact.path == "tier" for fact in facts)
        return whether or (aims and not asked.manners & {"open", "yesno"})
    return ours and whether and _asks_if(asked, topic, given)


def _asks_of_all(asked: Asked, facts: Sequence[Stated], topic: Topic | None) -> bool:
    """Whether it asks if the enterprise will do, rather than of the one thing it tells."""
    if _general(topic):
        return True
    records = [fact.value for fact in facts if fact.path.startswith(RECORD)]
    if any(records) or _fails(facts) or not (records or asked.tiers):
        return False  # what the notices say of such a record is told, not only that it counts
    choice = best(ranked(understand(asking(asked.raw))))
    return _general(choice.topic if choice else None)


def _general(topic: Topic | None) -> bool:
    """Whether it is asked of a tier in general, or nothing says of what."""
    return topic is None or topic.id in GENERAL


def _asks_if(asked: Asked, topic: Topic | None, given: int) -> bool:
    """Whether it asks if the conditions are met, as far as its words tell."""
    if topic is None:
        return bool(given or _own_wish(asked) or _applies(asked))
    return topic.id == "conditions" and asked.yesno


def _of_demands(asked: Asked) -> bool:
    """Whether it asks where the conditions speak of a thing."""
    return bool(turn("of_demands").search(typed(asked.raw)))


def _applies(asked: Asked) -> bool:
    """Whether it speaks of applying or of meeting conditions at all."""
    return bool(turn("applies").search(typed(asked.raw)))


def _fails(facts: Sequence[Stated]) -> bool:
    """Whether something is told that a factory is not: one condition alone is then no answer."""
    return any(fact.value is False for fact in facts)


def _own_wish(asked: Asked) -> bool:
    """Whether it asks, in so many words, what the asker's own factory can apply for."""
    text = typed(asked.raw)
    return bool(turn("tier_wish").search(text) or turn("own_case").search(text))


def _story(asked: Asked) -> bool:
    """Whether a long text tells of the asker's own factory and ends in asking if that will do."""
    text = typed(asked.raw)
    long = len(text) >= STORY * (2 if asked.english else 1)
    own = turn("own").search(text) or pattern("ours").search(text)
    return long and bool(own) and bool(turn("own_case").search(questions(text)[-1][-STORY:]))
