"""A talk so far: the thread of questions, and the facts given about the enterprise."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.bank import Topic
from assistant.dialogue import Thread
from assistant.eligibility import Check
from assistant.extract import Stated, drafted, extract, merged
from assistant.normal import pattern
from assistant.understand import Asked

SHORT = 12
JUDGED = ("conditions", "upgrade", "which_tier", "tiers", "prior")


@dataclass(frozen=True, slots=True)
class Talk:
    """What is carried from turn to turn; `wanted` is the fact the last question asked for."""

    thread: Thread = field(default_factory=Thread)
    facts: tuple[Stated, ...] = ()
    judging: bool = False
    wanted: str = ""


def facts_heard(talk: Talk, text: str) -> tuple[Stated, ...]:
    """The facts of one turn, a bare yes or no taken for the fact that was asked for."""
    facts = extract(text)
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


def told(talk: Talk, facts: Sequence[Stated], check: Check) -> Talk:
    """The talk after a turn about the enterprise: its facts, and what is asked next."""
    known = merged((*talk.facts, *facts))
    report = check(drafted(known))
    return replace(
        talk, facts=known, judging=True, wanted=report.next[0].path if report.next else ""
    )


def _tier_asked(cued: Topic, asked: Asked) -> bool:
    """Which level can be reached, where the level meant is a tier."""
    return cued.id == "maturity" and "成熟度" not in asked.text


def goes_on(talk: Talk, asked: Asked, facts: Sequence[Stated], cued: Topic | None) -> bool:
    """Whether a turn carries on with the enterprise that was being judged."""
    if not talk.judging:
        return False
    if facts and not asked.manners & {"open"}:
        return True
    if pattern("whether").search(asked.text) and asked.manners & {"yesno", "open"}:
        return cued is None or cued.id in JUDGED or _tier_asked(cued, asked)
    bare = pattern("only_tier").sub("", asked.text)
    return bool(asked.tiers) and not bare
