"""The content of an evidence pack: an answer or a finding with everything needed to replay it."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.answer import Answer, Citation, Sentence, SentenceKind, Status, answer_json
from assistant.desk.evidence import library_digest
from assistant.desk.item import Item
from assistant.desk.log import Entry, entry_json
from assistant.desk.said import digest_at
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import Written, golden_answer, written_json
from assistant.joined import cited
from knowledge.document import Library
from rules.finding import Finding, Report
from rules.report.json import report_json

Content = dict[str, Any]


def item_pack(item: Item, log: Iterable[Entry], library: Library) -> Content:
    """An item of the queue: the answer as it was shown, and the evidence kept with it."""
    asked = {"question": item.question, "place": item.place}
    day = item.as_of.isoformat() if item.as_of else None
    return {
        "kind": "answer",
        "id": item.id,
        **asked,
        "as_of": day,
        "edition": item.answer.get("edition", ""),
        "answer": dict(item.answer),
        "clauses": _clauses(_addresses(item.answer), library),
        "evidence": dict(item.evidence),
        "approval": None,
        "log": [entry_json(entry) for entry in log],
    }


def golden_pack(written: Written, log: Iterable[Entry], library: Library) -> Content:
    """A written answer: its sentences as approved, the machine's beside them, who did what."""
    answer = answer_json(written.id, golden_answer(written, written.asked, library))
    versions = {"versions": {"library": library_digest(library)}}
    return {
        "kind": "golden",
        "id": written.id,
        "question": written.question,
        "place": written.place,
        "as_of": None,
        "edition": written.edition,
        "answer": answer,
        "clauses": _clauses(_addresses(answer), library),
        "evidence": versions,
        "approval": written_json(written),
        "log": [entry_json(entry) for entry in log],
    }


def finding_pack(report: Report, rule: str, place: str, library: Library) -> Content:
    """One finding of a check: its clause, why, what it read; of the draft only the digest."""
    found = _finding(report, rule)
    told = next(f for f in report_json(report)["findings"] if f["rule"] == found.rule)
    citations = (Citation(found.address, found.quote),)
    text = f"{found.outcome.value}：{found.why.says}"
    sentences = (Sentence(SentenceKind.COMPUTED, text, citations),)
    answer = Answer(Status.ELIGIBILITY, sentences, cited(sentences, library), report.edition)
    return {
        "kind": "finding",
        "id": found.rule,
        "question": f"{found.rule} {found.address}",
        "place": place,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "edition": report.edition,
        "answer": answer_json(found.rule, answer),
        "clauses": _clauses([found.address], library),
        "evidence": {
            "verdict": told,
            "draft_digest": report.draft_digest,
            "versions": {"library": library_digest(library)},
        },
        "approval": None,
        "log": [],
    }


def _finding(report: Report, rule: str) -> Finding:
    found = next((f for f in report.findings if f.rule == rule), None)
    if found is None:
        do = "请从 tidu check --json 的 findings 里选一个 rule。"
        raise DeskTrouble("检查结果里没有这条规则", rule[:60], do)
    return found


def _addresses(answer: Mapping[str, Any]) -> list[str]:
    """The addresses that an answer cites, each once."""
    sentences = answer.get("sentences", ())
    return list(dict.fromkeys(c["address"] for s in sentences for c in s["citations"]))


def _clauses(addresses: Iterable[str], library: Library) -> list[dict[str, str]]:
    return [
        {
            "address": address,
            "title": library.title_at(address),
            "text": library.text_at(address) or "",
            "digest": digest_at(library, address) or "",
        }
        for address in addresses
    ]


def changed_clauses(content: Mapping[str, Any], library: Library) -> tuple[str, ...]:
    """The clauses of a pack that this library no longer holds word for word."""
    packed = content.get("clauses") or ()
    return tuple(c["address"] for c in packed if digest_at(library, c["address"]) != c["digest"])
