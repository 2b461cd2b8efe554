"""With accounts: nobody comes in without logging in, and everybody sees only his own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.passwords import LONGEST, SHORTEST
from assistant.person import Role
from assistant.store.logins import ALLOWED
from tests.ui.fakes import ANSWER
from tests.ui.locked import ORIGIN, OWN, Locked, cheap, locked
from ui.door import COOKIE
from ui.words.book import words

ZH, EN = words("zh"), words("en")
PERSONAL = ("/api/talks", "/api/drafts", "/api/library", "/config", "/gradio_api/info")
WRONG = {"name": "admin", "password": "wrong-wrong"}


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap():
        yield


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locked:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    return locked(tmp_path)


def _log_in(client: TestClient, password: str, name: str = "admin", path: str = "/login") -> str:
    answer = client.post(path, data={"name": name, "password": password})
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.mark.parametrize(("path", "to"), [("/", "/login"), ("/en/", "/en/login")])
def test_a_page_leads_to_the_login_and_the_login_asks_for_two_things(
    app: Locked, path: str, to: str
) -> None:
    client = app.client()
    led = client.get(path)
    assert (led.status_code, led.headers["location"]) == (303, to)
    page = client.get(to)
    said = EN if path == "/en/" else ZH
    for key in ("login.name", "login.password", "login.send", "login.help"):
        assert said(key) in page.text
    assert 'autocomplete="current-password"' in page.text
    assert "src=" not in page.text
    assert not re.search(r"https?://", page.text)


def test_every_page_at_the_door_begins_with_its_doctype_and_shows_none(app: Locked) -> None:
    client = app.client()
    pages = [client.get("/login"), client.get("/en/login"), client.post("/login", data=WRONG)]
    _log_in(client, app.password)
    wrong = {"old": app.password, "new": "short", "again": "short"}
    pages += [client.get("/password"), client.post("/password", data=wrong)]
    for page in pages:
        assert page.text.startswith("<!doctype html>\n<html")
        assert "&lt;" not in page.text


@pytest.mark.parametrize("path", PERSONAL)
def test_a_program_that_is_not_logged_in_is_told_where_to(app: Locked, path: str) -> None:
    told = app.client().get(path)
    assert told.status_code == 401
    assert "/login" in told.json()["error"]["do"]


def test_health_and_the_products_own_files_need_no_login(app: Locked) -> None:
    assert app.client().get("/healthz").json() == {"ok": True}
    assert app.client().get("/favicon.ico").status_code == 200


def test_a_cookie_is_for_no_script_and_no_other_site_and_new_at_every_login(app: Locked) -> None:
    client = app.client()
    client.cookies.set(COOKIE, "chosen-by-somebody-else")
    answer = client.post("/login", data={"name": "admin", "password": app.password})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    first = answer.cookies[COOKIE]
    assert first != "chosen-by-somebody-else"
    again = client.post("/login", data={"name": "admin", "password": app.password})
    assert again.cookies[COOKIE] != first
    assert app.door.who(first) is None  # the login this browser had before has ended


def test_over_tls_the_cookie_stays_on_tls(app: Locked) -> None:
    behind = {"x-forwarded-proto": "https"}
    asked = {"name": "admin", "password": app.password}
    near = app.client("127.0.0.1").post("/login", data=asked, headers=behind)
    assert "Secure" in near.headers["set-cookie"]
    itself = app.client().post("https://tidu.example/login", data=asked)
    assert "Secure" in itself.headers["set-cookie"]


def test_only_a_proxy_that_is_believed_can_say_that_it_is_tls(app: Locked) -> None:
    behind = {"x-forwarded-proto": "https"}
    asked = {"name": "admin", "password": app.password}
    stranger = app.client("192.168.1.7").post("/login", data=asked, headers=behind)
    assert "Secure" not in stranger.headers["set-cookie"]
    served: Any = ProxyHeadersMiddleware(app.app, trusted_hosts="192.168.1.2")

    def cookie(place: str) -> str:
        client = TestClient(served, base_url=ORIGIN, client=(place, 1), follow_redirects=False)
        return client.post("/login", data=asked, headers=behind).headers["set-cookie"]

    assert "Secure" in cookie("192.168.1.2")
    assert "Secure" not in cookie("192.168.1.3")


def test_a_one_time_password_must_be_changed_before_anything_else(app: Locked) -> None:
    client = app.client()
    assert _log_in(client, app.password) == "/password"
    assert client.get("/").headers["location"] == "/password"
    assert client.get("/en/").headers["location"] == "/en/password"
    told = client.get("/api/talks")
    assert (told.status_code, "/password" in told.json()["error"]["do"]) == (403, True)
    assert ZH("password.first") in client.get("/password").text
    change = {"old": app.password, "new": OWN, "again": OWN}
    assert client.post("/password", data=change).headers["location"] == "/"
    assert client.get("/").status_code == 200
    assert client.get("/api/session").json()["temporary"] is False


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"old": "wrong-wrong", "new": OWN, "again": OWN}, "password.old_wrong"),
        ({"new": OWN, "again": OWN + "x"}, "password.differ"),
        ({"new": "short", "again": "short"}, "password.broken.short"),
        ({"new": "长" * 129, "again": "长" * 129}, "password.broken.long"),
        ({"new": "abababababab", "again": "abababababab"}, "password.broken.few"),
    ],
)
def test_a_password_that_cannot_be_taken_is_told_in_words(
    app: Locked, change: dict[str, str], key: str
) -> None:
    client = app.client()
    _log_in(client, app.password)
    told = client.post("/password", data={"old": app.password} | change)
    assert told.status_code == 422
    assert ZH(key, shortest=SHORTEST, longest=LONGEST) in told.text
    assert ZH("password.rules") in told.text


def test_the_old_password_is_not_a_new_one_and_the_page_says_so(app: Locked) -> None:
    client = app.client()
    _log_in(client, app.password)
    same = {"old": app.password, "new": app.password, "again": app.password}
    assert ZH("password.broken.same") in client.post("/password", data=same).text
    assert EN("password.broken.same") in client.post("/en/password", data=same).text


def test_changing_the_password_ends_every_other_login(app: Locked) -> None:
    here, there = app.client(), app.client()
    _log_in(here, app.password)
    _log_in(there, app.password)
    here.post("/password", data={"old": app.password, "new": OWN, "again": OWN})
    assert here.get("/api/session").status_code == 200
    assert there.get("/api/session").status_code == 401


@pytest.mark.parametrize(
    "typed", [WRONG, {"name": "nobody", "password": "x"}, {}, {"name": "<b>x", "password": "x"}]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    app: Locked, typed: dict[str, str]
) -> None:
    told = app.client().post("/login", data=typed)
    assert told.status_code == 401
    assert ZH("login.wrong") in told.text
    assert "<b>x" not in told.text
    assert "set-cookie" not in told.headers


def test_wrong_passwords_in_a_row_mean_waiting_on_the_page_and_in_the_api(app: Locked) -> None:
    client = app.client()
    for _ in range(ALLOWED["both"]):
        assert client.post("/login", data=WRONG).status_code == 401
    told = client.post("/login", data={"name": "admin", "password": app.password})
    assert told.status_code == 429
    assert int(told.headers["retry-after"]) > 20
    assert "秒后再试" in told.text
    assert client.post("/api/session", json=WRONG).status_code == 429


def test_an_expired_login_is_told_as_such_and_logging_out_ends_it(app: Locked) -> None:
    _, client = app.person("li")
    secret = client.cookies[COOKIE]
    out = client.post("/logout")
    assert out.headers["location"] == "/login?why=out"
    assert ZH("login.out") in client.get("/login?why=out").text
    assert app.door.who(secret) is None
    late = app.client()
    late.cookies.set(COOKIE, secret)
    assert late.get("/").headers["location"] == "/login?why=expired"
    assert ZH("login.expired") in late.get("/login?why=expired").text
    assert late.get("/api/talks").json()["error"]["what"] == "登录已过期"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_address_of_logging_out_asks_first_and_ends_nothing_by_itself(
    app: Locked, prefix: str
) -> None:
    stranger = app.client().get(f"{prefix}/logout")
    assert (stranger.status_code, stranger.headers["location"]) == (303, f"{prefix}/login")
    _, client = app.person("li")
    page = client.get(f"{prefix}/logout")
    assert page.status_code == 200
    assert f'method="post" action="{prefix}/logout"' in page.text
    assert client.get("/api/session").json()["name"] == "li"
    assert client.post(f"{prefix}/logout").headers["location"] == f"{prefix}/login?why=out"


@pytest.mark.parametrize("why", ["<script>", "name", "wrong", "//evil.example"])
def test_the_login_page_says_only_what_it_knows(app: Locked, why: str) -> None:
    page = app.client().get("/login", params={"why": why}).text
    assert 'id="told"' not in page


@pytest.mark.parametrize("path", ["/login", "/logout", "/password", "/api/session", "/api/drafts"])
@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"origin": "null"},
                {"sec-fetch-site": "cross-site"}],
)  # fmt: skip
def test_another_sites_page_can_neither_log_in_nor_out_nor_write(
    app: Locked, path: str, headers: dict[str, str]
) -> None:
    _, client = app.person("li")
    told = client.post(path, data={"name": "admin", "password": app.password}, headers=headers)
    assert told.status_code == 403
    assert client.get("/api/session").json()["name"] == "li"


def test_our_own_forms_are_let_through(app: Locked) -> None:
    own = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    data = {"name": "admin", "password": app.password}
    assert app.client().post("/login", data=data, headers=own).status_code == 303
    # With no-referrer a browser would send the origin of these forms as "null".
    assert app.client().get("/login").headers["referrer-policy"] == "same-origin"


def test_a_forwarded_request_comes_as_far_as_the_login(app: Locked) -> None:
    forwarded = {"x-forwarded-for": "10.0.0.9", "x-forwarded-host": "tidu.example"}
    assert app.client().get("/", headers=forwarded).headers["location"] == "/login"


def test_what_somebody_saw_is_not_kept_for_the_back_button(app: Locked) -> None:
    _, client = app.person("li")
    for path in ("/", "/api/talks", "/login"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_a_talk_is_found_by_its_owner_and_by_nobody_else(app: Locked) -> None:
    (li, his), (wang, hers) = app.person("li"), app.person("wang", Role.ADMIN)
    talk = app.talks.start(li.id)
    app.talks.add(li.id, talk.id, "几级？", ANSWER)
    assert [one["id"] for one in his.get("/api/talks").json()] == [talk.id]
    assert his.get(f"/api/talks/{talk.id}").status_code == 200
    assert hers.get("/api/talks").json() == []
    for owner in ({}, {"owner": li.id}, {"owner": wang.id}):
        assert hers.get(f"/api/talks/{talk.id}", params=owner).status_code == 404
        assert hers.delete(f"/api/talks/{talk.id}", params=owner).status_code == 404
    assert his.delete(f"/api/talks/{talk.id}").status_code == 204


def test_a_draft_is_found_by_its_owner_and_by_nobody_else(app: Locked) -> None:
    (_, his), (_, hers) = app.person("li"), app.person("wang", Role.ADMIN)
    draft = his.post("/api/drafts", json={"draft": {"tier": "先进级"}}).json()
    path = f"/api/drafts/{draft['id']}"
    assert his.get(path).json()["draft"] == {"tier": "先进级"}
    assert hers.get("/api/drafts").json() == []
    change = {"draft": {"tier": "卓越级"}, "version": 1}
    tried = [hers.get(path), hers.put(path, json=change), hers.delete(path)]
    assert [answer.status_code for answer in tried] == [404, 404, 404]
    assert his.get(path).json()["version"] == 1


@pytest.mark.parametrize("role", [Role.ENTERPRISE, Role.DESK])
def test_only_an_admin_reaches_the_accounts(app: Locked, role: Role) -> None:
    _, client = app.person("li", role)
    body = {"name": "more", "role": "admin"}
    tried = [
        client.get("/api/accounts"), client.post("/api/accounts", json=body),
        client.patch("/api/accounts/admin", json={"disabled": True}),
        client.post("/api/accounts/admin/password"),
    ]  # fmt: skip
    assert [answer.status_code for answer in tried] == [403] * 4
    assert {account.person.name for account in app.door.accounts.all()} == {"admin", "li"}


def test_an_admin_adds_shuts_out_and_resets_over_http(app: Locked) -> None:
    _, client = app.person("boss", Role.ADMIN)
    made = client.post("/api/accounts", json={"name": "li", "role": "desk"}).json()
    li = app.client()
    assert _log_in(li, made["password"], "li") == "/password"
    shut = client.patch("/api/accounts/li", json={"disabled": True})
    assert shut.json()["disabled"] is True
    assert li.get("/api/session").status_code == 401
    client.patch("/api/accounts/li", json={"disabled": False})
    reset = client.post("/api/accounts/li/password").json()
    assert _log_in(li, reset["password"], "li") == "/password"
    listed = client.get("/api/accounts").text
    assert "argon2" not in listed
    assert client.post("/api/accounts", json={"name": "li"}).status_code == 422


def test_the_api_logs_in_and_out_and_changes_the_password(app: Locked) -> None:
    client = app.client()
    assert client.get("/api/session").status_code == 401
    made = client.post("/api/session", json={"name": "admin", "password": app.password})
    assert made.json()["role"] == "admin"
    changed = client.post("/api/password", json={"old": app.password, "new": OWN})
    assert changed.status_code == 204
    assert client.get("/api/drafts").status_code == 200
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/drafts").status_code == 401


def test_the_first_account_turns_login_on_while_the_app_runs(tmp_path: Path) -> None:
    app = locked(tmp_path / "first", empty=True)
    here = TestClient(app.app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    assert here.get("/api/session").json()["id"] == "local"
    assert here.get("/login", follow_redirects=False).headers["location"] == "/"
    made = here.post("/api/accounts", json={"name": "boss", "role": "admin"})
    assert made.status_code == 201
    assert here.get("/api/drafts").status_code == 401
    assert _log_in(app.client(), made.json()["password"], "boss") == "/password"
