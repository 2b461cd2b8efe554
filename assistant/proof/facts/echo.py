"""Echo: a claim whose telling words all stand in one stretch of one clause, in any order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from assistant.proof.finding import Finding, Label
from assistant.proof.kept import CITED
from assistant.proof.mark import BREAK, PLAIN, UNKNOWN, Mark, fold
from assistant.proof.verbatim import Line
from assistant.proof.vocabulary import terms_in

_TIERS = {"二": "基础级", "三": "先进级", "四": "卓越级", "五": "领航级"}
_AREAS = {"1": "工厂建设", "2": "研发设计", "3": "生产作业", "4": "生产管理", "5": "运营管理"}
_CUTS = frozenset("，,；;：:")
_BINDING = frozenset(("only", "all", "cond", "bound", "when", "comparison", "strange"))
_SETTING = frozenset((PLAIN, BREAK, "place", "year", "source"))
_MILD = frozenset(("必须", "原则上"))
# Words that everything in the notices is about prove nothing.
_COMMON = frozenset(
    (
        "申报",
        "项目",
        "建设",
        "管理",
        "规划",
        "系统",
        "培育",
        "层级",
        "涵盖",
        "建设成效",
        "申报书",
        "申报材料",
        "材料清单",
        "企业",
    )
)
_WIDEST, _FEWEST = 4, 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring pieces of one sentence of a clause, with what its headings say."""

    line: Line
    marks: tuple[Mark, ...]
    text: str
    pairs: frozenset[tuple[str, str]]
    tier: str
    actor: tuple[str, str] | None

    def says(self, mark: Mark) -> bool:
        """Whether the stretch has the word, or stands under a heading that does."""
        if mark.kind == UNKNOWN:
            return len(mark.word) > 1 and fold(mark.word) in self.text
        return mark.pair in self.pairs

    @property
    def encourages(self) -> bool:
        """Whether it only encourages or supports."""
        return ("force", "鼓励") in self.pairs

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return any(m.kind == "neg" for m in self.marks)


def echoed(marks: Sequence[Mark], lines: Sequence[Line], *, reported: bool) -> Finding | None:
    """What the stretch with all the claim's words says; `reported`: 文件写到…, no more."""
    content = [m for m in marks if m.kind not in _SETTING]
    telling = [m for m in content if m.kind not in ("force", "neg", "tier")]
    told = [m for m in telling if m.kind == UNKNOWN or m.value not in _COMMON]
    if len(telling) < _FEWEST and sum(len(m.word) for m in told) < 6:
        return None
    later = any(m.kind == "year" and m.value != "2024" for m in marks)
    if later or not told or any(m.kind in _BINDING for m in content):
        return None
    tiers = {m.value for m in content if m.kind == "tier"}
    near = [s for s in _stretches(tuple(lines)) if all(s.says(m) for m in telling)]
    fitting = [s for s in near if _same_tier(s, tiers, reported=reported)]
    if found := next((s for s in fitting if _agrees(s, content, reported=reported)), None):
        return Finding(Label.SUPPORTED, (found.line,), f"与条款一致：“{found.line.quote}”")
    return _against(near, fitting, content, tiers)


def _against(
    near: list[Stretch], fitting: list[Stretch], content: Sequence[Mark], tiers: set[str]
) -> Finding | None:
    denied = sum(m.kind == "neg" for m in content) % 2 == 1
    wrong = [s for s in near if s.tier and len(tiers) == 1 and s.tier not in tiers]
    if fitting and denied and not any(s.denies for s in fitting):
        return Finding(Label.CONTRADICTED, (fitting[0].line,), "条款写了")
    if wrong and not fitting and not denied and not _only_common(content):
        return Finding(Label.CONTRADICTED, (wrong[0].line,), f"这是{wrong[0].tier}的内容")
    return None


def _only_common(content: Sequence[Mark]) -> bool:
    return not any(m.kind == "term" and m.value not in _COMMON for m in content)


def _same_tier(stretch: Stretch, tiers: set[str], *, reported: bool) -> bool:
    if not stretch.tier:
        return all(("tier", tier) in stretch.pairs for tier in tiers)
    return tiers == {stretch.tier} or (reported and not tiers)


def _agrees(stretch: Stretch, content: Sequence[Mark], *, reported: bool) -> bool:
    """Nothing bound, denied or done by another than in the clause."""
    forces = {m.value for m in content if m.kind == "force"}
    denied = any(m.kind == "neg" for m in content)
    actors = [m.pair for m in content if m.kind == "actor"]
    if denied != stretch.denies or (actors and actors[0] != stretch.actor):
        return False
    if stretch.encourages:
        return "鼓励" in forces or (reported and not forces)
    return forces <= _MILD and (not forces or any(m.kind == "force" for m in stretch.marks))


@lru_cache(maxsize=CITED)
def _stretches(lines: tuple[Line, ...]) -> tuple[Stretch, ...]:
    return tuple(stretch for line in lines for stretch in _of_line(line))


def _of_line(line: Line) -> Iterator[Stretch]:
    pieces = _pieces(line.marks)
    heading = _heading(line.address)
    actors = [m.pair for m in line.marks if m.kind == "actor"]
    for start in range(len(pieces)):
        for several in accumulate(pieces[start : start + _WIDEST]):
            text = fold("".join(m.word for m in several))
            own = [m.pair for m in several if m.kind == "actor"]
            pairs = {m.pair for m in several} | {("term", t) for t in terms_in(text)}
            tier = dict(heading).get("tier", "")
            actor = own[0] if own else actors[0] if actors else None
            whom = {actor} if actor else set()
            yield Stretch(
                line, tuple(several), text, frozenset(pairs | whom | set(heading)), tier, actor
            )


def _pieces(marks: Sequence[Mark]) -> list[list[Mark]]:
    pieces: list[list[Mark]] = [[]]
    for mark in marks:
        pieces[-1].append(mark)
        if mark.kind == BREAK and mark.word in _CUTS:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _heading(address: str) -> tuple[tuple[str, str], ...]:
    """The tier and the area whose heading a clause of Annex 2 stands under."""
    parts = address.split("/")
    if len(parts) < 3 or parts[1] != "附件2" or parts[2] not in _TIERS:
        return ()
    tier = ("tier", _TIERS[parts[2]])
    if parts[3:4] == ["(一)"] and parts[-1] in _AREAS:
        return (tier, ("area", _AREAS[parts[-1]]), ("term", "建设内容"))
    return (tier,)
