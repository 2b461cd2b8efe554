"""Sentences: a text cut into its statements; greetings, questions and bare headings left out."""

import re

_END = re.compile(
    r"(?<=[。！？!?])[”」』）)]*\s*|\n+|(?<=[a-z\d)\]\"”’][.])\s+(?=[A-Z\"“‘(\d])|(?<=[；;])\s*(?=\n)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Nov|Oct|Dec|Sept?|Aug|Jan|Feb|Mar|Apr|Jun|Jul|e\.g|i\.e|etc|vs|Art|cf)\.)\s*$"
)
_MARKER = re.compile(r"^\s*(?:[-*•·]+|\d{1,2}[.、)](?!\d)|[（(]?[一二三四五六七八九十]+[）)、])\s*")
_OPEN = ("：", ":")
_TALK = re.compile(
    r"[?？]\s*$|^(?:您好|你好|谢谢|感谢|希望|如有|如需|欢迎|"
    r"hello|hi\b|thank|hope|please (?:let|feel)|if you)",
    re.I,
)


def sentences(text: str) -> list[str]:
    """The statements of a text, in order."""
    pieces: list[str] = []
    for piece in _END.split(text):
        if pieces and (_ABBREVIATED.search(pieces[-1]) or pieces[-1].rstrip().endswith(_OPEN)):
            pieces[-1] = f"{pieces[-1]} {_MARKER.sub('', piece)}"
        else:
            pieces.append(piece)
    stripped = (_MARKER.sub("", piece).strip() for piece in pieces)
    return [piece for piece in stripped if re.search(r"\w", piece) and not _TALK.search(piece)]
