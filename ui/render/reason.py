"""What the rules, the form and the desk say in words of ours, in the reader's language.

Their texts are Chinese, with names, figures and the draft's own words in them. English is told by
template: `[reason]` of en.toml holds each text of ours; what stands in it is told in turn.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.phrases import termed
from rules.facts.labels import label, named
from rules.law.edition import NATION, resolve
from ui.facts.captions import caption
from ui.trouble import Trouble, trouble_of
from ui.words.book import Words
from ui.words.book import words as spoken

GAP, KEY = "{}", "reason."
TABLES = ("tier", "choice", "outcome", "desk.state", "desk.standing", "desk.label")
DEEPEST = 4  # a reason within a reason
# Where a text is parted; what stands between quotation marks is somebody's and is left whole.
_OUTSIDE = r"(?![^“]*”)"
_SENTENCE, _PART, _LIST = (re.compile(mark + _OUTSIDE) for mark in ("(?<=。)", "(?<=；)", "、"))


@cache
def _templates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every text that is told, those with most words of their own first."""
    held = spoken(language).texts
    found = {key.removeprefix(KEY): text for key, text in held.items() if key.startswith(KEY)}
    longest = sorted(found, key=lambda zh: -len(zh.replace(GAP, "")))
    return tuple((_pattern(zh), found[zh]) for zh in longest)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(re.escape(part) for part in template.split(GAP)), re.DOTALL)


@cache
def _captions(language: str) -> dict[str, str]:
    """What the form calls a fact in Chinese, and what it is called here."""
    words, indicators = spoken(language), resolve(NATION, None).body.indicators
    found = {label(path): caption(path, words) for path in named() if path != "evidence"}
    found |= {one.name: words.get(f"kpi.{n}", one.name) for n, one in indicators.items()}
    return {ours: name for ours, name in found.items() if name != ours}


def told(text: str, words: Words, depth: int = 0) -> str:
    """A text of ours in the reader's language; what is nobody's but the draft's stays as it is."""
    if words.language == "zh" or depth > DEEPEST:
        return text
    sentences = [one.strip() for one in _SENTENCE.split(text) if one.strip()]
    if len(sentences) > 1:
        return " ".join(_ended(one, words, depth) for one in sentences)
    bare = text.strip().rstrip("。；")
    if known := _called(bare, words) or _by_template(bare, words, depth):
        return known
    return _parted(bare, words, depth)


def _ended(sentence: str, words: Words, depth: int) -> str:
    said = told(sentence, words, depth + 1)
    return said if said.endswith(".") else f"{said}."


def _by_template(text: str, words: Words, depth: int) -> str:
    for pattern, english in _templates(words.language):
        if found := pattern.fullmatch(text):
            return english.format(*_filled(found, words, depth))
    return ""


def _filled(found: re.Match[str], words: Words, depth: int) -> Iterator[str]:
    """What stands in a template, in English; what it quotes is left as it was said."""
    for number, part in enumerate(found.groups(), start=1):
        quoted = found.string[: found.start(number)].endswith("“")
        yield part if quoted else told(part, words, depth + 1)


def _parted(text: str, words: Words, depth: int) -> str:
    """Several texts of ours, or several names, each told by itself."""
    for mark, joint in ((_PART, "; "), (_LIST, ", ")):
        parts = [part for part in mark.split(text) if part.strip()]
        english = [told(part, words, depth + 1) for part in parts]
        if len(parts) > 1 and english != parts:
            return joint.join(english)
    return _stated(text, words, depth) or termed(text)


def _stated(text: str, words: Words, depth: int) -> str:
    """A fact with its value; nothing where the form has no such fact."""
    fact, colon, value = text.partition("：")
    name = told(fact, words, depth + 1) if colon else fact
    return f"{name}: {_called(value, words) or value}" if name != fact else ""


def _called(text: str, words: Words) -> str:
    """A name of the form, of a tier, of an indicator or of a state; nothing where it is none."""
    tables = (words.get(f"{table}.{text}", "") for table in TABLES)
    return next(filter(None, tables), "") or _captions(words.language).get(text, "")


def said(trouble: Trouble, words: Words) -> str:
    """What went wrong, where, and what to do."""
    if words.language == "zh":
        return str(trouble)
    what, where, do = (told(part, words) for part in (trouble.what, trouble.where, trouble.do))
    return f"{what} ({where}). {do}"


def went_wrong(error: Exception, words: Words, unknown: str, most: int | None = None) -> str:
    """What went wrong; an error that nobody has words for as it is, cut to so many characters."""
    trouble = trouble_of(error)
    return said(trouble, words) if trouble else words(unknown, what=repr(error)[:most])
