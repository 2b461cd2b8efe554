"""The one place that writes tags: whatever is not already markup is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

VOID = {"br", "hr", "img", "input"}


def _attribute(name: str, value: str | bool | None) -> Markup:
    if value is None or value is False:
        return Markup("")
    name = {"cls": "class", "for_": "for", "type_": "type"}.get(name, name).replace("_", "-")
    return Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)


def tag(name: str, /, *content: str, **attributes: str | bool | None) -> Markup:
    """One element; `cls` is class, an underscore in a name is a hyphen."""
    written = Markup("").join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup("<{}{}>").format(Markup(name), written)
    inside = Markup("").join(escape(part) for part in content)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inside)


def each(parts: Iterable[str]) -> Markup:
    """Parts one after another, each escaped unless it is markup."""
    return Markup("").join(escape(part) for part in parts)


def marked(text: str, quotes: Iterable[str]) -> Markup:
    """The text with every stretch that a quote covers inside <mark>."""
    covered = [False] * len(text)
    for quote in quotes:
        start = text.find(quote) if quote else -1
        while start >= 0:
            covered[start : start + len(quote)] = [True] * len(quote)
            start = text.find(quote, start + len(quote))
    return each(tag("mark", part) if inside else part for inside, part in _runs(text, covered))


def _runs(text: str, covered: list[bool]) -> Iterable[tuple[bool, str]]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or covered[end] != covered[start]:
            yield covered[start], text[start:end]
            start = end
