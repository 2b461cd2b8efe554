"""Where a rule stands: the address of a clause as a reader would say it."""

import re
from collections.abc import Iterable, Iterator

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.normal import words
from assistant.phrases import phrase
from assistant.understand import Asked

PLACES = 4
_WHERE = re.compile(
    r"何处|出处|见于|载于|(写|规定|出现|体现|明确|记载|列)在(了)?(哪|什么地方|何)|条款(位置|在哪|号)|(是|在)第几(项|条|点)"
    r"|(?<![多少缺差加]了)(?<![多少缺差加])(哪|什么|第几)(一)?(条|款|个?附件|个?条款|条文)(里|中|上|规定|写|提|说|$|[?？,，])"
    r"|(依据|根据|出自|来自).{0,8}(条款|哪一?条|哪几条|第几条)"
)


def located(asked: Asked, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The places of the clauses an answer rests on, if the question asks for them."""
    if not _WHERE.search(asked.text):
        return ()
    cited = [c for s in sentences if s.kind is SentenceKind.CLAIM for c in s.citations]
    firsts = {c.address: c for c in reversed(cited)}
    told = list(dict.fromkeys(c.address for c in cited))[:PLACES]
    if not told:
        return ()
    text = phrase("located", "；".join(said(a) for a in told), english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, text, _cited(told, firsts)),)


def _cited(addresses: Iterable[str], firsts: dict[str, Citation]) -> tuple[Citation, ...]:
    return tuple(firsts[address] for address in addresses)


def said(address: str) -> str:
    """An address in the headings of its document: 附件2 一、基础要求 第5条."""
    return " ".join(_steps(address.split("/")))


def _steps(parts: list[str]) -> Iterator[str]:
    names = words("headings")
    for end, part in enumerate(parts, start=1):
        path = "/".join(parts[:end])
        if path in names:
            yield str(names[path])
        elif part.isdigit():
            yield f"第{part}项" if "附1" in parts else f"第{part}条"
        elif part not in ("总述", "列", "头", "末"):
            yield part
