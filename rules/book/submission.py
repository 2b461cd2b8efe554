"""二（二）1: handing in the declaration, and being answerable for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rules.book.demand import Demand, always, tested, waits
from rules.judge import folded, found
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import Contains, Equals, OnOrBefore, Verdict, all_of, given, true

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[〔\[(（【]\s*\d{4}\s*[〕\])）】]\s*(?P<no>\d+)\s*号")
BRACKETS = re.compile(r"[〔\[(（【〕\])）】]")


def cited_as(number: str, text: str) -> list[str]:
    """Wherever a text cites a document by its running number, as written there."""
    running = NUMBER.sub(lambda found: found["no"], number)
    return [found[0] for found in NUMBER.finditer(text) if found["no"] == running]


def right_number(number: str, cited: str) -> bool:
    """Whether a citation ends in the number as issued; brackets, widths and spaces aside."""
    return _plain(cited).endswith(_plain(number))


def _plain(number: str) -> str:
    return BRACKETS.sub("|", folded(number))


def document_number(norm: Norm, known: Known) -> Verdict:
    """Wherever the prose cites the document, its number is written as issued."""
    prose = [text for _, text in known.draft.sections if text]
    if not prose:
        return waits("document_number", "sections")
    cited = [number for text in prose for number in cited_as(norm.value, text)]
    wrong = [number for number in cited if not right_number(norm.value, number)]
    if not cited:
        nothing = found("document_number", True, f"正文没有引用{norm.value}", "sections")
        return Verdict(True, nothing.why, reaches=False)
    says = f"正文写作{'、'.join(wrong)}，应为{norm.value}" if wrong else f"引用{norm.value}无误"
    return found("document_number", not wrong, says, "sections")


def sealed(norm: Norm, known: Known) -> Verdict:
    """Sealed with the seal of the applicant, under its full name."""
    seal, name = known.draft.submission.seal_name, known.draft.applicant.name
    if seal is None or name is None:
        both = (("submission.seal_name", seal), ("applicant.name", name))
        return waits("sealed", *(path for path, text in both if text is None))
    same = folded(seal) == folded(name)
    return found("sealed", same, f"公章：{seal}，企业：{name}", "submission.seal_name")


def paper_in_step(norm: Norm, known: Known) -> Verdict:
    """The paper copy is handed in together with the online one."""
    paper, online = known.draft.submission.paper, known.draft.submission.online
    if paper is None or online is None:
        both = (("submission.paper", paper), ("submission.online", online))
        return waits("paper_in_step", *(path for path, day in both if day is None))
    last = max(online, date.fromisoformat(norm.value))
    return found("paper_in_step", paper <= last, f"线上{online}，纸质{paper}", "submission.paper")


LINES: dict[str, Demand] = {
    "document_number": tested(document_number, "sections"),
    "platform": lambda norm: Contains("submission.platform", norm.names),
    "deadline": lambda norm: OnOrBefore("submission.online", date.fromisoformat(norm.value)),
    "truthful": always(
        all_of(
            true("commitments.truthful"), given("commitments.signed_by", "commitments.signed_on")
        )
    ),
    "secrecy": always(all_of(true("secrecy.passed"), given("secrecy.by", "secrecy.date"))),
    "sealed": lambda norm: all_of(
        true("submission.sealed"),
        tested(sealed, "submission.seal_name", "applicant.name")(norm),
    ),
    "downloaded": always(Equals("submission.paper_source", "平台下载")),
    "copies": lambda norm: Equals("submission.paper_copies", int(Decimal(norm.value))),
    "recommender_blank": always(true("submission.recommender_blank")),
    "paper_in_step": tested(paper_in_step, "submission.paper", "submission.online"),
    "paper_matches": always(true("submission.paper_matches_online")),
}
