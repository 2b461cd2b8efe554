"""Training the learnt ranking of topics; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_topics` learns from the phrasings of words/phrasings and the example
questions of the bank, and writes words/topics.npz, as assistant/train_intent.py does for kinds.
Then it fits what the learnt share weighs beside cues and nearness, and writes words/odds.toml;
`python -m assistant.train_topics odds` does only that.
"""

import sys

import numpy as np

from assistant.bank import bank
from assistant.phrasings import phrasings
from assistant.rival import ODDS, WEIGHTS
from assistant.settings import Settings
from assistant.train_intent import EPOCHS, gather, learn
from assistant.train_odds import Asked, asked, fit, of_other_topics, unseen_shares, written
from assistant.wiring import assistant

SUM = (1.0, 1.0, 0.0)  # what choose.py ranks by


def main() -> None:
    """Learn which topic each phrasing belongs to, and what that weighs beside the cues."""
    examples = {text: topic.id for topic in bank() for text in topic.like}
    phrased = {entry["text"]: entry["topic"] for entry in phrasings()}
    if sys.argv[1:] != ["odds"]:
        learn(examples | phrased, WEIGHTS)
    weigh(_given(examples | phrased, phrased))


def weigh(given: Asked) -> None:
    """Fit the odds, say how often the right topic comes first, and write them."""
    sys.stdout.write(
        f"{len(given.right)} phrasings; the right topic first: {given.first(SUM).mean():.3f} by "
        f"the sum of choose.py, {of_other_topics(given):.3f} by odds fitted on other topics\n"
    )
    sys.stdout.write(written(fit(given), ODDS))


def _given(learnt: dict[str, str], phrased: dict[str, str]) -> Asked:
    """What speaks for each topic of every phrasing."""
    texts = [text for text in learnt if text in phrased]
    rows = np.array([at for at, text in enumerate(learnt) if text in phrased], dtype=np.intp)
    gathered = gather(learnt)
    near = assistant(Settings().home).desk.near
    given = asked(texts, gathered.kinds, gathered.known.wanted[rows].argmax(1), near)
    given.speaks[:, :, 2] = unseen_shares(gathered.known, rows, EPOCHS)
    return given


if __name__ == "__main__":
    main()
