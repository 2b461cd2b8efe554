"""Many drafts checked in one go: files in, one row for each draft out; it can be stopped."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.importing.declaration import import_file
from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Report
from rules.law.edition import resolve
from rules.reading import decoded, values_of
from rules.report.json import report_json
from ui.batches import is_lines
from ui.commands.drafts import Asked, stated_of
from ui.trouble import Trouble, error_json, trouble_of

OFFICE = (".docx", ".xlsx", ".pdf")
MOST = 2_000
Stated = Draft | Recommendation | tuple[FormError, ...]
Progress = Callable[[int, int], None]
Reading = Callable[[], Stated]


@dataclass(frozen=True)
class Row:
    """One draft: where it stood, whose it is, its report, or what was wrong with it."""

    where: str
    stated: Stated | None = None
    report: Report | None = None
    trouble: Trouble | None = None

    @property
    def holding(self) -> int:
        """How many findings hold its export."""
        return sum(f.holds for f in self.report.findings) if self.report else 0

    def json(self) -> Mapping[str, Any]:
        """The row as `tidu check --json` writes it, named by where it stood."""
        if self.trouble is not None or self.report is None:
            return error_json(self.trouble or Trouble("没有检查", self.where, ""), self.where)
        return report_json(replace(self.report, id=self.where))


def check_many(paths: Sequence[Path], place: str, progress: Progress) -> tuple[Row, ...]:
    """Every draft in these files, in order; what cannot be read is told and the rest goes on.

    `progress` may raise to stop; what was checked until then is not kept.
    """
    found = [one for path in paths for one in _drafts_in(path, place)]
    if len(found) > MOST:
        what = f"一共有 {len(found)} 份草稿，一次最多 {MOST} 份"
        raise Trouble(what, paths[0].name, "请分几次检查。")
    asked, rows = Asked(place, None, None), []
    for number, (where, read) in enumerate(found, 1):
        rows.append(_row(where, read, asked))
        progress(number, len(found))
    return tuple(rows)


def _drafts_in(path: Path, place: str) -> Iterator[tuple[str, Reading]]:
    if path.suffix.lower() in OFFICE:
        yield path.name, lambda: import_file(path, edition=resolve(place, None)).stated
        return
    content = path.read_bytes()
    if not is_lines(content):
        yield path.name, lambda: stated_of(_values(content, path.name))
        return
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            where = f"{path.name} 第{number}行"
            yield where, lambda line=line, where=where: stated_of(_values(line, where))  # type: ignore[misc]


def _values(content: bytes, where: str) -> Mapping[str, Any]:
    return values_of(decoded(content, where=where), where=where)


def _row(where: str, read: Reading, asked: Asked) -> Row:
    try:
        stated = read()
        return Row(where, stated, asked.report(stated))
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        return Row(where, trouble=trouble)


def written(rows: Sequence[Row], folder: Path) -> Path:
    """The rows as JSON Lines, one for one."""
    path = folder / "批量检查.jsonl"
    lines = (json.dumps(row.json(), ensure_ascii=False, default=str) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path
