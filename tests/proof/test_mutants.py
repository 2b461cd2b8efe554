"""True sentences are accepted; made false by one change, they are not."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.prove import prove_sentence, prove_text
from evals.mutants import TABLE, Mutant, mutants
from knowledge.ledger import library

HERE = Path(__file__).parent
SLOW = pytest.mark.slow
FEWEST_TRUE, FEWEST_MUTANTS, FEWEST_OF_A_SORT = 150, 1000, 500


def _cited(text: str, at: list[str], quotes: list[str]) -> Sentence:
    pairs = zip(at, quotes, strict=True)
    return Sentence(SentenceKind.CLAIM, text, tuple(Citation(a, q) for a, q in pairs))


@cache
def _true() -> tuple[Sentence, ...]:
    entries = tomllib.loads((HERE / "paraphrases.toml").read_text(encoding="utf-8"))["true"]
    return tuple(_cited(e["text"], e["at"], e["quote"]) for e in entries)


def _false(sentence: Sentence) -> list[Mutant]:
    return [m for m in mutants(sentence.text) if m.text not in TABLE["still_true"]]


def test_true_sentences_are_never_rejected() -> None:
    verdicts = [prove_sentence(sentence, library()) for sentence in _true()]
    assert len(verdicts) >= FEWEST_TRUE
    assert [(v.text, v.why) for v in verdicts if not v.proved] == []


def test_there_are_enough_mutants_of_both_sorts() -> None:
    sorts = Counter(m.sort for sentence in _true() for m in _false(sentence))
    assert sum(sorts.values()) >= FEWEST_MUTANTS
    assert min(sorts.values()) >= FEWEST_OF_A_SORT


# A fifth of them in make check, all of them in make test.
@pytest.mark.parametrize("remainder", [0, *(pytest.param(n, marks=SLOW) for n in range(1, 5))])
def test_every_cited_mutant_is_rejected(remainder: int) -> None:
    survivors = [
        mutant.text
        for sentence in _true()[remainder::5]
        for mutant in _false(sentence)
        if prove_sentence(_cited_as(sentence, mutant), library()).proved
    ]
    assert set(survivors) <= set(TABLE["survivors"])


@pytest.mark.slow
def test_no_mutant_is_supported_when_the_clause_must_be_found() -> None:
    survivors = [
        mutant.text
        for sentence in _true()
        for mutant in _false(sentence)
        if prove_text(mutant.text, library=library()).label == "supported"
    ]
    assert set(survivors) <= set(TABLE["survivors"])


def _cited_as(sentence: Sentence, mutant: Mutant) -> Sentence:
    return Sentence(sentence.kind, mutant.text, sentence.citations)
