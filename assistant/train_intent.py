"""Training the classifier of messages; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_intent` cross-validates on the messages of words/messages, the example
questions of the bank and the questions of the clauses, then writes words/intent.npz.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from assistant.answer import Status
from assistant.bank import bank
from assistant.intent import IN_DOMAIN, KINDS, WEIGHTS
from assistant.settings import Settings
from assistant.wiring import assistant
from knowledge.doors import Way, doors
from knowledge.ledger import library

MESSAGES = Path(__file__).parent / "words" / "messages"
# Chosen on the development messages: larger fits single wordings, smaller blurs the kinds.
INVERSE_PENALTY, FOLDS, SEED = 10.0, 5, 0


def messages() -> Iterator[tuple[str, str]]:
    """Every message to learn from, with its kind."""
    for path in sorted(MESSAGES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield entry["text"], entry["kind"]
    for topic in bank():
        yield from ((text, KINDS[Status(topic.ending)]) for text in topic.like)
    for door in doors(library()):
        if door.way is Way.QUESTION:
            yield door.text, IN_DOMAIN


def main() -> None:
    """Cross-validate, train on everything, write the weights."""
    learnt = dict(messages())
    vector = assistant(Settings().home).index.vector
    x = np.array([vector(text) for text in learnt])
    y = np.array(list(learnt.values()))
    model = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=2000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    guessed = cross_val_predict(model, x, y, cv=folds)
    sys.stdout.write(f"{len(learnt)} messages, {np.mean(guessed == y):.3f} right when held out\n")
    for kind in sorted(set(y)):
        seen = Counter(str(g) for g in guessed[y == kind])
        sys.stdout.write(f"  {kind}: {dict(seen.most_common())}\n")
    model.fit(x, y)
    np.savez(
        WEIGHTS,
        kinds=np.array(model.classes_, dtype=str),
        weights=model.coef_.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    main()
