"""The sign of a question: what must be the same before two questions can have one answer."""

import re
from dataclasses import dataclass

from assistant.answer import Question
from assistant.desk.meaning import concepts
from assistant.editions import NATION
from assistant.normal import pattern, words
from assistant.understand import Asked, understand
from assistant.values import own_words, values
from assistant.years import HELD, other_year
from rules.law.edition import province

_BOTH = frozenset({"nation", "province"})
# Only of a text or a demand does it matter whose it is: 国家给的资金 is nobody's notice.
_OF_TEXTS = re.compile("通知|文件|文号|号文|要求|规定|条件|政策|标准|层面|notice|document|rule")
# What is counted in passing (一个市, 五大环节) says nothing; a level of a body is none of maturity.
_BODY = re.compile("[一二三四五两][级](?:单位|部门|公司|法人|企业|主管)")
FEW = 5
_GREETING = re.compile(
    r"^(?:(?:请问|你好|您好|老师|想?问(?:一)?下|麻烦问(?:一)?下|请教(?:一)?下?|hello|hi|please)[\s,，!！。]*)+"
)
_PUNCTUATION = re.compile(r"[\s,，。.;；:：!！?？、“”\"'《》()（）]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """What is named and what sets apart; two signs are the same or they are not."""

    tiers: frozenset[str]
    places: frozenset[str]
    years: frozenset[str]
    level: frozenset[str]
    figures: frozenset[str]
    things: frozenset[str]
    apart: frozenset[str]
    english: bool


def sign_of(question: Question) -> Sign:
    """The sign of one question, in the place it was asked from."""
    asked = understand(question.text)
    return Sign(
        tiers=_tiers(asked),
        places=_places(asked, question.place),
        years=_years(asked),
        level=_level(asked),
        figures=_figures(asked),
        things=frozenset(asked.slot("area")) | frozenset(asked.slot("item")),
        apart=concepts("apart", asked.text),  # how grave, whose date, from or until when
        english=asked.english,
    )


def _tiers(asked: Asked) -> frozenset[str]:
    """The tiers it names; all of them are the same as none."""
    named = frozenset(asked.tiers)
    return named if len(named) < len(words("slots")["tier"]) else frozenset()


def _places(asked: Asked, place: str) -> frozenset[str]:
    """The places it names; the place it is asked from where it names none."""
    named = frozenset(one.name for one in asked.names.places)
    return named or frozenset([province(place) or NATION])


def _years(asked: Asked) -> frozenset[str]:
    """The years it is about, said outright or as 明年; the year held goes without saying."""
    named = {str(year) for year in (*asked.years, *asked.names.years) if year != HELD}
    relative = other_year(asked)
    return frozenset(named | ({relative} if relative else set()))


def _level(asked: Asked) -> frozenset[str]:
    """Whose notice it is about, if it says so: in a province its own goes without saying."""
    named = frozenset(asked.slot("level")) & _BOTH
    return named if named != {"province"} and _OF_TEXTS.search(asked.text) else frozenset()


def _figures(asked: Asked) -> frozenset[str]:
    """What it states in figures: levels of maturity, dates, more than a few of a thing, shares."""
    stated = values(_BODY.sub("", own_words(asked.text)))
    return frozenset(
        [
            *(f"{level}级" for level in stated.levels),
            *(f"{month}-{day}" for month, day in stated.dates),
            *(f"{count}个" for count in stated.counts if count > FEW),
            *stated.percents,
        ]
    )


def key_of(question: Question) -> str:
    """The question's own words as they are compared: normalised, greetings and marks dropped."""
    text = _GREETING.sub("", understand(question.text).text)
    text = pattern("fillers").sub("", text)
    return _PUNCTUATION.sub("", text)
