"""Shares: how many each may recommend, told of several at once and compared."""

import re
from collections.abc import Iterator

from assistant.proof.register.judge import Told
from assistant.proof.register.listed import Pair, names, patterns, row, settled, words
from assistant.proof.register.reading import Claim

_GROUP = patterns("shares", "group")
_CAP = {"省": 20, "单列": 5, "兵团": 5, "央企": 5, "市": 5}
_ABOUT = words("shares", "about")
_SAME = words("shares", "same")
_DIFFER = words("shares", "differ")
_MORE = words("shares", "more")
_LESS = words("shares", "less")
_FOURFOLD = words("shares", "fourfold")
_FIGURE = words("shares", "figure")
_WORDS = {"twenty": 20, "thirty": 30, "fifteen": 15, "ten": 10, "five": 5, "three": 3, "four": 4}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_ELSE = names("shares", "names_else")
_CAPS = row(
    "CN-2024-399/二/(二)/2",
    "各省（区、市）推荐项目数量不超过20个，计划单列市、新疆生产建设兵团、有关中央企业推荐项目数量不超过5个",
)
_OWN_CAP = row(
    "CN-2024-399/二/(二)/2",
    "计划单列市、新疆生产建设兵团、有关中央企业推荐项目数量不超过5个",
)
_NO_FLOOR = row("HE-2024-533/二/(二)/2", "各市推荐项目数量原则上不超过5个")
_SEEN = names("shares", "names_seen")


def shares(claim: Claim) -> Told | None:
    """省、计划单列市、央企，三家的推荐上限不是一个数."""
    text = claim.text.lower()
    if claim.has(*_ELSE) or not _ABOUT.search(text):
        return None
    compared = list(_compared(text))
    figured = list(_figured(text))
    if not compared and claim.has("over"):
        return None
    several = {len({g for g, _, _ in _named(text)})}
    if compared and not figured and any(_leading(v) not in several for v in claim.values("count")):
        return None
    if figured and _loosened(claim, text):
        return None
    pairs = [*compared, *figured]
    return settled(pairs, _CAPS, "shares", _SEEN)


def _loosened(claim: Claim, text: str) -> bool:
    """不少于, 必须, or a city's number without 原则上: not how the clauses bind."""
    cities = any(group == "市" for group, _, _ in _named(text))
    return claim.has("least", "must:hard", "strict") or (cities and not claim.has("princ"))


def _leading(count: str) -> int:
    """三家: how many of whatever it is."""
    found = re.match(r"\d+", count)
    return int(found.group()) if found else 0


def _named(text: str) -> list[tuple[str, int, int]]:
    found = [(g, m.start(), m.end()) for g, ways in _GROUP.items() for m in ways.finditer(text)]
    return sorted(found, key=lambda one: one[1])


def _compared(text: str) -> Iterator[Pair]:
    """The same, not the same, more or less, four times as many."""
    named = _named(text)
    groups = list(dict.fromkeys(g for g, _, _ in named))
    if len(groups) < 2:
        return
    caps = [_CAP[g] for g in groups]
    if times := _FOURFOLD.search(text):
        whole, part = caps[:2] if times["n"] else caps[1::-1]
        right = whole == 4 * part and (times["n"] or "四") in ("四", "4", "four")
        yield right and not _MORE.search(text), times.group()
    elif differ := _DIFFER.search(text):
        yield len(set(caps)) > 1, differ.group()
    elif same := _SAME.search(text):
        yield len(set(caps)) == 1, same.group()
    elif more := _MORE.search(text):
        yield caps[0] > caps[1], more.group()
    elif less := _LESS.search(text):
        yield caps[0] < caps[1], less.group()


def _figured(text: str) -> Iterator[Pair]:
    """省20个，单列市和央企5个: the figure that follows each group."""
    named = _named(text)
    found = [(m.start(), m) for m in _FIGURE.finditer(text)]
    if len({g for g, _, _ in named}) < 2 or not found:
        return
    for group, _, end in named:
        after = next((m for at, m in found if end <= at), None)
        if after is not None and not re.search(
            r"第|附件|\d{4}", text[max(after.start() - 2, 0) : after.end()]
        ):
            yield _number(after["n"]) == _CAP[group], after.group()


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    tens, ten, ones = word.partition("十")
    if not ten:
        return _DIGITS[word]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


_PLANNED = _GROUP["单列"]
_OWN = words("shares", "own")
_BARRED = words("shares", "barred")
_SHARED = words("shares", "shared")


def apart(claim: Claim) -> Told | None:
    """计划单列市可以自己推，不必挤占省里: their number is their own."""
    text = claim.text.lower()
    if claim.has(*_ELSE, "count", "number") or not _PLANNED.search(text):
        return None
    own, shared = _OWN.search(text), _SHARED.search(_OWN.sub(" ", text))
    if own and _BARRED.search(text[max(own.start() - 12, 0) : own.end()]):
        own, shared = None, own
    if bool(own) == bool(shared):
        return None
    found = own or shared
    assert found is not None
    return settled([(bool(own), found.group())], _OWN_CAP, "apart", _SEEN)


_FLOOR = words("shares", "floor")
_FILLED = words("shares", "filled")


def floorless(claim: Claim) -> Told | None:
    """报一家就行，没说非凑满五家: a cap is no floor."""
    text = claim.text.lower()
    about = claim.has("act:推荐", "act:名额", "who:市", "who:推荐单位") and re.search(
        r"[推报额]|nominat|recommend|quota", text
    )
    if claim.has(*_ELSE) or not about:
        return None
    free, bound = _FLOOR.search(text), _FILLED.search(_FLOOR.sub(" ", text))
    if bool(free) == bool(bound):
        return None
    found = free or bound
    assert found is not None
    return settled([(bool(free), found.group())], _NO_FLOOR, "floorless", _SEEN)


_SIDES = words("shares", "sides")
_CLOSED = words("shares", "closed")
_KINDS = words("shares", "kinds")
_KIND_WORDS = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
}
_PROVINCE = words("shares", "province")
_OUTSIDE = ("who:协会", "who:第三方", "who:他部", "who:县", "who:专家委", "who:信通院")


def sides(claim: Claim) -> Told | None:
    """推荐单位就两类：省里和央企: four kinds recommend, and who names but some says so."""
    text = claim.text.lower()
    if not _SIDES.search(text) or claim.has(
        *_ELSE, "act:排序", "st", "act:填报", "desk", "doc:汇总表"
    ):
        return None
    named = {g for g in ("单列", "兵团", "央企") if _GROUP[g].search(text)}
    named |= {"省"} if _PROVINCE.search(text) else set()
    if len(named) < 2:
        return None
    pairs: list[Pair] = []
    if claim.has(*_OUTSIDE):
        pairs.append((claim.denials % 2 == 1, "推荐单位"))
    if (closed := _CLOSED.search(text)) and len(named) < 4:
        pairs.append((False, closed.group()))
    if (kinds := _KINDS.search(text)) and (n := _KIND_WORDS.get(kinds["n"], 0)):
        pairs.append((n == 4 or (n == len(named) and not closed), kinds.group()))
    return settled(pairs or [(claim.denials == 0, "推荐单位")], _CAPS, "sides", _SEEN)
