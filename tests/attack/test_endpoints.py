"""Every endpoint fuzzed from its OpenAPI: nothing crashes, and every refusal says why."""

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case

from assistant.person import Role
from tests.ui.locked import cheap, locked
from tests.ui.test_api import _client

EXAMPLES = int(os.environ.get("TIDU_FUZZ", "6"))  # TIDU_FUZZ=200 for the long form
BASE = "http://127.0.0.1"
pytestmark = pytest.mark.slow


def _tried(client: TestClient, openapi: dict[str, Any], base: str) -> int:
    """How many requests were made, every one answered as it should be."""
    tried = 0

    def attack(case: Case) -> None:
        nonlocal tried
        tried += 1
        sent = case.as_transport_kwargs(base_url=base)
        for name in ("cert", "verify", "timeout", "allow_redirects", "stream"):
            sent.pop(name, None)
        answer = client.request(**sent)
        told = f"{sent['method']} {sent['url']} {str(sent)[:400]} -> {answer.text[:300]}"
        assert answer.status_code < 500, told
        if answer.status_code in (400, 401, 403, 404, 409, 413, 422, 428, 429) and _ours(answer):
            error = answer.json().get("error")
            assert error is None or all(error.values()), told

    for found in schemathesis.openapi.from_dict(openapi).get_all_operations():
        operation = found.ok()
        _bounded(attack)(operation.as_strategy())
    return tried


def _bounded(attack: Any) -> Any:
    def run(strategy: Any) -> None:
        limits = settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        limits(given(strategy)(attack))()

    return run


def _ours(answer: Any) -> bool:
    return "application/json" in answer.headers.get("content-type", "")


def test_no_input_makes_the_app_of_one_user_crash() -> None:
    client = _client()
    openapi = client.get("/api/openapi.json").json()
    openapi["paths"].pop("/api/accounts")  # the first account would lock the rest out
    assert _tried(client, openapi, BASE) > 100


def test_no_input_of_an_admin_makes_the_app_with_accounts_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.turns.Turns._wait", lambda self, scope: 0)
    with cheap():
        app = locked(tmp_path, own=True)
        _, client = app.person("boss", Role.ADMIN)
        openapi = app.app.openapi()
        # What logs the attacker himself out would end the test.
        for path in ("/api/session", "/api/password"):
            openapi["paths"].pop(path, None)
        assert _tried(client, openapi, str(client.base_url)) > 100
