"""Training the model of what a message does; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_acts` learns from the messages of words/acts and some phrasings, which
all ask for a rule; it says what a fifth held out is taken for, then writes words/acts.npz.
"""

import random

from assistant.act import ACTS, RULE
from assistant.phrasings import phrasings
from assistant.train_intent import learn

# More phrasings make it hear fewer verdicts (0.70 of them with so many, 0.61 with 1,500).
PHRASINGS, EPOCHS, SEED = 600, 12, 0


def main() -> None:
    """Learn what each message does."""
    rules = sorted({entry["text"] for entry in phrasings()})
    drawn = random.Random(SEED).sample(rules, PHRASINGS)
    learnt = dict.fromkeys(drawn, RULE) | {e["text"]: e["act"] for e in phrasings("acts")}
    learn(learnt, ACTS, EPOCHS)


if __name__ == "__main__":
    main()
