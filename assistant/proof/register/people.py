"""People: who issued the notices, who recognises which tier, told of several at once."""

import re
from collections.abc import Iterator, Sequence

from assistant.proof.finding import Label
from assistant.proof.register.entry import Row
from assistant.proof.register.judge import Told
from assistant.proof.register.reading import Claim, Piece

_NO = re.compile(
    r"没有?|不(?!同|光|只|仅|止|单|过|管|论)|并非|未|别说|\bno[tr]?\b|n't\b|\bnever\b|\bwithout\b|\bneither\b"
)
_EXCEPT = re.compile(r"除了?|以外|之外|\bexcept\b|\bapart from\b|\bbesides\b|\bother than\b")
Pair = tuple[bool, str]  # whether it is right, and the word it hangs on


def row(address: str, quote: str) -> Row:
    """A clause to rest on."""
    return Row(frozenset(), frozenset(), frozenset(), address, quote)


def settled(pairs: Sequence[Pair], ground: Row, rule: str, accounted: Sequence[str]) -> Told | None:
    """What several pairs come to: right when all are, else against the clause at the first."""
    if not pairs:
        return None
    wrong = next((word for right, word in pairs if not right), "")
    label = Label.CONTRADICTED if wrong else Label.SUPPORTED
    why = f"“{wrong}”与条款不符：“{ground.quote}”" if wrong else f"与条款一致：“{ground.quote}”"
    return Told(label, ground, why, frozenset(accounted), f"{rule} {ground.address}", settles=True)


# --- who issued the two notices

_SIX = {
    "工信": r"(?:国家|省|河北省?)?(?:工业和信息化|工信)(?:部|厅)(?:办公厅)?|\bmiit\b|(?:industry (?:and information technology )?(?:ministry|department)|(?:ministry|department) of industry(?: and information technology| and it)?)",
    "发改": r"(?:国家|省|河北省?)?(?:发展?和?改革?委(?:员会)?|发改委?)(?:办公厅)?|\bndrc\b|development and reform(?: commission)?",
    "财政": r"(?:省|河北省?)?财政(?:部|厅)?(?:办公厅)?|(?:ministry|department) of finance|finance (?:ministry|department)",
    "国资": r"(?:国务院|省|河北省?)?国资委?(?:办公厅)?|\bsasac\b|state[- ](?:owned )?assets(?: \w+)?",
    "市监": r"(?:国家|省|河北省?)?市场?监(?:督|管)?(?:管理)?(?:总)?局(?:办公厅)?|\bsamr\b|market[- ]regulat\w+",
    "数据": r"(?:国家|省|河北省?)?数据(?:和政务服务)?局(?:综合司)?|data (?:administration|bureau)",
}
_BODIES = {kind: re.compile(ways) for kind, ways in _SIX.items()}
_ISSUED = re.compile(
    r"发文|印发|发布|联发|落款|牵头|挂名|(?:联合|一起|一块|共同)(?:发|下发|出|搞|署)|(?:一家|单独|独家)(?:发|搞|出|办)|(?:联合|发文|印发|发起|署名|成员)[^，。]{0,6}名单|在(?:里面|里头|内|列|其中)|[几六五七]家"
    r"|\b(?:issu\w+|jointly|co-?sign\w*|sign(?:ed|atories|ing)|put out|publish\w*|launch\w*|among the|lead(?:s|ing)?)\b"
)
_RESULTS = re.compile(r"入选|结果|公示|获评|\b(?:results?|winners?|list of)\b")
_OTHER_WORK = ("act:认定", "act:推荐", "act:审核", "act:报送", "act:支持", "act:指导", "tier", "phone",
               "date", "docno", "act:填报", "level", "at:联系")  # fmt: skip
_LEADS = re.compile(
    r"牵头(?:的)?(?:单位|部门)?(?:还)?(?:是|由|为)|由.{1,14}牵头|牵头|打头|主导|\bled by\b|\bleads?\b|\btakes? the lead\b"
)
_ALONE = re.compile(
    r"单独|独家|独自|一家(?!家)|自己一家|只有|仅有?|\b(?:alone|solely|only|single-handed\w*|by itself|on its own)\b"
)
_NUMBER = re.compile(
    r"(?P<other>其[他它余]|另外|会同|other )?(?P<n>[二三四五六七八九十两\d]|two|three|four|five|six|seven|eight|nine)"
    r"(?:个|家)?\s?(?:\w+ )?(?:部门|部委|单位|家|厅局|ministries|departments|bodies|agencies|authorities)"
)
_SIX_WORDS = frozenset(("六", "6", "six"))
_FIVE_WORDS = frozenset(("五", "5", "five"))
_NATION = row(
    "CN-2024-399/前言",
    "工业和信息化部、国家发展改革委、财政部、国务院国资委、市场监管总局、国家数据局决定联合开展2024年度智能工厂梯度培育行动",
)
_HEBEI = row("HE-2024-533", "河北省工业和信息化厅等六部门")
_ISSUERS = (
    "who", "act:发文", "act:转发", "act:属于", "doc:通知", "doc:国家通知", "doc:河北通知", "at:联手",
    "at:职责", "neg", "only", "all", "count:6个", "count:6家", "count:5个", "count:5家", "place:河北",
    "same", "doc:指引", "at:体现", "rank", "st:一致+",
)  # fmt: skip


def issuers(claim: Claim) -> Told | None:
    """数据局也在联合发文的名单里，商务部倒是没有."""
    text = claim.text.lower()
    if claim.has(*_OTHER_WORK) or not _ISSUED.search(text) or _EXCEPT.search(text):
        return None
    if _RESULTS.search(text):
        return None
    pairs = [pair for piece in claim.spans() for pair in _issued(piece)]
    if not any(word for _, word in pairs):
        return None
    ground = _HEBEI if claim.has("place:河北", "doc:河北通知", "who:六厅局", "who:省厅") else _NATION
    return settled(pairs, ground, "issuers", _ISSUERS)


def _issued(piece: Piece) -> Iterator[Pair]:
    """What one comma-piece says of who issued: each body in or out, a number, a lead, alone."""
    text = piece.text.lower()
    no = _NO.search(text)
    ours = [m for ways in _BODIES.values() if (m := ways.search(text))]
    theirs = [t for t in piece.tags if t.name == "who:他部"]
    named = [(m.start(), m.group(), True) for m in ours] + [(t.start, t.word, False) for t in theirs]
    alone = _ALONE.search(text)
    if alone and len(ours) == 1:
        yield bool(no and no.start() < alone.start()), alone.group()
        return
    for start, word, in_six in named:
        yield in_six != _out(text, start, no, len(named)), word
    if (led := _LEADS.search(text)) and ours and not no:
        leader = min(ours, key=lambda m: abs(m.start() - led.end()))
        yield bool(_BODIES["工信"].search(leader.group())), leader.group()
    if (number := _NUMBER.search(text)) and not alone:
        least = _FIVE_WORDS if number["other"] else _SIX_WORDS
        yield (number["n"] in least) != bool(no and not named), number.group()


def _out(text: str, start: int, no: re.Match[str] | None, many: int) -> bool:
    """Whether a body is said not to be among them: 没有商务部 after the no, 商务部没有 before it."""
    if no is None:
        return False
    return many == 1 or start > no.start()


# --- who recognises which tier, several tiers at once

_OWNERS = {
    "自己": r"自己|自评|自建|自家|企业|厂里|self[- ]\w+|themselves|itself|the compan(?:y|ies)|own assessment",
    "市": r"(?:各)?市(?:里|级|局)?(?!场)|\b(?:cit(?:y|ies)|municipal\w*)\b",
    "省": r"省(?:里|厅|级|一级|工信厅|上)?|\bprovinc\w+",
    "央企": r"央企|中央企业|集团|\bcentral (?:enterprise|soe)s?\b|\bgroups?\b",
    "国家": r"国家(?!那边|通知)|部里|工信部|工业和信息化部|六部门|部委|国字号|\bnation\w*\b|\bministr\w+|\bmiit\b|\bcentral government\b",
}
_OWNER = {owner: re.compile(ways) for owner, ways in _OWNERS.items()}
_RIGHTLY = {
    "基础级": frozenset(("自己",)),
    "先进级": frozenset(("省", "央企")),
    "卓越级": frozenset(("国家",)),
    "领航级": frozenset(("国家",)),
}
_LADDER = ("基础级", "先进级", "卓越级", "领航级")
_RECOGNISED = re.compile(
    r"归|管|评|认|定|负责|说了算|来挑|选|培育|→|->|\b(?:decid\w+|certif\w+|recogni\w+|assess\w*|approv\w*|judg\w+|pick\w*|handl\w+|run|self|built|belongs?|matter)\b"
)
_FORWARDED = re.compile(r"推荐|报送|往上|上报|指导|监督|recommend|nominat|forward|supervis")
_ARROW = re.compile(r"→|->|=>|／| / |⇒")
_RECOGNISERS = row(
    "CN-2024-399/一/(二)",
    "组织开展先进级智能工厂评审认定工作，并推荐符合条件的申报卓越级智能工厂",
)
_OWNED = (
    "tier", "who", "act:认定", "act:自评", "act:属于", "act:管理", "act:培育", "at:职责", "alltiers:4",
    "alltiers:各", "all", "neg", "only", "place", "act:建设", "doc:国家通知", "st:建成+", "act:复核",
)  # fmt: skip


def owners(claim: Claim) -> Told | None:
    """先进级归省，卓越级归国家，基础级归自己: at least two tiers, each with who recognises it."""
    text = claim.text.lower()
    if claim.has("act:推荐", "level", "bench", "count", "date", "areas", "at:成熟度") or _EXCEPT.search(text):
        return None
    if (pairs := _laddered(claim)) is None:
        if not _RECOGNISED.search(text):
            return None
        pairs = [pair for piece in _clauses(claim) for pair in _owned(piece)]
    told_of = {t.value for t in claim.tags if t.kind == "tier"}
    many = len(pairs) > 1 or claim.has("alltiers")
    if not many or (claim.has("tier") and len(pairs) < len(told_of)):
        return None
    return settled(pairs, _RECOGNISERS, "owners", _OWNED)


def _clauses(claim: Claim) -> list[Piece]:
    return [clause for piece in claim.spans() for clause in piece.cut(r"、|\band\b")]


def _owned(piece: Piece) -> Iterator[Pair]:
    text = piece.text.lower()
    tiers = [t for t in piece.tags if t.kind == "tier"]
    owner = _owner(text)
    if not owner or _FORWARDED.search(text):
        return
    if any(t.name in ("alltiers:4", "alltiers:各") for t in piece.tags) and not tiers:
        yield bool(_NO.search(text)), f"四级都归{owner}"
    for tier in tiers if len(tiers) == 1 else ():
        right = owner in _RIGHTLY.get(tier.value, ())
        if not right and (tier.value, owner) == ("基础级", "市"):
            return
        yield right != bool(_NO.search(text)), tier.word


def _owner(text: str) -> str:
    found = {owner for owner, ways in _OWNER.items() if ways.search(text)}
    if found == {"省", "央企"}:
        return "省"
    return found.pop() if len(found) == 1 else ""


def _laddered(claim: Claim) -> list[Pair] | None:
    """self-built → province → nation → nation: one owner for each rung, in their order."""
    rungs = [part for part in _ARROW.split(claim.text.lower()) if part.strip()]
    said = [_owner(rung) for rung in rungs if _owner(rung)]
    if len(said) != len(_LADDER) or not _ARROW.search(claim.text):
        return None
    return [(o in _RIGHTLY[t], f"{t}：{o}") for t, o in zip(_LADDER, said, strict=True)]
