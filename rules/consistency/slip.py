"""A slip: one place where a draft contradicts itself or says what it may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules.facts.draft import Draft
from rules.facts.record import Record


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, where, and the rule (and its value) whose clause it offends."""

    says: str
    fields: tuple[str, ...]
    clause: str
    value: str = ""


Text = tuple[str, str]


def texts(draft: Draft) -> list[Text]:
    """Every piece of text in a draft with its path, but for what names a clause or a digest."""
    return list(_texts(draft, ""))


SILENT = frozenset({"norm", "address", "digest", "uscc", "id"})


def _texts(value: object, path: str) -> Iterator[Text]:
    if type(value) is str:
        yield path, value
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _texts(item, f"{path}[{n}]")
    elif isinstance(value, Record):
        for name, item in vars(value).items():
            if item is not None and (name not in SILENT or path == "applicant"):
                yield from _texts(item, f"{path}.{name}" if path else name)


def prose(draft: Draft) -> list[Text]:
    """The sections as written."""
    return [(f"sections.{name}", text) for name, text in draft.sections if text]
