"""The product's own sentence on whom to ask is proved like any other, by the notices' contacts."""

from dataclasses import replace

import pytest

from assistant.answer import Question, Sentence, SentenceKind, Status
from assistant.contacts import NATION, PROVINCE, RESTS
from assistant.desk.said import drafted
from assistant.phrases import phrase
from assistant.proof.finding import Label
from assistant.prove import prove_sentence, prove_text
from assistant.reply import Desk, reply
from knowledge.clause import Block
from knowledge.ledger import library


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("key", [PROVINCE, NATION])
def test_whom_to_ask_is_borne_out_by_its_contact(key: str, english: bool) -> None:
    text = phrase(key, english=english)
    [verdict] = prove_text(text, library=library()).sentences
    assert (verdict.label, verdict.citations) == (Label.SUPPORTED, (RESTS[key],))
    cited = Sentence(SentenceKind.CLAIM, text, (RESTS[key],))
    assert prove_sentence(cited, library()).proved


def test_a_refusal_of_the_machine_is_borne_out_whole_at_the_desk() -> None:
    answer = reply(Question("评上卓越级省里奖励多少钱？"), Desk(library()))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    said = drafted(answer.text, library())
    assert {one.label for one in said} == {Label.SUPPORTED}
    assert said[-1].citations == (RESTS[PROVINCE],)


def test_another_number_or_an_amended_contact_is_not_borne_out() -> None:
    text = phrase(PROVINCE, english=False)
    wrong = prove_text(text.replace("87800803", "87800804"), library=library())
    assert wrong.label is not Label.SUPPORTED
    held = library()
    notices = [
        replace(d, blocks=tuple(_renumbered(block) for block in d.blocks)) for d in held.documents
    ]
    amended = replace(held, documents=tuple(notices))
    assert prove_text(text, library=amended).label is not Label.SUPPORTED


def _renumbered(block: Block) -> Block:
    return replace(block, text=block.text.replace("87800803", "87800804"))
