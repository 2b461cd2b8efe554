"""Vectors that ship with the product, so that a new home need not embed what everybody has.

Keyed like the remembered ones, by embedder and text: a text that changed, or another embedder,
finds nothing here and is embedded as ever. Written by `make vectors` from a fresh home.
"""

import sqlite3
import sys
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np

from knowledge.embed import Vectors

FILE = Path(__file__).parent / "corpus" / "vectors.npz"


@cache
def shipped(file: Path = FILE) -> dict[bytes, Vectors]:
    """The vectors by key; half precision on disk, of unit length again in memory."""
    if not file.exists():
        return {}
    with np.load(file) as held:
        keys, vectors = held["keys"], held["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def ship(store: Path, file: Path = FILE) -> int:
    """Write the vectors that a home has remembered, in the order of their keys; their number."""
    with closing(sqlite3.connect(store)) as home:
        rows = home.execute("SELECT key, vector FROM vectors ORDER BY key").fetchall()
    keys = np.array([list(key) for key, _ in rows], dtype=np.uint8)
    vectors = np.array([np.frombuffer(vector, dtype=np.float32) for _, vector in rows])
    np.savez(file, keys=keys, vectors=vectors.astype(np.float16))
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{ship(Path(sys.argv[1]))} vectors written to {FILE}\n")
