"""Training the leads; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_leads` learns which clauses a question leads to: from the questions and
texts of the clauses, and from the phrasings and example questions of the topics, each of which
leads to the clauses that its topic's sentences rest on. It says how often the first of a fifth
held out is right, then writes knowledge/corpus/leads.npz.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from assistant.answer import Status
from assistant.bank import Topic, bank
from assistant.compose import compose
from assistant.editions import Footing, footing
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
from assistant.understand import understand
from assistant.wiring import assistant
from knowledge.doors import doors
from knowledge.leads import FILE, GRAMS
from knowledge.ledger import library
from knowledge.names import named
from rules.law.edition import PLACE

EPOCHS = 8
# What each sentence of an answer counts beside the one before it.
LESS = 0.4
Shares = Mapping[str, float]


def examples(ground: Footing) -> Iterator[tuple[str, Shares]]:
    """Every text to learn from, and the clauses it leads to, each with its share."""
    for door in doors(library()):
        yield door.text, {door.address: 1.0}
    for topic, text in _asked():
        if led := rested(topic, text, ground):
            yield text, led


def _asked() -> Iterator[tuple[Topic, str]]:
    topics = bank().topics
    yield from ((topic, text) for topic in bank() for text in topic.like)
    yield from ((topics[entry["topic"]], entry["text"]) for entry in phrasings())


def rested(topic: Topic, text: str, ground: Footing) -> Shares:
    """The clauses that the answer on this topic rests on, the first sentence's most."""
    if Status(topic.ending) is not Status.ANSWERED:
        return {}
    part = compose(topic, understand(text), ground)
    if part.status is not Status.ANSWERED:
        return {}
    cited = [[c.address for c in s.citations] for s in part.sentences if s.citations]
    found: dict[str, float] = {}
    for place, addresses in enumerate(cited):
        for address in addresses:
            found[address] = found.get(address, 0.0) + LESS**place / len(addresses)
    return found


def _wanted(led: Shares, places: Mapping[str, int]) -> Floats:
    row = np.zeros(len(places), np.float32)
    for address, share in led.items():
        if address in places:
            row[places[address]] = share
    return row / max(float(row.sum()), 1e-9)


def _right(kept: Examples, held: Examples) -> float:
    """How often the likeliest clause is the one a held-out text leads to most."""
    guessed = shares(fitted(kept, EPOCHS), held).argmax(1)
    return float(np.mean(held.wanted[np.arange(len(guessed)), guessed] == held.wanted.max(1)))


def main() -> None:
    """Hold a fifth out and say how often the first is right, then train on all and write."""
    ground = footing(library(), PLACE, None)
    if ground is None:
        raise LookupError("no edition at all: rules/law is empty")
    places = {clause.address: at for at, clause in enumerate(library().clauses)}
    learnt = {t: led for t, led in examples(ground) if led.keys() & places.keys()}
    texts, index = [named(text).text for text in learnt], assistant(Settings().home).index
    rare = rarity(texts)
    known = Examples(
        np.array([index.vector(text) for text in learnt], np.float32),
        gathered(texts, rare, GRAMS),
        np.array([*map(partial(_wanted, places=places), learnt.values())]),
    )
    kept, held = a_fifth_apart(known)
    sys.stdout.write(f"{len(texts)} texts; of the fifth held out {_right(kept, held):.3f} right\n")
    meaning, wording, bias = shipped(known, EPOCHS)
    np.savez_compressed(
        FILE,
        embedder=np.array(index.embedder),
        addresses=np.array([*places], dtype=str),
        meaning=meaning,
        wording=wording,
        bias=bias,
        rarity=rare,
    )


if __name__ == "__main__":
    main()
