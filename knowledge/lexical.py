"""The lexical side: BM25 over segmented Chinese and pairs of characters."""

import re
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import rjieba
from numpy.typing import NDArray

from knowledge.reading import reading

_WORD = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
# Particles and question words: they say how something is asked, not what about.
_EMPTY = frozenset("的了吗呢啊吧是在和与及或等对把被给我你这那") | {
    "我们",
    "你们",
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "for",
    "is",
    "are",
    "do",
    "does",
}


def tokens(text: str) -> list[str]:
    """The words of a text, and every pair of neighbouring characters."""
    read = reading(text).lower()
    words = [w for w in rjieba.cut_for_search(read) if _WORD.fullmatch(w) and w not in _EMPTY]
    pairs = [run[i : i + 2] for run in _HAN.findall(read) for i in range(len(run) - 1)]
    return words + [f"#{pair}" for pair in pairs]


class Lexical:
    """An open BM25 index; texts are known by their position."""

    def __init__(self, index: bm25s.BM25, count: int) -> None:
        self._index = index
        self.count = count

    def scores(self, query: Sequence[str]) -> NDArray[np.float32]:
        """The score of every text for the tokens of a question."""
        known = [token for token in query if token in self._index.vocab_dict]
        if not known:
            return np.zeros(self.count, dtype=np.float32)
        scores: NDArray[np.float32] = self._index.get_scores(known)
        return scores

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        self._index.save(str(folder), show_progress=False)


def lexical(texts: Sequence[str]) -> Lexical:
    """Index the texts."""
    index = bm25s.BM25(method="lucene")
    index.index([tokens(text) for text in texts], show_progress=False)
    return Lexical(index, len(texts))


def load(folder: Path, count: int) -> Lexical:
    """Open what `save` wrote."""
    return Lexical(bm25s.BM25.load(str(folder), show_progress=False), count)
