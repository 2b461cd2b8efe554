"""`tidu prove` on the command line: labels, batches, bad input."""

import json

from tests.cli.run import one_message, tidu


def test_a_true_a_false_and_an_absent_claim_get_their_labels_in_order() -> None:
    claims = [
        ("t", "卓越级智能工厂成熟度应达到三级及以上。"),
        ("f", "卓越级智能工厂成熟度达到二级即可。"),
        ("a", "评上卓越级奖励500万元。"),
    ]
    lines = [json.dumps({"id": i, "text": text}, ensure_ascii=False) for i, text in claims]
    done = tidu("prove", "--json", "-", given="\n".join([*lines, "{}"]))
    labels = [(line["id"], line.get("label")) for line in done.lines]
    assert labels == [
        ("t", "supported"), ("f", "contradicted"), ("a", "not_in_documents"), ("4", None),
    ]  # fmt: skip
    assert done.status == 2
    assert set(done.lines[3]) == {"id", "error"}


def test_a_label_comes_with_the_clause_and_the_reason() -> None:
    done = tidu("prove", "企业应于11月29日前完成线上申报。")
    assert done.status == 0
    assert "与条款不符" in done.out
    assert "二/(二)/1" in done.out


def test_a_word_longer_than_any_name_is_no_trouble() -> None:
    done = tidu("prove", "a" * 5000)
    assert (done.status, done.err) == (0, "")


def test_an_empty_text_is_refused() -> None:
    done = tidu("prove", "  ")
    assert done.status == 2
    one_message(done, "空")


def test_words_about_a_factory_become_facts_that_keep_the_words_which_state_them() -> None:
    done = tidu("extract", "--json", "我们厂在邯郸，成熟度评到二级，覆盖生产作业。")
    [line] = done.lines
    stated = {(fact["path"], str(fact["value"]), fact["words"]) for fact in line["facts"]}
    assert ("applicant.city", "邯郸市", "邯郸") in stated
    assert ("maturity.level", "2", "成熟度评到二级") in stated
    assert line["draft"]["maturity"] == {"level": 2}
    assert done.status == 0


def test_the_draft_of_extracted_facts_can_be_checked_at_once() -> None:
    [line] = tidu("extract", "--json", "我们厂在邯郸，成熟度评到二级。").lines
    done = tidu("check", "-", "--json", given=json.dumps(line["draft"], ensure_ascii=False))
    assert done.status == 1
    assert not done.lines[0]["form_errors"]


def test_nothing_stated_is_said_to_be_nothing_and_empty_words_are_refused() -> None:
    assert "没有读出" in tidu("extract", "你好").out
    refused = tidu("extract", " ")
    assert refused.status == 2
    one_message(refused, "空")


def test_a_text_beyond_the_limit_is_told_where_it_came_from() -> None:
    long = "长" * 200_001
    refused = tidu("extract", "-", given=long)
    assert refused.status == 2
    one_message(refused, "超过上限200000", "标准输入", "请分段处理")
    lines = tidu("extract", "--json", "-", given=json.dumps({"id": "q7", "text": long}))
    assert lines.lines[0]["error"]["where"] == "q7 的 text"


def test_a_text_too_long_to_be_proved_at_once_is_to_be_proved_in_parts() -> None:
    long = "长" * 10_001
    refused = tidu("prove", "-", given=long)
    assert refused.status == 2
    one_message(refused, "最多10000", "标准输入", "分成几段")
    lines = tidu("prove", "--json", "-", given=json.dumps({"id": "q7", "text": long}))
    assert lines.lines[0]["error"]["where"] == "q7 的 text"
