"""An embedder for tests that need any vectors quickly: a bag of hashed characters."""

from zlib import crc32

import numpy as np

from knowledge.embed import Embedder

DIMENSION = 64


class Bag(Embedder):
    """Counts characters by their hash; texts of the same characters are near each other."""

    def __init__(self, identity: str = "bag") -> None:
        self.identity = identity
        self.seen: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        """One normed vector."""
        vector = np.full(DIMENSION, 1e-3)
        for character in text:
            vector[crc32(character.encode()) % DIMENSION] += 1
        return [float(x) for x in vector / np.linalg.norm(vector)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One normed vector each."""
        self.seen += texts
        return [self.embed_query(text) for text in texts]
