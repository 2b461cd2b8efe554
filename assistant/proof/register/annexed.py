"""Annexed: what each annex holds, how many there are, and whose number a document bears."""

import re
from collections.abc import Iterator

from assistant.proof.register.judge import Told
from assistant.proof.register.people import _NO, Pair, row, settled
from assistant.proof.register.reading import Claim, Piece

_HOLDS = {
    "1": r"实施方案|行动方案|总体要求|行动目标|保障措施|\b(?:action|implementation|implementing) plan\b",
    "2": r"要素条件|(?:各|每|四)(?:个)?(?:级|层级|级别)(?:的)?(?:建设)?(?:要求|条件|标准|门槛)|够不够格|\b(?:element|factor)\w* (?:condition|requirement|criteri)\w*|\b(?:conditions|criteria|requirements) (?:for|of) (?:each|the four|every|all) ",
    "3": r"材料清单|(?:要|该)?(?:交|报|准备)(?:哪些|什么|啥)(?:材料|东西)?|申报书(?:该|要)?(?:写|包括|含)(?:什么|啥|哪些)|申报材料|\b(?:check)?list of (?:application )?materials\b|\bmaterials (?:check)?list\b|\bwhat (?:to|must be) submit\w*",
    "4": r"汇总表|推荐表|\b(?:summary|recommendation|nomination) (?:table|form|sheet)s?\b",
}
_CONTENT = {number: re.compile(ways) for number, ways in _HOLDS.items()}
_ANNEXES = row("CN-2024-399/二/(二)/1", "按照《卓越级智能工厂项目申报材料清单》（附件3）编制申报书")
_LISTED = row("CN-2024-399", "4. 卓越级智能工厂项目推荐汇总表")
_SEEN = (
    "annexno", "doc", "at:附件", "act:管理", "tier", "alltiers", "neg", "act:报送", "must", "all",
    "act:属于", "count:4个", "count:4份", "count:4附件", "rank", "doc:材料",
)  # fmt: skip


def annexes(claim: Claim) -> Told | None:
    """附件1是实施方案，附件3讲要交什么材料: each annex with what it holds."""
    if claim.has("date", "level", "bench", "areas", "doc:河北通知"):
        return None
    pairs = [pair for piece in claim.spans() for pair in _held(piece)]
    return settled(pairs, _ANNEXES, "annexes", _SEEN)


def _held(piece: Piece) -> Iterator[Pair]:
    numbers = [t for t in piece.tags if t.kind == "annexno"]
    text = piece.text.lower()
    holds = [n for n, ways in _CONTENT.items() if ways.search(text)]
    if len(numbers) == 1 and len(holds) == 1:
        yield (holds[0] == numbers[0].value) != bool(_NO.search(text)), numbers[0].word


_COUNT = re.compile(
    r"(?:一共|总共|共|合计|带了?|附了?|有|就|只有)(?:有|带|附|是)?(?P<n>[一二两三四五六七八九\d])(?:个|份)附件|附件(?:一共|总共|共|有|是)+(?P<m>[一二两三四五六七八九\d])(?:个|份)?"
    r"|\b(?P<e>two|three|four|five|six|seven) (?:annexes|attachments|appendices)\b"
)
_FOUR = frozenset(("四", "4", "four"))


def counted(claim: Claim) -> Told | None:
    """一共五个附件: the national notice has four."""
    text = claim.text.lower()
    found = _COUNT.search(text)
    if found is None or claim.has("place:河北", "doc:河北通知", "who:省厅", "at:指标", "doc:指标表"):
        return None
    number = found["n"] or found["m"] or found["e"]
    denied = bool(_NO.search(text[: found.start()]))
    return settled([((number in _FOUR) != denied, found.group())], _LISTED, "counted", _SEEN)


_WHOSE = {
    "399": r"国家|工信部|部里|六部门|部委|全国|\b(?:national|ministry|miit|central|state)\b",
    "533": r"河北|省厅|省里|冀|\b(?:hebei|provincial|province)\b",
    "361": r"场景|指引|\b(?:scenario|guid\w+)\b",
}
_OWNED = {number: re.compile(ways) for number, ways in _WHOSE.items()}
_MISTAKEN = re.compile(r"非说|硬说|以为|误以为|错当|当成|记成|说成|搞成|\b(?:thought|believed|assumed|mistook|insists?|wrongly)\b")
_NUMBERED = row("HE-2024-533", "冀工信软件函〔2024〕533号")
_NUMBERS = (
    "docno", "docnum", "doc", "place:河北", "who", "neg", "act:发文", "act:属于", "at:场景", "year",
)  # fmt: skip


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
            denied = bool(_NO.search(text)) != bool(_MISTAKEN.search(text))
            pairs.append(((owners[0] == number) != denied, number))
    return settled(pairs, _NUMBERED, "numbered", _NUMBERS)
