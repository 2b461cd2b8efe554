"""Orders: which tier stands above which, how their levels compare, and which areas each covers."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.proof.finding import Label
from assistant.proof.register.entry import Row
from assistant.proof.register.judge import Told
from assistant.proof.register.reading import Claim
from assistant.proof.register.tagging import Tag

TIERS = ("基础级", "先进级", "卓越级", "领航级")
AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
_LEVELS = {"基础级": 2, "先进级": 2, "卓越级": 3, "领航级": 4}
_PLACES = {"最低": 0, "第二": 1, "第三": 2, "最高": 3}


def _row(address: str, quote: str, force: str = "") -> Row:
    return Row(frozenset(), frozenset(), frozenset(), address, quote, force)


_FOUR = _row("CN-2024-399/一", "分基础级、先进级、卓越级和领航")
_RIPE = _row(
    "CN-2024-399/附件2/一/5",
    "二级及以上，卓越级智能工厂应达到三级及以上，领航级智能工厂应达到四级及以上",
)
_NEXT = (
    _row("CN-2024-399/附件1/三/(二)", "向先进级智能工厂升级"),
    _row("CN-2024-399/附件1/三/(三)", "向卓越级智能工厂跃升"),
    _row("CN-2024-399/附件1/三/(四)", "向领航级智能工厂迈进"),
)
_COVERED = {
    "基础级": (("生产作业",), _row("CN-2024-399/附件2/二/(一)", "至少覆盖生产作业环节", "must")),
    "先进级": (
        ("生产作业", "生产管理", "运营管理"),
        _row("CN-2024-399/附件2/三/(一)", "至少覆盖生产作业、生产管理、运营管理三个环节", "must"),
    ),
    "卓越级": (AREAS, _row("CN-2024-399/附件2/四/(一)", "原则上应覆盖全部五个环节", "princ")),
    "领航级": (AREAS, _row("CN-2024-399/附件2/五/(一)", "须覆盖全部五个环节", "must")),
}


_CITY = _row("HE-2024-533/二/(二)/2", "于2024年11月22日按推荐项目的优先顺序填写推荐汇总表")
_LATE = _row("CN-2024-399/二/(二)/3", "推荐单位应于2024年11月29日前完成线上审核")
_DUE = {"企业": 22, "市": 22, "推荐单位": 29}


def _due(claim: Claim) -> Told | None:
    """企业的截止比推荐单位早一周: whose last day comes before whose."""
    who = [t for t in claim.of("who") if t.value in _DUE]
    if len(who) != 2 or not claim.has("at:截止", "act:报送") or claim.denials:
        return None
    apart = _DUE[who[0].value] - _DUE[who[1].value]
    seen = (
        "who", "at:截止", "at:线上", "act:审核", "act:报送", "at:一周", "earlier", "later",
        "same", "at:先后", "compare", "act:填报",
    )  # fmt: skip
    row = _LATE if "推荐单位" in (who[0].value, who[1].value) else _CITY
    if claim.has("same", "at:先后"):
        return _told(apart == 0, row, who[0].word, *seen)
    if claim.has("earlier", "later"):
        right = apart < 0 if claim.has("earlier") else apart > 0
        return _told(right, row, who[0].word, *seen)
    return _told(abs(apart) == 7, row, who[0].word, *seen) if claim.has("at:一周") else None


def ordered(claim: Claim) -> Iterator[Told]:
    """What the order of the tiers and their coverage say to a claim."""
    for rule in (_sequence, _placed, _neighbours, _climbing, _compared, _covered, _due):
        if found := rule(claim):
            yield replace(found, entry=f"{rule.__name__} {found.row.address}")


def _told(right: bool, row: Row, word: str, *accounted: str) -> Told:
    label = Label.SUPPORTED if right else Label.CONTRADICTED
    why = f"与条款一致：“{row.quote}”" if right else f"“{word}”与条款不符：“{row.quote}”"
    return Told(label, row, why, frozenset(accounted), f"order {row.address}")


def _sequence(claim: Claim) -> Told | None:
    """从低到高：基础、先进、卓越、领航."""
    said = tuple(t.value for t in claim.of("tier"))
    if len(said) >= len(TIERS) > len(set(said)) and claim.has("alltiers:4"):
        return _told(False, _FOUR, said[0])
    if not claim.has("ladder") or len(said) < 3:
        return None
    expected = [t for t in TIERS if t in said]
    if claim.has("ladder:降") and not claim.has("ladder:升"):
        expected = expected[::-1]
    right = list(dict.fromkeys(said)) == expected and "未知级" not in said
    return _told(
        right, _FOUR, said[0], "tier", "ladder", "alltiers:4", "act:升级", "rank", "who:六部门"
    )


def _placed(claim: Claim) -> Told | None:
    """A tier and its place: the highest, the third rung."""
    tiers, ranks = claim.values("tier"), [v for v in claim.values("rank") if v in _PLACES]
    if not tiers or len(ranks) != 1 or claim.denials or claim.has("at:成熟度", "bench", "level"):
        return None
    if claim.has("act:覆盖", "area", "areas", "act:认定", "act:自评"):
        return None
    if claim.has("below", "above") and len(tiers) == 1:
        return None
    place, word = _PLACES[ranks[0]], claim.of("rank")[0].word
    right = tiers[0] in TIERS and TIERS.index(tiers[0]) == place
    if len(tiers) == 2 and claim.has("below", "above") and tiers[0] in TIERS:
        right = right and _beside(claim, tiers)
    elif len(tiers) > 1:
        return None
    return _told(right, _FOUR, word, "tier", "rank", "alltiers:4", "below", "above", "ladder")


def _beside(claim: Claim, tiers: list[str]) -> bool:
    apart = TIERS.index(tiers[0]) - TIERS.index(tiers[1])
    if _turned(claim):
        apart = -apart
    next_to = claim.has("adjacent") or re.search("[紧挨]", _place(claim).word)
    if next_to and abs(apart) != 1:
        return False
    return apart < 0 if claim.has("below") else apart > 0


def _place(claim: Claim) -> Tag:
    return (claim.of("below") or claim.of("above"))[0]


def _turned(claim: Claim) -> bool:
    """卓越级上面是领航级, above Excellence comes Leading: what is told of comes second."""
    place = _place(claim)
    first, second = claim.of("tier")[:2]
    if place.end <= first.start:
        return True
    between = claim.text[place.end : second.start]
    return first.end <= place.start < second.start and bool(re.search("[是有叫为]", between))


def _neighbours(claim: Claim) -> Told | None:
    """先进级在卓越级上面."""
    tiers = claim.values("tier")
    if len(tiers) != 2 or not set(tiers) <= set(TIERS) or claim.denials or claim.has("rank"):
        return None
    if not claim.has("above", "below") or claim.has("at:成熟度", "level", "at:成效"):
        return None
    return _told(
        _beside(claim, tiers), _FOUR, tiers[0], "tier", "above", "below", "adjacent", "alltiers:4"
    )


_TOWARD = re.compile(r"[向往到至]|\bto(?:wards?)?\b")


def _climbing(claim: Claim) -> Told | None:
    """鼓励先进级向卓越级跃升: one climbs to the next tier, and to no other."""
    said = [t for t in claim.own("tier") if t.value in TIERS]
    if len(said) != 2 or not claim.has("enc", "act:升级") or claim.denials or claim.has("forbid"):
        return None
    if not _TOWARD.search(claim.text[said[0].end : said[1].start]) or claim.has("rank", "level"):
        return None
    step = TIERS.index(said[1].value) - TIERS.index(said[0].value)
    row = _NEXT[min(max(TIERS.index(said[0].value), 0), 2)]
    if step == 1:
        return None
    return _told(False, row, said[1].word, "tier", "enc", "act:升级")


def _compared(claim: Claim) -> Told | None:
    """Maturity of two tiers: the same, one level higher, with or without the level."""
    if not claim.has("at:成熟度") or claim.denials:
        return None
    tiers = claim.values("tier") or _pair_of(claim)
    if len(tiers) != 2 or not set(tiers) <= set(TIERS):
        return None
    first, second = (_LEVELS[t] for t in tiers)
    levels = [int(v) for v in claim.values("level") if v.isdigit()]
    seen = ("tier", "rank", "at:成熟度", "level", "compare", "higher", "lower", "same", "least")
    if claim.has("higher") or claim.has("lower"):
        apart = first - second if claim.has("higher") else second - first
        right = apart > 0 and (not levels or levels[-1] == first)
        return _told(right, _RIPE, claim.of("tier")[0].word, *seen, "all")
    if claim.has("same"):
        right = first == second and (not levels or levels == [first])
        return _told(right, _RIPE, claim.of("same")[0].word, *seen, "all", "alltiers:2")
    return None


def _pair_of(claim: Claim) -> list[str]:
    if claim.has("rank:下两级"):
        return ["基础级", "先进级"]
    return ["卓越级", "领航级"] if claim.has("rank:上两级") else []


def _tier_of(claim: Claim) -> str:
    """The one tier a claim is about; the lowest and the highest are tiers too."""
    tiers = claim.values("tier")
    if not tiers and len(claim.values("rank")) == 1:
        place = _PLACES.get(claim.values("rank")[0])
        return TIERS[place] if place is not None else ""
    return tiers[0] if len(tiers) == 1 else ""


_LINKS_OF = {
    "工厂建设": ("信息基础设施",),
    "研发设计": ("产品设计", "工艺设计"),
    "生产作业": ("质量管控", "设备管理"),
    "生产管理": ("计划调度", "仓储物流", "安全管控", "能碳管理", "环保管理"),
    "运营管理": ("营销与售后", "供应链管理"),
}
_AREA_OF = {link: area for area, links in _LINKS_OF.items() for link in links}
_BOUND = (
    "act:覆盖", "least", "only", "must", "strict", "at:场景", "princ", "forbid", "free", "enc",
)  # fmt: skip
_SEEN = (
    "tier", "rank", "area", "areas", "act:覆盖", "least", "only", "must", "at:场景", "at:环节",
    "may", "princ", "strict", "all", "forbid", "neg", "free", "link",
)  # fmt: skip
_NOT_COVERAGE = ("bench", "level", "at:成熟度", "act:推荐", "act:名额", "phone", "act:自评")


def _covered(claim: Claim) -> Told | None:
    """Which of the five areas a tier covers, at the least, only, or in principle."""
    tier = _tier_of(claim)
    said = set(claim.values("area")) | (set(AREAS) if claim.has("areas:5") else set())
    if claim.has("link"):
        if not claim.has("act:覆盖", "at:场景", "least", "only", "strict"):
            return None
        said |= {_AREA_OF[link] for link in claim.values("link") if link in _AREA_OF}
    numbers = [int(v) for v in claim.values("areas") if v.isdigit()]
    if tier not in _COVERED or not (said or numbers) or claim.has(*_NOT_COVERAGE):
        return None
    if not claim.has(*_BOUND):
        return None
    needed, row = _COVERED[tier]
    word = (claim.of("area") or claim.of("areas") or claim.of("link"))[0].word
    label = _coverage(claim, said, set(needed), numbers, row.force)
    return None if label is None else _told(label, row, word, *_SEEN)


def _coverage(
    claim: Claim, said: set[str], needed: set[str], numbers: list[int], force: str
) -> bool | None:
    """Whether the areas and the force are the clause's; nothing when it cannot be told."""
    if force == "princ":
        return _in_principle(claim, said, needed, numbers)
    if claim.has("princ:x") or (numbers and numbers[0] != len(needed)):
        return False
    if len(needed) == len(AREAS):
        return _whole(claim, said, needed, numbers)
    return _partly(claim, said, needed) if said else _counted(claim, numbers)


def _whole(claim: Claim, said: set[str], needed: set[str], numbers: list[int]) -> bool:
    """All five, bound: not in principle, not loosely, not denied."""
    loose = claim.has("enc", "free", "may", "princ", "forbid") or claim.denials % 2
    if loose and not claim.has("strict"):
        return False
    return not claim.has("princ") and (said >= needed or numbers == [5])


def _counted(claim: Claim, numbers: list[int]) -> bool | None:
    """As many areas as are needed, none named."""
    return True if numbers and not claim.has("free", "forbid", "neg", "only", "may") else None


def _partly(claim: Claim, said: set[str], needed: set[str]) -> bool | None:
    """Some of the five, at the least."""
    if claim.has("free"):
        return not said & needed
    if claim.has("only") or claim.has("may"):
        return said == needed
    if claim.has("forbid") or claim.denials % 2:
        return False if said & needed and not said - needed and not claim.has("strict") else None
    return said <= needed and (said == needed or not claim.has("least"))


def _in_principle(
    claim: Claim, said: set[str], needed: set[str], numbers: list[int]
) -> bool | None:
    """Whether a claim on coverage bears what the clause asks in principle, no more and no less."""
    if claim.has("forbid") or claim.denials % 2:
        return None
    if claim.has("princ"):
        return said >= needed if said else numbers == [5]
    if claim.has("strict", "enc", "free", "only", "may", "must:hard"):
        return False
    return said >= needed or None
