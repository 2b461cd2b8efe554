"""Values as spans: one, or several with a mark between them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.passage import Span
from assistant.drafting.show import shown

Counted = tuple[Span, ...]


def one(text: object, *paths: str) -> Counted:
    """One value with its facts; nothing for nothing."""
    return (Span(shown(text), paths),) if shown(text) else ()


def listed(spans: Iterable[Counted], mark: str = "、") -> Counted:
    """Several values with a mark between them, each still with its own fact."""
    found: list[Span] = []
    for span in filter(None, spans):
        found += [Span(mark)] * bool(found) + list(span)
    return tuple(found)
