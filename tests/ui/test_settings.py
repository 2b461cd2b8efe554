"""The settings as they are told: never a key, never another's account, a password once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.person import LOCAL, Person, Role
from assistant.settings import Settings
from assistant.store.accounts import Account
from assistant.store.drafts import KeptDraft
from tests.ui.fakes import ABOUT, EN, ZH
from ui.about import about
from ui.render import settings as shown
from ui.render.bar import bar
from ui.tabs.placing import known_place

ADMIN, LI = Person("a", "boss", Role.ADMIN), Person("l", "<li>", Role.ENTERPRISE)
AT = datetime(2024, 11, 20, 8, tzinfo=UTC)


def _account(person: Person, *, temporary: bool = False, disabled: bool = False) -> Account:
    return Account(person, temporary, disabled, AT)


def test_what_is_told_of_the_machine_holds_no_key_no_password_and_no_user_name() -> None:
    settings = Settings(
        home=Path("/srv/tidu"), llm_base_url="https://me:secret@model.example/v1?key=secret",
        llm_model="m-7", llm_api_key="secret",
        database_url="postgresql+psycopg://me:secret@db.example/tidu",
    )  # fmt: skip
    told = about(settings)
    assert (told.model, told.host, told.database) == (
        "m-7", "model.example", "PostgreSQL（db.example）",
    )  # fmt: skip
    written = shown.model(told, ZH) + shown.data(0, (), told, who=LOCAL, words=ZH)
    assert "secret" not in written
    assert "me:" not in written
    assert "model.example" in written


def test_without_a_model_nothing_is_said_to_leave_the_machine() -> None:
    assert ZH("settings.model_none") in shown.model(about(Settings(home=Path("/x"))), ZH)


def test_only_an_admin_is_told_where_on_the_server_things_lie() -> None:
    assert ABOUT.home in shown.data(0, (), ABOUT, who=ADMIN, words=ZH)
    assert ABOUT.home not in shown.data(0, (), ABOUT, who=LI, words=ZH)


def test_an_account_is_shut_out_or_let_in_and_nobody_acts_on_his_own() -> None:
    found = [_account(ADMIN), _account(LI), _account(Person("w", "wang", Role.DESK), disabled=True)]
    written = shown.accounts(found, ADMIN, ZH)
    assert 'data-pick="disable|&lt;li&gt;"' in written
    assert 'data-pick="enable|wang"' in written
    assert "|boss" not in written


def test_a_password_is_told_with_its_warning_only_where_login_begins_with_it() -> None:
    assert ZH("settings.once_first") in shown.one_time("a", "ab23", first=True, words=ZH)
    assert ZH("settings.once_first") not in shown.one_time("a", "ab23", first=False, words=ZH)


def test_a_draft_is_listed_with_its_name_escaped_and_a_nameless_one_says_so() -> None:
    drafts = [KeptDraft("1", 1, "<b>厂</b>", AT, AT, {}), KeptDraft("2", 1, "", AT, AT, {})]
    written = shown.data(3, drafts, ABOUT, who=LOCAL, words=ZH)
    assert "&lt;b&gt;厂" in written
    assert ZH("settings.unnamed") in written
    assert 'data-pick="delete|2"' in written


@pytest.mark.parametrize(("words", "path"), [(ZH, "/password"), (EN, "/en/password")])
def test_who_is_logged_in_changes_the_password_in_his_language(words, path) -> None:  # type: ignore[no-untyped-def]
    assert f'href="{path}"' in shown.you(LI, words)
    assert "password" not in shown.you(LOCAL, words)


def test_the_bar_names_who_is_logged_in_and_lets_him_out() -> None:
    assert ZH("app.badge") in bar(ZH)
    assert ZH("app.badge") in bar(ZH, LOCAL)
    named = bar(ZH, LI)
    assert "&lt;li&gt;" in named
    assert 'action="/logout"' in named
    assert ZH("app.badge") not in named


def test_a_place_that_is_none_is_the_default() -> None:
    assert known_place("中国") == "中国"
    assert [known_place(kept) for kept in ("", None, "<b>", {})] == ["河北省"] * 4
