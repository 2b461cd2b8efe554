"""Training the learnt ranking of topics; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_topics` learns from the phrasings of words/phrasings and the example
questions of the bank, and writes words/topics.npz, as assistant/train_intent.py does for kinds.
"""

from assistant.bank import bank
from assistant.intent import TOPICS
from assistant.phrasings import phrasings
from assistant.train_intent import learn


def main() -> None:
    """Learn which topic each phrasing belongs to."""
    examples = {text: topic.id for topic in bank() for text in topic.like}
    learn(examples | {entry["text"]: entry["topic"] for entry in phrasings()}, TOPICS)


if __name__ == "__main__":
    main()
