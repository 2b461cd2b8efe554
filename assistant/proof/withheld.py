"""Withholding: a claim some path bears out, held once more to the clauses as a whole."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.proof.accounted import unaccounted
from assistant.proof.finding import Finding, Label
from assistant.proof.turned import turned
from knowledge.document import Library


def withheld(claimed: str, cited: Sequence[Citation], library: Library) -> Finding | None:
    """Why these clauses do not bear the claim out after all; a silence cites none."""
    if not cited:
        return None
    if against := turned(claimed, [citation.quote for citation in cited]):
        return against
    if word := unaccounted(claimed, [citation.address for citation in cited], library):
        return Finding(Label.NOT_IN_DOCUMENTS, why=f"条款没有说到“{word}”")
    return None


def broken(citations: Sequence[Citation], library: Library) -> str:
    """Why citations do not hold: none at all, no such clause, not its words; or nothing."""
    if not citations:
        return "没有引用条款"
    for citation in citations:
        text = library.text_at(citation.address)
        if text is None:
            return f"引用的条款不存在：{citation.address}"
        if not citation.quote.strip() or citation.quote not in text:
            return f"引文不是 {citation.address} 的原文"
    return ""
