"""Contrast: what sets two questions of nearly the same words apart, whatever else is alike.

Two ways to see it: each names another value of one matter (words/contrast.toml); or they are twins,
the same but for one word, and that word is not known to mean the same.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from assistant.desk.meaning import BODIES, concepts, patterns
from assistant.desk.stated import alike
from assistant.normal import words
from assistant.understand import understand

_KEPT = 4096
_TWIN = 0.5  # the share of its words that a twin has in common with the other, in their order
_WORD = 2  # characters of a word that says something
_SAME = 0.65  # share of pairs of characters from which two cores speak of the same
_SOFT = frozenset({"list", "meaning"})  # 什么 and 哪些 stand in for any of the others
_PHRASE = 6  # characters beyond which a pattern is about more than a word
_IDLE = re.compile(
    "智能工厂|我们|请问|一下|一共|总共|什么|怎么|如何|应该|应当|需要|可以|企业|公司|工厂|通知"
    "|[的了吗呢么呀啊想还也都就是有在上里把由来去要会能哪几个应需得第厂归不用行]"
)
_MUST = re.compile("必须|一定|务必")
_MARKS = re.compile(r"[\s,，。.;；:：!！?？、“”\"'《》()（）]+")
_ALONE = "alone"
# What a denial denies; 能不能, 有没有 and 是不是 deny nothing, and a tier is had, not done.
_DENIED = re.compile(r"(?<!有)(?:没有?|未|不)(?!要|用|超|低|少|是|能|得|满|可|有|同|良)(..)")
_TWICE = re.compile(r"没有.{1,16}(?:不能|不可以|不行|不让)")  # 没有…不能: it must be had
_TIER = frozenset({"基础", "先进", "卓越", "领航"})
Named = Mapping[str, frozenset[str]]


@lru_cache(maxsize=_KEPT)
def named(text: str) -> Named:
    """What a question names, matter by matter (words/contrast.toml)."""
    asked = understand(text).text
    return {
        matter: frozenset(value for value, ways in values.items() if ways.search(asked))
        for matter, values in _patterns().items()
    }


def apart(one: str, other: str) -> str:
    """On what matter two questions ask different things; empty where none is seen."""
    return next(_apart(one, other), "")


def _apart(one: str, other: str) -> Iterator[str]:
    mine, theirs = named(one), named(other)
    for matter, values in mine.items():
        also = theirs[matter]
        crossed = bool(values and also) and not (values <= also or also <= values)
        if crossed or (matter == _ALONE and values != also):
            yield matter
    if _denies(one, other) or _denies(other, one):
        yield "denial"
    if _asks_otherwise(one, other):
        yield "wish"
    if _twins(one, other):
        yield "word"


def _asks_otherwise(one: str, other: str) -> bool:
    """Whether they speak of the same in the same words, and want to know something else of it."""
    wish, instead = _wishes(one), _wishes(other)
    if not wish or not instead or wish & instead or wish | instead <= BODIES:
        return False
    return alike(_core(one), _core(other)) >= _SAME


@lru_cache(maxsize=_KEPT)
def _wishes(text: str) -> frozenset[str]:
    return concepts("wants", understand(text).text) - _SOFT


@lru_cache(maxsize=_KEPT)
def _core(text: str) -> str:
    """What a question speaks of: its words without those that say what is asked of it."""
    left = _MUST.sub("", understand(text).text)
    for ways in patterns("wants").values():
        left = ways.sub("", left)
    return _MARKS.sub("", _IDLE.sub("", left))


def _twins(one: str, other: str) -> bool:
    """Whether they are the same but for one word, put in or put in another's place."""
    mine, theirs = (_MARKS.sub("", understand(text).text) for text in (one, other))
    before = _common(mine, theirs)
    after = _common(mine[before:][::-1], theirs[before:][::-1])
    if before + after < _TWIN * max(len(mine), len(theirs)):
        return False
    ends = len(mine) - after, len(theirs) - after
    said, also = _IDLE.sub("", mine[before : ends[0]]), _IDLE.sub("", theirs[before : ends[1]])
    if not said or not also:
        return len(said or also) >= _WORD
    return sorted(said) != sorted(also) and not _meant_by(mine, before, ends[0]) & _meant_by(
        theirs, before, ends[1]
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    unlike = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other)))


def _meant_by(text: str, begin: int, end: int) -> frozenset[str]:
    """The concepts and values that the words between two places of a text have a part in."""
    return frozenset(
        name
        for name, ways in _known()
        if any(
            m.start() < end and m.end() > begin and m.end() - m.start() <= _PHRASE
            for m in ways.finditer(text)
        )
    )


@cache
def _known() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every concept and every value, under a name of its own."""
    said = [(f"{k}.{n}", p) for k in ("about", "wants") for n, p in patterns(k).items()]
    apart_ = [(f"{k}:{n}", p) for k, held in _patterns().items() for n, p in held.items()]
    return (*said, *apart_)


def _denies(one: str, other: str) -> bool:
    """Whether one question denies what the other says plainly."""
    said = understand(other).text
    denied = _denials(understand(one).text) - _denials(said)
    return any(word in said for word in denied)


def _denials(text: str) -> frozenset[str]:
    text = _TWICE.sub("", text)
    found = {m[1] for m in _DENIED.finditer(text) if text[m.start() - 1 : m.start()] != m[1][:1]}
    return frozenset(found - _TIER)


@cache
def _patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        matter: {value: re.compile(ways) for value, ways in values.items()}
        for matter, values in words("contrast").items()
    }
