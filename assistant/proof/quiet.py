"""Quiet: a claim that the notices say nothing on a matter (文件没说奖多少钱)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.proof.absent import absent
from assistant.proof.finding import Finding, Label
from assistant.proof.mark import fold
from assistant.proof.register.reading import claim_of, dangerous

TABLE = Path(__file__).parent / "quiet.toml"
_PAPER = (
    r"(?:翻遍|查遍|看遍|通读)?(?:了)?(?:(?:国家|河北|省里?|省厅|[两二]份|两个|这份|那份|这个|该|本|全|整个|整篇|部里|官方|发)的?)*"
    r"(?:通知|文件|文|正文|原文|附件|方案|要素条件|条文|材料清单|清单|里面|里头|文本|通篇|白纸黑字)(?:全文)?(?:里头?|中|上)*"
    r"|(?:河北|国家|省里|省厅|部里|这边)(?=\s*[的。.]?\s*$)"
)
_ZH = re.compile(
    r"(?:(?:压根|根本|确实|其实|好像|似乎|目前|现在|到现在|暂时|可|可是|也|都|就|倒|倒是|并|又|还|始终|通篇|完全|具体)*)"
    r"(?:没有?|未|并未|不曾|从没|从未)(?:再|具体|明确|详细|单独|专门|统一|公开|直接|把|给|作|做|有|任何|关于|对|就)*"
    r"(?:说(?:过|明|清|到|是)?(?:楚)?|提(?:到|过|及)?|写(?:明|到|清|过|出|着|的?)?(?:楚)?|讲(?:明|到|清|过)?(?:楚)?|列(?:出|明|过)?"
    r"|规定(?:过|死)?|明确(?:过)?|交代(?:过|清)?(?:楚)?|公布(?:过)?|给出|附上?|涉及(?:到)?|透露(?:过)?|定(?:下来?|死)?(?:过)?|出现|点名(?:过)?"
    r"|约定|安排|载明|标明|注明|披露|承诺|见到|看到|找到|告诉(?:我们|大家)?)(?:了|的|一?个字|半个字|一句)*"
    r"|(?:只字|一字|半个字|一个字|一句|半句)(?:也|都)?(?:没有?|未|不)(?:提|写|说|讲)|(?:查|找|翻|看|见)不(?:到|着)"
)
_EN = re.compile(
    r"\b(?:(?:says?|said|saying|contains?|has|have|gives?|there(?:'s| is)|offers?) "
    r"(?:absolutely |simply )?(?:nothing|no (?:word|information|mention|details?|indication|clause|rule"
    r"|provision)s?|not a (?:single )?word)(?: (?:about|on|regarding|of|as to|concerning|to say (?:about|on)))?"
    r"|no (?:word|mention)(?: is made)?(?: (?:about|on|of))?|nowhere .{0,24}?(?:say|state|mention|list|specif|set|give)\w*"
    r"|(?:is|are|remains?|stays?|keeps?) (?:silent|quiet|mute)(?: (?:on|about|as to))?"
    r"|(?:do|does|did)(?: not|n't) (?:actually |even |ever |really |explicitly )?(?:say|mention|list|specify|state|name|tell(?: us)?"
    r"|give(?= (?:us )?(?:any |an? |the )?(?:figure|number|amount|sum|date|detail|indication|information|list"
    r"|deadline|address|contact|phone|clue|hint|names?|rule|method))|set(?: out)?|spell out|disclose|publish|contain|indicate"
    r"|lay down|fix|announce|promise|talk about|touch on|define|explain|reveal)"
    r"|neither .{0,30}?\b(?:say|give|mention|list|state|specif|name|set|tell)(?:s|ies|y)?"
    r"|never (?:say|mention|list|specif|state|name|tell|set|spell|disclos|publish|promis)(?:s|es|ies|y|ed|e)*"
    r"|leaves? (?:open|out)|fails? to (?:say|mention|specify|state|list))\b"
)
_DENIES = re.compile(r"[不没未无非别]|\b(?:not?|never|nor|neither)\b|n't")
_DENIED_ITSELF = re.compile(r"(?:不是|并非|怎么会|谁说|哪能|不可能)[^，,。]{0,4}(?:没|未)|not true that|it is not that")
_PIECES = re.compile(r"[，,；;。：:]+\s*|\s(?=but |and |though |although )")
# What may stand beside the matter and makes no other claim.
_BESIDE = frozenset(
    ("ctx", "doc", "place", "neg", "silent", "who", "act", "at", "all", "must", "may", "tier", "year")
)  # fmt: skip
_TALK = frozenset(("ctx", "neg", "forbid", "must", "may", "all", "free"))
_LOOSE = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing that is spoken of, and the words of the clause that does."""

    words: re.Pattern[str]
    address: str = ""
    quote: str = ""


def quiet(text: str) -> Finding | None:
    """Whether it is right that the notices are silent; nothing when no silence is claimed."""
    folded = re.sub(r"(.)不\1", r"\1", fold(text).replace("’", "'"))  # 收不收费
    pieces = [p for p in _PIECES.split(folded) if re.search(r"\w", p)]
    if _DENIED_ITSELF.search(folded) or sum(bool(_silent(p)) for p in pieces) != 1:
        return None
    at = next(i for i, p in enumerate(pieces) if _silent(p))
    beside = [p for i, p in enumerate(pieces) if i != at]
    matter = _bared(pieces[at])
    if not re.search(r"\w", matter) and at:  # 奖多少钱，文件没写
        matter = beside.pop(at - 1)
    if any(not _colours(re.sub(_PAPER, " ", p)) for p in beside):
        return None
    return _weighed(matter)


def _silent(piece: str) -> re.Match[str] | None:
    return _ZH.search(piece) or _EN.search(piece)


def _bared(piece: str) -> str:
    """The matter: the piece without the silence and without the paper that is silent."""
    found = _silent(piece)
    assert found is not None
    return re.sub(_PAPER, "", piece[: found.start()] + " " + piece[found.end() :]).strip(" 的。.!?")


def _colours(piece: str) -> bool:
    """Whether a piece beside it makes no claim of its own."""
    claim = claim_of(piece)
    spoken = any(m.words.search(piece) for m in (*_open(), *_said()))
    strange = absent(piece) or any(dangerous(word) for word in claim.content)
    return not spoken and not strange and all(t.kind in _TALK for t in claim.tags)


def _weighed(matter: str) -> Finding | None:
    unsaid = [m for m in _open() if m.words.search(matter)]
    said = [m for m in _said() if m.words.search(matter)]
    if unsaid and not said and not _strange(matter, unsaid):
        word = next(filter(None, (m.words.search(matter) for m in unsaid))).group()
        return Finding(Label.SUPPORTED, why=f"两份通知和附件都没有写“{word}”")
    if said and not unsaid and not _strange(matter, said):
        return Finding(Label.CONTRADICTED, (said[0],), f"文件写了：“{said[0].quote}”")
    return None


def _strange(matter: str, known: list[Matter]) -> bool:
    """Whether more is spoken of than the matter: a figure, a name, many words."""
    rest = matter
    for one in known:
        rest = one.words.sub(" ", rest)
    if _DENIES.search(rest):
        return True
    claim = claim_of(rest)
    return len(claim.content) > _LOOSE or any(t.kind not in _BESIDE for t in claim.tags)


@cache
def _open() -> tuple[Matter, ...]:
    return tuple(Matter(_pattern(ways)) for ways in _table()["open"].values())


@cache
def _said() -> tuple[Matter, ...]:
    return tuple(Matter(_pattern(m["words"]), m["at"], m["quote"]) for m in _table()["said"])


def _pattern(ways: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{ways})(?![a-z])")


@cache
def _table() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
