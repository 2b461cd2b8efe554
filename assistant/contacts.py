"""Whom to ask where the notices do not say: the product's own sentences, and what they rest on."""

import re

from assistant.answer import Citation, Sentence
from assistant.phrases import phrase
from knowledge.document import Library

PROVINCE = "whom_province"
NATION = "whom_nation"
RESTS: dict[str, Citation] = {
    PROVINCE: Citation("HE-2024-533/联系人", "省工业和信息化厅 李 伟 0311-87800803"),
    NATION: Citation("CN-2024-399/二/(三)", "工业和信息化部装备工业一司 010—68205630"),
}
AGREES = "联系方式与条款一致"
_TELEPHONE = re.compile(r"\d{7,8}")


def contact(text: str, library: Library) -> Citation | None:
    """The clause that a sentence of ours on whom to ask rests on; None for any other sentence.

    It is ours to the letter, and the clause still has its telephone number.
    """
    said = _bare(text)
    for key, citation in RESTS.items():
        ours = {_bare(phrase(key, english=english)) for english in (False, True)}
        if said in ours and citation.quote in (library.text_at(citation.address) or ""):
            numbers = set(_TELEPHONE.findall(said))
            return citation if numbers <= set(_TELEPHONE.findall(citation.quote)) else None
    return None


def only_whom(sentence: Sentence) -> bool:
    """Whether a sentence only says whom to ask, as it is said after what the notices leave open."""
    said = _bare(sentence.text)
    return any(said == _bare(phrase(key, english=e)) for key in RESTS for e in (False, True))


def _bare(text: str) -> str:
    return "".join(text.split())
