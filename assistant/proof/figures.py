"""Figures: dates, levels, amounts, document numbers, standards, telephones and addresses."""

import re
from collections.abc import Callable, Iterator

from assistant.proof.mark import Mark

_HAN = "一二两三四五六七八九十"
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ORDINAL = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_N = rf"(?:\d+(?:\.\d+)?|[{_HAN}]+|(?:{'|'.join(_ENGLISH)})(?![a-z]))"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_UNITS = {
    "环节": "环节|领域|area|link|field",
    "层级": "层级|等级|级别|档次|档|层次|tier|level|grade|rung|class|classe",
    "部门": "部门|部委|ministrie|ministry|department|authoritie|agencie|bodie|commission",
    "指标": "指标|kpi|indicator|metric",
    "个": "个项目|项目|个|project|factorie|application|nomination|recommendation|nominee|one",
    "场景": "场景|scenario|scene",
    "份": "份|copie|copy",
    "类": "大类|类|部分|categorie|category|part|group|section",
    "项": "项",
    "列": "列|column",
    "条": "条|item|requirement|condition",
    "年": "年|year",
    "月": "个月|month",
    "天": "工作日|日|天|day|working day|business day",
    "人": "人|名|位|people|person|employee|expert|engineer|talent",
    "家": "家",
    "次": "次|轮|time|round",
    "字": "字|word|character",
    "页": "页|page",
    "附件": "个附件|附件|annexe|annex|attachment|appendice",
    "省": "省|province",
    "市": "市|citie|city",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split("|")}
_NOUNS = "|".join(sorted((re.escape(n) for n in _UNIT_OF), key=len, reverse=True))
_BETWEEN = (
    "key|main|national|core|all|different|typical|printed|paper|hard|sealed|whole|full|smart|"
    "factory|recommended|provincial|major|separate|identical|other|more|such|base|basic|broad|"
    "performance|guide|central|government|named|physical|original|excellence|excellent|tier|"
    "leading|advanced|consecutive|application|of|the|its|those|these|kinds|types|scenario"
)
_NUMBERS = {"联通装函": "399", "工信厅通装函": "361", "冀工信软件函": "533"}

Reader = Callable[[re.Match[str]], Iterator[tuple[str, str]]]


def figures(text: str) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Every figure of a folded text: where it starts and ends, and what it says."""
    for found in _ANY.finditer(text):
        name = str(found.lastgroup)
        inner = _FIGURES[name][0].fullmatch(found.group())
        if inner is not None:
            marks = _FIGURES[name][1](inner)
            word = found.group().strip()
            yield (
                found.start(),
                found.end(),
                tuple(Mark(kind, value, word, found.start()) for kind, value in marks),
            )


def number(written: str) -> str:
    """A numeral in digits: 二十 → 20, five → 5."""
    if written in _ENGLISH:
        return str(_ENGLISH.index(written))
    if written[0] not in _HAN:
        return written[:-2] if written.endswith(".0") else written
    digits = {h: n for n, h in zip((1, 2, 2, 3, 4, 5, 6, 7, 8, 9), _HAN, strict=False)}
    if "十" not in written:
        return "".join(str(digits[h]) for h in written)
    tens, _, ones = written.partition("十")
    return str((digits[tens[-1]] if tens else 1) * 10 + (digits[ones[0]] if ones else 0))


def _url(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "url", re.sub(r"^(?:https?://)?(?:www\.)?", "", found.group()).split("/")[0]


def _phone(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "phone", re.sub(r"\D", "", found.group())


def _standard(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    body = re.sub(r"[^a-z]", "", found["body"])
    yield "standard", f"{body}{found['no']}"
    if found["of"]:
        yield "standard", f"{body}{found['no']}-{found['of']}"


def _document(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    prefix, digits = found["prefix"] or "", found["no"] or found["no2"]
    right = all(digits == no for known, no in _NUMBERS.items() if prefix.endswith(known))
    in_year = (found["of"] or "2024") == "2024"
    yield "docnum", digits if right and in_year else f"{prefix}{found['of']}-{digits}"


def _date(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    written = str(_part(found, "m"))
    day = _part(found, "d")
    month = str(_MONTHS.index(written[:3]) + 1) if written[:3] in _MONTHS else number(written)
    yield "date", f"{month}-{number(day) if day else '?'}"
    if year := _part(found, "y"):
        yield "year", year


def _part(found: re.Match[str], letter: str) -> str | None:
    """The first group of this family (m1, m2, …) that matched."""
    return next((v for k, v in found.groupdict().items() if k[0] == letter and v), None)


def _level(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    written = next(filter(None, found.groups()))
    yield "level", _ROMAN.get(written) or _ORDINAL.get(written) or number(written)


def _count(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    unit = _unit(found["noun"])
    if found["n"] in ("一", "one") and unit not in ("份", "环节", "层级"):
        return  # 一项, 一个, one year: an article, not an amount
    other = "另" if found["other"] or " other " in found.group() else ""
    if unit == "部门":
        yield "actor", f"{other}{number(found['n'])}{unit}"
    else:
        yield "count", f"{number(found['n'])}{unit}"


def _unit(noun: str) -> str:
    return _UNIT_OF.get(noun) or _UNIT_OF.get(noun.rstrip("s")) or noun


def _period(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    numbers = [number(n) for n in re.findall(_N, found.group())]
    yield "period", "-".join(numbers) + "年"


def _whole(kind: str) -> Reader:
    def read(found: re.Match[str]) -> Iterator[tuple[str, str]]:
        yield kind, re.sub(r"\s", "", found.group())

    return read


def _edition(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "edition", re.sub(r"\D", "", found.group()) + "年版"


def _tiers(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "count", f"{number(found['n'])}层级"


def _ordinal(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "ordinal", f"第{number(found['n'] or found['n2'])}"


def _year(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "year", found.group()[:4]


def _annex(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    yield "annex", f"{'附' if _part(found, 's') else '附件'}{number(str(_part(found, 'n')))}"


_SEP = r"\s*[-—–~]\s*"
_PATTERNS: dict[str, tuple[str, Reader]] = {
    "url": (r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:com|cn|org|net|gov)(?:\.cn)?(?:/[\w./-]*)?", _url),
    "phone": (rf"(?<!\d)(?:0\d{{2,3}}{_SEP}\d{{7,8}}|1[3-9]\d{{9}})(?!\d)", _phone),
    "standard": (
        r"(?P<body>(?:gb/?\s?t|t/?\s?cams|gb|iso|iec))\s*(?P<no>\d{3,6})"
        r"(?:\s*[-—–]\s*(?P<of>\d{4}))?",
        _standard,
    ),
    "enumerator": (r"\((?:\d|i{1,3}|[一二三四五])\)|[①-⑩]", _whole("break")),
    "document": (
        r"(?P<prefix>工信厅联通装函|工信厅通装函|冀工信软件函)?\s*[〔\[(]?(?P<of>20\d\d)?[〕\])]?"
        r"\s*(?:no\.?\s*)?(?P<no>\d{2,3})\s*号(?!楼|线)|(?:no\.|number)\s*(?P<no2>\d{3})",
        _document,
    ),
    "edition": (r"20\d\d\s*年?版|20\d\d (?:edition|version)", _edition),
    "date": (
        rf"(?:(?P<y1>20\d\d)\s*年\s*)?(?P<m1>\d{{1,2}}|[{_HAN}]{{1,2}})\s*月\s*"
        rf"(?:份?(?:底|末|初|中旬|下旬|上旬)|(?P<d1>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[日号]|份)"
        r"|(?P<y2>20\d\d)[-./](?P<m2>\d{1,2})[-./](?P<d2>\d{1,2})(?!\d)"
        r"|(?<![\d.])(?P<m3>1[0-2]|0?[1-9])[./](?P<d3>[0-3]?\d)(?![\d%级分.])"
        rf"|(?P<m4>{_MONTH})\s*(?:the\s)?(?P<d4>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s*(?P<y3>20\d\d))?(?!\d)"
        rf"|(?P<d5>[0-3]?\d)(?:st|nd|rd|th)?\s*(?:of\s*)?(?P<m5>{_MONTH})(?:,?\s*(?P<y4>20\d\d))?",
        _date,
    ),
    "percent": (rf"{_N}\s*(?:%|percent|per cent|个百分点)|百分之{_N}", _whole("percent")),
    "money": (
        rf"[¥￥$]\s*{_N}|{_N}\s*(?:千|百)?(?:万|亿)?\s*(?:元|块钱)|\d{{2,}}\s*块|{_N}\s*[千百万]块|{_N}\s*(?:千|百)?(?:万|亿)"
        rf"|(?:rmb|cny)\s*{_N}(?:,\d{{3}})*|{_N}(?:,\d{{3}})*\s*(?:million|billion|thousand)?\s*"
        r"(?:yuan|rmb|cny|usd|dollars|euros?)",
        _whole("foreign"),
    ),
    "period": (
        rf"近\s*{_N}\s*年|(?:最近|过去|前|连续|此前|之前)\s*{_N}\s*年|{_N}\s*(?:到|至|-|—|~)\s*{_N}\s*年"
        rf"|{_N}\s*年(?:之内|以内|内|以来)|(?:past|last|previous|recent|preceding|latest)\s{_N}\s"
        rf"(?:consecutive\s|full\s)?years?|{_N}\s*(?:to|-|–)\s*{_N}[\s-]years?",
        _period,
    ),
    "tiers": (rf"分(?:为|成)?\s*(?P<n>{_N})\s*级", _tiers),
    "ordinal": (
        rf"第\s*(?P<n>{_N})\s*(?:项|个|条|位)|(?:item|indicator)\s*(?:no\.?\s*)?(?P<n2>\d+)",
        _ordinal,
    ),
    "level": (
        r"(?:第)?(\d|(?<![的这那哪每同高低上下某])一|[二三四五六])\s*级(?!别)|(?:level|grade)s?\s*(\d|iii|ii|iv|i|v|"
        r"one|two|three|four|five)(?![a-z\d])|(first|second|third|fourth|fifth)[\s-](?:level|grade)",
        _level,
    ),
    "annex": (
        r"(?:附件\s*(?P<n>[1-9一二三四])|(?P<sub>附)\s*(?P<n2>[1-9一])|"
        r"(?:annex|attachment)\s*(?P<n3>\d)|(?P<sub2>appendix)\s*(?P<n4>\d))",
        _annex,
    ),
    "year": (r"(?<!\d)20\d\d(?:\s*年度?)?(?!\d)", _year),
    "count": (
        rf"(?P<other>会同|其他|其余|另外)?(?P<n>{_N})(?:(?<!one)\s+(?:out\s)?of\s(?:the\s)?{_N})?[\s-]*(?:(?:{_BETWEEN})[\s-]+){{0,3}}(?:大|个|项|类|种|条)?(?P<noun>(?:{_NOUNS})s?)"
        r"(?![a-rt-z]|通知|文件)",
        _count,
    ),
    "number": (r"(?<![a-z\d])\d+(?:[.,]\d+)*(?![\d])", _whole("number")),
}


_FIGURES = {name: (re.compile(pattern), reader) for name, (pattern, reader) in _PATTERNS.items()}
_NAMELESS = re.compile(r"\?P<\w+>")
_ANY = re.compile("|".join(f"(?P<{n}>{_NAMELESS.sub('?:', p)})" for n, (p, _) in _PATTERNS.items()))
