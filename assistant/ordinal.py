"""References to what was listed or ranked before: "the third", "the tier below", made names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.normal import normal, words
from assistant.turns import table, turn
from assistant.values import number
from knowledge.names import known

MATERIALS = ("申报单位基本信息", "智能工厂基本情况", "智能工厂场景建设情况", "智能工厂建设成效")
PAIR = 2
LEAST = 3  # names in an answer that make it a list
GAP = 8  # characters between two members of one enumeration
LONGEST = 40  # a longer turn is a question of its own
_NUMBERED = re.compile(r"[①-⑳]\s*([^①-⑳，,：:；;。]{2,})")
_OWN_NUMBER = re.compile(r"附件|附1|注\[|条款|第三方|第.{1,3}[项个条]?指标")
_OF_AREAS = re.compile("环节|方面|领域|指标|场景")
_HOW_MANY = {"两": 2, "三": 3}
# What a question is about says which list it means when no answer is known.
_BY_WORD = (("指标|kpi", "indicator"), ("材料|申报书", "material"), ("环节|方面|领域", "area"))


@dataclass(frozen=True, slots=True)
class View:
    """What a turn can point at: the answers so far, the last question, what was named last."""

    said: Sequence[str]
    asked: str
    tiers: Sequence[str]
    members: Sequence[str] = ()
    named: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Pointed:
    """A turn with its references made names, and the list that they point into."""

    text: str
    members: tuple[str, ...] = ()


def pointed(text: str, view: View) -> Pointed:
    """The turn with its references made names; as it is where they point to nothing."""
    if len(text) > LONGEST:
        return Pointed(text)
    text = _both(_ranked(text, view), view.named)
    points = turn("ordinal").search(text) or turn("slice").search(text) or turn("rest").search(text)
    if not points or _OWN_NUMBER.search(text):
        return Pointed(text, tuple(view.members))
    members = view.members or _listed(view.said, view.asked)
    text = turn("rest").sub(lambda m: _rest(m, members, view.asked), text)
    text = turn("slice").sub(lambda m: _slice(m, members), text)
    text = turn("ordinal").sub(lambda m: _member(m, members), text)
    return Pointed(text, tuple(members))


def _both(text: str, named: Sequence[str]) -> str:
    """Two that were named last, where a turn says "both"."""
    found = turn("pair").search(text)
    if len(named) < PAIR or not found:
        return text
    if family(named[-1]) == "tier" and _OF_AREAS.match(text, found.end()):
        return text  # two links are no tiers
    return turn("pair").sub("和".join(named[-PAIR:]), text, count=1)


def _slice(found: re.Match[str], members: Sequence[str]) -> str:
    count = next(table("count").get(g, 0) or _number(g) for g in found.groups() if g)
    chosen = members[-count:] if found[0][0] in "后最" or "last" in found[0] else members[:count]
    return "、".join(chosen) or found[0]


def _rest(found: re.Match[str], members: Sequence[str], asked: str) -> str:
    """The members after the last that was asked about."""
    places = [place for place, name in enumerate(members) if name in asked]
    return "、".join(members[max(places, default=-1) + 1 :]) or found[0]


def _number(text: str) -> int:
    return number(text.replace("两", "二"))


def family(name: str) -> str:
    """The family of names a member of a list belongs to."""
    return next((f for f, members in _families().items() if name in members), "")


def told(text: str) -> str:
    """A turn that only names members of a list, as the question that has them told."""
    plain = normal(text)
    names = [name for members in _families().values() for name in members if name in plain]
    if not names:
        return text
    one = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
    generic = words("turns")["explains"].replace("NAME", f"(?:(?:{one})[、和]?)+")
    if not re.search(generic, plain):
        return text
    asks = str(table("told")[family(names[0])])
    return asks.format("、".join(dict.fromkeys(names)))


def _tiers() -> list[str]:
    return list(words("slots")["tier"])


def _ranked(text: str, view: View) -> str:
    """The tiers above and below those talked of, and the two ends, by name."""
    order = _tiers()
    text = turn("highest").sub(order[-1], turn("lowest").sub(order[0], text))
    answered = [tier for tier in order if view.said and tier in normal(view.said[-1])]
    tiers = view.tiers or (answered if len(answered) == 1 else answered[-1:])
    here = [order.index(tier) for tier in tiers if tier in order]
    if not here:
        return text
    text = turn("above").sub(lambda m: _steps(m, order[max(here) + 1 :]), text)
    return turn("below").sub(lambda m: _steps(m, order[: min(here)][::-1]), text)


def _steps(found: re.Match[str], tiers: Sequence[str]) -> str:
    count = next((_HOW_MANY[g] for g in found.groups() if g in _HOW_MANY), 1)
    return "和".join(tiers[:count]) or found[0]


def _member(found: re.Match[str], members: Sequence[str]) -> str:
    zh, en, *ends = found.groups()
    if any(ends):
        return members[-1]
    if found[0].endswith("步") and set(members) <= set(_tiers()):
        return found[0]  # a first step is no tier
    place = table("order")[en] if en else _number(zh)
    return members[place - 1] if 0 < place <= len(members) else found[0]


def _listed(said: Sequence[str], asked: str) -> Sequence[str]:
    """The list a number points into: of the newest answer that has one, else of the question."""
    for answer in reversed(said):
        if members := _in_answer(answer):
            return members
    named = next((family for word, family in _BY_WORD if re.search(word, asked)), "tier")
    return _families()[named]


def _families() -> dict[str, Sequence[str]]:
    slots = words("slots")
    return {
        "area": tuple(slots["area"]),
        "tier": tuple(slots["tier"]),
        "material": MATERIALS,
        "indicator": known("indicator"),
        "link": tuple(slots["link"]),
    }


def _in_answer(answer: str) -> Sequence[str]:
    """The first enumeration of an answer; failing that the tiers it goes through in turn."""
    found = [(m.start(1), m[1]) for m in _NUMBERED.finditer(answer)]
    answer = normal(answer)
    runs = [found] if len(found) > 1 else []
    for family in _families().values():
        runs += _runs(answer, family)
    if runs:
        return [name for _, name in min(runs, key=lambda run: (run[0][0], -len(run)))]
    tiers = sorted((answer.find(tier), tier) for tier in _tiers() if tier in answer)
    return [tier for _, tier in tiers] if len(tiers) >= LEAST else ()


def _runs(answer: str, family: Sequence[str]) -> list[list[tuple[int, str]]]:
    """The places where members of one family are named one right after the other."""
    places = sorted(
        (m.start(), name) for name in family for m in re.finditer(re.escape(name), answer)
    )
    runs: list[list[tuple[int, str]]] = []
    for start, name in places:
        last = runs[-1][-1] if runs else (0, "")
        if (
            last[1]
            and start - last[0] - len(last[1]) <= GAP
            and name not in dict(runs[-1]).values()
        ):
            runs[-1].append((start, name))
        else:
            runs.append([(start, name)])
    return [run for run in runs if len(run) >= LEAST]
