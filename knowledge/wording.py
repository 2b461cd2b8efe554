"""A question's wording brought to the notices' own: one script, one width, slips mended."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

from knowledge.sounds import mend, spell, wording

_SPACE_BESIDE_HAN = re.compile(r"(?<=[\u3000-\u9fff])\s+|\s+(?=[\u3000-\u9fff])")
_SPACES = re.compile(r"\s+")
_SCRIPTS = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z!][^<>]{0,400}>", re.IGNORECASE)
_MARKS = re.compile(r"[<>/=\"']")
# Long enough for any question; what follows is not looked at when names are sought.
LONGEST = 2000
# A question is looked at in several lights while it is answered.
KEPT = 2048


def unmarked(text: str) -> str:
    """The text without markup: tags and scripts are for browsers and ask nothing."""
    if "<" not in text:
        return text
    bare = _TAGS.sub(" ", _SCRIPTS.sub(" ", text))
    return bare if bare.strip() else _MARKS.sub(" ", text)


@lru_cache(maxsize=KEPT)
def normal(text: str) -> str:
    """The question in half width, lower case, simplified characters, its key terms mended."""
    sound = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
    text = unmarked(unicodedata.normalize("NFKC", sound).lower())
    text = _simplifier().convert(_SPACES.sub(" ", text).strip())
    text = spell(text)
    for slip, replacement in _compiled("slips"):
        text = slip.sub(replacement, text)
    return _SPACE_BESIDE_HAN.sub("", mend(text))


def simplified(text: str) -> str:
    """The text in simplified characters, its words left as they are."""
    return text if text.isascii() else _characters().convert(text)


def in_chinese(text: str) -> str:
    """The Chinese that stands in the notices for the English words of a normalised question."""
    found = [chinese for english, chinese in _compiled("english") if english.search(text)]
    return " ".join(dict.fromkeys(found))


@cache
def _characters() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("tw2sp")


@cache
def _compiled(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    bounded = r"(?<![a-z])(?:{})(?![a-z])" if table == "english" else r"{}"
    return tuple((re.compile(bounded.format(k)), v) for k, v in wording()[table].items())
