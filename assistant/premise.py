"""The claim in a yes-or-no question, held to the documents: is it so, is it not, or neither.

是不是要五级 and "it needs level five, right?" claim something. The proof (assistant/prove.py) says
whether a clause bears it out or goes against it. It was made for statements shown to nobody unless
they are borne out, so a "no" of its is taken only where the word that goes against the clause says
so by itself.
"""

import re
from dataclasses import dataclass
from functools import cache

from assistant.answer import Citation
from assistant.normal import words
from assistant.proof.finding import Label
from assistant.prove import Verdict, prove_text
from assistant.understand import Asked, understand
from knowledge.document import Library
from knowledge.facets import facets

LEAST = {False: 6, True: 14}  # a shorter claim leans on what was said before
QUOTED = 4  # a shorter quote, the 20 of a list, shows nothing by itself
# Of longer claims one in eight went against a clause on another matter.
LONG = {False: 24, True: 80}
BEFORE = 4  # characters before a word that may deny it: 不用盖章
_WORD = re.compile(r"“([^”]*)”(?:处?与条款不符)")
_QUOTED = re.compile("(?:不符|相反)[：（]“")
_FIGURE = re.compile(
    r"\d+月\d+|\d+|[一二三四五六七八九十两]+(?=[级个家份项天年月日档类])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|half)\b"
)
_PIECE = re.compile(r"[，。；：,;:]")
_LISTS = re.compile("、|都")
_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）.、]\s*")
_YEAR = re.compile(r"20\d\d")
_AFFIRMED = "条款是肯定的说法"  # a denial may be of another thing: 不是规上的，过不了
_OPPOSITE = ("条款的要求相反", "否定的恰是", "层级的次序不符")
_SOFT = re.compile("原则上|鼓励")
OTHERWISE = ("open", "leans", "silent")  # what makes of a claim another question


@dataclass(frozen=True, slots=True)
class Premise:
    """What the documents say to the claim of a question, and the words of a clause that say it."""

    holds: bool
    cited: Citation
    shown: str  # the words round the quote, where they tell without another answer


@cache
def _way(name: str) -> re.Pattern[str]:
    return re.compile(words("premise")[name])


def claimed(asked: Asked) -> str:
    """The statement whose truth a question asks after; nothing where it only asks for a rule."""
    text = _way("polite").sub("", asked.raw.strip())
    bare, headed = _way("claims").subn("", text)
    bare, tagged = _way("tag").subn("", bare)
    bare, within = _way("whether").subn("是", _way("end").sub("", bare, count=1))
    if not (headed or tagged or within) or len(bare) < LEAST[asked.english]:
        return ""
    if any(_way(way).search(bare) for way in OTHERWISE):
        return ""
    bare = _meant(_way("must").sub("必须", bare), asked)
    return bare[:1].upper() + bare[1:] + ("." if asked.english else "。")


def _meant(text: str, asked: Asked) -> str:
    """A claim that leans on the tier spoken of before, with its name."""
    leans = asked.follows and len(asked.tiers) == 1 and not understand(asked.raw).tiers
    return f"{asked.tiers[0]}{'' if not asked.english else ': '}{text}" if leans else text


def premise(asked: Asked, library: Library) -> Premise | None:
    """Whether the claim of a question holds; None where it makes none or nothing tells."""
    claim = claimed(asked)
    if not claim:
        return None
    whole = _held(claim, asked, library)
    first = _PIECE.split(claim)[0]
    if (whole and whole.shown) or not _several(claim) or len(first) < LEAST[asked.english]:
        return whole
    part = _held(first, asked, library)  # one false piece, and it is not so
    return part if part and part.shown and not part.holds else whole


def _held(claim: str, asked: Asked, library: Library) -> Premise | None:
    told = prove_text(claim, library=library).sentences
    if len(told) != 1 or not told[0].citations or told[0].label is Label.NOT_IN_DOCUMENTS:
        return None
    verdict = told[0]
    cited = verdict.citations[0]
    if _of_another_tier(asked, cited, library) or not _sure(claim, verdict, asked):
        return None
    alone = verdict.proved or _by_itself(claim, verdict, asked)
    shown = _shown(cited, library.text_at(cited.address) or "") if alone else ""
    return Premise(verdict.proved, cited, shown)


def _sure(claim: str, verdict: Verdict, asked: Asked) -> bool:
    """Whether the word of the proof is taken: what narrows a claim must stand in the clause too."""
    if verdict.proved:
        narrowed = _way("narrows").search(claim)
        return narrowed is None or any(narrowed[0] in cited.quote for cited in verdict.citations)
    return not _elsewhere(asked) and _plain(claim, verdict)


def _of_another_tier(asked: Asked, cited: Citation, library: Library) -> bool:
    """Whether the clause stands under other tiers than those that are asked about."""
    clause = library.by_address.get(cited.address)
    tiers = facets(clause).answers_for if clause else frozenset()
    return bool(tiers and asked.tiers) and not tiers & set(asked.tiers)


def _by_itself(claim: str, verdict: Verdict, asked: Asked) -> bool:
    """Whether a "no" needs no answer that agrees: one short claim, against a clause's own words."""
    one = len(claim) < LONG[asked.english] and not _several(claim) and not _LISTS.search(claim)
    return one and bool(_QUOTED.search(verdict.why))


def _elsewhere(asked: Asked) -> bool:
    """Whether a place is named that neither notice speaks of by itself."""
    return any(place.name != "河北省" for place in asked.names.places)


def _plain(claim: str, verdict: Verdict) -> bool:
    """Whether the word at which the claim goes against the clause says so by itself."""
    found = _WORD.match(verdict.why)
    if found is None:
        return verdict.why.startswith(_OPPOSITE) and not _several(claim)
    word, quote = found[1].lower(), " ".join(cited.quote for cited in verdict.citations)
    if _SOFT.search(word) or _way("general").search(word) or _AFFIRMED in verdict.why:
        return False
    if word in quote.lower():  # what the clause rules out is said to be allowed
        return bool(_way("denies").search(quote) and _way("allows").search(claim))
    if figures := _figures(word):
        if _way("bounded").search(quote) and _way("suffices").search(claim):
            return False  # 三级能报: more than is asked for will do, and less than the most
        given = _figures(quote)
        return not figures & given and bool(given or _way("listed").search(word))
    denied, at = _way("denies"), claim.lower().find(word)
    denies = bool(denied.search(claim[max(at - BEFORE, 0) : at] + word))
    return not _SOFT.search(quote) and (denies or not denied.search(claim))


def _figures(text: str) -> set[str]:
    """The figures of a text; a year only where it has no other."""
    found = set(_FIGURE.findall(text))
    return {figure for figure in found if not _YEAR.fullmatch(figure)} or found


def _several(claim: str) -> bool:
    return bool(_PIECE.search(claim.rstrip("。.")))


def _shown(cited: Citation, text: str) -> str:
    """The words of a clause round a quote, from one pause to the next."""
    at = text.find(cited.quote)
    if at < 0 or len(cited.quote) < QUOTED:
        return ""
    start = max((m.end() for m in _PIECE.finditer(text, 0, at)), default=0)
    end = _PIECE.search(text, at + len(cited.quote) - 1)
    shown = text[start : end.start() if end else len(text)].strip()
    return "" if "\t" in shown else _NUMBER.sub("", shown)
