"""Search with the real embedder and the real Chroma: anybody's words find the clause."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.facets import facets
from knowledge.index import index_state, open_index
from knowledge.ledger import library
from knowledge.names import named
from knowledge.search import Search

ANNEX2 = "CN-2024-399/附件2"
QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))[
    "question"
]
TIERS = {"基础级": "二", "先进级": "三", "卓越级": "四", "领航级": "五"}


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The index of the library that ships, built once."""
    return open_index(tmp_path_factory.mktemp("real"), library())


def _first(search: Search, question: str, **how: Any) -> str:
    return search.find(question, **how)[0].clause.address


def test_our_own_questions_find_a_clause_that_answers(search: Search) -> None:
    right = [q for q in QUESTIONS if _first(search, q["ask"]) in q["gold"]]
    assert len(right) >= 0.9 * len(QUESTIONS)


def test_a_clause_that_answers_is_among_the_first_five(search: Search) -> None:
    missed = [
        q["ask"]
        for q in QUESTIONS
        if not {hit.clause.address for hit in search.find(q["ask"], limit=5)} & set(q["gold"])
    ]
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("tier", TIERS)
def test_the_outcomes_of_each_tier_are_told_apart(search: Search, tier: str) -> None:
    asked = f"{tier}智能工厂的主要技术经济指标要达到什么水平"
    assert _first(search, asked) == f"{ANNEX2}/{TIERS[tier]}/(二)/1"


@pytest.mark.parametrize("tier", TIERS)
def test_the_contents_of_each_tier_are_told_apart(search: Search, tier: str) -> None:
    asked = f"{tier}智能工厂在研发设计方面的建设内容"
    assert _first(search, asked) == f"{ANNEX2}/{TIERS[tier]}/(一)/2"


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(
    "question", ["{}要什么人才", "{}的建设成效", "{}生产管理", "{}怎么带动上下游", "{}材料"]
)
def test_another_tier_than_the_one_named_is_never_first(
    search: Search, tier: str, question: str
) -> None:
    first = search.find(question.format(tier))[0].clause
    others = facets(first).answers_for
    assert not others or tier in others


def test_the_place_named_decides_between_twin_clauses(search: Search) -> None:
    twins = {"河北": "HE-2024-533", "国家": "CN-2024-399"}
    for place, document in twins.items():
        found = _first(search, f"{place}对申报主体的注册地有什么要求")
        assert found == f"{document}/二/(一)/1"


@pytest.mark.parametrize(
    ("asked", "clause"),
    [
        ("没拿过上一档能不能直接跳", "CN-2024-399/二/(一)/2"),
        ("填表的时候指标没数据空着可以吗", f"{ANNEX2}/四/(二)/1"),
        ("do we need our own company licence", "HE-2024-533/二/(一)/1"),
    ],
)
def test_a_question_without_the_words_of_its_clause_is_led_to_it(
    search: Search, asked: str, clause: str
) -> None:
    assert _first(search, asked) == clause


def test_only_the_documents_asked_for_are_searched(search: Search) -> None:
    hits = search.find("卓越级成熟度", documents=["HE-2024-533"])
    assert {hit.clause.document for hit in hits} == {"HE-2024-533"}


def test_what_the_answer_rests_on_comes_first(search: Search) -> None:
    question = "企业要交哪些材料"  # no tier is named, so none is barred
    third = search.find(question)[2].clause.address
    assert search.find(question, rests={third: 20.0})[0].clause.address == third


def test_what_the_answer_rests_on_is_found_in_the_documents_asked_for_only(search: Search) -> None:
    hits = search.find("成熟度", documents=["HE-2024-533"], rests={"CN-2024-399/一/(一)": 20.0})
    assert {hit.clause.document for hit in hits} == {"HE-2024-533"}


def test_no_document_asked_for_finds_nothing(search: Search) -> None:
    assert search.find("卓越级成熟度", documents=[]) == ()


def test_a_clause_is_found_once_however_many_doors_lead_to_it(search: Search) -> None:
    addresses = [hit.clause.address for hit in search.find("成熟度", limit=130)]
    assert len(addresses) == len(set(addresses))


def test_a_hit_tells_by_which_question_it_was_found(search: Search) -> None:
    hits = search.find("分公司不是独立法人，河北给不给报")
    assert hits[0].clause.address == "HE-2024-533/二/(一)/1"
    assert any(hit.door for hit in hits)


def test_scores_fall_from_the_first_hit_of_the_tier_named(search: Search) -> None:
    names = named("卓越级人才")
    scores = [hit.score for hit in search.find("卓越级人才", names=names, limit=5)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "question", ["", "   ", "\x00", "？？？", "🙂", "\ud800", "级" * 1_000_000]
)
def test_any_text_can_be_searched(search: Search, question: str) -> None:
    assert len(search.find(question, limit=3)) <= 3


def test_similarity_tells_a_paraphrase_from_a_stranger(search: Search) -> None:
    texts = ["卓越级应达到三级及以上成熟度", "材料邮寄到北京市海淀区花园北路"]
    near, far = search.similarity("报卓越级成熟度要几级", texts)
    assert near > far
    assert search.similarity("无", []) == []


def test_the_same_question_finds_the_same_every_time(search: Search) -> None:
    assert search.find("先进级生产作业") == search.find("先进级生产作业")


def test_neither_torch_nor_the_network_is_needed(tmp_path: Path) -> None:
    program = (
        "import socket, sys\n"
        "def shut(*_, **__): raise OSError('the network is shut')\n"
        "socket.socket.connect = shut\n"
        "socket.getaddrinfo = shut\n"
        "from pathlib import Path\n"
        "from knowledge.document import Library\n"
        "from knowledge.index import open_index\n"
        "from knowledge.ledger import library\n"
        "held = Library(library().documents[:1])\n"
        "found = open_index(Path(sys.argv[1]), held).find('河北联系电话')\n"
        "heavy = {'torch', 'transformers', 'onnxruntime', 'gradio'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0 if found else 'nothing found')\n"
    )
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_the_state_knows_the_index_that_was_built(tmp_path: Path) -> None:
    fewer = type(library())(library().documents[:1])
    open_index(tmp_path, fewer)
    assert index_state(tmp_path, fewer)
    assert not index_state(tmp_path, library())


def test_scores_never_rise_from_one_clause_to_the_next(search: Search) -> None:
    for question in ("各级对研发设计怎么要求", "要交哪些材料", "领航级的条件有哪些"):
        scores = [hit.score for hit in search.find(question, limit=30)]
        assert scores == sorted(scores, reverse=True)
