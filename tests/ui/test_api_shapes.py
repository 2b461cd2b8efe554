"""The JSON shapes of the HTTP API are golden, and where a command says the same, the same.

Regenerate with `TIDU_WRITE_SHAPES=1 python -m pytest tests/ui/test_api_shapes.py`.
"""

import json
import os
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.person import Role
from rules.facts.form import draft_of
from rules.gate import Exported, export
from tests.cli.test_shapes import GOLDEN as COMMANDS
from tests.cli.test_shapes import shape
from tests.ui.desk_sheet import sheet
from tests.ui.locked import Locked, cheap, locked
from tests.ui.test_api import _client, _example
from tests.ui.test_api_desk import ANSWERED, SAID, queued

GOLDEN = COMMANDS.with_name("api.json")
HELD, PASS = _example("held.yaml"), _example("pass.yaml")
CALLS: dict[str, dict[str, Any]] = {
    "draft": {"draft": HELD},
    "plan": {"draft": HELD, "to": "卓越级"},
    "checklist": {"draft": HELD, "tier": "卓越级"},
    "review": {"draft": PASS},
    "kpi": {"number": 6, "before": "80", "after": "92", "points": True},
    "check": {"draft": HELD},
    "export": {"draft": HELD},
}
WRONG = {"draft": {"tier": "超级"}}
# What only a command says: the files it was told to write.
COMMANDS_ONLY = {"files"}


def desk_shapes(app: Locked) -> dict[str, Any]:
    """What the help desk says, from a question for a person to the log of its answer."""
    (asker, _), (_, li) = app.person("qiye"), app.person("li", Role.DESK)
    queued(app, asker.id)
    _, wang = app.person("wang", Role.DESK)
    (item,) = li.get("/api/desk/items").json()
    told = {"items": [item], "take": li.post(f"/api/desk/items/{item['id']}/take").json()}
    told["answer"] = li.post("/api/desk/answers", json={**ANSWERED, "item": item["id"]}).json()
    place = f"/api/desk/answers/{told['answer']['id']}"
    told["approve"] = wang.post(f"{place}/approve").json()
    told |= {name: li.get(f"/api/desk/{name}").json() for name in ("statistics", "log/check")}
    told["log"] = json.loads(li.get("/api/desk/log").text.splitlines()[0])
    told["item"] = li.get(f"/api/desk/items/{item['id']}").json()
    told["whole answer"] = li.get(place).json()
    told["prove"] = li.post("/api/desk/prove", json={"text": SAID["text"]}).json()
    told["sheet"] = li.post("/api/desk/sheet", files={"file": ("问答.xlsx", sheet())}).json()
    told["wrong"] = li.post(f"{place}/approve").json()
    return {f"desk {name}": shape(said) for name, said in told.items()}


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    client: TestClient = _client()
    found = {n: shape(client.post(f"/api/{n}", json=body).json()) for n, body in CALLS.items()}
    found["wrong draft"] = shape(client.post("/api/draft", json=WRONG).json())
    done = export(draft_of(PASS), tmp_path_factory.mktemp("out"))  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    path = next(path for path in done.files if path.suffix == ".docx")
    for name in ("verify", "import"):
        sent = {"file": (path.name, path.read_bytes())}
        found[name] = shape(client.post(f"/api/{name}", files=sent).json())
    with cheap():
        found |= desk_shapes(locked(tmp_path_factory.mktemp("desk"), own=True))
    found["nothing there"] = shape(client.get("/api/nothing").json())
    return found


def test_the_shapes_of_the_api_are_those_written_down(shapes: dict[str, Any]) -> None:
    if os.environ.get("TIDU_WRITE_SHAPES"):
        text = json.dumps(shapes, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        GOLDEN.write_text(text, encoding="utf-8")
    assert shapes == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["draft", "plan", "checklist", "review", "verify", "import"])
def test_the_api_says_what_the_command_says(shapes: dict[str, Any], name: str) -> None:
    command = json.loads(COMMANDS.read_text(encoding="utf-8"))[name]
    assert set(shapes[name]) == set(command) - COMMANDS_ONLY
    assert {key: command[key] for key in shapes[name] if key != "counts"} == {
        key: value for key, value in shapes[name].items() if key != "counts"
    }
