"""The page that leaves the server speaks its language before any script runs."""

import pytest
from fastapi.testclient import TestClient

from tests.ui.test_api import _client
from ui.page import own


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


@pytest.mark.parametrize(("path", "language"), [("/", "zh-CN"), ("/en/", "en")])
def test_each_page_says_its_language_and_nothing_of_gradio_s_own(
    client: TestClient, path: str, language: str
) -> None:
    page = client.get(path)
    head = page.text.split("</head>")[0]
    assert f'lang="{language}"' in head[:200]
    assert "og:" not in head
    assert "twitter:" not in head
    assert int(page.headers["content-length"]) == len(page.content)
    assert page.headers["content-security-policy"]


def test_other_answers_are_left_alone(client: TestClient) -> None:
    assert client.get("/api/library").json()["documents"]
    assert client.get("/healthz").json() == {"ok": True}


def test_only_the_head_s_cards_go() -> None:
    page = b'<html\n\tlang="en" style=""><meta\n property="og:title" content="x" /><p>og:title</p>'
    assert own(page, "zh", "li") == b'<html lang="zh-CN" data-person="li" style=""><p>og:title</p>'


@pytest.mark.parametrize(
    ("path", "again"), [("/", "登录已过期"), ("/en/", "Your login has expired")]
)
def test_each_page_knows_its_person_and_the_words_for_an_expired_login(
    client: TestClient, path: str, again: str
) -> None:
    head = client.get(path).text.split("gradio_config")[0]
    assert 'data-person="local"' in head
    assert again in head
