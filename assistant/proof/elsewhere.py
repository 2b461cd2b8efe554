"""Elsewhere: a place outside Hebei of which no clause speaks."""

import re

from knowledge.names import named

_LONG_WORD = re.compile(r"[A-Za-z]{40,}")  # no place has so long a name
_PLANNED = ("大连", "青岛", "宁波", "厦门", "深圳")
_AS_PLANNED = re.compile(r"单列|separately planned|planned cit")


def elsewhere(sentence: str, held: str) -> str:
    """The first place outside Hebei that the text held to does not name, or nothing."""
    found = named(_LONG_WORD.sub(" ", sentence)).places
    named_here = (p for p in found if p.province != "河北省" and not _planned(p.name, sentence))
    outside = (p.name for p in named_here if "corps" not in sentence.lower())
    return next((place for place in outside if place not in held), "")


def _planned(place: str, sentence: str) -> bool:
    """宁波这样的计划单列市: the national notice speaks of these five by what they are."""
    return bool(_AS_PLANNED.search(sentence)) and place.rstrip("市") in _PLANNED
