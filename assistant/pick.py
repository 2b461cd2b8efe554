"""What is said on a topic: the statements in force whose slots are those of the question."""

from collections.abc import Iterable, Sequence

from assistant.bank import Statement, Topic
from assistant.editions import Footing
from assistant.understand import Asked

# An enterprise is named in nearly every question; it only chooses where a statement is about it.
WEAK = {"enterprise"}


def pick(topic: Topic, asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """The statements of a topic that answer this question; none if they speak of others."""
    pool: Sequence[Statement] = [s for s in topic.says if s.documents <= footing.documents]
    pool = things = _by_concept(_by_words(pool, asked), topic, asked)
    for slot in ("tier", "area", "item", "office", "actor"):
        pool = _by_slot(pool, slot, _wanted(slot, asked)) or _worded(pool, asked)
    if not pool and topic.concept and topic.concept.search(asked.text):
        pool = things
    return tuple(_by_level(pool, asked, footing))


def _by_words(pool: Sequence[Statement], asked: Asked) -> Sequence[Statement]:
    """Statements for these very words, else those for any words."""
    cued = _worded(pool, asked)
    if cued and not asked.manners & {"compare", "both_levels"}:
        return cued
    return [s for s in pool if not s.when or s.default or s in cued or _slotted(s, asked)]


def _worded(pool: Sequence[Statement], asked: Asked) -> list[Statement]:
    return [s for s in pool if any(c.found(asked.text) for c in s.when)]


def _slotted(statement: Statement, asked: Asked) -> bool:
    """Whether the question names a slot value that this statement is for."""
    named = (
        (asked.slot(slot), values) for slot, values in statement.slots.items() if slot != "level"
    )
    return any(set(wanted) & set(values) for wanted, values in named)


def _by_concept(pool: Sequence[Statement], topic: Topic, asked: Asked) -> Sequence[Statement]:
    """Where the question names a thing rather than an area, the statements that name it too."""
    found = topic.concept.search(asked.text) if topic.concept else None
    if found is None:
        return pool
    return [s for s in pool if found[0].strip("“”") in s.words.zh] or pool


def _wanted(slot: str, asked: Asked) -> tuple[str, ...]:
    """The values meant: of a province and its cities the cities, unless the two are compared."""
    named = asked.slot(slot)
    compared = "compare" in asked.manners and "province" in named
    return named if compared or "city" not in named else tuple(set(named) - {"province"})


def _by_slot(pool: Sequence[Statement], slot: str, wanted: Iterable[str]) -> Sequence[Statement]:
    specific = [s for s in pool if slot in s.slots]
    general = [s for s in pool if slot not in s.slots]
    matched = [s for s in specific if set(s.slots[slot]) & set(wanted)]
    if not specific or matched:
        return matched or general
    if set(wanted) - WEAK:
        return general
    usual = [s for s in specific if s.default]
    if usual:
        return [s for s in pool if s.default or slot not in s.slots]
    return general or specific


def _by_level(pool: Sequence[Statement], asked: Asked, footing: Footing) -> Sequence[Statement]:
    """Province or nation as asked; unasked, the province where it has a notice of its own."""
    wanted = set(asked.slot("level"))
    if "both_levels" in asked.manners or len(wanted) > 1:
        return pool
    first = "province" if footing.provincial else "nation"
    for level in dict.fromkeys((*wanted, first, "nation", "province")):
        kept = [s for s in pool if s.slots.get("level", (level,)) == (level,)]
        if kept:
            return kept
    return pool
