"""Nearness of meaning: how close a question is to the example questions of each topic."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.bank import Bank
from assistant.choose import Near

# Below this cosine two questions have nothing to say to each other.
FLOOR = 0.3
WORTH = 3.0
Similarity = Callable[[str, Sequence[str]], list[float]]


def nearness(similarity: Similarity, bank: Bank) -> Near:
    """What nearness adds to the score of each topic, by the open index."""
    written = [(topic.id, like) for topic in bank for like in topic.like]
    texts = [like for _, like in written]

    @lru_cache(maxsize=256)
    def near(question: str) -> dict[str, float]:
        best: dict[str, float] = {}
        for (topic, _), cosine in zip(written, similarity(question, texts), strict=True):
            best[topic] = max(best.get(topic, 0.0), WORTH * (cosine - FLOOR))
        return best

    return near
