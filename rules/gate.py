"""The gate: it checks, and only what it cleared itself is rendered or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, final
from weakref import WeakKeyDictionary

from rules.check import check, edition_for
from rules.checklist import checklist
from rules.facts.draft import Draft, named_digest
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Report, Tier
from rules.law.edition import PLACE, Edition, resolve
from rules.recommendation import check_recommendation
from rules.render import pack, press, proofread, writing
from rules.render.comparing import Difference as Difference
from rules.render.paper import Paper, stated_json
from rules.render.paper import Stated as Stated
from rules.render.paper import stated_of as stated_of
from rules.render.problems import Problem, problems_of
from rules.render.record import Embedded as Embedded

_TOKEN = object()
STALE = "草稿在检查之后有改动，凭证已失效；请重新检查后再导出。"


class Forged(Exception):
    """A ticket that the gate did not make, or that was made for another draft."""


@final
class Cleared:
    """The gate's word that what was stated, with the report on it, may leave."""

    __slots__ = ("__weakref__", "_paper")
    _paper: Paper

    def __init__(self, paper: Paper, token: object) -> None:
        if token is not _TOKEN:
            raise Forged("放行凭证只能由 gate 签发；请调用 gate(draft, …)。")
        object.__setattr__(self, "_paper", paper)

    def __init_subclass__(cls) -> NoReturn:
        raise Forged("放行凭证不能派生子类。")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise Forged("放行凭证不能改动。")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise Forged("放行凭证不能复制或保存；请重新调用 gate(draft, …)。")

    @property
    def report(self) -> Report:
        """What the check found."""
        return self._paper.report

    @property
    def title(self) -> str:
        """What the paper will call itself."""
        return self._paper.title


@dataclass(frozen=True, slots=True)
class Held:
    """Why nothing may leave: the report, and the problems told without a word of the draft."""

    report: Report
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the digests that name it."""

    files: tuple[Path, ...]
    title: str
    report: Report
    draft_digest: str
    report_digest: str


_SEALS: WeakKeyDictionary[Cleared, tuple[str, str]] = WeakKeyDictionary()


def gate(stated: Stated, *, as_of: date | None = None, place: str = PLACE) -> Cleared | Held:
    """Check a draft or a recommendation table; a ticket if and only if nothing holds."""
    own = _own(stated)
    if isinstance(own, tuple):
        return _malformed(stated, resolve(place, as_of), own)
    asked, as_of = as_of, _day(own, as_of)
    edition = _edition(own, place, as_of)
    report = _told(_judged(own, edition, as_of), asked, as_of)
    if report.holds:
        return Held(report, problems_of(report, own))
    paper = Paper(own, report, edition, as_of)
    ticket = Cleared(paper, _TOKEN)
    _SEALS[ticket] = (paper.draft_digest, paper.report_digest)
    return ticket


def _own(stated: Stated) -> Stated | tuple[FormError, ...]:
    """A copy that nobody else holds, read anew: what went round the form is caught here."""
    return stated_of(stated_json(stated), table=isinstance(stated, Recommendation))


def _malformed(stated: Stated, edition: Edition, errors: tuple[FormError, ...]) -> Held:
    report = Report(None, edition.id, edition.on, named_digest(stated), form_errors=errors)
    return Held(report, problems_of(report, None))


def _edition(stated: Stated, place: str, as_of: date | None) -> Edition:
    if isinstance(stated, Draft):
        return edition_for(stated, place=place, as_of=as_of)
    return resolve(place, as_of or stated.reported)


def _day(stated: Stated, asked: date | None) -> date | None:
    """The day whose law counts: none before the filing, or what came in force since is dropped."""
    filed = stated.submission.online if isinstance(stated, Draft) else None
    return max(asked, filed) if asked and filed else asked


def _told(report: Report, asked: date | None, day: date | None) -> Report:
    """The report, with the news that another day than the one asked for was taken."""
    if asked == day:
        return report
    says = f"线上申报日期（{day}）晚于要求的日期（{asked}），已按线上申报日期当天的规定检查。"
    return replace(report, notices=(*report.notices, says))


def _judged(stated: Stated, edition: Edition, as_of: date | None) -> Report:
    """The report for what is declared; a draft that names no tier has an error of the form."""
    if isinstance(stated, Recommendation):
        return check_recommendation(stated, edition=edition)
    if stated.tier:
        return check(stated, edition=edition, as_of=as_of, tiers=(stated.tier,))
    report = check(stated, edition=edition, as_of=as_of)
    allowed = "、".join(tier.value for tier in Tier)
    error = FormError("tier", "", f"导出前须写明层级：{allowed}")
    return replace(report, form_errors=(*report.form_errors, error))


def _redeem(ticket: Cleared, stated: Stated) -> Paper:
    """The paper of a genuine, unspoilt ticket for exactly what is stated, read anew."""
    held = _sealed(ticket)._paper
    own = _own(held.stated)
    if isinstance(own, tuple):
        raise Forged(STALE)
    paper = Paper(own, held.report, held.edition, held.asked)
    _compared(_SEALS[ticket], stated, paper)
    return paper


def _unspoilt(ticket: Cleared, stated: Stated) -> Paper:
    """The paper inside the ticket, where it still is what was sealed and what is stated."""
    held = _sealed(ticket)._paper
    paper = Paper(held.stated, held.report, held.edition, held.asked)  # no digest is remembered
    _compared(_SEALS[ticket], stated, paper)
    return paper


def _sealed(ticket: Cleared) -> Cleared:
    """The ticket, if the gate made it."""
    if type(ticket) is not Cleared or ticket not in _SEALS:
        raise Forged("这不是 gate 签发的放行凭证；请重新调用 gate(…)。")
    return ticket


def _compared(seal: tuple[str, str], stated: Stated, paper: Paper) -> None:
    """Refuse what is stated, or a paper, that is not what was sealed."""
    if {paper.draft_digest, named_digest(stated)} != {seal[0]}:
        raise Forged(STALE)
    if paper.report_digest != seal[1]:
        raise Forged("检查报告在检查之后有改动，凭证已失效；请重新检查后再导出。")


def render(
    ticket: Cleared, stated: Stated, *, templates: Path | None = None
) -> tuple[writing.File, ...]:
    """The cleared papers as bytes; nothing is written."""
    return press.files(_redeem(ticket, stated), templates)


def export(
    stated: Stated,
    directory: Path,
    *,
    as_of: date | None = None,
    place: str = PLACE,
    templates: Path | None = None,
) -> Exported | Held:
    """Check, render, write: every file or none."""
    ticket = gate(stated, as_of=as_of, place=place)
    if isinstance(ticket, Held):
        return ticket
    files = render(ticket, stated, templates=templates)
    paper = _unspoilt(ticket, stated)  # again: what is written is still what was rendered
    paths = writing.place(files, directory)
    return Exported(paths, paper.title, paper.report, *_SEALS[ticket])


def export_review(
    stated: Draft,
    directory: Path,
    *,
    as_of: date | None = None,
    place: str = PLACE,
    templates: Path | None = None,
) -> tuple[Path, ...] | Held:
    """The sheet for the experts; it holds the draft's text, so what is held has none."""
    ticket = gate(stated, as_of=as_of, place=place)
    if isinstance(ticket, Held):
        return ticket
    papers = press.files(_redeem(ticket, stated), templates, beside=True)
    return writing.place(papers, directory)


def export_checklist(
    tier: Tier,
    directory: Path,
    *,
    draft: Draft | None = None,
    as_of: date | None = None,
    place: str = PLACE,
) -> tuple[Path, ...]:
    """What to prepare for a tier; of a draft it tells no word, only what is there."""
    edition = _edition(draft, place, as_of) if draft else resolve(place, as_of)
    items = checklist(tier, edition=edition, draft=draft)
    return writing.place([press.checklist_file(tier, items, edition.id)], directory)


def template_names() -> tuple[str, ...]:
    """What the Word templates are called."""
    return tuple(file.name for file in press.template_files())


def export_templates(directory: Path) -> tuple[Path, ...]:
    """The Word templates that come with the program, to be edited; nothing of a draft."""
    return writing.place(press.template_files(), directory)


def export_problems(
    held: Held, directory: Path, *, templates: Path | None = None
) -> tuple[Path, ...]:
    """The list of problems, which holds none of the declaration's text."""
    return writing.place(press.problem_files(held.report, held.problems, templates), directory)


def export_pack(
    content: Mapping[str, Any], directory: Path, *, templates: Path | None = None
) -> tuple[Path, ...]:
    """The evidence of one answer or finding; it holds no draft, so there is nothing to check."""
    return writing.place(pack.pack_files(content, templates), directory)


def pack_in(content: bytes) -> dict[str, Any] | None:
    """The record inside an evidence pack; None for a file that is none."""
    return pack.pack_in(content)


def pack_compared(
    content: bytes, record: Mapping[str, Any], *, templates: Path | None = None
) -> tuple[Difference, ...] | str:
    """Where a pack differs from what its record renders to, or why that cannot be told."""
    return pack.pack_differences(content, record, templates)


def read_back(content: bytes, where: str) -> Embedded | Difference:
    """The record inside an exported file, or the news that it is gone; refused if not ours."""
    return proofread.read_back(content, where)


def compared(
    content: bytes, embedded: Embedded, stated: Stated, *, templates: Path | None = None
) -> tuple[Difference, ...] | str:
    """Where a file differs from what its record renders to, or why that cannot be told.

    Differences leave, never the rendering: this is no way around the check.
    """
    edition = _edition(stated, embedded.place, embedded.as_of)
    paper = Paper(stated, embedded.report, edition, embedded.as_of)
    return proofread.compared(content, embedded, paper, templates)
