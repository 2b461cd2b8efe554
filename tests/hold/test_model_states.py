"""A model endpoint that is down, slow or lying: the answer of code stands; the state is named."""

from collections.abc import Callable, Iterator

import pytest

from assistant.condition import CONDITIONS, State
from tests.model.server import Says, reply
from tests.model.test_wording import ASKED, TRUE, Modelled, _false_level, modelled, plain
from ui.health import _model

__all__ = ["modelled", "plain"]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    CONDITIONS.over(*State)
    yield
    CONDITIONS.over(*State)


@pytest.mark.parametrize(
    ("says", "pause", "state"),
    [
        (lambda heard: 500, 0.0, State.MODEL_DOWN),
        (lambda heard: "no JSON at all", 0.0, State.MODEL_DOWN),
        (lambda heard: reply((TRUE * 50, ["k"])), 0.2, State.MODEL_SLOW),
        (_false_level, 0.0, State.MODEL_WRONG),
    ],
    ids=["down", "nonsense", "slow", "lying"],
)
def test_what_is_wrong_with_the_endpoint_is_known_by_its_name(
    modelled: Modelled, plain: Callable[..., object], says: Says, pause: float, state: State
) -> None:
    system, server = modelled(says, seconds=2.0 if pause else 30.0)
    server.pause = pause
    answer = system.ask(ASKED)
    assert answer.text == plain.ask(ASKED).text  # type: ignore[attr-defined]
    assert CONDITIONS.now() == (state,)


def test_a_good_reply_ends_every_such_state(modelled: Modelled) -> None:
    for state in (State.MODEL_DOWN, State.MODEL_SLOW, State.MODEL_WRONG):
        CONDITIONS.note(state)
    system, _ = modelled(lambda heard: reply((TRUE, [heard.token("卓越级智能工厂应达到三级")])))
    system.ask(ASKED)
    assert CONDITIONS.now() == ()


def test_doctor_says_that_an_endpoint_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    part = _model()
    assert part.state == "broken"
    assert "TIDU_LLM_BASE_URL" in part.do
