"""Answers and reports as plain text for the terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.answer import Answer, Sentence
from rules.finding import Finding, FormError, Outcome, Report, Tier, TierOutcome

MARKS = {
    Outcome.MET: "✓",
    Outcome.NOT_MET: "✗",
    Outcome.UNKNOWN: "？",
    Outcome.EXPERT: "人",
    Outcome.NOT_APPLICABLE: "－",
}
ADVICE_TITLE = "鼓励或参考的条款，没有做到不作为否定理由"


def answer_text(answer: Answer) -> str:
    """The sentences numbered to their quotes, then notices, edition and date."""
    lines = [_numbered(answer.sentences), ""]
    for number, (address, quote) in enumerate(_citations(answer.sentences), 1):
        lines.append(f"[{number}] {address}\n    “{quote}”")
    for notice in answer.notices:
        lines.append(f"提示（{notice.confidence}；来源：{notice.source}）：{notice.text}")
    as_of = f" · 截至 {answer.as_of}" if answer.as_of else ""
    if answer.edition:
        lines.append(f"依据版次：{answer.edition}{as_of}")
    return "\n".join(lines).strip()


def _citations(sentences: Iterable[Sentence]) -> list[tuple[str, str]]:
    found = [(c.address, c.quote) for sentence in sentences for c in sentence.citations]
    return list(dict.fromkeys(found))


def _numbered(sentences: tuple[Sentence, ...]) -> str:
    numbers = {pair: number for number, pair in enumerate(_citations(sentences), 1)}
    pieces = []
    for sentence in sentences:
        marks = "".join(f"[{numbers[c.address, c.quote]}]" for c in sentence.citations)
        ending = sentence.text[len(sentence.text.rstrip()) :]
        pieces.append(f"{sentence.text.rstrip()}{marks}{ending}")
    return "".join(pieces)


def clause_text(clause: Mapping[str, Any]) -> str:
    """One ranked clause."""
    return f"{clause['score']:.3f}  {clause['address']}\n  {clause['title']}\n  {clause['text']}\n"


def report_text(report: Report, declared: Tier | None = None) -> str:
    """Tiers first, the declared one on top, then what holds, what is open, what to ask next."""
    if report.form_errors:
        return "\n".join(_form_error(error) for error in report.form_errors)
    lines = [f"版次 {report.edition}" + (f" · 截至 {report.as_of}" if report.as_of else ""), ""]
    for tier in _declared_first(report, declared):
        counts = f"不符 {len(tier.not_met)}，未定 {len(tier.unknown)}，待评 {len(tier.expert)}"
        mark = "（申报的层级）" if tier.tier is declared else ""
        said = f"{tier.tier.value}{mark}：{tier.outcome.value}（{counts}）"
        lines.append(f"{MARKS[tier.outcome]} {said}")
    not_met = [f for f in report.findings if not f.holds and f.outcome is Outcome.NOT_MET]
    lines += _findings("拦下导出的结果", [f for f in report.findings if f.holds])
    lines += _findings("其他不符", [f for f in not_met if not f.is_advice])
    lines += _findings(ADVICE_TITLE, [f for f in not_met if f.is_advice])
    if report.next:
        lines += ["", "接下来最该补的："]
        lines += [f"  {question.path}：{question.text}" for question in report.next[:5]]
    lines += [f"提示：{notice}" for notice in report.notices]
    return "\n".join(lines)


def _declared_first(report: Report, declared: Tier | None) -> list[TierOutcome]:
    return sorted(report.tiers, key=lambda tier: tier.tier is not declared)


def _form_error(error: FormError) -> str:
    near = f"；是不是想写 {error.near}？" if error.near else ""
    return f"填写有误：{error.path} = {error.value}。应为：{error.allowed}{near}"


def _findings(title: str, findings: list[Finding]) -> list[str]:
    if not findings:
        return []
    lines = ["", f"{title}（{len(findings)}）："]
    for finding in findings:
        lines.append(f"{_mark(finding)} {finding.address}")
        lines.append(f"    “{finding.quote}”")
        lines.append(f"    {finding.why.says}")
        if finding.remedy:
            lines.append(f"    → {finding.remedy}")
    return lines


def _mark(finding: Finding) -> str:
    if finding.is_advice:
        return "· [建议]"
    return f"{MARKS[finding.outcome]} [{finding.outcome.value}]"
