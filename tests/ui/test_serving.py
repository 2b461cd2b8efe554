"""`tidu serve`: when login is demanded, and who may then log in first."""

import gc
import re
from pathlib import Path

import pytest

from assistant.person import Role
from assistant.store.accounts import Accounts
from assistant.store.engine import open_database
from assistant.store.logins import Logins
from ui.serving import ADMIN, LOOKS, demanded, settle
from ui.trouble import Trouble

LOOPBACK, AWAY = {"away": False, "host": "127.0.0.1"}, {"away": True, "host": "0.0.0.0"}


@pytest.mark.parametrize("auth", [None, False])
def test_alone_at_this_machine_there_is_no_login_until_there_is_an_account(
    tmp_path: Path, auth: bool | None
) -> None:
    assert demanded(tmp_path, auth=auth, **LOOPBACK) is False
    Accounts(open_database(tmp_path)).add("li", Role.ADMIN)
    assert demanded(tmp_path, auth=None, **LOOPBACK) is True


@pytest.mark.parametrize(("where", "auth"), [(LOOPBACK, True), (AWAY, None), (AWAY, True)])
def test_where_login_is_demanded_and_nobody_could_an_admin_is_made_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], where: dict[str, object], auth: bool | None
) -> None:
    assert demanded(tmp_path, auth=auth, **where) is True  # type: ignore[arg-type]
    told = capsys.readouterr().err
    [password] = re.findall(r"一次性密码：(\S+)", told)
    login, _ = Logins(open_database(tmp_path)).begin(ADMIN, password, place="here")
    assert (login.person.role, login.temporary) == (Role.ADMIN, True)
    assert demanded(tmp_path, auth=auth, **where) is True  # type: ignore[arg-type]
    assert "密码" not in capsys.readouterr().err


def test_no_auth_is_refused_elsewhere_and_where_there_are_accounts(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="必须登录"):
        demanded(tmp_path, auth=False, **AWAY)
    Accounts(open_database(tmp_path)).add("li", Role.ADMIN)
    with pytest.raises(Trouble, match="已经有账号"):
        demanded(tmp_path, auth=False, **LOOPBACK)


def test_what_stands_at_the_start_is_left_out_of_the_collectors_rounds() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        settle()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold() == LOOKS
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
