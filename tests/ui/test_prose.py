"""A section in a model's words over HTTP and on the screen, against an endpoint over real HTTP."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from assistant.drafting.prose.reword import Reworded
from tests.drafting.test_prose import as_it_is, changing, in_better_words, says
from tests.model.server import Says, serving
from tests.ui.fakes import ZH
from tests.ui.test_api import _client, _example, _told
from ui.render.prose import reworded_card
from ui.tabs.prose import prose_tools, reworded_states, stale

HELD, PASS = _example("held.yaml"), _example("pass.yaml")
Serve = Callable[[Says], None]
PLACE = "河北省"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(said: Says) -> None:
            monkeypatch.setenv("TIDU_LLM_MODEL", "测试模型")
            monkeypatch.setenv("TIDU_LLM_BASE_URL", stack.enter_context(serving(said)).url)

        yield start


def lines(body: dict[str, Any]) -> list[dict[str, Any]]:
    answer = _client().post("/api/draft/prose", json=body)
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.text.splitlines()]


def test_the_states_of_a_section_come_line_by_line_and_the_last_holds_it(serve: Serve) -> None:
    serve(says(in_better_words))
    *states, last = lines({"draft": PASS, "section": "summary"})
    assert any(state["writing"] for state in states)
    assert last["section"]["wording"]["offered"]
    assert "，其中投资构成为" in last["section"]["text"]
    assert {change["kind"] for change in last["section"]["changes"]} >= {"added", "removed"}


def test_a_lie_never_leaves_over_http(serve: Serve) -> None:
    serve(says(changing("总投资12600万元", "总投资99999万元")))
    every = lines({"draft": PASS, "section": "summary"})
    assert "99999" not in json.dumps([s for s in every if "section" not in s])
    section = every[-1]["section"]
    assert "99999" not in section["text"]
    assert section["wording"]["told"]


def test_a_length_is_kept_by_the_model_s_words_too(serve: Serve) -> None:
    serve(says(as_it_is))
    section = lines({"draft": PASS, "section": "results", "length": 300})[-1]["section"]
    assert section["wording"]["offered"]
    assert section["length"] <= 300


def test_without_an_endpoint_the_request_is_told_what_to_set() -> None:
    answer = _client().post("/api/draft/prose", json={"draft": PASS, "section": "summary"})
    assert _told(answer, 503)["where"] == "TIDU_LLM_BASE_URL"


@pytest.mark.parametrize("name", ["basic", "commitment", "intro"])
def test_a_section_without_prose_of_its_own_is_refused(serve: Serve, name: str) -> None:
    serve(says(as_it_is))
    _told(_client().post("/api/draft/prose", json={"draft": PASS, "section": name}), 422)


def worded(name: str = "summary") -> tuple[Reworded, str]:
    *_, (state, before) = reworded_states(PASS, PLACE, name, None)
    return state, before


def test_the_card_shows_the_text_with_its_facts_and_what_it_changes(serve: Serve) -> None:
    serve(says(in_better_words))
    state, before = worded()
    card = reworded_card(state, before, ZH, ended=True)
    assert 'data-offered="yes"' in card
    assert 'class="td-fact"' in card
    assert "<ins>" in card
    assert before == PASS["sections"]["summary"]


def test_the_card_says_why_nothing_is_offered(serve: Serve) -> None:
    serve(says(changing("25%", "52%")))
    state, before = worded("effects")
    card = reworded_card(state, before, ZH, ended=True)
    assert 'data-offered="no"' in card
    assert "没有采用改写" in card
    assert "<ins>" not in card


def test_a_wording_belongs_to_the_draft_it_was_made_from() -> None:
    from rules.facts.draft import digest
    from ui.facts.values import sound

    kept = {"section": "summary", "digest": digest(sound(PASS)[0]), "text": "…"}
    assert not stale(kept, PASS, "summary")
    assert stale(kept, PASS, "effects")
    assert stale(kept, HELD, "summary")
    assert stale({}, PASS, "summary")


def test_the_tools_stay_out_of_sight_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    import gradio as gr

    def visible() -> bool:
        with gr.Blocks():
            tools = prose_tools(ZH)
        return bool(tools.go.parent.visible)  # type: ignore[union-attr]

    assert not visible()
    monkeypatch.setenv("TIDU_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    assert visible()
