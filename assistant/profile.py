"""A description of an enterprise: its facts, and every piece of it that became none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.extract import Stated, as_fields, drafted, extract, value_at
from assistant.importing import sentences
from assistant.importing.found import Gathered
from assistant.importing.values import value_of
from knowledge.names import named, named_as
from rules.consistency.said import LATER
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.facts.numeral import in_digits, whole
from rules.law.edition import NATION, resolve

PIECE = re.compile(r"(?:[^，,。；;！!？?\n]|(?<=\d)[,，](?=\d{3}(?!\d)))+[，,。；;！!？?\n]*")
SENTENCE = re.compile(r"[^。；;！!？?\n]+")
MARKS = " \t，,。；;！!？?、\n"
WORD = re.compile(r"[a-zA-Z\u4e00-\u9fff]")
FIGURE = re.compile(r"\d|[一二三四五六七八九十百千两]+(?=[级成万亿人名%年])|百分之")
# What a figure of a piece may be besides a fact of its own: the year or the standard it goes with.
BESIDE = re.compile(
    r"(?:20\d\d|近三|近3|最近三|过去三|三)年(?:度|以?来|内|间)?|GB/?T\s*39116[-—–\d]*"
)
# What stands beside the words of a fact and says nothing more.
FILLER = re.compile(
    r"我们?|我?公司|企业|本|是|位于|坐落|地处|注册|在|于|一家|某?厂|的|已经?|通过|目前|现|有|共|约|智能制造能力"
    r"|成熟度|评估|等级|近[三3]年|近年来|员工|职工|人|名|等|了|为|达到?|也|还|并|且|和|与|及|过|任何|均|都|市|省|(?i:our|we|plant|factory|company|is|are|in|at|the|a|based|located|with|and|have|has)\b"
)
REST = 3  # so many characters of meaning beside a fact are told
ABOUT = r"(?:大?约|近|超过?|逾|接近|不到|不足|至少|多达)\s*"
ROUGHLY = re.compile(rf"{ABOUT}$")
ROUGHLY_AFTER = re.compile(r"\s*(?:多|余|几|左右|上下|以上)")
ROUGH_INSIDE = re.compile(rf"{ABOUT}\d|\d\s*(?:多|余)")
COMING = re.compile(f"{LATER.pattern}|打算|准备|明年|后年|希望|想把")
BREAK = re.compile("[，,。；;！!？?\n]")
IF = re.compile("如果|假如|要是|若是|假设|倘若|万一")
UNSURE = re.compile(
    "不清楚|不确定|不知道|不好说|说不准|拿不准|不敢说|是不是|是否|算不算|应该(?!是)|估计|可能|大概|或许"
)
HOME = re.compile(
    r"(?:^|[。；;！!？?\n])[^，,。；;！!？?\n]{0,3}$|(?:坐落[于在]|地处|位于|设在|总部.?|地址.{0,3}|注册[于在地])\s*$"
)
NO_NAME = re.compile("某|智能工厂|今年|去年|我们|我厂|拿到|想")
PART = re.compile("研发|技术|管理人|专业|专家|人才|本科|硕士|博士|高工|工程师")  # not everybody
SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
SPOKEN = re.compile(r"([零一二两三四五六七八九十百千]+)点([零一二三四五六七八九]+)")
BARE_RATE = re.compile(r"(?<!设备)(?<!工序)(?<!产线)数控化率")
YEARS = "compliance.years"
INEXACT = re.compile("[余多近约超逾]|不到|不足|接近|左右|以上")
ACCOUNT = re.compile(
    r"(?:(?P<year>20\d\d)\s*年度?)?[^，,。；;\d]{0,12}?(?P<what>营业(?:总)?收入|营收|利润总额)"
    r"(?:总额)?(?P<amount>[^，,。；;\d]{0,8}\d+(?:\.\d+)?\s*(?:亿|千万|百万|万|千)?元?\S?)"
)
AMOUNT = re.compile(r"\d+(?:\.\d+)?\s*(?:(?:亿|千万|百万|万)元?|千?元)")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a description states, and the pieces of it that went into no field."""

    facts: tuple[Stated, ...]
    not_placed: tuple[str, ...]


def profile(text: str) -> Profile:
    """Every fact of a description, in its own words, and what could not be placed."""
    text = text if re.search("[，,。]", text) else SPACED.sub("，", text)
    found = (_in_own_words(fact, text) for fact in (*extract(text), *_home(text), *_further(text)))
    facts: dict[str, Stated] = {}
    for fact in found:
        if _exact(fact, text) and _allowed(fact) and not _supposed(fact, text):
            facts.setdefault(fact.path, fact)
    return Profile(tuple(facts.values()), tuple(_left(text, tuple(facts.values()))))


def _home(text: str) -> Iterator[Stated]:
    """The place a description begins with, or says the enterprise lies in."""
    for place in named(text).places[:1]:
        words = named_as(text, place)
        if HOME.search(text[: text.find(words)]):
            yield Stated("applicant.province", place.province, words)
            if place.name != place.province:
                yield Stated("applicant.city", place.name, words)


def _exact(fact: Stated, text: str) -> bool:
    """Whether a count is told as it is, and a name in full."""
    if fact.path == "applicant.name":
        return not NO_NAME.search(str(fact.value))
    if fact.path == "applicant.employees" and PART.search(_piece_of(fact.words, text)):
        return False
    if isinstance(fact.value, bool) or not isinstance(fact.value, int):
        return True
    before, _, after = text.partition(fact.words)
    return not (
        ROUGH_INSIDE.search(fact.words) or ROUGHLY.search(before) or ROUGHLY_AFTER.match(after)
    )


def _supposed(fact: Stated, text: str) -> bool:
    """Whether this is only supposed, asked or guessed; the tier that is aimed at may be."""
    sentence = next((one for one in SENTENCE.findall(text) if fact.words in one), "")
    before, words, after = text.partition(fact.words)
    around = BREAK.split(before)[-1] + words + BREAK.split(after)[0]
    doubted = UNSURE.search(around) or IF.search(sentence)
    return fact.path != "tier" and bool(doubted)


def _piece_of(words: str, text: str) -> str:
    return next((piece for piece in _pieces(text) if words in piece), words)


def _pieces(text: str) -> list[str]:
    return [piece for piece in PIECE.findall(text) if WORD.search(piece)]


def _in_own_words(fact: Stated, text: str) -> Stated:
    """The same fact with the words as they were written."""
    if isinstance(fact.value, str) and len(fact.value) > 2 and fact.value in text:
        return replace(fact, words=fact.value)
    for words in (fact.words, fact.words.replace(",", "，")):
        if words in text:
            return replace(fact, words=words)
    for piece in _pieces(text):
        if any(one.path == fact.path for one in extract(piece)):
            return replace(fact, words=piece.strip(MARKS))
    return fact


def _further(text: str) -> Iterator[Stated]:
    """What a talk never asks for: names, accounts, indicators, dates, money."""
    into, words = Gathered(Draft), dict[str, list[str]]()
    body = resolve(NATION, None).body
    rows = list(_accounts(text))
    if rows:
        accounts = list({id(row): row for row, _ in rows}.values())
        yield Stated(YEARS, accounts, "；".join(dict.fromkeys(words for _, words in rows)))
    for number, piece in enumerate([*_pieces(text), *SENTENCE.findall(text)], start=1):
        before = len(into.understood)
        if COMING.search(piece):
            continue
        plain = BARE_RATE.sub("关键设备数控化率", in_digits(piece))
        sentences.facts(plain, number, into)
        sentences.indicators(plain, number, into, body)
        for path in dict.fromkeys(one.path for one in into.understood[before:]):
            said = words.setdefault(_root(path), [])
            said += [piece.strip(MARKS)] if piece.strip(MARKS) not in said else []
    for path, said in words.items():
        yield Stated(path, value_at(into.values, path), "；".join(said))


def _root(path: str) -> str:
    """The list that a path goes into, or the path itself."""
    return path.split("[")[0]


def _accounts(text: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Revenue and profit of a year, in ten thousand yuan, where they are told exactly."""
    rows: dict[str, dict[str, Any]] = {}
    year = ""
    for piece in (part for one in PIECE.findall(text) for part in one.split("、")):
        found = None if "分别" in piece else ACCOUNT.search(_spoken_out(piece))
        amount = AMOUNT.search(found["amount"]) if found else None
        year = (found and found["year"]) or year
        if found and amount and not (COMING.search(piece) or INEXACT.search(found["amount"])):
            row = rows.setdefault(year, {"year": year} if year else {})
            name = "profit" if found["what"] == "利润总额" else "revenue"
            if name not in row:
                row[name] = value_of(amount[0], "万元")
                yield row, piece.strip(MARKS)
        year = "" if re.search("[。；;\n]", piece) else year


def _spoken_out(piece: str) -> str:
    """A piece with its figures in digits, 一点五 as well."""
    return in_digits(SPOKEN.sub(lambda m: f"{whole(m[1])}.{whole(m[2])}", piece))


def _allowed(fact: Stated) -> bool:
    """Whether the draft's field takes the value."""
    return isinstance(draft_of(as_fields((fact,))), Draft)


def _left(text: str, facts: Sequence[Stated]) -> Iterator[str]:
    """The pieces that no fact's words reach, and the figures beside the words that did."""
    said = _said(facts)
    for piece in _pieces(text):
        bare = piece.strip(MARKS)
        rest = "" if any(bare in words for words in said) else bare
        for words in said:
            rest = rest.replace(words, " ")
        meant = re.sub(r"\W", "", FILLER.sub("", rest))
        if rest == bare or FIGURE.search(BESIDE.sub("", rest)) or len(meant) >= REST:
            yield " ".join(rest.split()).strip(MARKS)


def _said(facts: Iterable[Stated]) -> list[str]:
    """The words of all facts, the longest first."""
    said = {words for fact in facts for words in (fact.words, *fact.words.split("；")) if words}
    return sorted(said, key=len, reverse=True)


def profile_json(identity: str, found: Profile) -> dict[str, Any]:
    """The JSON shape of `tidu extract --json`: facts, their draft, and what was not placed."""
    draft = draft_json(drafted(found.facts))
    facts = [
        {"path": f.path, "value": value_at(draft, f.path), "words": f.words} for f in found.facts
    ]
    return {"id": identity, "facts": facts, "draft": draft, "not_placed": list(found.not_placed)}
