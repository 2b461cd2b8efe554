"""The reading text of a clause: what search and comparison see; quotes stay verbatim."""

import re
import unicodedata

_NOTE_MARK = re.compile(r"\^\[(\d+)\]")
_LINK_BRACKETS = re.compile(r"<(https?://[^>]+)>")
# Text recognition reads the second half of a Chinese dash as the numeral one: "—一人机协同作业".
_DASH_READ_AS_ONE = re.compile(r"([—–])一(?=[\u4e00-\u9fff])")
_SPACE_BESIDE_HAN = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])"
)
_SPACES = re.compile(r"\s+")


def reading(text: str) -> str:
    """Fold widths (NFKC), drop note marks and link brackets, mend known recognition slips."""
    text = _NOTE_MARK.sub("", text)
    text = _LINK_BRACKETS.sub(r"\1", text)
    text = _DASH_READ_AS_ONE.sub(r"\1", text)
    text = text.replace("\t", " | ")
    text = _SPACE_BESIDE_HAN.sub("", text)
    text = unicodedata.normalize("NFKC", text).replace("CO 2", "CO2")
    return _SPACES.sub(" ", text).strip()


def squeeze(text: str) -> str:
    """The text without any white space: what must be equal before and after parsing."""
    return "".join(text.split())
