"""The pages before the window: log in, change the password. Plain HTML, no script needed."""

from functools import cache

from markupsafe import Markup

from ui.render.html import tag
from ui.theme import STATIC, colours
from ui.words.book import Words

ICON = "data:,"  # a browser that is told of an icon does not ask for one
# The window's own choice of light or dark, before anything is painted.
SCHEME = (
    'const k=localStorage.getItem("tidu-theme");'
    'if(k==="dark"||(!k&&matchMedia("(prefers-color-scheme: dark)").matches))'
    'document.documentElement.classList.add("dark");'
)


def login_page(words: Words, *, notice: str = "", wrong: str = "", name: str = "") -> str:
    """Where one logs in; `name` is what was typed before."""
    who = _field("name", words("login.name"), value=name, autocomplete="username", first=not name)
    secret = _field(
        "password", words("login.password"), kind="password", autocomplete="current-password",
        first=bool(name),
    )  # fmt: skip
    form = tag(
        "form", _told(notice, wrong), who, secret, _send(words("login.send")),
        method="post", action=_at("/login", words),
    )  # fmt: skip
    help_line = tag("p", words("login.help"), cls="td-quiet")
    other = "/en/login" if words.language == "zh" else "/login"
    link = tag("a", words("login.other"), href=other, cls="td-link")
    return _page(words("login.title"), words("login.heading"), form, help_line, link, words=words)


def password_page(words: Words, *, name: str, first: bool, wrong: str = "") -> str:
    """Where one changes the password; `first` when it must be done before anything else."""
    heading = words("password.first") if first else words("password.title")
    fields = (
        _hidden(name),
        _field("old", words("password.old"), kind="password", autocomplete="current-password",
               first=True),
        _field("new", words("password.new"), kind="password", autocomplete="new-password",
               told_by="rules"),
        tag("p", words("password.rules"), cls="td-quiet", id="rules"),
        _field("again", words("password.repeat"), kind="password", autocomplete="new-password"),
    )  # fmt: skip
    form = tag(
        "form", _told("", wrong), *fields, _send(words("password.send")),
        method="post", action=_at("/password", words),
    )  # fmt: skip
    why = tag("p", words("password.first_help")) if first else ""
    leave = log_out(words) if first else _link(words("password.back"), _at("/", words))
    return _page(words("password.title"), heading, why, form, leave, words=words)


def logout_page(words: Words) -> str:
    """Where whoever typed the address of logging out is asked whether to."""
    form = tag(
        "form", _send(words("login.out_button")), method="post", action=_at("/logout", words)
    )  # fmt: skip
    stay = _link(words("login.stay"), _at("/", words))
    return _page(words("login.out_button"), words("login.leave"), form, stay, words=words)


def log_out(words: Words) -> Markup:
    """A form of one button, for it must work without a script and for nobody else's page."""
    button = tag("button", words("login.out_button"), type_="submit", cls="td-link")
    return tag("form", button, method="post", action=_at("/logout", words), cls="td-out")


def _at(path: str, words: Words) -> str:
    return path if words.language == "zh" else f"/en{path}"


def _link(text: str, to: str) -> Markup:
    return tag("a", text, href=to, cls="td-link")


def _told(notice: str, wrong: str) -> Markup:
    if wrong:
        return tag("p", wrong, role="alert", cls="td-wrong", id="told")
    return tag("p", notice, role="status", cls="td-notice", id="told") if notice else Markup("")


def _field(  # noqa: PLR0913 - an input's attributes are its own
    name: str, label: str, *, kind: str = "text", value: str = "", autocomplete: str,
    first: bool = False, told_by: str | None = None,
) -> Markup:  # fmt: skip
    box = tag(
        "input", id=name, name=name, type_=kind, value=value or None, required=True,
        autocomplete=autocomplete, autofocus=first, autocapitalize="none", spellcheck="false",
        maxlength="256", aria_describedby=told_by,
    )  # fmt: skip
    return tag("div", tag("label", label, for_=name), box, cls="td-row")


def _hidden(name: str) -> Markup:
    """The account's name, for the browser's own store of passwords."""
    return tag(
        "input", type_="text", value=name, autocomplete="username", hidden=True, readonly=True
    )


def _send(text: str) -> Markup:
    return tag("button", text, type_="submit", cls="td-send")


def _page(title: str, heading: str, *content: str | Markup, words: Words) -> str:
    brand = tag("p", tag("strong", words("app.title")), tag("span", words("app.tagline")),
                cls="td-brand")  # fmt: skip
    main = tag("main", brand, tag("h1", heading), *content)
    spoken = "zh-CN" if words.language == "zh" else "en"
    head = tag(
        "head", tag("title", f"{title} · {words('app.title')}"),
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<link rel="icon" href="{}">').format(ICON),
        tag("style", Markup(styles())), tag("script", Markup(SCHEME)),
    )  # fmt: skip
    # Never joined by +: markup escapes the plain text that is added to it.
    return f"<!doctype html>\n{tag('html', head, tag('body', main), lang=spoken)}"


@cache
def styles() -> str:
    """The window's colours, and the few rules of these pages."""
    return colours() + (STATIC / "login.css").read_text(encoding="utf-8")
