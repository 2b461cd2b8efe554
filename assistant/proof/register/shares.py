"""Shares: how many each may recommend, told of several at once and compared."""

import re
from collections.abc import Iterator

from assistant.proof.register.judge import Told
from assistant.proof.register.people import Pair, row, settled
from assistant.proof.register.reading import Claim

_GROUPS = {
    "省": r"(?:各|每个?|全|一个|单个|本)?省(?!厅|里|级|工信|市监|发|财|国|数据|内|外)(?:份|（区、市）|\(区、市\)|、自治区、直辖市)?|自治区|直辖市|\bprovinces?\b(?!.s)",
    "单列": r"(?:宁波|青岛|大连|厦门|深圳|、|和|与|等|这样的|这些|的)*计划单列市?|单列市|separate(?:ly)?[- ]?(?:state[- ])?plan\w*(?: cit(?:y|ies))?|planned cit(?:y|ies)",
    "兵团": r"(?:新疆)?(?:生产)?(?:建设)?兵团|\b(?:xinjiang )?corps\b|\bxpcc\b",
    "央企": r"(?:有关)?(?:中央企业|央企)(?:集团)?(?:总部)?|\bcentral (?:soes?|(?:state-owned )?(?:enterprise|groups?|compan)\w*)|\bsoes?\b",
    "市": r"(?:各|每个?|河北的?|设区|单个|一个)(?:地|设区)?市(?!场)|\b(?:each|every|a|hebei.s) (?:\w+ )?cit(?:y|ies)\b",
}
_GROUP = {name: re.compile(ways) for name, ways in _GROUPS.items()}
_CAP = {"省": 20, "单列": 5, "兵团": 5, "央企": 5, "市": 5}
_ABOUT = re.compile(r"名额|推荐|上限|封顶|配额|指标数|能推|可推|最多|\b(?:quotas?|caps?|limit|nominat\w*|recommend\w*|at most|up to|maximum)\b")
_SAME = re.compile(r"(?<!不)(?<!不是)(?:一样|相同|同一个数|一个数|一般多|同样多|持平|相等|一致|平起平坐)|\b(?:same|equal(?:ly)?|identical|as many)\b")
_DIFFER = re.compile(
    r"(?:并)?不(?:是|都)*(?:同|一样|一个数|同一个数|一码事|相同|相等|一致|等|一回事|一般多)|有(?:差别|区别|多有少|高有低)|各不相同|两码事"
    r"|\b(?:differ\w*|unequal|(?:not|n't) (?:\w+ ){0,3}(?:same|equal|identical))\b"
)
_MORE = re.compile(r"比.{1,16}?(?:多|高|大|宽)|多(?:于|过)|\b(?:more|higher|larger|bigger) (?:\w+ )?than\b")
_LESS = re.compile(r"比.{1,16}?(?:少|低|小|紧)|少(?:于|过)|不如.{1,10}多|\b(?:fewer|less|lower|smaller) (?:\w+ )?than\b")
_FOURFOLD = re.compile(r"(?P<n>[两二三四五六八\d]|four|three|five|two)(?:倍| times|fold)|四分之一|a quarter|1/4")
_FIGURE = re.compile(
    r"(?P<n>\d+|[二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九]|twenty|thirty|fifteen|ten|five|three|four)(?=\s?(?:个|家|项)(?!的|数|推荐)|\b|、|，|,|。|；|$)"
)
_WORDS = {"twenty": 20, "thirty": 30, "fifteen": 15, "ten": 10, "five": 5, "three": 3, "four": 4}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_ELSE = ("date", "tier:先进级", "tier:领航级", "tier:基础级", "level", "percent", "period", "docno",
         "act:排序", "phone", "act:审核", "at:截止", "rider")  # fmt: skip
_CAPS = row(
    "CN-2024-399/二/(二)/2",
    "各省（区、市）推荐项目数量不超过20个，计划单列市、新疆生产建设兵团、有关中央企业推荐项目数量不超过5个",
)
_OWN_CAP = row(
    "CN-2024-399/二/(二)/2",
    "计划单列市、新疆生产建设兵团、有关中央企业推荐项目数量不超过5个",
)
_NO_FLOOR = row("HE-2024-533/二/(二)/2", "各市推荐项目数量原则上不超过5个")
_SEEN = (
    "place", "who", "act:推荐", "act:名额", "act:申报", "count", "number", "most", "same", "differ", "compare", "neg",
    "unit", "at:限额", "tier:卓越级", "all", "st:一致-", "higher", "lower", "doc:国家通知", "doc:通知", "least",
    "princ", "free", "may", "only", "silent", "at:门槛", "over", "at:共用", "act:属于", "act:报送", "must", "forbid",
)  # fmt: skip


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
    pairs = [*compared, *figured]
    return settled(pairs, _CAPS, "shares", _SEEN)


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
        if after is not None and not re.search(r"第|附件|\d{4}", text[max(after.start() - 2, 0) : after.end()]):
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


_PLANNED = re.compile(_GROUPS["单列"])
_OWN = re.compile(
    r"(?:自己|单独|另外|独立)(?:来)?(?:推|报|推荐|上报|算|走)|另算|单算|自己的名额|不(?:用|必|需要?|会|在)?(?:跟|和)?(?:再)?(?:占|挤占|挤|走|通过|经过?|算|用|抢|分|计入|纳入).{0,8}省"
    r"|\bown (?:authority|authorities|quota|allocation|department|\w+ authority)\b|\b(?:separately|in (?:its|their) own right|on (?:its|their) own)\b(?! plan)"
    r"|(?:not|n't) (?:count|eat|come|go|use|take)\w* .{0,24}provinc\w+"
)
_BARRED = re.compile(
    r"(?:不(?:能|可以?|得|准|许|让|允许|给)|没法|无法|无权|没有?(?:资格|权)|\b(?:cannot|can't|may not|must not|not allowed to))[^，。,]{0,8}(?:自己|单独|另外|独立|own|separately)"
)
_SHARED = re.compile(
    r"(?:要|得|必须|都|也)?(?:经过?|占|挤占|占用|算在|算进|算入|包含在|含在|并入|计入|纳入|走|通过|用).{0,8}省(?:里|厅|级)?"
    r"|\b(?:counts?|comes?|goes?|taken?) (?:toward|against|out of|through|under|within) .{0,12}provinc\w+|through the province|share .{0,20}provinc\w+"
)


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


_FLOOR = re.compile(
    r"(?:不|没|没有|又没|并没|无需|无须|不用|不必|不需要|用不着|犯不着)(?:要求|规定|说|必|非要?|要|一定要?|说非)*(?:非)?(?:得|要)?(?:凑|报|推|推荐)(?:满|够|足|齐)|没有?(?:规定|说|设|写)?(?:最低|下限|最少|保底|至少)|不设下限|(?:一|两|1|2)(?:个|家)(?:也|都|就)(?:行|可以|成|够)|宁缺毋滥"
    r"|\b(?:no (?:minimum|floor)|need not fill|(?:not|n't) (?:have to|need to|required to|obliged to) (?:fill|use up|reach))\b"
)
_FILLED = re.compile(
    r"(?:必须|要|得|须|应|务必|一定|非得)(?:报|推|推荐|凑|用)(?:满|够|足|齐|完)|至少(?:要|得)?(?:报|推|推荐)|不得少于|不能少于|\b(?:must|have to|has to|should) (?:fill|use up|reach)\b|\bat least\b"
)


def floorless(claim: Claim) -> Told | None:
    """报一家就行，没说非凑满五家: a cap is no floor."""
    text = claim.text.lower()
    about = claim.has("act:推荐", "act:名额", "who:市", "who:推荐单位") and re.search(r"[推报额]|nominat|recommend|quota", text)
    if claim.has(*_ELSE) or not about:
        return None
    free, bound = _FLOOR.search(text), _FILLED.search(_FLOOR.sub(" ", text))
    if bool(free) == bool(bound):
        return None
    found = free or bound
    assert found is not None
    return settled([(bool(free), found.group())], _NO_FLOOR, "floorless", _SEEN)


_SIDES = re.compile(r"推荐(?:单位|方|主体|渠道|口子)|(?:有权|能|可以)推荐的|\b(?:recommend|nominat)\w+ (?:bod\w+|unit|part\w+|authorit\w+|channel|route)s?|who (?:may|can) (?:recommend|nominate)")
_CLOSED = re.compile(r"[就只仅](?:有|是|限|这)?(?=.{0,3}[一两二三四\d：:省央])|没有?(?:别|其他|第)|\b(?:only|just|exclusively|no (?:other|third))\b")
_KINDS = re.compile(r"(?P<n>[一两二三四五六\d]|two|three|four|five)(?:大)?(?:类|种|路|条|拨|kinds?| (?:kinds|types|routes|channels|sorts))")
_KIND_WORDS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5}
_PROVINCE = re.compile(r"省(?:里|级|厅|级主管部门|级部门|一级)?|\bprovinc\w+")
_OUTSIDE = ("who:协会", "who:第三方", "who:他部", "who:县", "who:专家委", "who:信通院")


def sides(claim: Claim) -> Told | None:
    """推荐单位就两类：省里和央企: four kinds recommend, and who names but some says so."""
    text = claim.text.lower()
    if not _SIDES.search(text) or claim.has(*_ELSE, "act:排序", "st", "act:填报", "desk", "doc:汇总表"):
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
