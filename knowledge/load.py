"""Any file to text: the verb every document comes in through."""

from pathlib import Path

from knowledge.lines import DECLARED
from knowledge.loaders import pdf, plain, scan, web, word
from knowledge.loaders.sniff import Form, Unloadable, form_of

# Characters that no reader sees and no search expects: zero width, soft hyphen, byte order mark.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))


def load(path: Path) -> str:
    """The text of a file, in the line conventions of the parser; `Unloadable` says why not."""
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"读不到文件：{error.strerror}"
        raise Unloadable(what, str(path), "请检查路径和权限。") from error
    return load_bytes(content, path.name)


def load_bytes(content: bytes, name: str, *, grid: bool = False) -> str:
    """The text of a file's content; `name` is for messages and for what it claims to be.

    With `grid` it is read as a form: the cells of a Word table keep their columns and their lines,
    and no heading is marked as one.
    """
    form = form_of(content, name)
    if form is Form.WORD:
        text = word.text_of(content, name, grid=grid)
    elif form is Form.PDF:
        text = pdf.text_of(content, name) or scan.text_of(content, name, pdf=True)
    elif form is Form.IMAGE:
        text = scan.text_of(content, name, pdf=False)
    else:
        text = plain.decoded(content, name)
        text = web.text_of(text, name) if form is Form.HTML else text
        text = plain.markdown(text) if form is Form.MARKDOWN else text
    text = text.translate(_UNSEEN | ({ord(DECLARED): None} if grid else {}))
    if not text.strip():
        raise Unloadable("文件里没有文字", name, "请确认内容不是空白或只有图片。")
    if _is_garbled(text):
        raise Unloadable("文字是乱码", name, "请换一份能正常显示的文件，或用 UTF-8 编码另存。")
    return text


def _is_garbled(text: str) -> bool:
    """Whether Chinese was saved in the wrong encoding: ä¸€ã€, 锟斤拷, replacement characters."""
    letters = sum(character.isalpha() for character in text)
    latin = sum(
        "\x80" <= character <= "\xff" and character not in "\xa0·×°±§" for character in text
    )
    lost = text.count("\ufffd") + text.count("锟斤拷")
    return latin > 0.2 * letters + 3 or lost > 0.02 * len(text)
