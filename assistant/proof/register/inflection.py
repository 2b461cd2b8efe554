"""Inflection: English words put into their first form, with where each character came from."""

import re
from functools import cache

_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = (
    ("ying", "y"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("es", ""), ("s", ""),
)  # fmt: skip
# Verbs and nouns whose inflected forms claims are written with; the lexicon has their first form.
_KNOWN = frozenset(
    "apply file submit review check recognise recognize recommend nominate build assess evaluate "
    "judge decide cover forward issue publish encourage require ask need want manage organise "
    "organize handle support advise guide supervise approve certify confirm grant score rate grade "
    "report send deliver mail rank order belong fall count sit class group lead collect automate "
    "simulate integrate optimise optimize export share train connect digitise digitize trace "
    "generate warn diagnose explore reconfigure adjust monitor control replicate plan run cap "
    "limit allow permit forbid exclude bar reject accept disqualify register complete finish "
    "match agree differ stamp seal sign print fill download upload list name mention state say "
    "contain include specify set give provide reach meet beat exceed rise climb company province "
    "city factory plant enterprise applicant department ministry body authority indicator area "
    "link tier level scenario copy paper annex document notice table group secret accident "
    "incident law condition requirement standard application project".split()
)


def first_forms(folded: str) -> tuple[str, list[int]]:
    """The text with its English words in their first form, and the place of every character."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in _WORD.finditer(folded):
        pieces.append(folded[at : found.start()])
        places.extend(range(at, found.start()))
        form = first_form(found.group())
        pieces.append(form)
        places.extend(min(found.start() + i, found.end() - 1) for i in range(len(form)))
        at = found.end()
    pieces.append(folded[at:])
    places.extend(range(at, len(folded)))
    return "".join(pieces), places


@cache
def first_form(word: str) -> str:
    """The first form of a word that is known, else the word."""
    if word in _KNOWN:
        return word
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending):
            tries = [stem + instead]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                tries.append(stem[:-1])
            for made in tries:
                if made in _KNOWN:
                    return made
    return word
