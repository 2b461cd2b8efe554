"""`tidu accounts`: add, list, disable, reset; each in words and as JSON."""

from pathlib import Path

import pytest

from tests.cli.run import one_message, tidu


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path))


def test_an_account_is_added_listed_shut_out_let_in_and_given_a_new_password() -> None:
    assert "还没有账号" in tidu("accounts", "list").out
    [made] = tidu("accounts", "add", "boss", "--role", "admin", "--json").lines
    assert len(made["password"]) == 19
    assert "一次性密码：" in tidu("accounts", "add", "li").out
    [listed] = tidu("accounts", "list", "--json").lines
    assert [(a["name"], a["role"]) for a in listed["accounts"]] == [
        ("boss", "admin"), ("li", "enterprise"),
    ]  # fmt: skip
    assert made["password"] not in str(listed)
    assert "已停用" in tidu("accounts", "disable", "li").out
    [back] = tidu("accounts", "disable", "li", "--undo", "--json").lines
    assert back["account"]["disabled"] is False
    [reset] = tidu("accounts", "password", "boss", "--json").lines
    assert reset["password"] != made["password"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "li"], ["第一个账号必须是管理员", "--role admin"]),
        (["add", "a b", "--role", "admin"], ["账号名"]),
        (["add", "li", "--role", "king"], ["--role"]),
        (["password", "nobody"], ["没有这个账号", "tidu accounts list"]),
        (["disable", "nobody"], ["没有这个账号"]),
        ([], ["--help"]),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], words: list[str]) -> None:
    done = tidu("accounts", *arguments)
    assert done.status == 2
    one_message(done, *words)
