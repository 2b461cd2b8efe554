"""Script injection, stored and reflected; sessions chosen by an attacker; roles."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from assistant.person import Role
from assistant.store.talks import Talk, now
from tests.ui import fakes
from tests.ui.locked import OWN, Locked, cheap, locked
from ui.render.answer import Turn
from ui.render.state import state_lines
from ui.render.talks import talks_list
from ui.render.trouble import trouble_card

EVIL = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "</textarea><script>alert(1)</script>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "\u2028<script>alert(1)</script>",
)  # fmt: skip
LEADS = ("href", "src", "action", "formaction", "data")


class _Tags(HTMLParser):
    """Every element and attribute of a page that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "base", "form"):
            self.runs.append(tag)
        self.runs += [name for name, _ in attrs if name.startswith("on")]
        leads = [v or "" for name, v in attrs if name in LEADS]
        self.runs += [v for v in leads if v.strip().lower().startswith("javascript:")]


def _runs(page: str) -> list[str]:
    found = _Tags()
    found.feed(page)
    return found.runs


@pytest.mark.parametrize("text", EVIL)
def test_what_was_asked_is_shown_and_runs_nowhere(text: str) -> None:
    shown = fakes.chat().show([Turn(text, fakes.ANSWER), Turn(text, error=text)])
    assert _runs(shown) == _runs(fakes.chat().show([Turn("x", fakes.ANSWER), Turn("x", error="x")]))
    talk = Talk("0" * 32, text, text, now(), now())
    assert _runs(talks_list([talk], visitor=text, current="", words=fakes.ZH)) == []
    assert _runs(str(trouble_card(text))) == []
    assert _runs(state_lines(fakes.ZH)) == []


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locked]:
    with cheap():
        yield locked(tmp_path_factory.mktemp("home"), own=True)


def test_what_stands_in_an_address_or_a_form_comes_back_harmless(app: Locked) -> None:
    client, (_, mine) = app.client(), app.person("zhang")
    plain = _runs(client.get("/login").text)
    for text in EVIL:
        assert _runs(client.get("/login", params={"why": text}).text) == plain
        wrong = client.post("/login", data={"name": text, "password": text})
        assert wrong.status_code in (401, 429)
        assert _runs(wrong.text) == plain
        missing = mine.get(f"/api/clauses/{text}")
        assert missing.headers["content-type"].startswith("application/json")
        assert missing.headers["x-content-type-options"] == "nosniff"


def test_a_stored_draft_comes_back_as_json_and_nothing_else(app: Locked) -> None:
    _, client = app.person("wang")
    kept = client.post("/api/drafts", json={"draft": {"applicant": {"name": EVIL[0]}}}).json()
    answer = client.get(f"/api/drafts/{kept['id']}")
    assert answer.json()["draft"]["applicant"]["name"] == EVIL[0]
    assert answer.headers["content-type"].startswith("application/json")


def test_a_cookie_chosen_by_an_attacker_is_never_a_login(app: Locked) -> None:
    app.person("li")
    client: TestClient = app.client()
    client.cookies.set("tidu", "chosen-by-somebody-else-0123456789abcdef")
    assert client.get("/api/session").status_code == 401
    said = client.post("/api/session", json={"name": "li", "password": OWN})
    assert said.status_code == 200
    assert "chosen-by" not in said.headers["set-cookie"]


def test_one_role_cannot_do_what_another_may(app: Locked) -> None:
    _, client = app.person("zhao", Role.ENTERPRISE)
    assert client.get("/api/accounts").status_code == 403
    assert client.get("/metrics").status_code == 403
