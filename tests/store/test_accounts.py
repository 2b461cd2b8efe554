"""Accounts and logins: one-time passwords, cookies that end, waiting after wrong passwords."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, text

from assistant import passwords
from assistant.person import Role
from assistant.store.accounts import Accounts, AccountTrouble
from assistant.store.drafts import Drafts
from assistant.store.logins import ALLOWED, IDLE, LONGEST, LoginRefused, Logins, MustWait
from assistant.store.talks import Talks

HERE, THERE = "192.168.1.7", "192.168.1.8"
OWN = "一句好记的话就够了呀"


class Watch:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.at = datetime(2024, 11, 20, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def on(self, **more: float) -> None:
        self.at += timedelta(**more)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    # A real hash takes a tenth of a second; one test below looks at the real one.
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", cheap)
    monkeypatch.setattr(passwords, "NOBODY", cheap.hash("nobody's"))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def accounts(engine: Engine, watch: Watch) -> Accounts:
    return Accounts(engine, watch)


@pytest.fixture
def logins(engine: Engine, watch: Watch) -> Logins:
    return Logins(engine, watch)


REAL = passwords.HASHER


def test_hashes_are_argon2id_with_memory_enough() -> None:
    assert (REAL.type.name, REAL.memory_cost >= 65536) == ("ID", True)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x")
    assert REAL.check_needs_rehash(weak)


def test_the_first_account_is_an_admin_and_turns_login_on(accounts: Accounts, watch: Watch) -> None:
    assert not accounts.any()
    with pytest.raises(AccountTrouble, match="第一个账号必须是管理员"):
        accounts.add("li", Role.ENTERPRISE)
    accounts.add("admin", Role.ADMIN)
    watch.on(minutes=1)
    accounts.add("li", Role.ENTERPRISE)
    assert accounts.any()
    assert [(a.person.name, a.temporary) for a in accounts.all()] == [("admin", True), ("li", True)]


def test_the_first_account_takes_over_what_was_kept_before_and_no_later_one(
    engine: Engine, accounts: Accounts
) -> None:
    talks, drafts = Talks(engine), Drafts(engine)
    talk, draft = talks.start("a browser's name"), drafts.start("local", {})
    admin, _ = accounts.add("admin", Role.ADMIN)
    assert talks.get(admin.person.id, talk.id)
    assert drafts.get(admin.person.id, draft.id)
    later, _ = accounts.add("li", Role.ADMIN)
    assert drafts.mine(later.person.id) == ()


@pytest.mark.parametrize("name", ["", "x", "local", "ＬＯＣＡＬ", "a b", "<b>", "名" * 33, "a\nb"])
def test_a_name_nobody_could_type_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountTrouble, match="账号名"):
        accounts.add(name, Role.ADMIN)


def test_a_name_is_taken_however_it_is_typed(accounts: Accounts) -> None:
    accounts.add("Admin", Role.ADMIN)
    with pytest.raises(AccountTrouble, match="已经有"):
        accounts.add("ａｄｍｉｎ", Role.ADMIN)


def test_neither_password_nor_cookie_can_be_read_from_the_database(
    engine: Engine, accounts: Accounts, logins: Logins
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    _, secret = logins.begin("admin", password, place=HERE)
    with engine.connect() as connection:
        rows = [connection.execute(text(f"SELECT * FROM {t}")).all() for t in ("account", "login")]
    assert password not in str(rows)
    assert secret not in str(rows)
    assert "$argon2id$" in str(rows)


def test_a_login_knows_its_person_until_it_is_ended(accounts: Accounts, logins: Logins) -> None:
    account, password = accounts.add("admin", Role.ADMIN)
    login, secret = logins.begin(" ADMIN ", password, place=HERE)
    assert login.person == account.person
    assert login.temporary
    assert logins.who(secret) == login
    assert logins.who(secret + "x") is None
    logins.end(secret)
    assert logins.who(secret) is None


def test_every_login_has_a_secret_of_its_own(accounts: Accounts, logins: Logins) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    secrets = {logins.begin("admin", password, place=HERE)[1] for _ in range(3)}
    assert len(secrets) == 3


def test_a_login_ends_by_itself_when_idle_and_at_the_latest_after_a_week(
    accounts: Accounts, logins: Logins, watch: Watch
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    _, secret = logins.begin("admin", password, place=HERE)
    started = watch.at
    while watch.at - started < LONGEST - timedelta(hours=11):
        watch.on(hours=10)
        assert logins.who(secret)
    watch.on(hours=12)
    assert logins.who(secret) is None
    _, idle = logins.begin("admin", password, place=HERE)
    watch.on(seconds=IDLE.total_seconds() + 1)
    assert logins.who(idle) is None


@pytest.mark.parametrize("act", ["disable", "reset"])
def test_shutting_out_and_resetting_end_every_login_at_once(
    accounts: Accounts, logins: Logins, act: str
) -> None:
    accounts.add("admin", Role.ADMIN)
    _, password = accounts.add("li", Role.ENTERPRISE)
    _, secret = logins.begin("li", password, place=HERE)
    getattr(accounts, act)("li")
    assert logins.who(secret) is None
    with pytest.raises(LoginRefused):
        logins.begin("li", password, place=HERE)


def test_a_disabled_account_is_let_in_again(accounts: Accounts, logins: Logins) -> None:
    accounts.add("admin", Role.ADMIN)
    _, password = accounts.add("li", Role.ENTERPRISE)
    accounts.disable("li")
    accounts.disable("li", disabled=False)
    assert logins.begin("li", password, place=HERE)


def test_the_last_admin_cannot_be_shut_out(accounts: Accounts) -> None:
    accounts.add("admin", Role.ADMIN)
    with pytest.raises(AccountTrouble, match="唯一的管理员"):
        accounts.disable("admin")
    accounts.add("second", Role.ADMIN)
    assert accounts.disable("admin").disabled
    with pytest.raises(AccountTrouble, match="唯一的管理员"):
        accounts.disable("second")


@pytest.mark.parametrize(
    "wrong", ["short", "x" * 129, "aaaaaaaaaaaa", "abababababab", "Longadminname", ""]
)
def test_a_password_against_the_rules_is_refused_and_the_rules_are_told(
    accounts: Accounts, wrong: str
) -> None:
    account, password = accounts.add("longadminname", Role.ADMIN)
    with pytest.raises(AccountTrouble) as told:
        accounts.change_password(account.person, password, wrong)
    assert told.value.do == passwords.RULES


def test_a_password_of_ones_own_replaces_the_one_time_one(
    accounts: Accounts, logins: Logins
) -> None:
    account, password = accounts.add("admin", Role.ADMIN)
    with pytest.raises(AccountTrouble, match="原密码不对"):
        accounts.change_password(account.person, "wrong-wrong", OWN)
    with pytest.raises(AccountTrouble, match="不合规则"):
        accounts.change_password(account.person, password, password)
    accounts.change_password(account.person, password, OWN)
    with pytest.raises(LoginRefused):
        logins.begin("admin", password, place=HERE)
    assert not logins.begin("admin", OWN, place=HERE)[0].temporary


def test_wrong_passwords_in_a_row_mean_waiting_longer_and_longer(
    accounts: Accounts, logins: Logins, watch: Watch
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    for _ in range(ALLOWED["both"]):
        _refused(lambda: logins.begin("admin", "no", place=HERE))
    with pytest.raises(MustWait) as first:
        logins.begin("admin", password, place=HERE)
    watch.on(seconds=first.value.seconds)
    _refused(lambda: logins.begin("admin", "no", place=HERE))
    with pytest.raises(MustWait) as second:
        logins.begin("admin", password, place=HERE)
    assert second.value.seconds > first.value.seconds
    watch.on(seconds=second.value.seconds)
    assert logins.begin("admin", password, place=HERE)
    _refused(lambda: logins.begin("admin", "no", place=HERE))


def test_somebody_elsewhere_is_not_shut_out_by_wrong_passwords_here(
    accounts: Accounts, logins: Logins
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    for _ in range(ALLOWED["both"] + 1):
        with pytest.raises(LoginRefused):
            logins.begin("admin", "no", place=HERE)
    assert logins.begin("admin", password, place=THERE)


def test_ones_own_account_does_not_pay_for_guessing_at_others(
    accounts: Accounts, logins: Logins
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    for guess in range(ALLOWED["place"]):
        if guess % 4 == 0:
            logins.begin("admin", password, place=HERE)
        _refused(lambda guess=guess: logins.begin(f"other{guess}", "no", place=HERE))
    with pytest.raises(MustWait):
        logins.begin("other", "no", place=HERE)


def test_an_office_logging_in_every_morning_never_waits(accounts: Accounts, logins: Logins) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    for _ in range(ALLOWED["place"] + 5):
        logins.begin("admin", password, place=HERE)


def test_what_is_over_is_swept_away(
    engine: Engine, accounts: Accounts, logins: Logins, watch: Watch
) -> None:
    _, password = accounts.add("admin", Role.ADMIN)
    logins.begin("admin", password, place=HERE)
    _refused(lambda: logins.begin("admin", "no", place=HERE))
    watch.on(days=8)
    logins.sweep()
    with engine.connect() as connection:
        for table in ("login", "failure"):
            assert connection.execute(text(f"SELECT * FROM {table}")).all() == []


def test_tries_at_once_are_counted_each(accounts: Accounts, logins: Logins) -> None:
    accounts.add("admin", Role.ADMIN)

    def guess(number: int) -> type[Exception]:
        try:
            logins.begin("admin", f"no-{number}", place=HERE)
        except LoginRefused as error:
            return type(error)
        raise AssertionError(number)

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(guess, range(12)))
    assert told.count(LoginRefused) == ALLOWED["both"]
    assert told.count(MustWait) == 12 - ALLOWED["both"]


def _refused(act: Callable[[], object]) -> None:
    with pytest.raises(LoginRefused) as told:
        act()
    assert type(told.value) is LoginRefused
