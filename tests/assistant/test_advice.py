"""Advice is worded for where an answer is read: clerks in the app never meet a shell command."""

from dataclasses import replace

import pytest

from assistant.advice import Reader
from assistant.answer import Question
from assistant.normal import words
from assistant.wiring import Assistant
from ui.words.book import words as shown

GUIDE = "Once you have the official file, "
FACTS = "我们公司叫冀东制造有限公司，主要产品是减速机，总投资3000万元。"
ASKED = (
    ("典型场景有哪些名称", "tidu ingest", "“文库”页"),
    ("你的依据是什么", "tidu ingest", "“文库”页"),
    ("2024年版场景指引有几个环节", "tidu ingest", "“文库”页"),
    ("Which documents do you rely on?", "tidu ingest", "Library tab"),
    (FACTS + "帮我写一段企业基本情况", "tidu draft", "“申报书”页"),
)


def _told(system: Assistant, question: str) -> str:
    answer = system.ask(Question(question))
    return "\n".join([answer.text, *(notice.text for notice in answer.notices)])


@pytest.mark.parametrize(("question", "command", "place"), ASKED)
def test_the_shell_is_told_a_command_and_the_app_a_place(
    opened: Assistant, question: str, command: str, place: str
) -> None:
    shell = _told(opened, question)
    app = _told(replace(opened, reader=Reader.APP), question)
    assert command in shell
    assert place not in shell
    assert place in app
    assert "tidu " not in app


def test_the_places_advised_are_called_as_the_app_calls_them() -> None:
    advice = words("advice")
    for language, mark in (("zh", "“文库”页"), ("en", "Library tab")):
        said, screen = advice["add_guide"]["app"][language], shown(language)
        assert screen("tab.library") in mark
        assert mark in said
        assert screen("library.add").split("（")[0].split(" (")[0] in said


def test_what_a_sentence_advises_no_notice_repeats(opened: Assistant) -> None:
    for question in ("典型场景有哪些名称", "人机协同作业属于哪个环节"):
        assert _told(opened, question).count("tidu ingest") == 1, question


def test_english_advice_stands_apart_from_the_sentences_round_it(opened: Assistant) -> None:
    told = _told(opened, "Which documents do you rely on?")
    assert f". {GUIDE}" in told
    assert "  " not in told
