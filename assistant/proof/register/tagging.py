"""Tagging: a claim's words, each with its kind and meaning; what is left is content or colour."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from assistant.proof.figures import figures
from assistant.proof.kept import CLAIMS
from assistant.proof.mark import fold
from assistant.proof.register.inflection import first_forms

LEXICON = Path(__file__).parent / "lexicon"
ENTRIES = Path(__file__).parent / "entries"
# Entries that bring their own words: what a tier does, what the plan speaks of, an indicator.
NAMED = {"theme": "th", "plan": "plan", "kpi": "kpi"}
# 25 places, 30 slots: of these a bare number is a count.
_PLACES = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:places|slots|spots|factories|plants|companies|firms|nomin\w+|candidates|projects)"
)
_ASCII_JOINT = re.compile(r"[a-z]{2}")
_LATIN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Tag:
    """One word or figure: kind, meaning, wording and place; `denied` when an aside rules it out."""

    kind: str
    value: str
    word: str
    start: int
    end: int
    denied: bool = False

    @property
    def name(self) -> str:
        """Kind and meaning, as tables write them."""
        return f"{self.kind}:{self.value}"


@lru_cache(maxsize=CLAIMS)
def tags(text: str) -> tuple[Tag, ...]:
    """The tags of a text in order, none overlapping: longer ones before shorter ones."""
    folded = fold(text).replace("’", "'")
    taken = [False] * len(folded)
    kept: list[Tag] = []
    for tag in sorted(_candidates(folded), key=lambda t: (t.start - t.end, t.start)):
        if not any(taken[tag.start : tag.end]) or _twin(tag, kept):
            taken[tag.start : tag.end] = [True] * (tag.end - tag.start)
            kept.append(tag)
    dates = {t.value for t in kept if t.kind == "date" and not t.value.endswith("?")}
    exact = [t for t in kept if not (t.kind == "date" and t.value.endswith("?") and dates)]
    ripe = any(t.name == "at:成熟度" for t in kept)
    ranked = [_levelled(t) for t in exact] if ripe else exact
    return tuple(_asides(folded, sorted(ranked, key=lambda t: t.start)))


_NTH = {"第二": "2", "second": "2", "第三": "3", "third": "3", "第四": "4", "fourth": "4"}


def _levelled(tag: Tag) -> Tag:
    """成熟度打到第三档: of maturity a place in the order is a level."""
    nth = next((n for word, n in _NTH.items() if word in tag.word), "")
    return replace(tag, kind="level", value=nth) if tag.kind == "rank" and nth else tag


def _twin(tag: Tag, kept: list[Tag]) -> bool:
    """A figure that means two things at one place (a date and its year)."""
    here = {k.kind for k in kept if (k.start, k.end) == (tag.start, tag.end)}
    return (tag.kind, *here) in (("year", "date"), ("th", "link"), ("desk", "who"))


def _candidates(folded: str) -> Iterator[Tag]:
    yield from _worded(folded)
    yield from _inflected(folded)
    yield from _figured(folded)


def _worded(text: str) -> Iterator[Tag]:
    """What the lexicon has in a text."""
    for kind, value, pattern in lexicon():
        for found in pattern.finditer(text):
            start = found.start() + _of_denial(text, found.start())
            if found.end() > start:
                yield Tag(kind, value, text[start : found.end()], start, found.end())


def _of_denial(text: str, start: int) -> int:
    """没有较大事故: that 有 belongs to the denial, and not to what is denied (有较大事故)."""
    return int(text[start - 1 : start + 1] == "没有")


def _figured(folded: str) -> Iterator[Tag]:
    """Dates, numbers, documents; years and places count, and 第三块 is no money."""
    for start, end, marks in figures(folded):
        if _within_word(folded, start):
            continue
        for mark in marks:
            if mark.kind == "foreign" and folded[end - 1] == "块":
                continue
            kind, value = _kind(mark.kind, mark.value, folded[end:])
            yield Tag(kind, value, folded[start:end], start, end)


def _kind(kind: str, value: str, after: str) -> tuple[str, str]:
    if kind == "count" and value.endswith("年"):
        return "period", value
    if kind == "number" and _PLACES.match(after):
        return "count", f"{value}个"
    return {"docnum": "docno"}.get(kind, kind), value


def _inflected(folded: str) -> Iterator[Tag]:
    """What the lexicon finds once every English word is put into its first form."""
    plain, places = first_forms(folded)
    if plain == folded:
        return
    for tag in _worded(plain):
        start, end = places[tag.start], places[tag.end - 1] + 1
        while _ASCII_JOINT.fullmatch(folded[end - 1 : end + 1]):
            end += 1
        yield replace(tag, word=folded[start:end], start=start, end=end)


def _within_word(folded: str, start: int) -> bool:
    """Whether a figure begins inside a Latin word: writ-ten."""
    joint = folded[max(start - 1, 0) : start + 1]
    return len(joint) == 2 and joint.isascii() and joint.isalpha()


@cache
def lexicon() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Every entry of the lexicon; English alternatives are whole words."""
    found = []
    for path in sorted(LEXICON.glob("*.toml")):
        for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for value, ways in table.items():
                found.append((kind, value.strip(), re.compile(_bounded(ways))))
    for path in sorted(ENTRIES.glob("*.toml")):
        for shape, many in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if shape in NAMED:
                found += [(NAMED[shape], e["name"], re.compile(_bounded(e["words"]))) for e in many]
    return tuple(found)


# Tables are written as people write; texts are read in half width.
_HALVED = str.maketrans(
    {"，": ",", "；": ";", "：": ":", "！": "!", "？": r"\?", "（": r"\(", "）": r"\)"}
)


def _bounded(ways: str) -> str:
    """Each way, the English ones held to word borders."""
    return "|".join(_way(way) for way in _split(ways.translate(_HALVED)))


def _way(way: str) -> str:
    bare = re.sub(r"\(\?<?[=!][^)]*\)|\\[a-zA-Z]|[(?:\[\\\"]", "", way)
    latin = bool(_LATIN.match(bare)) and not way.startswith("n\\x27t")
    return rf"(?<![a-z])(?:{way})(?![a-z])" if latin else way


def _split(ways: str) -> Iterator[str]:
    """The ways between the bars that stand outside brackets."""
    depth = start = 0
    for at, character in enumerate(ways):
        if at and ways[at - 1] == "\\":
            continue
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(character, 0)
        if character == "|" and depth == 0:
            yield ways[start:at]
            start = at + 1
    yield ways[start:]


_ASIDE = re.compile(
    r"(?:而|并|可|又)?(?:不是|并非|不在|不归|不由|不算|不属于|而非|别当成|不等于)(?!所有|说|每|一定|谁)(?P<zh>[^，。；;,.]{1,24})"
    r"|(?:还以为|本以为|原以为|以为是)(?P<zh2>[^，。；;,.]{1,24})"
    r"|would have (?:guessed|thought|expected|said) (?P<en2>[^,.;]{2,40})"
    r"|(?<![a-z])(?:not|rather than|instead of|as opposed to)"
    r"(?: by| in| to| at| on| under| the| a| an)*"
    r" (?!more|less|required|mandatory|allowed|eligible|compulsory|accepted|exceed|every|all|only"
    r"|just"
    r"|need|have|be|nominat|cover|count|necessar|optional|been|yet|included)(?P<en>[^,.;]{2,40})"
)


def _asides(folded: str, found: list[Tag]) -> Iterator[Tag]:
    """Mark what an aside rules out: 不是工信部, rather than the province."""
    asides = [m for m in _ASIDE.finditer(folded) if _beside(m, found)]
    spans = [(m.start() + 1, m.end()) for m in asides]  # 不是法人 itself is no aside
    heads = [(m.start(), m.end()) for m in asides]
    for tag in found:
        if tag.kind != "rider" and any(a <= tag.start and tag.end <= b for a, b in spans):
            yield replace(tag, denied=True)
        elif tag.kind == "neg" and any(a <= tag.start < b for a, b in heads):
            continue
        else:
            yield tag


_BINDING = frozenset(("must", "enc", "may", "princ", "strict", "free"))


def _beside(aside: re.Match[str], found: list[Tag]) -> bool:
    """Whether something of the same sort is said instead; else the claim itself is a denial."""
    start, end = aside.start() + 1, aside.end()
    ruled_out = {_sort(t) for t in found if start <= t.start < end}
    meant = {_sort(t) for t in found if not aside.start() <= t.start < end}
    return not ruled_out or bool(ruled_out & meant)


def _sort(tag: Tag) -> str:
    return "binding" if tag.kind in _BINDING else tag.kind
