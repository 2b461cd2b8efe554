"""`tidu ask` and `tidu search` on the command line: JSON shapes, batches, bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.run import one_message, tidu

pytestmark = pytest.mark.slow  # its seconds belong to make test

MATURITY = "CN-2024-399/附件2/一/5"


def test_a_question_is_answered_with_an_exact_quote_and_its_address() -> None:
    done = tidu("ask", "申报卓越级需要几级成熟度")
    assert done.status == 0
    assert "三级" in done.out
    assert MATURITY in done.out
    assert "卓越级智能工厂应达到三级及以上" in done.out


def test_the_json_of_an_answer_has_the_shape_of_the_contract() -> None:
    done = tidu("ask", "申报卓越级需要几级成熟度", "--json")
    [answer] = done.lines
    assert set(answer) == {
        "id", "status", "text", "sentences", "clauses", "edition", "as_of", "notices", "verdict",
    }  # fmt: skip
    assert answer["status"] == "answered"
    assert answer["text"] == "".join(sentence["text"] for sentence in answer["sentences"])
    assert set(answer["sentences"][0]) == {"kind", "text", "citations"}
    assert set(answer["sentences"][0]["citations"][0]) == {"address", "quote"}
    assert set(answer["clauses"][0]) == {"address", "title", "text", "score"}
    assert answer["edition"] == "CN-2024+HE-2024"


def test_json_lines_in_give_json_lines_out_in_order_and_a_bad_line_does_not_stop_them() -> None:
    lines = [
        json.dumps({"id": "a", "question": "申报卓越级需要几级成熟度"}),
        "{not json",
        json.dumps({"id": "c", "question": ""}),
        json.dumps({"id": "d", "question": "先进级呢", "history": "no list"}),
        json.dumps({"id": "e", "question": "先进级要几级成熟度？", "as_of": "2024-13-01"}),
        json.dumps({"id": "f", "question": "What maturity level does the advanced tier need?"}),
    ]
    done = tidu("ask", "--json", "-", given="\n".join(lines))
    assert done.status == 2
    found = done.lines
    assert [line["id"] for line in found] == ["a", None, "c", "d", "e", "f"]
    assert [set(line) == {"id", "error"} for line in found] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]
    assert set(found[1]["error"]) == {"what", "where", "do"}
    assert found[0]["status"] == found[5]["status"] == "answered"


def test_a_history_lets_a_follow_up_inherit() -> None:
    history = [{"role": "user", "content": "申报卓越级需要几级成熟度"}]
    line = {"id": "1", "question": "那先进级呢？", "history": history}
    [answer] = tidu("ask", "--json", "-", given=json.dumps(line)).lines
    assert "二级" in answer["text"]


def test_the_place_and_the_date_choose_the_edition() -> None:
    def edition(*options: str) -> str:
        [answer] = tidu("ask", "卓越级什么时候截止", "--json", *options).lines
        return str(answer["edition"])

    assert edition() == "CN-2024+HE-2024"
    assert edition("--place", "山东省") == "CN-2024"
    assert edition("--as-of", "2024-11-01") == "CN-2024"
    assert edition("--as-of", "2024-11-13") == "CN-2024+HE-2024"


def test_search_lists_ranked_clauses_only() -> None:
    done = tidu("search", "卓越级成熟度几级", "--json")
    [found] = done.lines
    assert set(found) == {"id", "clauses"}
    assert found["clauses"][0]["address"] == MATURITY
    scores = [clause["score"] for clause in found["clauses"]]
    assert scores == sorted(scores, reverse=True)


def test_an_empty_question_is_refused_with_an_example() -> None:
    done = tidu("ask", "   ")
    assert done.status == 2
    one_message(done, "空", "例如")


def test_a_question_of_a_megabyte_is_refused_by_length() -> None:
    done = tidu("ask", "-", given="成熟度" * 350_000)
    assert done.status == 2
    one_message(done, "上限")


def test_a_question_in_another_encoding_is_refused() -> None:
    done = tidu("ask", "-", given="申报卓越级需要几级成熟度".encode("gb18030"))
    assert done.status == 2
    one_message(done, "UTF-8")


def test_a_date_that_is_none_is_refused_with_the_format() -> None:
    done = tidu("ask", "卓越级截止时间", "--as-of", "22/11/2024")
    assert done.status == 2
    one_message(done, "22/11/2024", "2024-11-20")


def test_plain_lines_on_standard_input_are_a_question_each() -> None:
    two = "申报卓越级需要几级成熟度\n\n哪天之前要完成线上申报\n"
    done = tidu("ask", "-", given=two)
    assert done.status == 0
    first, second = done.out.split("## 2. 哪天之前要完成线上申报")
    assert "三级" in first
    assert "11月22日" not in first
    assert "11月22日" in second
    lines = tidu("ask", "--json", "-", given=two).lines
    assert [(line["id"], "三级" in line["text"]) for line in lines] == [("1", True), ("2", False)]
    assert tidu("search", "-", given=two).out.count("## ") == 2


def test_a_bad_line_among_plain_ones_is_told_and_the_others_are_answered() -> None:
    lines = f"申报卓越级需要几级成熟度\n{'长' * 8001}\n哪天之前要完成线上申报\n"
    done = tidu("ask", "-", given=lines)
    assert done.status == 2
    assert "第2个问题" in done.err
    assert "三级" in done.out
    assert "11月22日" in done.out


def test_a_place_nobody_knows_is_refused_and_not_taken_for_the_nation() -> None:
    for arguments in (["ask", "卓越级几级"], ["search", "卓越级"], ["check", "examples/pass.yaml"]):
        done = tidu(*arguments, "--place", "火星省")
        assert (done.status, done.out) == (2, "")
        one_message(done, "不认识的地区", "火星省", "河北省", "中国")
    line = {"id": "m", "question": "申报卓越级需要几级成熟度", "place": "火星省"}
    done = tidu("ask", "--json", "-", given=json.dumps(line))
    assert done.status == 2
    assert "火星省" in done.lines[0]["error"]["what"]


@pytest.mark.parametrize("place", ["山东省", "临沂市", "Shandong"])
def test_another_province_gets_the_nations_text_and_is_told_so(place: str) -> None:
    [answer] = tidu("ask", "--json", "申报卓越级需要几级成熟度", "--place", place).lines
    assert answer["edition"] == "CN-2024"
    assert any("没有山东省的通知" in notice["text"] for notice in answer["notices"])
    checked = tidu("check", "examples/pass.yaml", "--place", place).out
    assert "没有山东省的通知" in checked


def test_the_nation_and_hebei_are_not_told_that_their_notice_is_missing() -> None:
    for place in ("中国", "河北省", "邯郸市"):
        [answer] = tidu("ask", "--json", "申报卓越级需要几级成熟度", "--place", place).lines
        assert not any("本文库没有" in notice["text"] for notice in answer["notices"])


def test_marks_without_a_word_are_asked_for_a_question() -> None:
    for marks in ("？？？", "……", "!?"):
        done = tidu("ask", marks)
        assert "没有读到问题" in done.out or "I read no question" in done.out
        assert "您好" not in done.out


def test_an_unknown_command_and_an_unknown_option_are_usage_errors() -> None:
    wrong = (
        (["aks", "x"], "没有这个命令：aks"),
        (["ask", "x", "--jsn"], "没有这个选项：--jsn"),
        (["ask"], "缺少 QUESTION"),
        (["ask", "x", "y"], "多余的内容：y"),
        (["ask", "x", "--place"], "选项 --place 后面要写值"),
        (["draft", "examples/pass.yaml", "--length", "短"], "--length 的值不合要求"),
    )
    for arguments, said in wrong:
        done = tidu(*arguments)
        assert done.status == 2
        one_message(done, said, "--help")


def test_every_scenario_answer_says_that_the_guide_is_not_bundled_and_how_to_add_it() -> None:
    for question in ("人机协同作业属于哪个环节", "Which scenarios belong to quality control?"):
        [answer] = tidu("ask", question, "--json").lines
        told = " ".join(notice["text"] for notice in answer["notices"])
        assert "361号" in told
        assert "tidu ingest" in told
    [other] = tidu("ask", "申报卓越级需要几级成熟度", "--json").lines
    assert "361号" not in " ".join(notice["text"] for notice in other["notices"])


def test_a_batch_whose_first_line_is_bad_is_still_a_batch() -> None:
    lines = '[1]\n{"id":"b","question":"申报卓越级需要几级成熟度"}\n'
    done = tidu("ask", "--json", "-", given=lines)
    assert [line["id"] for line in done.lines] == [None, "b"]


def test_a_home_that_cannot_be_used_is_the_machines_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "file" / "home"))
    done = tidu("ask", "申报卓越级需要几级成熟度")
    assert done.status == 3
    one_message(done, "TIDU_HOME")
