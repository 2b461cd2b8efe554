"""The help desk over HTTP: from a talk into the queue, answered, approved by a second person."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk.item import Spot
from assistant.desk.log import broken_export
from assistant.person import Role
from tests.ui.desk_sheet import sheet
from tests.ui.fakes import ADDRESS, ANSWER, EVIDENCE, LIBRARY, QUOTE, ZH, ask
from tests.ui.locked import Locked, cheap, locked
from ui.desk import Office
from ui.tabs.papers import Clerk

CLERK = Clerk(LIBRARY, ZH)
ASKED = "申报卓越级需要几级成熟度？"
SAID = {
    "text": "卓越级智能工厂的智能制造能力成熟度应达到三级及以上。",
    "citations": [{"address": ADDRESS, "quote": QUOTE}],
}
ANSWERED = {"question": ASKED, "sentences": [SAID]}


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap():
        yield


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locked:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    return locked(tmp_path)


def queued(app: Locked, owner: str) -> str:
    """A question for a person, from somebody's talk: the talk's id."""
    office = Office(app.engine, LIBRARY, ask, lambda: EVIDENCE)
    talk = app.talks.start(owner)
    app.talks.add(owner, talk.id, ASKED, ANSWER)
    office.watch.judged(Spot(talk.id, 1), "person", "请给个准数")
    return talk.id


@pytest.mark.parametrize("path", ["items", "answers", "log", "log/check"])
def test_an_enterprise_reaches_nothing_of_the_desk(app: Locked, path: str) -> None:
    _, his = app.person("qiye")
    assert his.get(f"/api/desk/{path}").status_code == 403
    assert his.post("/api/desk/answers", json=ANSWERED).status_code == 403
    assert his.post("/api/desk/prove", json={"text": "三级"}).status_code == 403


def test_an_item_is_taken_answered_approved_and_told_to_who_asked(app: Locked) -> None:
    (asker, _), (_, li) = app.person("qiye"), app.person("li", Role.DESK)
    _, wang = app.person("wang", Role.DESK)
    talk = queued(app, asker.id)
    (item,) = li.get("/api/desk/items", params={"reason": "person"}).json()
    assert (item["note"], item["state"]) == ("请给个准数", "open")
    path = f"/api/desk/items/{item['id']}"
    assert li.post(f"{path}/take").json()["assignee"] == "li"
    assert wang.post(f"{path}/take").status_code == 422
    made = li.post("/api/desk/answers", json={**ANSWERED, "item": item["id"]})
    assert made.status_code == 201
    assert made.json()["sentences"][0]["label"] == "supported"
    answer = f"/api/desk/answers/{made.json()['id']}"
    own = li.post(f"{answer}/approve")
    assert own.status_code == 422
    assert "自己写的" in own.json()["error"]["what"]
    assert wang.post(f"{answer}/approve").json()["standing"] == "golden"
    assert wang.get(path).json()["state"] == "done"
    told = app.talks.get(asker.id, talk).turns[-1]
    assert told.answer["status"] == "golden"
    acts = [step["act"] for step in wang.get(answer).json()["history"]]
    assert acts == ["propose", "approve"]


def test_a_sentence_that_is_not_proved_needs_a_reason(app: Locked) -> None:
    (_, li), (_, wang) = app.person("li", Role.DESK), app.person("wang", Role.DESK)
    said = {"text": "卓越级奖励100万元。"}
    body = {"question": "奖励多少？", "sentences": [said]}
    path = f"/api/desk/answers/{li.post('/api/desk/answers', json=body).json()['id']}"
    assert wang.post(f"{path}/approve").status_code == 422
    body["sentences"] = [{**said, "override": "省厅电话答复"}]
    li.put(path, json=body)
    assert wang.post(f"{path}/approve").json()["standing"] == "golden"
    assert wang.post(f"{path}/withdraw", json={"why": ""}).status_code == 422
    assert wang.post(f"{path}/withdraw", json={"why": "有新文件"}).json()["standing"] == "withdrawn"


def test_any_text_is_held_against_the_library_sentence_by_sentence(app: Locked) -> None:
    _, li = app.person("li", Role.DESK)
    text = "申报卓越级，成熟度应达到二级及以上。卓越级奖励100万元。"
    found = li.post("/api/desk/prove", json={"text": text}).json()["sentences"]
    assert [one["label"] for one in found] == ["contradicted", "not_in_documents"]


def test_the_log_is_taken_along_whole_and_a_change_in_it_is_found(app: Locked) -> None:
    _, li = app.person("li", Role.DESK)
    li.post("/api/desk/answers", json=ANSWERED)
    assert li.get("/api/desk/log/check").json()["whole"] is True
    lines = li.get("/api/desk/log").text.splitlines()
    assert broken_export(lines) == (1, None)
    changed = json.loads(lines[0]) | {"who": "somebody"}
    _, found = broken_export([json.dumps(changed), *lines[1:]])
    assert found is not None
    assert found.number == 1


def test_bad_input_is_told(app: Locked) -> None:
    _, li = app.person("li", Role.DESK)
    for body in (
        {"question": "", "sentences": [SAID]},
        {"question": ASKED, "sentences": []},
        {"question": ASKED, "sentences": [{**SAID, "citations": [{"address": "X", "quote": "y"}]}]},
        {"question": ASKED, "sentences": [SAID], "more": 1},
    ):
        told = li.post("/api/desk/answers", json=body)
        assert told.status_code == 422
        assert all(told.json()["error"][part] for part in ("what", "where", "do"))


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "items/zzz"), ("GET", "items/0000"), ("POST", "items/zzzz/take"),
     ("GET", "answers/zzz"), ("POST", "answers/zzzz/approve"), ("GET", "items/zzzz/pack")],
)  # fmt: skip
def test_what_the_desk_does_not_hold_is_not_found(app: Locked, method: str, path: str) -> None:
    _, li = app.person("li", Role.DESK)
    told = li.request(method, f"/api/desk/{path}")
    assert told.status_code == 404
    assert told.json()["error"]["what"] == "没有这一条"


def test_a_sheet_s_rows_are_proposed_queued_or_told_why_not(app: Locked) -> None:
    _, li = app.person("li", Role.DESK)
    sent = {"file": ("常见问题.xlsx", sheet())}
    proved, other, empty = li.post("/api/desk/sheet", files=sent).json()
    assert li.get(f"/api/desk/answers/{proved['answer']}").json()["standing"] == "proposed"
    assert li.get(f"/api/desk/items/{other['item']}").json()["reason"] == "imported"
    assert (empty["answer"], empty["item"], bool(empty["trouble"])) == (None, None, True)
    assert (proved["why"], empty["why"]) == ([], [])
    assert other["why"][0].startswith("第 1 句没有条款支持：")
    told = li.post("/api/desk/sheet", files={"file": ("a.xlsx", b"no workbook")})
    assert told.status_code == 422
    assert "xlsx" in told.json()["error"]["what"]


def test_a_pack_verifies_and_a_changed_one_does_not(app: Locked, tmp_path: Path) -> None:
    (asker, his), (_, li) = app.person("qiye"), app.person("li", Role.DESK)
    queued(app, asker.id)
    (item,) = li.get("/api/desk/items").json()
    assert his.get(f"/api/desk/items/{item['id']}/pack").status_code == 403
    packed = li.get(f"/api/desk/items/{item['id']}/pack").content
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        files.extractall(tmp_path)
    paths = sorted(path for path in tmp_path.iterdir() if path.suffix in (".docx", ".json"))
    assert {path.suffix for path in paths} == {".docx", ".json"}
    for path in paths:
        assert "未改动" in CLERK.verify(str(path))
        assert ZH("verify.pack.same") in CLERK.verify(str(path))
    changed = next(path for path in paths if path.suffix == ".json")
    changed.write_text(changed.read_text("utf-8").replace("三级", "二级"), encoding="utf-8")
    assert "已改动" in CLERK.verify(str(changed))
