"""The vocabulary of proof: phrases in Chinese and English, by the marks they make."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from assistant.proof.kept import ENGLISH
from assistant.proof.mark import PLAIN, UNKNOWN, fold

WORDS = Path(__file__).parent / "words"
_ATOM = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[^\s\w]|\w")
_SILENT = frozenset("《》“”\"'‘’「」<>*_#`·^[]-")
_ARTICLES = frozenset(("the", "a", "an", "of", "s"))
_WHOLE = {"note": "note", "notes": "note", "noted": "note"}  # else they would read "not"
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))


@dataclass(slots=True)
class Node:
    """One step of the phrase tree; `means` is set where a phrase ends."""

    next: dict[str, "Node"] = field(default_factory=dict)
    means: tuple[str, str] | None = None


def atoms(text: str) -> Iterator[tuple[str, int, int]]:
    """The smallest pieces of a folded text: a character, an English stem, a number, a stop."""
    for found in _ATOM.finditer(text):
        piece = found.group()
        if piece in _SILENT or piece in _ARTICLES:
            continue
        yield stem(piece), found.start(), found.end()


@lru_cache(maxsize=ENGLISH)
def stem(word: str) -> str:
    """An English word without its ending, rough but the same on both sides."""
    if not word.isascii() or (not word.isalpha() and "'" not in word and "’" not in word):
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    word = re.sub(r"['’]s?$", "", word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    word = word.replace("iz", "is").replace("yz", "ys")
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@cache
def phrases() -> Node:
    """The tree of every phrase known; a phrase with a meaning wins over a plain one."""
    root = Node()
    for kind, value, phrase in _entries():
        node = root
        for piece, _, _ in atoms(fold(phrase)):
            node = node.next.setdefault(piece, Node())
        if node is not root and (node.means is None or node.means[0] in (PLAIN, UNKNOWN)):
            node.means = (kind, value)
    return root


def terms_in(folded: str) -> frozenset[str]:
    """Every topic word that stands in a text, also inside a longer one."""
    pieces = [piece for piece, _, _ in atoms(folded)]
    found: set[str] = set()
    for start in range(len(pieces)):
        node: Node | None = phrases()
        for piece in pieces[start:]:
            node = node.next.get(piece) if node is not None else None
            if node is None:
                break
            if node.means is not None and node.means[0] == "term":
                found.add(node.means[1])
    return frozenset(found)


@cache
def names() -> dict[str, str]:
    """The kind of every meaning, by its name."""
    return {
        value: kind
        for kind, value, _ in _entries()
        if kind not in (PLAIN, UNKNOWN, "foreign", "tierish")
    }


@cache
def gloss() -> dict[str, frozenset[str]]:
    """The English stems that may be used of a clause, by its address."""
    table = tomllib.loads((WORDS / "gloss.toml").read_text(encoding="utf-8"))["gloss"]
    return {at: frozenset(piece for piece, _, _ in atoms(fold(text))) for at, text in table.items()}


def _entries() -> Iterator[tuple[str, str, str]]:
    for path in sorted(WORDS.glob("*.toml")):
        if path.name == "gloss.toml":
            continue
        for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for value, ways in table.items():
                yield from ((kind, value, way) for way in ways.split("|"))
    for kind, files in ((PLAIN, "plain_*.txt"), (UNKNOWN, "notices_*.txt")):
        for path in sorted(WORDS.glob(files)):
            lines = path.read_text(encoding="utf-8").splitlines()
            for word in (w for line in lines if not line.startswith("#") for w in line.split()):
                yield kind, word, word
