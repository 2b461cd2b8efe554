"""`tidu draft --model` as a process, against an endpoint over real HTTP."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import yaml

from tests.cli.run import one_message, tidu
from tests.drafting.test_prose import as_it_is, changing, says
from tests.model.server import Says, serving

PASS = Path(__file__).parents[2] / "examples" / "pass.yaml"


Serve = Callable[[Says], None]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(said: Says) -> None:
            monkeypatch.setenv("TIDU_LLM_MODEL", "测试模型")
            monkeypatch.setenv("TIDU_LLM_BASE_URL", stack.enter_context(serving(said)).url)

        yield start


def test_without_an_endpoint_the_machine_lacks_something_and_says_what() -> None:
    assert "TIDU_LLM_BASE_URL" not in os.environ
    done = tidu("draft", PASS, "--model")
    assert done.status == 3
    one_message(done, "没有配置语言模型", "TIDU_LLM_BASE_URL")
    assert done.out == ""


def joined(items: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    if len(items) < 2:
        return as_it_is(items)
    (one, first), (two, second), *rest = items
    return [(f"{first.rstrip('。')}，其中{second}", [one, two]), *as_it_is(rest)]


def test_a_section_in_better_words_is_printed_with_who_worded_it_and_can_be_saved(
    serve: Serve, tmp_path: Path
) -> None:
    serve(says(joined))
    new = tmp_path / "new.yaml"
    done = tidu(
        "draft", PASS, "--model", "--section", "summary", "--rewrite", "--write", new, "--json"
    )
    assert done.status == 0
    [section] = done.lines[0]["sections"]
    assert section["wording"]["offered"]
    assert section["wording"]["model"] == "测试模型"
    assert "总投资12600万元，其中投资构成为" in section["text"]
    assert yaml.safe_load(new.read_text("utf-8"))["sections"]["summary"] == section["text"]
    assert tidu("check", new, "--tier", "卓越级").status == 0


def test_a_lying_model_is_told_and_the_text_of_code_stays(serve: Serve) -> None:
    serve(says(changing("25%", "52%")))
    done = tidu("draft", PASS, "--model", "--section", "effects")
    assert done.status == 0
    assert "生产效率提升25%" in done.out
    assert "提升52%" not in done.out.partition("语言模型")[0]
    assert "第1段没有采用改写：" in done.out
