"""What a file really is, by its content; names and endings are only claims."""

import io
import re
import zipfile
from enum import StrEnum

LARGEST = 50_000_000
LARGEST_UNPACKED = 400_000_000
STEEPEST = 200


class Unloadable(Exception):
    """A file that gives no text: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


class Form(StrEnum):
    """The formats the library reads."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    IMAGE = "image"


_MAGIC = (
    (b"%PDF-", Form.PDF),
    (b"\x89PNG", Form.IMAGE),
    (b"\xff\xd8\xff", Form.IMAGE),
    (b"II*\x00", Form.IMAGE),
    (b"MM\x00*", Form.IMAGE),
)
_ENDINGS = {
    "txt": Form.TEXT, "text": Form.TEXT, "md": Form.MARKDOWN, "markdown": Form.MARKDOWN,
    "html": Form.HTML, "htm": Form.HTML, "docx": Form.WORD, "pdf": Form.PDF, "png": Form.IMAGE,
    "jpg": Form.IMAGE, "jpeg": Form.IMAGE, "tif": Form.IMAGE, "tiff": Form.IMAGE,
}  # fmt: skip
# Endings of what is no document, whatever is in it; an ending that claims nothing is let be.
_NO_DOCUMENT = re.compile(
    "exe|dll|com|msi|bin|bat|cmd|ps1|vbs|js|sh|so|jar|apk|iso|dmg"
    "|zip|rar|7z|gz|tgz|tar|mp3|wav|m4a|mp4|avi|mov|wmv|mkv"
)
_NAMES = {Form.IMAGE: "图片", Form.TEXT: "文字（txt）"}
_SAVE_AS = "请用 Word 或 WPS 另存为 .docx 后再试。"
_OTHERS = (
    (b"{\\rtf", "是 RTF 文件，本系统不读这种格式", _SAVE_AS),
    (b"mime-version:", "是单个文件网页（mht）或邮件", "请另存为 .html 或 .docx 后再试。"),
)
_ZIPPED = {
    "OFD.xml": ("是 OFD 版式文件，本系统不读这种格式", "请用 OFD 阅读器导出为 PDF 后再试。"),
    "xl/workbook.xml": ("是 Excel 表格，不是文件正文", "请另存为 .docx，或把表格贴进正文。"),
    "content.xml": ("是 ODF 文件（odt、ods）", _SAVE_AS),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def wide(content: bytes) -> str | None:
    """The encoding of UTF-16 text, told by its mark or, without one, by its zero bytes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = content[:4096]
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # Chinese in UTF-16: high bytes of Chinese characters, zero before line ends and digits.
        chinese = sum(0x4E <= byte <= 0x9F or byte in (0x30, 0xFF, 0x00, 0x20) for byte in high)
        if 0 in high and chinese > 0.95 * len(high):
            return encoding
    return None


def form_of(content: bytes, name: str) -> Form:
    """The format by content; refused when the name's ending claims another one."""
    if not content.strip():
        raise Unloadable("文件是空的", name, "请确认文件已下载完整，换一份再试。")
    if len(content) > LARGEST:
        what = f"文件有 {len(content) // 1_000_000} MB，超过上限 {LARGEST // 1_000_000} MB"
        raise Unloadable(what, name, "请拆成几份，或去掉图片后再试。")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    claimed = _ENDINGS.get(ending)
    found = _by_content(content, name, claimed)
    if _NO_DOCUMENT.fullmatch(ending):
        what = f"名字说是 {ending}，这种文件不是文档"
        raise Unloadable(what, name, "可以用 txt、md、docx、html、pdf；若名字有误，请改正扩展名。")
    texts = (Form.TEXT, Form.MARKDOWN, Form.HTML)
    if claimed in texts and found in texts:
        return found if found is Form.HTML else claimed
    if claimed is not None and claimed is not found:
        what = f"名字说是 {claimed.value}，内容却是 {_NAMES.get(found, found.value)}"
        raise Unloadable(what, name, "请改正扩展名，或重新下载原文件。")
    return found


def _by_content(content: bytes, name: str, claimed: Form | None) -> Form:
    for magic, form in _MAGIC:
        if content.startswith(magic):
            return form
    if content.startswith(_OLE):
        do = "加密的文件请先去掉密码；旧版 .doc 请用 Word 或 WPS 另存为 .docx。"
        raise Unloadable("是加密的 Office 文件或旧版 .doc", name, do)
    if content.startswith(b"PK"):
        return _zipped(content, name)
    _refuse_binary(content, name, claimed)
    head = content[:2048].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head:
        return Form.HTML
    return Form.TEXT


def _refuse_binary(content: bytes, name: str, claimed: Form | None) -> None:
    """Refuse what is neither text nor a format that is read."""
    for magic, what, do in _OTHERS:
        if magic in content[:400].lower():
            raise Unloadable(what, name, do)
    if b"\x00" in content[:4096] and wide(content) is None:
        named = claimed and claimed not in (Form.TEXT, Form.MARKDOWN, Form.HTML)
        what = f"名字说是 {claimed}，内容却不是" if named else "是二进制文件，不是文档"
        do = "文件可能损坏或没有下载完整，请重新取一份；可以用 txt、md、docx、html、pdf。"
        raise Unloadable(what, name, do)


def _zipped(content: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unloadable("文件不完整", name, "请重新下载原文件。") from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or unpacked > STEEPEST * max(len(content), 100_000):
        raise Unloadable("解压后过大，像是压缩炸弹", name, "请用 Word 或 WPS 打开并另存后再试。")
    if any(entry.filename == "word/document.xml" for entry in entries):
        return Form.WORD
    for inside, (what, do) in _ZIPPED.items():
        if any(entry.filename == inside for entry in entries):
            raise Unloadable(what, name, do)
    raise Unloadable("是压缩包或别的 Office 文件，不是 docx", name, "请解压，或另存为 .docx。")
