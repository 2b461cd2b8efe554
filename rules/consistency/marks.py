"""What may not stand in a declaration: placeholders, secrecy marks, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.consistency.slip import Slip, Text

OPEN, CLOSE = r"[【\[［〖「『〔]", r"】\]］〗」』〕"
PLACEHOLDER = re.compile(
    r"【\s*待[^】]{0,200}】"
    rf"|{OPEN}[^{CLOSE}]{{0,12}}(?:待(?:补|填|定|完善)|[请需](?:补充|填写))[^{CLOSE}]{{0,200}}[{CLOSE}]"
    rf"|{OPEN}\s*(?:TBD|T\.B\.D\.?|TODO|未填写?)\s*[{CLOSE}]",
    re.IGNORECASE,
)
VARIANT = re.compile("[\U000e0100-\U000e01ef]")  # the form of a character, never seen by itself
UNFINISHED = re.compile(
    r"TODO|T\.B\.D|[Xx×]{3,}|[Xx×]{2,}(?=\s*(?:[%％万亿元个家项年月台套人条]|公司))|_{4,}"
    r"|（待补充）|\(待补充\)|[（(](?:此处|请|待)(?:填写|填|补充|插入)[^）)]{0,12}[）)]|某某"
)
LEVEL = r"(?:[绝絕]\s*密|[机機]\s*密|[秘祕]\s*密|(?:核\s*心|普\s*通)\s*商\s*密)"
SECRECY = re.compile(
    rf"{LEVEL}\s*[★☆✩*＊]|[【\[［〔（(]\s*{LEVEL}\s*[】\]］〕）)]|密\s*级\s*[:：]\s*{LEVEL}"
    rf"|[★☆✩*＊]\s*{LEVEL}|^\s*{LEVEL}\s*$",
    re.MULTILINE,
)
IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![0-9A-Za-z])"
)
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
ACCOUNT = re.compile(r"(?:账号|帐号|卡号)\s*[:：]?\s*\d[\d\s]{11,22}\d")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def _first(pattern: re.Pattern[str], found: list[Text]) -> Iterator[tuple[str, str]]:
    """The first match in each text; one look at all of them says whether there is any."""
    if pattern.search(VARIANT.sub("", "\n".join(text for _, text in found))):
        for path, written in found:
            text = VARIANT.sub("", written)
            if match := pattern.search(text):
                yield path, match[0].strip()


ABOUT = {
    "applicant": "basic_information",
    "project.integrators": "integrators",
    "project": "project_dates",
    "scenarios": "scenarios_described",
    "systems": "integration_described",
    "integrations": "integration_described",
    "kpis": "kpis_stated",
}


def _clause_of(path: str) -> tuple[str, str]:
    """The rule (and its value) of the part of the declaration that a text stands in."""
    if path.startswith("sections."):
        return "written", path.removeprefix("sections.")
    told = next((rule for start, rule in ABOUT.items() if path.startswith(start)), "written")
    return told, ""


def placeholders(found: list[Text]) -> Iterator[Slip]:
    """Gaps that are marked to be filled and were not."""
    for path, gap in _first(PLACEHOLDER, found):
        yield Slip(f"还有没有补充的内容：{gap}", (path,), *_clause_of(path))


def unfinished(found: list[Text]) -> Iterator[Slip]:
    """Signs of text that was left for later."""
    for path, gap in _first(UNFINISHED, found):
        yield Slip(f"像是没有写完：{gap}", (path,), *_clause_of(path))


def secrecy_marks(found: list[Text]) -> Iterator[Slip]:
    """A mark that classes the text as secret; the words of a promise are no mark."""
    for path, mark in _first(SECRECY, found):
        yield Slip(f"有密级标志：{mark}", (path,), "secrecy")


def personal_data(found: list[Text]) -> Iterator[Slip]:
    """Identity card and account numbers anywhere, and telephone numbers in the prose."""
    for path, _ in _first(IDENTITY, [(p, t) for p, t in found if _has_identity(t)]):
        yield Slip("含有公民身份号码，请删去", (path,), "secrecy")
    for path, _ in _first(ACCOUNT, found):
        yield Slip("含有银行账号，请删去", (path,), "secrecy")
    for path, _ in _first(MOBILE, [(p, t) for p, t in found if p.startswith(PROSE)]):
        yield Slip("正文含有手机号，联系方式只填在申报单位基本信息", (path,), "secrecy")


PROSE = ("sections.", "scenarios[")
SHORTEST = 18


def _has_identity(text: str) -> bool:
    return len(text) >= SHORTEST and any(_is_identity(n[0]) for n in IDENTITY.finditer(text))


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % len(CHECKS)] == number[-1].upper()
