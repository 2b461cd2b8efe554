"""What may not stand in a declaration: placeholders, secrecy marks, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.consistency.slip import Slip, Text

PLACEHOLDER = re.compile(r"【\s*待[^】]{0,20}】|[\[［]\s*待(?:补充|填写|定)[^\]］]{0,20}[\]］]")
UNFINISHED = re.compile(r"TODO|T\.B\.D|[Xx×]{3,}|_{4,}|（待补充）|\(待补充\)|某某")
LEVEL = r"(?:绝\s*密|机\s*密|秘\s*密|(?:核\s*心|普\s*通)\s*商\s*密)"
SECRECY = re.compile(
    rf"{LEVEL}\s*[★☆✩*＊]|[【\[［〔]\s*{LEVEL}\s*[】\]］〕]|密\s*级\s*[:：]\s*{LEVEL}"
    rf"|^\s*{LEVEL}\s*$|{LEVEL}\s*级?\s*(?:文件|资料)(?!的?(?:管理|保密))",
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


def placeholders(found: list[Text]) -> Iterator[Slip]:
    """Gaps that are marked to be filled and were not."""
    for path, text in found:
        if gap := PLACEHOLDER.search(text):
            yield Slip(f"还有没有补充的内容：{gap[0]}", (path,), "written")


def unfinished(found: list[Text]) -> Iterator[Slip]:
    """Signs of text that was left for later."""
    for path, text in found:
        if gap := UNFINISHED.search(text):
            yield Slip(f"像是没有写完：{gap[0]}", (path,), "written")


def secrecy_marks(found: list[Text]) -> Iterator[Slip]:
    """A mark that classes the text as secret; the words of a promise are no mark."""
    for path, text in found:
        if mark := SECRECY.search(text):
            yield Slip(f"有密级标志：{mark[0].strip()}", (path,), "secrecy")


def personal_data(found: list[Text]) -> Iterator[Slip]:
    """Identity card and account numbers anywhere, and telephone numbers in the prose."""
    for path, text in found:
        if any(_is_identity(number[0]) for number in IDENTITY.finditer(text)):
            yield Slip("含有公民身份号码，请删去", (path,), "secrecy")
        if ACCOUNT.search(text):
            yield Slip("含有银行账号，请删去", (path,), "secrecy")
        if path.startswith(("sections.", "scenarios[")) and MOBILE.search(text):
            yield Slip("正文含有手机号，联系方式只填在申报单位基本信息", (path,), "secrecy")


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % len(CHECKS)] == number[-1].upper()
