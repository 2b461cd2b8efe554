"""The lines of an official document that are known by their form: 文号, 附件, 抄送, 注."""

import re
import unicodedata
from datetime import date

from knowledge.markers import bare, is_bullet, marker

# Opens a line that its file has as a heading, once for each level; white space to every reader.
DECLARED = "\x1f"
_HAN = "一二三四五六七八九十"
_ZERO = "〇○零"
_DAY = (
    rf"(?:\d{{4}}|[{_ZERO}{_HAN}]{{4}})\s*年\s*(?:\d{{1,2}}|[{_HAN}]{{1,3}})\s*月"
    rf"\s*(?:\d{{1,2}}|[{_HAN}]{{1,3}})\s*日"
)
_PARTS = re.compile(r"(.{4})年(.{1,3})月(.{1,3})日|(\d{4})[-./](\d{1,2})[-./](\d{1,2})")

# An annex's name has balanced brackets and no sentence; 附件1、2 and 附件3）… speak of annexes.
_ANNEX_NAME = (
    r"(?![、，。；和及与至或中所的\d])((?:[^，。；（）()：:]|[（(][^（）()，。；]*[)）]){0,40})$"
)
_ANNEX_NUMBER = rf"\d{{1,2}}(?:\s*[-－—–]\s*\d{{1,2}})?|[{_HAN}]{{1,3}}(?=$|\s|[:：])"
ANNEX = re.compile(
    rf"附\s*(?:(件|表|录)\s*({_ANNEX_NUMBER}|[A-Z](?![A-Za-z]))|()(\d{{1,2}}))\s*[.．:：]?\s*{_ANNEX_NAME}"
    r"|附\s*(件|录)$"
)
ATTACHMENTS = re.compile(r"附\s*件\s*[:：]")
NOTES = re.compile(r"备?注\s*(\d*)\s*[:：]")
NOTE_ITEM = re.compile(r"[\[［](\d+)[\]］]|注\s*(\d+)\s*[:：]")
NUMBER = re.compile(
    r"([^\s，。：:（(《]{1,20}[〔\[［【(（]\d{4}[〕\]］】)）]\s*第?\s*\d+\s*号|\d{4}\s*年\s*第\s*\d+\s*号)(?:\s+签发人\s*[:：].*)?$"
)
DATE = re.compile(rf"(?:{_DAY}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})$")
# 题注, below the title of a regulation: （2025年1月16日…公布）.
ENACTED = re.compile(rf"[（(][^（）()]*{_DAY}[^（）()]*[)）]$")
PAGE_MARK = re.compile(
    r"[(（]此页无正文[)）]$|[—\-–－·]\s*\d{1,4}\s*[—\-–－·]$"
    r"|第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?$|\d{1,4}\s*/\s*\d{1,4}$"
    r"|Page\s+\d+(\s+of\s+\d+)?$"
)
DISCLOSURE = re.compile(r"信息公开属性\s*[:：]|[(（]?此件(?:主动公开|公开发布|依申请公开|不予公开)")
# 版记, at the foot of the last page.
IMPRINT = re.compile(
    rf"抄\s*[送报]\s*[:：]|主题词\s*[:：]|[^，。；：:]{{0,40}}{_DAY}\s*印发$|[(（]?共印\s*\d+\s*份[)）]?$"
)
_CONTACT = r"联\s*系\s*(?:人|方\s*式|电\s*话|地\s*址)(?:及\S{0,6})?"
CONTACTS = re.compile(rf"{_CONTACT}\s*[:：]?$")
CONTACT = re.compile(
    rf"[（(]?(?:{_CONTACT}|(?:咨询|监督|举报|服务)\s*(?:电\s*话|方\s*式|热\s*线)|技术支持|通[讯信]地址"
    r"|(?:电子)?邮\s*箱|传\s*真)\s*[:：]\s*\S"
)
KIND_OF_TEXT = re.compile(r"的(?:通知|公告|通告|通报|意见|决定|函|批复|报告|请示|办法|方案|措施)$")
CLOSING = re.compile(r"[特专]此(?:通知|公告|通告|函告|函复|公示|通报|报告|批复)[。.]?$")

_OPENINGS = (
    ANNEX, ATTACHMENTS, NOTES, NOTE_ITEM, NUMBER, DATE, PAGE_MARK, DISCLOSURE, IMPRINT,
    CONTACTS, CONTACT, CLOSING,
)  # fmt: skip


def opens(line: str) -> bool:
    """Whether a line begins something of its own rather than continuing the line before."""
    if "\t" in line or is_bullet(line) or marker(line) is not None:
        return True
    return any(pattern.match(line) for pattern in _OPENINGS)


def stands_alone(line: str) -> bool:
    """Whether nothing after it can belong to the same paragraph."""
    alone = (NUMBER, PAGE_MARK, DATE, CONTACTS, CONTACT, CLOSING)
    return "\t" in line or any(pattern.match(bare(line)) for pattern in alone)


def annex(line: str) -> tuple[str, str] | None:
    """The name of an annex (附件2, 附1) and its title, when the line opens one."""
    found = ANNEX.match(line)
    if found is None:
        return None
    if found[6]:
        return f"附{found[6]}", ""
    number = unicodedata.normalize("NFKC", re.sub(r"\s", "", found[2] or found[4]))
    number = re.sub("[—–]", "-", number)
    return f"附{found[1] or ''}{number}", found[5].strip()


def day(text: str) -> date | None:
    """The first day that a text names: 2025年3月5日, 二〇二五年三月五日, 2025-03-05."""
    found = re.search(rf"{_DAY}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}", text)
    parts = _PARTS.fullmatch(re.sub(r"\s", "", found.group())) if found else None
    if parts is None:
        return None
    year, month, number = (_count(part) for part in parts.groups() if part)
    try:
        return date(year, month, number)
    except ValueError:  # a slip such as 2月30日 names no day
        return None


def _count(written: str) -> int:
    """2025, 二〇二五, 十二 and 二十五 as numbers."""
    if written.isdecimal():
        return int(written)
    digits = [
        "0" if c in _ZERO else str("一二三四五六七八九".index(c) + 1) for c in written if c != "十"
    ]
    if "十" not in written:
        return int("".join(digits))
    tens, _, ones = written.partition("十")
    return 10 * (int(digits[0]) if tens else 1) + (int(digits[-1]) if ones else 0)
