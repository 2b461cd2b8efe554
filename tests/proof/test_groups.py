"""Groups, as tables: where a sentence is cut, what may stand together, whose subject a piece has.

The judge of these tests is a fake that is asked about groups and knows which of them are true.
"""

from collections.abc import Sequence

import pytest

from assistant.proof.finding import Finding, Judge, Label
from assistant.proof.groups import divided
from assistant.proof.mark import Mark
from tests.proof.marks import STOPS, marks


def _judge(true: Sequence[str] = (), false: Sequence[str] = ()) -> Judge:
    """Who holds these groups for true and those for false; of any other nothing is written."""

    def judge(group: Sequence[Mark]) -> Finding:
        text = "".join(mark.word for mark in group)
        known = {**dict.fromkeys(false, Label.CONTRADICTED), **dict.fromkeys(true, Label.SUPPORTED)}
        return Finding(known.get(text, Label.NOT_IN_DOCUMENTS), why=text)

    return judge


def _asked(written: str) -> list[str]:
    """Every group that the judge of a sentence is asked about."""
    texts: dict[str, None] = {}

    def judge(group: Sequence[Mark]) -> Finding:
        texts["".join(mark.word for mark in group)] = None
        return Finding(Label.NOT_IN_DOCUMENTS)

    divided(marks(written), judge)
    return list(texts)


def _pieces(written: str) -> list[str]:
    """The smallest groups, as they stand in the sentence."""
    asked, whole = _asked(written), "".join(mark.word for mark in marks(written))
    least = [one for one in asked if not any(o != one and o in one for o in asked)]
    return sorted(least, key=whole.index)


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("甲 乙", ["甲乙"]),
        ("甲 ， 乙", ["甲，", "乙"]),
        ("甲 , 乙", ["甲,", "乙"]),
        ("甲 ： 乙", ["甲：", "乙"]),
        ("甲 : 乙", ["甲:", "乙"]),
        ("甲 。 乙", ["甲。", "乙"]),
        ("甲 ； 乙 ; 丙", ["甲；", "乙;", "丙"]),
        ("甲 break:(1) 乙", ["甲(1)", "乙"]),
        ("甲 、 乙 | 丙 . 丁", ["甲、乙|丙.丁"]),
        ("， 甲 ， ， 乙 。", ["甲，", "乙。"]),
        ("甲 并 乙", ["甲", "并乙"]),
        ("甲 ， 但是 乙", ["甲，", "但是乙"]),
        ("甲 term:并 乙", ["甲并乙"]),
        ("甲 and 乙", ["甲and乙"]),
        ("甲 and term:推荐", ["甲and推荐"]),
        ("甲 and term:报送 乙", ["甲", "and报送乙"]),
        ("甲 乙 丙 and term:报送 丁", ["甲乙丙", "and报送丁"]),
        ("甲 and 乙 term:报送", ["甲and乙报送"]),
        ("甲 乙 term:报送", ["甲乙报送"]),
        ("甲 term:and term:报送", ["甲and报送"]),
    ],
)
def test_a_sentence_is_cut_at_its_commas_and_before_joining_words(
    written: str, pieces: list[str]
) -> None:
    assert _pieces(written) == pieces


@pytest.mark.parametrize(
    "word", ["并", "并且", "且", "而", "但", "但是", "同时", "while", "whereas", "but"]
)
def test_each_joining_word_begins_a_piece(word: str) -> None:
    assert _pieces(f"甲 {word} 乙") == ["甲", f"{word}乙"]


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("甲 （ 乙 ） 丙", ["甲（乙）丙"]),
        ("甲 （ 乙 ， 丙 ） 丁", ["甲（", "乙，", "丙）", "丁"]),
        ("甲 ( 乙 。 丙 ) 丁", ["甲(", "乙。", "丙)", "丁"]),
        ("甲 （ 乙 ） 丙 （ 丁 ， 戊 ） 己", ["甲（乙）丙（", "丁，", "戊）", "己"]),
        ("甲 （ 乙 ， 丙 ） 丁 （ 戊 ， 己 ）", ["甲（", "乙，", "丙）", "丁（", "戊，", "己）"]),
        ("甲 （ 乙 ） 丙 ， 丁 ） 戊", ["甲（乙）丙，", "丁）戊"]),
        ("甲 （ 乙 ， 丙", ["甲（乙，", "丙"]),
        ("甲 ， 乙 ） 丙", ["甲，", "乙）丙"]),
        ("甲 （ 乙 、 丙 ） 丁", ["甲（乙、丙）丁"]),
        ("甲 term:（ 乙 ， 丙 ） 丁", ["甲（乙，", "丙）丁"]),
        ("甲 （ 乙 term:， 丙 ） 丁", ["甲（乙，丙）丁"]),
        ("甲 （ 乙 ， 丙 term:） 丁", ["甲（乙，", "丙）丁"]),
    ],
)
def test_brackets_with_a_clause_in_them_are_a_piece_and_a_gloss_is_none(
    written: str, pieces: list[str]
) -> None:
    assert _pieces(written) == pieces


@pytest.mark.parametrize("pair", ["、", "和", "and", "以及", "与", "及"])
@pytest.mark.parametrize("kind", ["level", "date", "phone", "bench", "count"])
def test_a_value_that_stands_twice_is_told_of_each(kind: str, pair: str) -> None:
    assert _pieces(f"甲 {kind}:3 {pair} 乙 {kind}:4") == [f"甲3{pair}", "乙4"]


@pytest.mark.parametrize(
    "written",
    ["甲 level:3 、 乙 date:4", "甲 level:3 、 乙 level:4 、 丙", "甲 area:3 、 乙 area:4",
     "甲 level:3 乙 level:4"],
)  # fmt: skip
def test_what_is_no_pair_of_values_stays_whole(written: str) -> None:
    assert _pieces(written) == ["".join(mark.word for mark in marks(written))]


@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ("甲 ， 乙 ， 丙", ["甲，", "甲，乙，", "甲，乙，丙", "乙，", "乙，丙", "丙"]),
        ("甲 ； 乙 ， 丙", ["甲；", "乙，", "乙，丙", "丙"]),
        ("甲 ， 乙 ; 丙", ["甲，", "甲，乙;", "乙;", "丙"]),
        ("甲 break:(1) 乙 ， 丙 break:(2) 丁", ["甲(1)", "乙，", "乙，丙(2)", "丙(2)", "丁"]),
        ("甲 term:； ， 乙", ["甲；，", "甲；，乙", "乙"]),
    ],
)
def test_no_group_reaches_over_a_semicolon_or_the_numeral_of_a_list(
    written: str, groups: list[str]
) -> None:
    assert sorted(_asked(written)) == sorted(groups)


@pytest.mark.parametrize("word", ["its", "it", "they", "其", "Its"])
def test_what_goes_on_speaking_of_the_same_is_no_wall(word: str) -> None:
    assert f"甲;{word}乙" in _asked(f"甲 ; {word} 乙")
    assert f"丁,甲;{word}乙,丙" in _asked(f"丁 , 甲 ; {word} 乙 , 丙")
    assert f"甲;乙{word}" not in _asked(f"甲 ; 乙 {word}")
    assert f"甲;乙,{word}丙" not in _asked(f"甲 ; 乙 , {word} 丙")


def test_a_group_is_at_most_seven_pieces_wide() -> None:
    asked = _asked(" ， ".join("甲乙丙丁戊己庚辛壬"))
    assert max(text.count("，") for text in asked) == 7
    assert "甲，乙，丙，丁，戊，己，庚，" in asked
    assert "丙，丁，戊，己，庚，辛，壬" in asked


def test_of_more_than_twenty_four_pieces_the_last_are_taken_as_one() -> None:
    letters = [chr(ord("甲") + i) for i in range(27)]
    pieces = _pieces(" ， ".join(letters))
    assert pieces == [*(f"{one}，" for one in letters[:23]), "，".join(letters[23:])]
    assert len(_pieces(" ， ".join(letters[:24]))) == 24


# Whose subject the last piece has: every way in which it is put to the judge.
SUBJECTS = {
    "甲 ， 乙": ["乙"],
    "tier:先进 甲 ， 乙": ["先进乙"],
    "actor:工信部 甲 ， 乙": ["工信部乙"],
    "tier:卓越 由 actor:工信部 ， 乙": ["工信部卓越乙"],
    "actor:省 和 actor:市 ， 乙": ["省市乙"],
    "actor:省 ， tier:先进 ， 乙": ["省先进乙"],
    "tier:先进 ， tier:卓越 ， 乙": ["卓越乙"],
    "tier:先进 ， 丙 ， 乙": ["先进乙"],
    "tier:先进 甲 ， actor:省 乙": ["先进省乙", "省乙"],
    "actor:省 甲 ， actor:市 乙": ["市乙"],
    "actor:省 tier:先进 ， actor:市 tier:卓越": ["市卓越"],
    "actor:省 tier:先进 ， tier:卓越 乙": ["卓越乙", "省卓越乙"],
    "actor:省 ， 其中 tier:卓越 乙": ["其中卓越乙", "省其中卓越乙"],
    "actor:省 ， And tier:卓越 乙": ["And卓越乙", "省And卓越乙"],
    "actor:省 tier:先进 ， 乙 tier:卓越": ["省乙卓越"],
    "tier:先进 ， 乙 tier:卓越": ["乙卓越"],
    "area:研发 ： 乙": ["研发乙"],
    "area:研发 : 乙": ["研发乙"],
    "tier:先进 area:研发 ： 乙": ["研发先进乙"],
    "area:研发 ， 乙": ["乙"],
    "area:研发 ： 丙 ， 乙": ["乙"],
    "tier:先进 甲 ， 则": ["先进则"],
    "date:22日 甲 ， neg:不 乙": ["22日不乙", "不乙"],
    "date:22日 甲 ， 也 neg:不 乙": ["22日也不乙", "也不乙"],
    "date:22日 甲 ， term:乙 neg:不": ["乙不"],
    "actor:省 date:22日 level:三级 count:两份 phone:电话 ， neg:不 乙":
        ["22日三级两份不乙", "省不乙"],
    "date:22日 ， 丙 ， neg:不 乙": ["不乙"],
    "neg:不 乙": ["不乙"],
}  # fmt: skip


@pytest.mark.parametrize("written", SUBJECTS)
def test_a_piece_without_a_subject_of_its_own_has_that_of_the_piece_before(written: str) -> None:
    last = "".join(mark.word for mark in marks(written)[-2:] if mark.word not in STOPS)
    ways = [text for text in _asked(written) if text.endswith(last) and not STOPS & set(text)]
    assert sorted(ways) == sorted(SUBJECTS[written])


@pytest.mark.parametrize(
    ("true", "false", "found"),
    [
        (["甲，乙，丙"], [], ["甲，乙，丙"]),
        (["甲，", "乙，", "丙"], [], ["甲，", "乙，", "丙"]),
        (["甲，", "乙，", "丙", "甲，乙，"], [], ["甲，乙，", "丙"]),
        (["甲，", "乙，丙"], ["丙"], ["甲，", "乙，丙"]),
        (["甲，"], ["乙，丙"], ["甲，", "乙，丙"]),
        (["甲，", "乙，"], ["甲，乙，丙"], ["甲，乙，丙"]),
        ([], [], ["甲，乙，丙"]),
        ([], ["乙，丙"], ["甲，乙，丙"]),
    ],
)
def test_a_sentence_is_divided_so_that_most_of_it_stands(
    true: list[str], false: list[str], found: list[str]
) -> None:
    assert [one.why for one in divided(marks("甲 ， 乙 ， 丙"), _judge(true, false))] == found


def test_of_two_subjects_the_one_with_which_a_piece_is_true_is_meant() -> None:
    written = "tier:先进 甲 ， actor:省 乙"
    for meant in ("省乙", "先进省乙"):
        found = divided(marks(written), _judge(["先进甲，", meant]))
        assert [one.why for one in found] == ["先进甲，", meant]


def test_of_nothing_nothing_is_found() -> None:
    assert divided([], _judge()) == []
