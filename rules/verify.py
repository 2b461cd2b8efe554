"""Verify an exported file: is it still what its own draft renders to, and does that draft pass."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rules.facts.draft import Draft, named_digest
from rules.finding import FormError, Report
from rules.gate import Difference, Embedded, Held, Stated, compared, gate, read_back, stated_of
from rules.law.edition import NoEdition
from rules.reading import Unreadable

LARGEST = 64_000_000


class State(StrEnum):
    """What became of a file since it was exported; none of these is a signature."""

    UNALTERED = "未改动"
    ALTERED = "已改动"
    INCOMPARABLE = "无法比对"


MEANING = {
    State.UNALTERED: "文件与内嵌草稿重新生成的结果逐字节一致。这不是电子签名，不能证明由谁导出。",
    State.ALTERED: "文件与内嵌草稿重新生成的结果不一致，请以重新导出的文件为准。",
    State.INCOMPARABLE: "不能断定文件是否改动过，请用现在的程序和模板重新导出。",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found: the file's state, where it differs, and today's check."""

    path: Path
    kind: str
    state: State
    differences: tuple[Difference, ...]
    edition: str
    draft_digest: str
    report_digest: str
    report: Report | None
    holds: bool
    notices: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether the file is unaltered and its draft would be cleared again."""
        return self.state is State.UNALTERED and not self.holds

    @property
    def says(self) -> str:
        """The state in a sentence."""
        return MEANING[self.state]


def verify(path: Path, *, templates: Path | None = None) -> Verified:
    """Render again from the embedded draft, compare, and check the draft once more."""
    content = content_of(path)
    embedded = read_back(content, str(path))
    if isinstance(embedded, Difference):
        return _unread(path, embedded)
    stated = stated_of(embedded.draft, table=embedded.table)
    if isinstance(stated, tuple) or (isinstance(stated, Draft) and stated.tier is None):
        return _unread(path, _ill_formed(stated), embedded)
    try:
        return _judged(path, content, embedded, stated, templates)
    except NoEdition as error:
        return _unread(path, Difference("内嵌数据", error.what, "导出时的版次"), embedded)


def content_of(path: Path) -> bytes:
    """The bytes of a file no larger than an export. Raises Unreadable."""
    try:
        if path.stat().st_size > LARGEST:
            what = f"文件超过 {LARGEST // 1_000_000} MB"
            raise Unreadable(what, str(path), "导出的文件不会这么大，请确认选对了文件。")
        return path.read_bytes()
    except OSError as error:
        what = f"文件读不出来：{error.strerror or error}"
        raise Unreadable(what, str(path), "请检查路径和权限后重试。") from error


def _ill_formed(found: Stated | tuple[FormError, ...]) -> Difference:
    errors = found[:5] if isinstance(found, tuple) else ()
    fields = "、".join(error.path for error in errors) or "tier"
    return Difference("内嵌草稿", f"字段不合要求：{fields}", "合格的草稿")


def _unread(path: Path, found: Difference, embedded: Embedded | None = None) -> Verified:
    """A file of ours whose embedded draft is gone or spoilt: altered, and nothing to check."""
    return Verified(
        path=path,
        kind=embedded.kind if embedded else "",
        state=State.ALTERED,
        differences=(found,),
        edition=embedded.edition if embedded else "",
        draft_digest=embedded.draft_digest if embedded else "",
        report_digest=embedded.report_digest if embedded else "",
        report=None,
        holds=True,
    )


def _judged(
    path: Path, content: bytes, embedded: Embedded, stated: Stated, templates: Path | None
) -> Verified:
    again = gate(stated, as_of=embedded.as_of, place=embedded.place)
    found = compared(content, embedded, stated, templates=templates)
    notices = [found] if isinstance(found, str) else []
    differences = (*_digests(embedded, stated), *(() if isinstance(found, str) else found))
    agrees = again.report == embedded.report
    if not agrees:
        notices.append("重新检查的结果与文件里的检查报告不同：报告被改过，或规则在导出后更新过。")
    sure = agrees and not isinstance(found, str)
    return Verified(
        path=path,
        kind=embedded.kind,
        state=State.ALTERED if differences else State.UNALTERED if sure else State.INCOMPARABLE,
        differences=differences,
        edition=embedded.edition,
        draft_digest=embedded.draft_digest,
        report_digest=embedded.report_digest,
        report=again.report,
        holds=isinstance(again, Held),
        notices=tuple(notices),
    )


def _digests(embedded: Embedded, stated: Stated) -> tuple[Difference, ...]:
    now = named_digest(stated)
    if now == embedded.draft_digest:
        return ()
    return (Difference("内嵌草稿", f"摘要 {now}", f"摘要 {embedded.draft_digest}"),)
