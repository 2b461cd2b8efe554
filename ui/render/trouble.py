"""What went wrong, said so that it can be put right."""

from collections.abc import Sequence

from markupsafe import Markup

from rules.finding import FormError
from ui.render.html import tag
from ui.render.report import form_errors
from ui.words.book import Words


def trouble_card(text: str, errors: Sequence[FormError] = (), words: Words | None = None) -> Markup:
    """A message with the fields it is about."""
    fields = form_errors(errors, words) if words else Markup("")
    return tag("div", tag("p", text), fields, cls="td-trouble", role="alert")
