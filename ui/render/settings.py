"""The settings as HTML: who one is, the accounts, the model, what is kept and where."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.person import Person, Role
from assistant.store.accounts import Account
from assistant.store.drafts import KeptDraft
from ui.about import About
from ui.render.html import each, tag
from ui.words.book import Words


def you(who: Person, words: Words) -> Markup:
    """Who is logged in, and what he can do about it."""
    if who.alone:
        told = (tag("p", words("settings.alone")), _quiet(words("settings.alone_help")))
        return _part(words("settings.you"), *told)
    facts = tag(
        "dl", tag("dt", words("settings.name")), tag("dd", who.name),
        tag("dt", words("settings.role")), tag("dd", words(f"role.{who.role.value}")),
        cls="td-said",
    )  # fmt: skip
    at = "/password" if words.language == "zh" else "/en/password"
    change = tag("a", words("settings.change"), href=at, cls="td-link")
    return _part(words("settings.you"), facts, tag("p", change))


def languages(words: Words) -> Markup:
    """Both languages; the one chosen is remembered by the browser."""
    links = [
        tag(
            "a", words(f"settings.{name}"), href=at, cls="td-link", data_language=spoken,
            aria_current="true" if spoken == words.language else None, lang=tag_of,
        )
        for name, at, spoken, tag_of in (("chinese", "/", "zh", "zh-CN"),
                                         ("english", "/en/", "en", "en"))
    ]  # fmt: skip
    line = tag("p", *links, cls="td-choices")
    return _part(words("settings.language"), line, _quiet(words("settings.language_help")))


def accounts(found: Sequence[Account], who: Person, words: Words) -> Markup:
    """Every account with what can be done to it."""
    heads = [words(f"settings.{key}") for key in ("name", "role", "state", "created", "act")]
    head = tag("thead", tag("tr", *(tag("th", text, scope="col") for text in heads)))
    rows = tag("tbody", *(_account(account, who, words) for account in found))
    table = tag("table", head, rows, cls="td-list td-accounts") if found else Markup("")
    scroll = tag("div", table, cls="td-scroll", tabindex="0", role="region",
                 aria_label=words("settings.accounts")) if found else Markup("")  # fmt: skip
    return _part(words("settings.accounts"), _quiet(words("settings.accounts_help")), scroll)


def _account(account: Account, who: Person, words: Words) -> Markup:
    person = account.person
    state = "disabled" if account.disabled else "temporary" if account.temporary else "fine"
    acts = [("enable" if account.disabled else "disable"), "reset"]
    buttons = [_act(act, person.name, words) for act in acts if person.id != who.id]
    return tag(
        "tr", tag("th", person.name, scope="row"), tag("td", words(f"role.{person.role.value}")),
        tag("td", words(f"settings.{state}")),
        tag("td", account.created.astimezone().strftime("%Y-%m-%d")),
        tag("td", tag("span", *buttons, cls="td-choices")),
    )  # fmt: skip


def _act(act: str, name: str, words: Words) -> Markup:
    label = words(f"settings.{act}")
    return tag(
        "button", label, type_="button", cls="td-link",
        data_pick=f"{act}|{name}", aria_label=f"{label} {name}",
    )  # fmt: skip


def one_time(name: str, password: str, *, first: bool, words: Words) -> Markup:
    """A password shown once."""
    line = tag("p", words("settings.once", name=name), tag("code", password))
    help_line = _quiet(words("settings.once_help"))
    warning = tag("p", tag("strong", words("settings.once_first"))) if first else ""
    return tag("section", line, help_line, warning, cls="td-card td-once", role="status")


def model(facts: About, words: Words) -> Markup:
    """Whether a language model is configured, and where; never its key."""
    told = (
        words("settings.model_set", model=facts.model or "?", host=facts.host)
        if facts.host
        else words("settings.model_none")
    )
    return _part(words("settings.model"), tag("p", told), _quiet(words("settings.model_help")))


def data(
    talks: int, drafts: Sequence[KeptDraft], facts: About, *, who: Person, words: Words
) -> Markup:
    """What is kept of this person, draft by draft, and where."""
    counted = tag("p", words("settings.talks", count=talks))
    listed = tag("ul", *(_draft(draft, words) for draft in drafts), cls="td-drafts")
    kept = listed if drafts else _quiet(words("settings.data_none"))
    owner = who.may(Role.ADMIN)
    place = (
        words("settings.where_home", home=facts.home, database=facts.database)
        if owner
        else words("settings.where_server")
    )
    lines = (place, words("settings.where_browser"), words("settings.exports"))
    where = tag("div", tag("h3", words("settings.where")), *(_quiet(line) for line in lines))
    count = tag("p", words("settings.drafts", count=len(drafts)))
    return _part(words("settings.data"), counted, count, kept, where)


def _draft(draft: KeptDraft, words: Words) -> Markup:
    name = draft.name or words("settings.unnamed")
    day = draft.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    buttons = [
        tag("button", words(f"settings.{act}"), type_="button", cls="td-link",
            data_pick=f"{act}|{draft.id}", aria_label=f"{words(f'settings.{act}')} {name} {day}")
        for act in ("open", "delete")
    ]  # fmt: skip
    said = tag("span", name, tag("small", f"{words('settings.changed')} {day}"))
    return tag("li", said, tag("span", *buttons, cls="td-choices"))


def done(text: str) -> Markup:
    """One line that something was done."""
    return tag("p", text, role="status", cls="td-done-line")


def asked(text: str) -> Markup:
    """What is about to be deleted, before the second word."""
    return tag("p", text, role="alert", cls="td-asked-line")


def _quiet(text: str) -> Markup:
    return tag("p", text, cls="td-quiet")


def _part(title: str, *content: str) -> Markup:
    return tag("section", tag("h2", title), each(content), cls="td-settings-part")
