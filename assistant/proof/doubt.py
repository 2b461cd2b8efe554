"""Doubt: objections that keep a claim from being borne out, and still do not deny it."""

from collections.abc import Sequence

from assistant.proof.frame import Frame
from assistant.proof.licence import licensed
from assistant.proof.limits import FOLLOWS, LACKS, Objection
from assistant.proof.mark import BREAK, PLAIN, Mark

# 能追溯, can be traced: that it is possible, and not that it is left to choice.
_ABLE = frozenset(("能", "可", "can", "could", "able to", "possible"))
# 要, should: the common words of a description bind no more than the clause does.
_MILD = frozenset(("要", "需要", "需", "should", "is to", "are to", "be to"))
# 不管机器归谁, whichever firm applies: of all whom a duty binds.
_WHOEVER = frozenset(
    ("不管", "不论", "无论", "一律", "any", "whichever", "whatever", "every", "everyone")
)
# 不光: more than that is asked for; 过不去, fails: what follows for whom lacks it.
_FAILS = frozenset(("fail", "fails"))
# 有事故, includes trade secrets: that it is there, which a denying clause does rule out.
_THERE = frozenset(
    (
        "有",
        "出现",
        "存在",
        "发生",
        "出",
        "涉及",
        "涉",
        "含",
        "包含",
        "包括",
        "写",
        "放",
        "has",
        "have",
    )
) | frozenset(("had", "with", "contain", "contains", "include", "includes", "involve", "involves"))
_DESCRIBED = frozenset(("省里", "各地的"))
# The finance authority joins: it is one of those with whom the leader acts.
_JOINS = frozenset(("join", "joins", "take part", "takes part", "part", "参与", "参加", "一道"))
_DATED = frozenset(("date", "year", "period", "count"))
_DUTY = ("must", "declare")
_BINDING = frozenset(("务必", "不得", "无需"))
_SETTING = frozenset((PLAIN, "place", "year", "source", "neg", "force"))
# Nothing may be told of this field of the form but that it stays blank.
_FIELD = ("term", "推荐单位栏")


def doubtful(objection: Objection, marks: Sequence[Mark], frame: Frame) -> bool:
    """Whether a word that the clause does not have leaves open what the clause says."""
    word = objection[0]
    mark = next((m for m in marks if m.word == word), None)
    if mark is None:
        return _undenied(marks) if word == "（缺少否定）" else _unbound(word, marks)
    if mark.pair == ("force", "可以"):
        return word.lower() in _ABLE
    if mark.pair == ("force", "必须"):
        return word.lower() in _MILD
    if mark.kind == "all":
        free = any(m.kind == "neg" or m.pair == ("force", "可以") for m in marks)
        return word.lower() in _WHOEVER and frame.force in _DUTY and not free
    if mark.kind == "actor":  # 省里写的, the ministry's date: whose words these are
        joins = objection[1] == FOLLOWS and licensed(mark, frame)
        with_others = joins and any(m.word.lower() in _JOINS for m in marks)
        return with_others or word in _DESCRIBED or word.endswith("'s")
    if mark.kind == "when":  # 推荐以后: what comes next, and no date
        return not any(m.kind in _DATED for m in marks)
    if mark.kind == "neg":
        spared = mark.value == "不尽" or word.lower() in _FAILS
        return spared or _denies_another(mark, marks, frame)
    return objection[1] == LACKS and mark.pair != _FIELD


def apart(agreed: int, unheld: int) -> bool:
    """One word in common and another that the clause lacks: it speaks of another matter."""
    return agreed <= 1 and agreed <= unheld


def _undenied(marks: Sequence[Mark]) -> bool:
    """不良信用看近三年: the matter of a denying clause is named, and not said to be there."""
    there = any(m.word.lower() in _THERE for m in marks)
    return not there and not any(m.kind in ("force", "only", "source") for m in marks)


def _unbound(word: str, marks: Sequence[Mark]) -> bool:
    """指引里有多环节创新: told without any force where the clause encourages."""
    binds = any(m.kind == "force" and m.value in _BINDING for m in marks)
    return word == "鼓励" and not binds and not any(m.kind in ("neg", "only", "all") for m in marks)


def _denies_another(denial: Mark, marks: Sequence[Mark], frame: Frame) -> bool:
    """…, 没给数字: the denial stands in a piece of its own, with nothing in it of the clause.

    不是工信部一家，还得会同…: or what it denies is that somebody acts alone.
    """
    stops = [m.at for m in marks if m.kind == BREAK and m.word in "，,；;"]
    place = sum(at < denial.at for at in stops)
    own = [
        m
        for m in marks
        if sum(at < m.at for at in stops) == place and m.kind not in _SETTING | {BREAK}
    ]
    alone = any(m.kind == "only" or m.word == "一家" for m in own)
    return bool(own) and bool(stops) and (alone or not any(licensed(m, frame) for m in own))
