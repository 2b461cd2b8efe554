"""Both languages say the same things, and nothing is said that no file holds."""

import re
import string
from pathlib import Path

import pytest

from rules.finding import Force, Outcome, Tier
from tests.ui.fakes import EN, ZH
from ui.facts.steps import PATHS, STEPS
from ui.render.report import ADVICE, ORDER
from ui.words.book import Words

UI = Path(__file__).parents[2] / "ui"
USED = re.compile(r"""\bwords\(\s*["']([a-z_.]+)["']""")
ONLY_EN = ("field.", "choice.", "kpi.", "reason.")


def _shared(words: Words) -> set[str]:
    return {key for key in words.texts if not key.startswith(ONLY_EN)}


def test_both_languages_have_the_same_keys() -> None:
    assert _shared(ZH) == _shared(EN)


def test_the_same_key_has_the_same_places_to_fill() -> None:
    for key in _shared(ZH):
        places = [
            {name for _, name, _, _ in string.Formatter().parse(w.texts[key]) if name}
            for w in (ZH, EN)
        ]
        assert places[0] == places[1], key


def test_every_word_that_the_sources_use_is_there() -> None:
    sources = [p.read_text(encoding="utf-8") for p in UI.rglob("*.py") if "commands" not in str(p)]
    used = {key for text in sources for key in USED.findall(text)}
    assert len(used) > 60
    assert {key for key in used if key not in ZH.texts and not key.endswith(".")} == set()


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_the_law_s_own_names_are_said_in_both(words: Words) -> None:
    names = [f"outcome.{o}" for o in (*Outcome, ADVICE)] + [f"force.{f}" for f in Force]
    names += [f"tier.{t}" for t in Tier] + [f"group.{g}" for g in ORDER]
    names += [f"step.{s}" for s in STEPS] + [f"step_help.{s}" for s in STEPS]
    assert [name for name in names if name not in words.texts] == []


def test_english_names_every_field_of_the_form() -> None:
    inside = {"incidents": "compliance.incidents"}
    for path in (path for path in PATHS if not path.startswith("kpis")):
        first, dot, rest = path.replace("[0]", "").partition(".")
        assert f"field.{inside.get(first, first)}{dot}{rest}" in EN.texts, path
    assert {f"kpi.{n}" for n in range(1, 21)} <= EN.texts.keys()
