"""Annexed: what each annex holds, how many there are, and whose number a document bears."""

from collections.abc import Iterator

from assistant.proof.register.judge import Told
from assistant.proof.register.listed import Pair, denies, names, patterns, row, settled, words
from assistant.proof.register.reading import Claim, Piece

_CONTENT = patterns("annexed", "content")
_ANNEXES = row("CN-2024-399/二/(二)/1", "按照《卓越级智能工厂项目申报材料清单》（附件3）编制申报书")
_LISTED = row("CN-2024-399", "4. 卓越级智能工厂项目推荐汇总表")
_SEEN = names("annexed", "names_seen")


def annexes(claim: Claim) -> Told | None:
    """附件1是实施方案，附件3讲要交什么材料: each annex with what it holds."""
    if claim.has("date", "level", "bench", "areas", "doc:河北通知"):
        return None
    if set(claim.values("tier")) - {"卓越级"}:  # the list and the table are of that tier
        return None
    pairs = [pair for piece in claim.spans() for pair in _held(piece)]
    return settled(pairs, _ANNEXES, "annexes", _SEEN)


def _held(piece: Piece) -> Iterator[Pair]:
    numbers = [t for t in piece.tags if t.kind == "annexno"]
    text = piece.text.lower()
    holds = [n for n, ways in _CONTENT.items() if ways.search(text)]
    if len(numbers) == 1 and len(holds) == 1:
        yield (holds[0] == numbers[0].value) != bool(denies(text)), numbers[0].word


_COUNT = words("annexed", "count")
_FOUR = frozenset(("四", "4", "four"))


def counted(claim: Claim) -> Told | None:
    """一共五个附件: the national notice has four."""
    text = claim.text.lower()
    found = _COUNT.search(text)
    if found is None or claim.has(
        "place:河北", "doc:河北通知", "who:省厅", "at:指标", "doc:指标表"
    ):
        return None
    number = found["n"] or found["m"] or found["e"]
    denied = bool(denies(text[: found.start()]))
    return settled([((number in _FOUR) != denied, found.group())], _LISTED, "counted", _SEEN)


_OWNED = patterns("annexed", "owned")
_MISTAKEN = words("annexed", "mistaken")
_NUMBERED = row("HE-2024-533", "冀工信软件函〔2024〕533号")
_NUMBERS = names("annexed", "names_numbers")


def numbered(claim: Claim) -> Told | None:
    """同事非说399号是河北的，其实是国家的号."""
    if not claim.of("docno") or claim.has("date", "level", "count", "tier"):
        return None
    number = ""
    pairs: list[Pair] = []
    for piece in claim.spans():
        own = [t for t in piece.tags if t.kind == "docno"]
        number = own[0].value if len(own) == 1 else "" if own else number
        text = piece.text.lower()
        owners = [n for n, ways in _OWNED.items() if ways.search(text)]
        if number in _OWNED and len(owners) == 1:
            denied = bool(denies(text)) != bool(_MISTAKEN.search(text))
            pairs.append(((owners[0] == number) != denied, number))
    return settled(pairs, _NUMBERED, "numbered", _NUMBERS)
