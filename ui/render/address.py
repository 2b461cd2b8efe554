"""Addresses as a reader says them: the document in short, then the path."""

from knowledge.document import Library
from ui.words.book import Words

NUMERALS = "一二三四五六七八九十"


def document_name(library: Library, address: str, words: Words) -> str:
    """The short name of the document that holds this address, without its number."""
    identity = address.split("/", maxsplit=1)[0]
    held = library.document(identity)
    if held is None:
        return identity
    if words.language == "zh":
        return held.source.short.split("（")[0]
    return held.source.short_en.split(" No.")[0].capitalize()


def path_name(address: str) -> str:
    """附件2/四/(二)/1 as 附件2 四（二）1, and 附件2/一/5 as 附件2 一、5."""
    _, _, path = address.partition("/")
    first, *rest = path.split("/") if path else [""]
    if first[-1:] in NUMERALS:
        first, rest = "", [first, *rest]
    tail = ""
    for step in rest:
        step = step.replace("(", "（").replace(")", "）")
        joined = not tail or tail[-1] in "）]" or step[0] in "（["
        tail += step if joined else "、" + step
    return f"{first} {tail}".strip()


def place_name(library: Library, address: str, words: Words) -> str:
    """Document and path, short enough for a chip."""
    return f"{document_name(library, address, words)} {path_name(address)}".strip()
