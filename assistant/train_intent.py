"""Training the classifier of messages; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_intent` learns from the messages of words/messages, the phrasings of
words/phrasings, the example questions of the bank and the questions of the clauses; it says what a
fifth that was held out is taken for, then writes words/intent.npz.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.answer import Status
from assistant.bank import bank
from assistant.intent import GRAMS, IN_DOMAIN, KINDS, WEIGHTS
from assistant.normal import normal
from assistant.phrasings import phrasings
from assistant.settings import Settings
from assistant.softmax import (
    Examples,
    Floats,
    a_fifth_apart,
    fitted,
    gathered,
    rarity,
    shares,
    shipped,
)
from assistant.wiring import assistant
from knowledge.doors import Way, doors
from knowledge.ledger import library

EPOCHS, SMOOTHING = 7, 0.1
# Fourteen thousand messages on the programme stand beside three thousand of other kinds: each of
# those counts as three (of a fresh set, other subjects heard rose from 0.67 to 0.77, wrongs from
# 0.79 to 0.84, at 0.01 of the programme's).
TIMES = 3
SHOWN = 10  # kinds whose confusions are listed


def messages() -> Iterator[tuple[str, str]]:
    """Every message to learn from, with its kind."""
    kinds = {topic.id: KINDS[Status(topic.ending)] for topic in bank()}
    for topic in bank():
        yield from ((text, kinds[topic.id]) for text in topic.like)
    for door in doors(library()):
        if door.way is Way.QUESTION:
            yield door.text, IN_DOMAIN
    for entry in phrasings():
        yield entry["text"], kinds[entry["topic"]]
    for entry in phrasings("messages"):
        yield entry["text"], entry["kind"]


def _wanted(kind: str, kinds: list[str]) -> Floats:
    """The kind, a little of it shared among all."""
    row = np.full(len(kinds), SMOOTHING / len(kinds), np.float32)
    row[kinds.index(kind)] += 1 - SMOOTHING
    return row


def _levelled(known: Examples, kinds: list[str]) -> Examples:
    """The rows as they count: those of kinds beside the programme several times."""
    if IN_DOMAIN not in kinds:
        return known
    beside = known.wanted.argmax(1) != kinds.index(IN_DOMAIN)
    return known.rows(np.repeat(np.arange(len(beside)), np.where(beside, TIMES, 1)))


def main() -> None:
    """Hold a fifth out and say what it is taken for, then train on everything and write."""
    learn(dict(messages()), WEIGHTS)


@dataclass(frozen=True)
class Gathered:
    """The kinds in order, the rarity of the grams, and the examples to learn from."""

    kinds: list[str]
    rarity: Floats
    known: Examples


def gather(learnt: Mapping[str, str]) -> Gathered:
    """The meaning and the wording of each message, and its kind."""
    kinds = sorted(set(learnt.values()))
    texts = [normal(text) for text in learnt]
    rare = rarity(texts)
    vector = assistant(Settings().home).index.vector
    known = Examples(
        np.array([vector(text) for text in learnt], dtype=np.float32),
        gathered(texts, rare, GRAMS),
        np.array([_wanted(kind, kinds) for kind in learnt.values()]),
    )
    return Gathered(kinds, rare, known)


def learn(learnt: Mapping[str, str], path: Path, epochs: int = EPOCHS) -> None:
    """Learn what each message is of its kind; say how well, and write the weights to the path."""
    found = gather(learnt)
    kinds, known = found.kinds, found.known
    kept, held = a_fifth_apart(known)
    guessed = shares(fitted(_levelled(kept, kinds), epochs), held).argmax(1)
    right = held.wanted.argmax(1)
    sys.stdout.write(f"{len(learnt)} messages; of the fifth held out ")
    sys.stdout.write(f"{np.mean(guessed == right):.3f} right\n")
    for at, kind in enumerate(kinds if len(kinds) <= SHOWN else ()):
        seen = Counter(kinds[guess] for guess in guessed[right == at])
        sys.stdout.write(f"  {kind}: {dict(seen.most_common())}\n")
    meaning, wording, bias = shipped(_levelled(known, kinds), epochs)
    np.savez_compressed(
        path,
        kinds=np.array(kinds, dtype=str),
        meaning=meaning,
        wording=wording,
        bias=bias,
        rarity=found.rarity,
    )


if __name__ == "__main__":
    main()
