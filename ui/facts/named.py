"""Places in a draft's lists as people name them: an indicator by its number, evidence by its norm.

The rules name a record by its place in the list, which says nothing where others are missing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rules.finding import FormError, Report

# Lists whose records have a name of their own.
KEYS = {"kpis": "number", "evidence": "norm", "explanations": "norm"}
RECORD = re.compile(rf"(?P<list>{'|'.join(KEYS)})\[(?P<name>[^\]]+)\](?:\.(?P<part>\w+))?")


def named_path(path: str, draft: Mapping[str, Any]) -> str:
    """A path with the name of its record: kpis[3].value as kpis[4].value where that is its number.

    A record without a name is no other's: kpis[].value.
    """
    found = RECORD.match(path)
    if found is None or not found["name"].isdecimal():
        return path
    records, at = draft.get(found["list"]), int(found["name"])
    record = records[at] if isinstance(records, list) and at < len(records) else None
    name = record.get(KEYS[found["list"]]) if isinstance(record, dict) else None
    whole = "" if name is None else name
    return f"{found['list']}[{whole}]{path[found.end('name') + 1 :]}"


def named_errors(errors: tuple[FormError, ...], draft: Mapping[str, Any]) -> tuple[FormError, ...]:
    """Wrong fields, each with the name of its record."""
    return tuple(replace(error, path=named_path(error.path, draft)) for error in errors)


def named_report(report: Report, draft: Mapping[str, Any]) -> Report:
    """A report whose findings and wrong fields name the records they speak of."""
    found = tuple(
        replace(
            f,
            missing=tuple(named_path(path, draft) for path in f.missing),
            fields=tuple(named_path(path, draft) for path in f.fields),
        )
        for f in report.findings
    )
    errors = named_errors(report.form_errors, draft)
    return replace(report, findings=found, form_errors=errors)
