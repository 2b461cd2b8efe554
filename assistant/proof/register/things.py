"""Things: a tier's tasks, the plan's points and the indicators, named in a claim."""

from collections.abc import Iterator

from assistant.proof.finding import Label
from assistant.proof.register.entry import Named, entries, named
from assistant.proof.register.judge import Told
from assistant.proof.register.orders import AREAS
from assistant.proof.register.reading import Claim
from assistant.proof.register.tagging import Tag

_NO = ("neg", "silent", "free", "forbid")
_ELSEWHERE = ("level", "bench", "at:成熟度", "act:推荐", "act:名额", "count", "percent", "phone")
_SPEAKS = ("doc", "enc", "must", "silent", "who:国家", "neg")


def spoken_of(claim: Claim) -> Iterator[Told]:
    """What the tables say to every thing a claim names."""
    for tag in claim.own("th"):
        if found := _tasked(claim, named()[("theme", tag.value)], tag.word):
            yield found
    yield from _linked(claim)
    for tag in claim.own("plan"):
        if found := _planned(claim, named()[("plan", tag.value)], tag.word):
            yield found
    for tag in claim.own("kpi"):
        if not _other_kind(claim, tag) and (
            found := _measured(claim, named()[("kpi", tag.value)], tag.word)
        ):
            yield found


def _linked(claim: Claim) -> Iterator[Told]:
    """仓储物流在要素条件里有体现: a link that the notes name, and a claim that it is left out."""
    if not claim.has("doc:要素条件") or claim.has("tier", "area", "count", "percent", "act:属于"):
        return
    if not claim.has("at:体现", "at:忽略", "act:覆盖", "neg", "silent"):
        return
    rows = next(e for e in entries() if e.name == "a link's area").rows
    for tag in claim.own("link"):
        row = next((r for r in rows if tag.value in r.keys and r.right), None)
        if row is not None:
            left_out = (claim.denials + claim.has("at:忽略") + claim.has("silent")) % 2
            label = Label.CONTRADICTED if left_out else Label.SUPPORTED
            why = f"“{tag.word}”：“{row.quote}”"
            seen = frozenset(("link", "doc:要素条件", "at:体现", "at:忽略", "act:覆盖", "all"))
            yield Told(label, row, why, seen, "link in the conditions")


def _other_kind(claim: Claim, tag: Tag) -> bool:
    """关键工序数控化率: an unread word right before an indicator makes it another one."""
    before = claim.text[: tag.start]
    return any(before.endswith(word) for word in claim.content)


def _told(thing: Named, right: bool, word: str, *accounted: str) -> Told:
    label = Label.SUPPORTED if right else Label.CONTRADICTED
    quote = thing.row.quote
    why = f"与条款一致：“{quote}”" if right else f"“{word}”与条款不符：“{quote}”"
    return Told(label, thing.row, why, frozenset(accounted), f"{thing.shape} {thing.name}")


def _tasked(claim: Claim, thing: Named, word: str) -> Told | None:
    """领航级探索未来制造模式: a task and its tier."""
    tiers = set(claim.values("tier"))
    if claim.has(*_ELSEWHERE) or claim.has("act:认定", "tier:未知级"):
        return None
    if not tiers:
        return _mentioned(claim, thing, word)
    pairs = len(tiers) > 1 and len(claim.own("th")) > 1
    if pairs or len(tiers) > len(thing.of):
        return None
    denied = claim.has(*_NO)
    if _astray(claim, thing):
        return _told(thing, False, word)
    if tiers <= thing.of:
        return _told(
            thing,
            not denied,
            word,
            "th",
            "tier",
            "doc:要素条件",
            "area",
            "act:覆盖",
            "kpi",
            "link",
            "only",
        )
    return None if denied or tiers & thing.of else _told(thing, False, word)


def _astray(claim: Claim, thing: Named) -> bool:
    """Whether a task is put into another of the five areas than its clause stands under."""
    *_, part, number = thing.row.address.split("/")
    areas = set(claim.values("area"))
    return bool(areas) and part == "(一)" and AREAS[int(number) - 1] not in areas


def _mentioned(claim: Claim, thing: Named, word: str) -> Told | None:
    if not claim.has("doc") or claim.has("area", "link", "who:企业"):
        return None
    return _told(thing, not claim.has("neg", "silent"), word, "th", "doc")


def _planned(claim: Claim, thing: Named, word: str) -> Told | None:
    """标准体系要健全: that the plan speaks of it, as strongly as it does."""
    if claim.has(*_ELSEWHERE) or not claim.has(*_SPEAKS, "act", "at", "who"):
        return None
    if claim.has("neg", "silent", "forbid"):
        return _told(thing, False, word) if claim.has("doc") else None
    if thing.force == "enc" and claim.has("strict"):
        return _told(thing, False, word)
    if thing.force == "enc" and claim.has("must") and not claim.has("enc"):
        return None
    if claim.has("free"):
        return None
    also = ("plan", "doc", "enc", "who:地方", "who:省级", "who:工信部", "who:六部门", "who:央企")
    return _told(
        thing, True, word, *also, "who:国务院国资委", "act:发文", "act:报送", "tier:基础级"
    )


def _measured(claim: Claim, thing: Named, word: str) -> Told | None:
    """数控化率属于能力提升类，单位是百分比: an indicator, its class and its unit."""
    if claim.has("percent", "level", "bench") or claim.has("tier"):
        return None
    also = (
        "kpi",
        "at:指标",
        "kpiclass",
        "unit",
        "doc:指标表",
        "doc:要素条件",
        "at:附件",
        "at:多少",
    )
    if classes := claim.values("kpiclass"):
        if len(classes) == 1:
            return _told(thing, set(classes) <= thing.of, word, *also)
        return None
    if units := claim.values("unit"):
        right = units == [thing.unit] or (len(units) > 1 and thing.unit in units)
        return _told(thing, right, word, *also, "compare")
    if not claim.has("at:指标", "doc:指标表"):
        return None
    if claim.has("neg", "silent") and not claim.has("at:多少", "free"):
        return _told(thing, False, word)
    return _told(thing, True, word, *also, "silent", "free", "neg", "count:20个", "count:20项")
