"""Absent: money, scores, plaques, appeals — things neither notice nor annex speaks of."""

import re
import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "absent.toml"
_CUTS = re.compile(r"(?<=[，,；;。])\s*|(?=(?:并且|而且|同时|并|而)(?![不非未由]))|\s+(?=and )")
_UNSAID = re.compile(
    r"(?:没有?|未|并未)(?:有)?(?:做|作)?(?:出)?(?:统一|具体|明确|专门)?"
    r"(?:地)?(?:规定|写|提|说|明确|涉及|给出|设定?|要求|限定|承诺|列|安排|讲)"
    r"|(?:通知|文件|文里|方案|附件|要素条件).*(?:没有?|未)(?:给|画线|管|细分|交代|卡|定|数)"
    r"|\bno\b[^,.]{0,40}?\b(?:is|are|was|were) (?:set|given|stated|mentioned|named|fixed|laid down)"
    r"|(?:set|give|name|state|fix|contain)s? no\b"
    r"|(?:does not|do not|doesn't|don't|never|nowhere|nothing|neither)\W[^,.]{0,60}?"
    r"(?:say|mention|specif|set|provide|promis|state|list|require|name|fix)|no mention of",
    re.IGNORECASE,
)
# 材料不真实的，…: for whom something follows, and no claim of its own.
_CONDITION = re.compile(
    r"(?:的|后|时|者|之后|以后)[，,、]?\s*$|^(?:如果|若|凡|只要|对于|对|一旦|不然|否则)"
)
_DENIED = re.compile(r"没|未|不|无|非|\b(?:no|not|n't|never|none|nothing|neither)\b", re.IGNORECASE)


def absent(text: str) -> str:
    """The first word about such a thing, or nothing."""
    found = _words().search(text)
    return found.group() if found else ""


def remainder(text: str) -> str:
    """What a text says besides: its pieces in which no such word stands."""
    pieces = (piece for piece in _CUTS.split(text) if piece and not absent(piece))
    return "".join(piece for piece in pieces if not _CONDITION.search(piece))


def unsaid(text: str) -> bool:
    """Whether a text says no more than that the documents are silent on such things."""
    pieces = [piece for piece in _CUTS.split(text) if piece.strip()]
    return all(absent(p) and _UNSAID.search(p) and len(_DENIED.findall(p)) == 1 for p in pieces)


@cache
def _words() -> re.Pattern[str]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    chinese = "|".join(table["zh"].values())
    english = "|".join(table["en"].values())
    return re.compile(rf"{chinese}|(?i:\b(?:{english})\b)")
