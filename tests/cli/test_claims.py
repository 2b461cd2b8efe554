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
