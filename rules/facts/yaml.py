"""Records to YAML, for people to read on and for the reader to read back as they were."""

from __future__ import annotations

from typing import Any

import yaml

from rules.facts.draft import draft_json
from rules.facts.record import Record

WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Block style with lists set in under their field."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set every list in."""
        super().increase_indent(flow, False)


def record_yaml(record: Record) -> str:
    """Everything a record states; what is unknown is left out."""
    values: dict[str, Any] = draft_json(record)  # type: ignore[arg-type]
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
