"""`tidu library` and `tidu ingest`: what is held, what differs, what is only known of."""

from tests.cli.run import tidu


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
