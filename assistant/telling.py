"""Telling: a turn that states facts about the asker's factory and asks nothing."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.bank import Topic
from assistant.case import stated
from assistant.extract import Stated, comes, extract, home
from assistant.normal import normal, pattern
from assistant.turns import table, turn, typed
from assistant.understand import Asked, understand
from assistant.unruled import unruled
from assistant.values import number, own_words

SHORT = 20
CASE = 2  # so many facts are of a case, whatever they name
LONGEST = 80  # a longer text that states no fact that is known tells nothing


def tells(asked: Asked, facts: Sequence[Stated], cued: Topic | None, *, talking: bool) -> bool:
    """Whether a turn only tells; `talking` says that facts were being given before."""
    text = typed(asked.raw)
    if turn("enterprises").search(text) or turn("requests").search(text) or asked.asks:
        return False
    own = bool(turn("own").search(text)) and len(text) <= LONGEST * (2 if asked.english else 1)
    if facts:
        denies = any(not fact.value for fact in facts)
        return own or talking or denies or cued is None or len(stated(facts)) >= CASE
    if talking and unruled(asked.raw, english=asked.english):
        return True
    if talking and (turn("states").search(text) or (cued is None and asked.in_domain)):
        return True
    if cued is not None and not (own and cued.condition):
        return False
    return own or (talking and bool(turn("figures").search(text)))


def introduces(asked: Asked, thread_opened: bool) -> bool:
    """Whether a turn only says who speaks, where that is nobody of an enterprise."""
    if not turn("role").search(typed(asked.raw)) or asked.manners & {"open", "yesno"}:
        return False
    return not (thread_opened and asked.slots)


def in_passing(text: str) -> tuple[Stated, ...]:
    """Facts that only a talk about an enterprise lets a few words state: a level, a place."""
    plain, asked = own_words(normal(text)), understand(text)
    if len(plain) > SHORT * (2 if asked.english else 1):
        return ()
    found: list[Stated] = []
    bare = turn("bare_level").search(plain)
    supposes = turn("supposes").search(typed(text))
    if bare and not comes(bare) and (supposes or not asked.manners & {"open"}):
        found.append(Stated("maturity.level", number(bare[1]), bare[0]))
    if not turn("requests").search(typed(text)):
        found += home(text)
    return tuple(found)


def disowned(text: str) -> tuple[Stated, ...]:
    """What a turn says to be another's, as facts taken back: they state nothing."""
    plain = typed(text)
    found = turn("disowns").search(plain)
    if found is None:
        return ()
    return tuple(
        Stated(path, None, plain)
        for path, words in table("disowned").items()
        if re.search(words, plain[: found.end()])
    )


def supposed(text: str, facts: Sequence[Stated]) -> tuple[Stated, ...]:
    """Of the facts of a turn those that it only supposes: 如果成熟度降到二级呢."""
    found = turn("supposing").search(typed(text))
    if found is None:
        return ()
    before = {fact.path for fact in extract(typed(text)[: found.start()])}
    return tuple(fact for fact in facts if fact.path not in before)


def passes_over(text: str, before: Status) -> bool:
    """Whether a piece of a message is no question of its own, after what came before it."""
    if before is Status.OUT_OF_SCOPE:  # 专精特新怎么申报，截止到哪天: it is asked of that subject
        return not _of_programme(text)
    # 数字孪生咋建，我们就有几张CAD图: only told beside what was asked
    silent = before is Status.NOT_IN_DOCUMENTS
    return silent and not understand(text).manners & {"open", "yesno", "tag", "compare"}


def _of_programme(text: str) -> bool:
    """Whether a piece of a message names the programme itself, its tiers or its notices."""
    own = understand(text)
    return bool(own.tiers) or bool(pattern("programme").search(own.text))
