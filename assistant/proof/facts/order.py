"""Order: which tier, and which level of maturity, is above which."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.proof.facts.claim import Claim
from assistant.proof.facts.token import Token
from assistant.proof.finding import Finding, Label

TIERS = ("基础级", "先进级", "卓越级", "领航级")
_LEVELS = {"基础级": 2, "先进级": 2, "卓越级": 3, "领航级": 4}
_LADDER = {"degree 从低到高": TIERS, "degree 从高到低": TIERS[::-1]}


@dataclass(frozen=True, slots=True)
class Ground:
    """The clause an order rests on."""

    address: str
    quote: str


_FROM = ("从", "在", "由", "自", "from", "among", "from among", "out of", "of")
_STEP_ALSO = (
    "tier", "act 挑", "act 升为", "has", "mode 原则上", "body 国家", "act 申报", "body 工信部",
    "act 组织",
)  # fmt: skip
_STEPS = {
    "先进级": Ground("CN-2024-399/附件1/三/(二)", "向先进级智能工厂升级"),
    "卓越级": Ground("CN-2024-399/二/(一)/2", "原则上应已获评先进级智能工厂"),
    "领航级": Ground(
        "CN-2024-399/一/(四)", "鼓励有意愿、有条件的卓越级智能工厂积极申报领航级智能工厂"
    ),
}
_ORDER = Ground("CN-2024-399/一", "分基础级、先进级、卓越级和领航")
_MATURITY = Ground(
    "CN-2024-399/附件2/一/5",
    "二级及以上，卓越级智能工厂应达到三级及以上，领航级智能工厂应达到四级及以上",
)


def ordered(claim: Claim) -> Iterator[Finding]:
    """What the order of the tiers has to say to a claim."""
    if finding := _placed(claim):
        yield finding
    for name, ladder in _LADDER.items():
        if claim.has([name]) and len(claim.values("tier")) > 1:
            yield _sequence(claim, name, ladder)
    if finding := _compared(claim):
        yield finding


def _sequence(claim: Claim, name: str, ladder: tuple[str, ...]) -> Finding:
    said = tuple(claim.values("tier"))
    accounted = (name, "tier", "tiers 4", "doc 通知", "act 组织", "act 属于")
    if said != ladder:
        return Finding(Label.CONTRADICTED, (_ORDER,), "层级的次序与条款不同")
    if claim.left(accounted):
        return Finding(Label.NOT_IN_DOCUMENTS)
    return Finding(Label.SUPPORTED, (_ORDER,), f"与条款一致：“{_ORDER.quote}”")


def _placed(claim: Claim) -> Finding | None:
    """卓越级在先进级上面, 先进级是卓越级的下一档."""
    tiers, ways = claim.values("tier"), claim.of("degree")
    if len(tiers) != 2 or len(ways) != 1 or claim.of("neg") or not set(tiers) <= set(TIERS):
        return None
    if ways[0].value not in ("在上", "在下"):
        return None
    first, second = claim.of("tier")[0], claim.of("tier")[-1]
    if first.at < ways[0].at < second.at and not ways[0].word.isascii():
        tiers = tiers[::-1]  # 先进级的上一档是卓越级
    apart = TIERS.index(tiers[0]) - TIERS.index(tiers[1])
    true = apart > 0 if ways[0].value == "在上" else apart < 0
    accounted = ("tier", "degree", "act 属于", "sort")
    if not true and not claim.drowned(accounted):
        return Finding(Label.CONTRADICTED, (_ORDER,), f"层级的次序不符（“{_ORDER.quote}”）")
    next_one = "一" not in ways[0].word or abs(apart) == 1
    if not true or not next_one or claim.left(accounted):
        return None
    return Finding(Label.SUPPORTED, (_ORDER,), f"与条款一致：“{_ORDER.quote}”")


def _compared(claim: Claim) -> Finding | None:
    """领航级的成熟度要求比卓越级高: two tiers, 比, and which way."""
    tiers = claim.values("tier")
    ways = [v for v in claim.values("degree") if v in ("高", "低", "同")]
    if len(tiers) != 2 or len(ways) != 1 or not set(tiers) <= set(TIERS):
        return None
    compared = claim.has(["degree 比"]) or any(t.word.endswith("于") for t in claim.of("degree"))
    if claim.of("neg") or not (compared or ways == ["同"]):
        return None
    ripe = claim.has(["act 成熟度"])
    ranks = [_LEVELS[t] if ripe else TIERS.index(t) for t in tiers]
    true = {"高": ranks[0] > ranks[1], "低": ranks[0] < ranks[1], "同": ranks[0] == ranks[1]}
    ground = _MATURITY if ripe else _ORDER
    accounted = ("tier", "degree", "act 成熟度", "act 要求", "mode 必须", "scope 都", "sort")
    levels = [int(v) for v in claim.values("level")]
    fitting = not levels or (ripe and levels == [_LEVELS[tiers[0]]])
    if not true[ways[0]] or (ripe and not fitting):
        if claim.drowned({*accounted, "level"}) or not (ripe or ways != ["同"]):
            return None
        return Finding(Label.CONTRADICTED, (ground,), f"与层级次序不符（“{ground.quote}”）")
    if claim.left({*accounted, "level"}) or not ripe or _by_degrees(claim, ranks):
        return None
    return Finding(Label.SUPPORTED, (ground,), f"与条款一致：“{ground.quote}”")


def _by_degrees(claim: Claim, ranks: list[int]) -> bool:
    """高一档 says by how much: by one."""
    stepped = any("一" in t.word for t in claim.of("degree"))
    return stepped and abs(ranks[0] - ranks[1]) != 1


def drawn(claim: Claim) -> Finding | None:
    """领航级从卓越级里选: a tier is drawn from the one below it."""
    if not (claim.has(["act 挑"]) or claim.has(["act 升为"])) or len(claim.of("tier")) != 2:
        return None
    source = next((t.value for t in claim.of("tier") if _after_from(claim, t)), None)
    tiers = claim.values("tier")
    if source is None or len(tiers) != 2 or claim.of("topic") or not set(tiers) <= set(TIERS):
        return None
    target = next(t for t in tiers if t != source)
    step = TIERS.index(target) - TIERS.index(source)
    return _stepped(claim, step, _STEPS.get(target, _STEPS["领航级"]))


def _stepped(claim: Claim, step: int, ground: Ground) -> Finding | None:
    supported = Finding(Label.SUPPORTED, (ground,), f"与条款一致：“{ground.quote}”")
    if claim.denials:
        beside = (*_STEP_ALSO, "mode 不得", "neg", "scope 自动")
        denied = step != 1 and claim.denials == 1 and not claim.left(beside)
        return supported if denied else None
    if step == 1:
        return None if claim.left(_STEP_ALSO) else supported
    if claim.drowned((*_STEP_ALSO, "mode", "scope")):
        return None
    return Finding(Label.CONTRADICTED, (ground,), f"层级是逐级的：“{ground.quote}”")


def _after_from(claim: Claim, tier: Token) -> bool:
    before = [t for t in claim.tokens if t.at < tier.at]
    return bool(before) and before[-1].word in _FROM
