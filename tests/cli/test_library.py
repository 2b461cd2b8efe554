"""`tidu library` and `tidu ingest`: what is held, what differs, what is only known of."""

import errno
import re
from pathlib import Path

from knowledge.loaders.sniff import Unloadable
from tests.cli.run import one_message, tidu
from ui.trouble import trouble_of


def test_the_differences_of_the_province_are_listed_with_both_clauses() -> None:
    done = tidu("library", "--differences")
    assert done.status == 0
    assert "“申报主体在中华人民共和国境内注册”" in done.out
    assert "“申报主体在河北省内注册”" in done.out
    assert "只有国家文本写了；没有写不等于废止" in done.out


def test_the_differences_are_json_with_points_sentences_and_relations() -> None:
    [found] = tidu("library", "--differences", "--json").lines
    assert (found["base"], found["other"]) == ("CN-2024-399", "HE-2024-533")
    stands = {topic["topic"]: topic["stands"] for topic in found["topics"]}
    assert stands["prior_tier"] == "only_base"
    assert any(relation["kind"] == "silent" for relation in found["relations"])
    assert any(sentence["stands"] == "same" for sentence in found["sentences"])


def test_later_texts_are_labelled_as_not_in_this_library() -> None:
    out = tidu("library").out
    line = next(line for line in out.splitlines() if "〔2025〕251号" in line)
    assert "本文库未收录，不作为依据" in line
    [held] = tidu("library", "--json").lines
    assert not any(text["law"] for text in held["later"])
    assert all(fact["source"] and fact["confidence"] for x in held["later"] for fact in x["facts"])


def test_a_scenario_name_like_none_in_the_catalogue_is_told() -> None:
    done = tidu("library", "--scenarios", "bogus")
    assert (done.status, done.out) == (2, "")
    one_message(done, "没有相近的名称", "bogus", "--scenarios all")


def test_search_shows_catalogued_scenarios_after_the_law_and_labelled() -> None:
    [found] = tidu("search", "人机协同作业属于哪个环节的场景", "--json").lines
    titles = [clause["title"] for clause in found["clauses"]]
    labelled = ["场景目录，不作为依据" in title for title in titles]
    assert any(labelled)
    assert not labelled[0]
    assert labelled == sorted(labelled)


def test_the_catalogue_suggests_names_and_says_it_is_not_law() -> None:
    done = tidu("library", "--scenarios", "车间智能排程")
    assert "9. 车间智能排产" in done.out
    assert "不作为依据" in done.out
    shapes = tidu("library", "--scenarios", "all", "--json").lines
    assert [(guide["year"], guide["law"]) for guide in shapes] == [(2024, False), (2025, False)]


def test_what_cannot_be_taken_in_is_told_in_our_words(tmp_path: Path) -> None:
    (tmp_path / "random.pdf").write_bytes(bytes(range(256)) * 20)
    for path, words in (
        (tmp_path / "random.pdf", ("名字说是 pdf", "重新取一份")),
        (tmp_path / "away.pdf", ("路径不存在",)),
        (tmp_path, ("这是文件夹",)),
    ):
        done = tidu("ingest", path)
        assert done.status == 2
        one_message(done, *words, path.name)
        assert not re.search("No such|Is a directory|Errno|Invalid value", done.err)


def test_a_file_that_may_not_be_read_is_told_in_our_words() -> None:
    refused = Unloadable("读不到文件：Permission denied", "x.pdf", "请检查权限。")
    refused.__cause__ = PermissionError(errno.EACCES, "Permission denied", "x.pdf")
    assert str(trouble_of(refused)) == "读不到文件：没有权限（x.pdf）。请检查权限。"
    found = trouble_of(PermissionError(errno.EACCES, "Permission denied", "x.tidu"))
    assert found is not None
    assert found.what == "文件操作失败：没有权限"
