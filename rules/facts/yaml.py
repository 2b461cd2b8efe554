"""Records to YAML, for people to read on and for the reader to read back as they were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from rules.facts.record import Record, plain

WIDTH = 100
NUMBER = "tag:yaml.org,2002:float"


class _Dumper(yaml.SafeDumper):
    """Block style with lists set in under their field, and numbers as they were written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set every list in."""
        super().increase_indent(flow, False)


def _number(dumper: _Dumper, value: Decimal) -> yaml.ScalarNode:
    text = plain(value)
    return dumper.represent_scalar(NUMBER if "." in text else NUMBER.replace("float", "int"), text)


_Dumper.add_representer(Decimal, _number)


def _stated(value: object) -> Any:
    """What is stated, nothing for the unknown; days as text."""
    if isinstance(value, Record):
        known = ((name, item) for name, item in vars(value).items() if item is not None)
        return {name: ready for name, item in known if (ready := _stated(item)) != {}}
    if isinstance(value, tuple):
        return [_stated(item) for item in value]
    if isinstance(value, date) or (isinstance(value, str) and type(value) is not str):
        return str(value)
    return value


def record_yaml(record: Record) -> str:
    """Everything a record states; what is unknown is left out."""
    stated = _stated(record)
    return yaml.dump(stated, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
