"""Nothing a person typed becomes markup."""

from ui.render.html import each, marked, tag


def test_text_and_attributes_are_escaped() -> None:
    written = tag("p", "<script>alert(1)</script>", title='"><img src=x>')
    assert "<script>" not in written
    assert "<img" not in written
    assert "&lt;script&gt;" in written


def test_markup_inside_markup_is_kept() -> None:
    assert tag("p", tag("b", "a"), "<") == "<p><b>a</b>&lt;</p>"


def test_an_absent_attribute_is_not_written_and_a_true_one_stands_alone() -> None:
    assert tag("p", hidden=True, title=None, data_x=False) == "<p hidden></p>"


def test_every_occurrence_of_a_quote_is_marked() -> None:
    assert marked("一二一", ["一"]) == "<mark>一</mark>二<mark>一</mark>"


def test_overlapping_quotes_make_one_mark() -> None:
    assert marked("abcd", ["abc", "bcd"]) == "<mark>abcd</mark>"


def test_a_quote_that_is_not_there_marks_nothing() -> None:
    assert marked("一<二", ["三", ""]) == "一&lt;二"


def test_parts_are_escaped_one_by_one() -> None:
    assert each(["<", tag("i", ">")]) == "&lt;<i>&gt;</i>"
