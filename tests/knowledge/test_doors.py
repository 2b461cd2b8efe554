"""Doors: every clause has its text, and what we wrote leads to clauses that exist."""

import json
from pathlib import Path

import pytest

from knowledge.document import Library
from knowledge.doors import DOORS, Way, doors
from knowledge.ledger import BrokenCorpus, library


def _file(folder: Path, *entries: object) -> Path:
    path = folder / "doors.jsonl"
    lines = [e if isinstance(e, str) else json.dumps(e, ensure_ascii=False) for e in entries]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_clause_has_its_own_text_as_a_door(tmp_path: Path) -> None:
    ways = doors(library(), tmp_path / "absent.jsonl")
    assert [door.address for door in ways] == [c.address for c in library().clauses]
    assert {door.way for door in ways} == {Way.TEXT}


def test_the_text_of_a_door_says_where_the_clause_stands() -> None:
    texts = {d.address: d.text for d in doors(library()) if d.way is Way.TEXT}
    assert "四、卓越级智能工厂 > （二）建设成效" in texts["CN-2024-399/附件2/四/(二)/1"]


def test_every_clause_has_a_gloss_and_three_questions_or_more() -> None:
    ways = doors(library())
    for clause in library().clauses:
        kinds = [door.way for door in ways if door.address == clause.address]
        assert kinds.count(Way.GLOSS) == 1, clause.address
        assert kinds.count(Way.QUESTION) >= 3, clause.address


def test_no_question_leads_to_two_clauses() -> None:
    asked = [door.text for door in doors(library()) if door.way is Way.QUESTION]
    assert len(asked) == len(set(asked))


def test_a_door_to_nowhere_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    path = _file(tmp_path, {"address": "CN-2024-399/附件9", "gloss": "", "questions": []})
    with pytest.raises(BrokenCorpus, match=r"doors.jsonl:1.*CN-2024-399/附件9"):
        doors(library(), path)


@pytest.mark.parametrize("line", ["{", "[]", '{"gloss": "x"}', '{"address": "a", "questions": 3}'])
def test_a_line_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, line: str) -> None:
    with pytest.raises(BrokenCorpus, match=r"doors.jsonl:1"):
        doors(library(), _file(tmp_path, line))


def test_doors_of_a_document_taken_out_go_with_it() -> None:
    ways = doors(Library(library().documents[:1]), DOORS)
    assert {door.address.split("/")[0] for door in ways} == {"HE-2024-533"}
