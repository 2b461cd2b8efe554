"""Every error of ours is told in English on the English screen: the sources are walked for them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from knowledge.load import load_bytes
from knowledge.loaders.sniff import Unloadable
from tests.loaders.test_loaders import BAD
from tests.ui.fakes import EN
from tests.ui.test_api import _client
from ui.render.reason import told
from ui.spoken import in_language
from ui.trouble import SYSTEM

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|附\d")
# Errors are made by calling a class or a helper with what, where and what to do.
MAKES = re.compile(
    r"\w*Trouble|Failing|Forged|NotAllowed|No[A-Z]\w*|Un(readable|loadable|writable|publishable)"
    r"|BadTemplate|ShelfError|Broken\w+|Damaged\w+|_told|_none"
)
# What only the command line or the console says; its language is Chinese.
CONSOLE = {"batches.py", "serving.py", "server.py", "home.py", "health.py", "health_database.py",
           "health_home.py", "doors.py"}  # fmt: skip


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(p.value if isinstance(p, ast.Constant) else "X1" for p in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _named(tree: ast.Module) -> dict[str, list[str]]:
    """The texts that names of a file stand for."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).extend(filter(None, [_text(node.value)]))
    return found


def _said(call: ast.Call, named: dict[str, list[str]]) -> Iterator[str]:
    for argument in call.args[:3]:
        if isinstance(argument, ast.Name):
            yield from named.get(argument.id, ())
        else:
            parts = (
                [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
            )
            yield from (_text(part) for part in parts)


def _errors() -> Iterator[tuple[str, str]]:
    """Every text that an error is made with, and the file it stands in."""
    for package in ("ui", "assistant", "knowledge", "rules"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "commands" in path.parts or path.name in CONSOLE or path.name.startswith("train"):
                continue
            tree = ast.parse(path.read_text("utf-8"))
            named = _named(tree)
            calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and len(n.args) >= 3]
            for call in calls:
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if MAKES.fullmatch(name):
                    yield from ((text, path.name) for text in _said(call, named) if text)


def test_the_walk_finds_the_errors() -> None:
    texts = {text for text, _ in _errors() if HAN.search(text)}
    assert len(texts) > 220
    assert {"文件里没有文字", "磁盘已满，这次没有写入", "请他放回，或由他转交给您。"} <= texts


def test_no_error_is_chinese_on_the_english_screen() -> None:
    left = {(text, file) for text, file in _errors() if HAN.search(QUOTED.sub("", told(text, EN)))}
    assert left == set()


@pytest.mark.parametrize("name", BAD)
def test_why_a_file_cannot_be_read_is_told_in_english(name: str) -> None:
    with pytest.raises(Unloadable) as caught:
        load_bytes(BAD[name][0], name)
    assert not HAN.search(told(caught.value.what, EN) + told(caught.value.do, EN))


@pytest.mark.parametrize("words", SYSTEM.values())
def test_what_the_system_says_is_told_in_english(words: str) -> None:
    assert not HAN.search(told(words, EN))


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/clauses/nowhere", None),
        ("GET", "/api/nowhere", None),
        ("GET", "/api/talks/nowhere?owner=me", None),
        ("POST", "/api/ask", {"question": " "}),
        ("POST", "/api/ask", {"question": "问" * 9_000}),
        ("POST", "/api/ask", {"question": "几级？", "place": "Moon"}),
        ("POST", "/api/prove", {"text": " "}),
    ],
)
def test_an_error_of_the_api_is_english_for_who_asks_for_it(
    client: TestClient, method: str, path: str, body: Any
) -> None:
    english = client.request(method, path, json=body, headers={"accept-language": "en"})
    ours = client.request(method, path, json=body)
    assert english.status_code == ours.status_code >= 400
    error = english.json()["error"]
    assert not HAN.search(QUOTED.sub("", error["what"] + error["do"]))
    assert HAN.search(ours.json()["error"]["what"])
    assert error["where"] == ours.json()["error"]["where"]


def test_what_is_no_error_of_ours_passes_as_it_is() -> None:
    for body in (b"[1]", b"not json", '{"detail": "没有"}'.encode()):
        assert in_language(body, EN) == body
