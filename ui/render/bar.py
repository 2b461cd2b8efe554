"""The bar above the tabs: the name, who is here, the other language, light and dark."""

from markupsafe import Markup

from assistant.person import Person
from ui.render.html import each, tag
from ui.render.login import log_out
from ui.words.book import Words


def bar(words: Words, who: Person | None = None) -> Markup:
    """The whole bar; the badge of single-user mode shows only where the page is nobody's own."""
    name = each((tag("strong", words("app.title")), tag("span", words("app.tagline"))))
    theme = tag("button", words("app.theme"), type_="button", cls="td-link", data_act="theme")
    spoken = "en" if words.language == "zh" else "zh"
    other = tag(
        "a", words("app.other"), href=words("app.other_path"), cls="td-link", data_language=spoken
    )
    here = _who(who, words) if who and not who.alone else _alone(words)
    nav = tag("nav", here, theme, other, aria_label="app")
    return tag("header", tag("h1", name), nav, cls="td-top")


def _alone(words: Words) -> Markup:
    return tag(
        "span", words("app.badge"), cls="td-badge td-alone", title=words("app.badge_help")
    )  # fmt: skip


def _who(who: Person, words: Words) -> Markup:
    role = tag("small", words(f"role.{who.role.value}"))
    return each((tag("span", who.name, role, cls="td-badge td-who"), log_out(words)))
