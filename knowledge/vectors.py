"""Vectors remembered: every text is embedded once for a home, however often it is asked for."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.embed import Embedder, Vectors
from knowledge.shipped import shipped

_BATCH = 16
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
_PUT = "INSERT OR REPLACE INTO vectors VALUES (?, ?)"
Progress = Callable[[int, int], None]


class Remembered:
    """An embedder with a file of the vectors it has made, keyed by the digest of the text."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self.identity = embedder.identity
        self._file = file
        self._warm: dict[bytes, Vectors] = {}
        # One question is looked at from several sides; its vector is made once.
        self.question = lru_cache(maxsize=256)(self._question)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One vector a text, in order; only texts never seen before are embedded."""
        keys = [self._key(text) for text in texts]
        if any(key not in self._warm for key in keys):
            self._fetch(dict(zip(keys, texts, strict=True)), progress)
        return np.stack([self._warm[key] for key in keys])

    def _question(self, text: str) -> Vectors:
        """The vector of a question; only the latest ones are remembered, and on no disk."""
        return np.asarray(self._embedder.embed_query(text), dtype=np.float32)

    def _fetch(self, wanted: dict[bytes, str], progress: Progress | None) -> None:
        known = shipped()
        self._warm |= {key: known[key] for key in wanted if key in known}
        wanted = {key: text for key, text in wanted.items() if key not in self._warm}
        if not wanted:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=60)) as store:
            store.execute(_TABLE)
            for key in wanted:
                row = store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
                if row:
                    self._warm[key] = np.frombuffer(row[0], dtype=np.float32)
            self._embed({k: t for k, t in wanted.items() if k not in self._warm}, store, progress)

    def _embed(
        self, missing: dict[bytes, str], store: sqlite3.Connection, progress: Progress | None
    ) -> None:
        keys = list(missing)
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            made = self._embedder.embed_documents([missing[key] for key in batch])
            for key, vector in zip(batch, made, strict=True):
                self._warm[key] = np.asarray(vector, dtype=np.float32)
            store.executemany(_PUT, [(key, self._warm[key].tobytes()) for key in batch])
            store.commit()
            if progress:
                progress(min(start + _BATCH, len(keys)), len(keys))

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._embedder.identity}\n{text}".encode()).digest()
