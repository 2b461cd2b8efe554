"""Training the leads: what a text is taken to lead to."""

from assistant.bank import bank
from assistant.editions import footing
from assistant.train_leads import LESS, rested
from knowledge.ledger import library
from rules.law.edition import PLACE

GROUND = footing(library(), PLACE, None)


def test_a_text_leads_most_to_what_the_first_sentence_of_its_answer_rests_on() -> None:
    assert GROUND is not None
    led = rested(bank().topics["tiers"], "智能工厂分几级", GROUND)
    assert max(led, key=lambda address: led[address]) == "CN-2024-399/一"


def test_later_sentences_count_less() -> None:
    assert GROUND is not None
    led = rested(bank().topics["tier_overview"], "基础级和卓越级是什么样的", GROUND)
    first, second = (led[f"CN-2024-399/附件2/{step}/总述"] for step in "二四")
    assert second == LESS * first > 0


def test_what_is_refused_leads_nowhere() -> None:
    assert GROUND is not None
    assert not rested(bank().topics["out_of_scope"], "今晚吃什么", GROUND)
