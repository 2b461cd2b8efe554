"""What is not as it should be, a line each; nothing while all is well."""

from collections.abc import Sequence

from assistant.condition import CONDITIONS, State
from ui.render.html import each, tag
from ui.words.book import Words


def state_lines(words: Words, states: Sequence[State] | None = None) -> str:
    """One line a state, by its name; those seen lately unless others are given."""
    seen = CONDITIONS.now() if states is None else states
    lines = each(tag("p", words(f"state.{state.value}"), data_state=state.value) for state in seen)
    return tag("div", lines, cls="td-trouble", role="status") if seen else ""
