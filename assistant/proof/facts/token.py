"""Tokens: a claim in the words people use, cut into what each of them means."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from assistant.proof.figures import figures
from assistant.proof.kept import CLAIMS
from assistant.proof.mark import fold

WORDS = Path(__file__).parent / "words"
THEMES = Path(__file__).parent / "themes.toml"
PLAIN, STOP, UNKNOWN = "plain", "stop", "unknown"
_ARTICLES = re.compile(r"\b(?:the|an?)\s+(?=[a-z\d])")
_STOPS = frozenset("，,；;：:。.!！?？、()（）“”\"'‘’《》「」—-–/|")
Pattern = tuple[str, str, re.Pattern[str], str]
_LATIN = re.compile(r"[(?:\\b]*[a-z]")
_OPENING = re.compile(r"(?:[\w ](?![?*{|]))+")
_SINGLE = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|.", re.S)
# A telling word before an empty one of the same length, and any word before an unread character.
_WORD, _EMPTY, _UNREAD = 10, 11, 100
_TOWARD = frozenset(
    (
        "同步报",
        "上报",
        "抄报",
        "上交",
        "交给",
        "交到",
        "寄给",
        "寄到",
        "推到",
        "向",
        "给",
        "报",
        "报给",
        "报到",
        "报送",
        "送",
        "寄",
        "发给",
        "to",
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its kind, its meaning, how and where it is written."""

    kind: str
    value: str
    word: str
    at: int

    @property
    def pair(self) -> tuple[str, str]:
        """Kind and meaning, without the wording."""
        return self.kind, self.value


@lru_cache(maxsize=CLAIMS)
def tokens(text: str) -> tuple[Token, ...]:
    """Every word of a claim in order; what no list knows is one unknown token a run."""
    folded = _plain_english(fold(text))
    return _with_roles(_joined(_cut(folded)))


def _plain_english(folded: str) -> str:
    """English without articles and hyphens, so that one pattern fits more writings."""
    if not re.search(r"[a-z]{3}", folded):
        return folded
    without = _ARTICLES.sub("", folded.replace("’", "'"))
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", without)


def _cut(text: str) -> list[Token]:
    """The cut with the fewest unknown characters, then the fewest words, longer words first."""
    figured = {start: (end, marks) for start, end, marks in figures(text)}
    near = [entry for entry in _patterns() if entry[3] in text and entry[2].search(text)]
    best: list[tuple[int, int, list[Token]]] = [(0, len(text), [])] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        ways = list(_ways(text, at, near))
        if at in figured:
            end, marks = figured[at]
            ways.append((_WORD, end, [_of_figure(mark, text[at:end], at) for mark in marks]))
        cost, end, made = min(ways, key=lambda way: (way[0] + best[way[1]][0], -way[1]))
        best[at] = (cost + best[end][0], end, made)
    found: list[Token] = []
    at = 0
    while at < len(text):
        _, end, made = best[at]
        found.extend(made)
        at = end
    return found


def _ways(text: str, at: int, near: Sequence[Pattern]) -> Iterator[tuple[int, int, list[Token]]]:
    """What may stand at one place: cost, end and tokens of each word, or an unknown one."""
    single = text[at]
    if single.isspace():
        yield 0, at + 1, []
        return
    for kind, value, written in _literals().get(single, ()):
        if text.startswith(written, at):
            yield _cost(kind), at + len(written), [Token(kind, value, written, at)]
    for kind, value, pattern, _ in near:
        match = pattern.match(text, at)
        if match is not None and match.end() > at:
            yield _cost(kind), match.end(), [Token(kind, value, match.group(), at)]
    if single in _STOPS:
        yield 0, at + 1, [Token(STOP, single, single, at)]
        return
    word = _SINGLE.match(text, at)
    end = word.end() if word else at + 1
    yield _UNREAD, end, [Token(UNKNOWN, text[at:end], text[at:end], at)]


def _cost(kind: str) -> int:
    return _EMPTY if kind == PLAIN else _WORD


def _of_figure(mark: object, word: str, at: int) -> Token:
    kind, value = str(getattr(mark, "kind", UNKNOWN)), str(getattr(mark, "value", word))
    if kind == "date" and value.endswith("?") and re.search("[底末初旬]", word):
        value = value.replace("?", "部分")
    return Token({"actor": "body"}.get(kind, kind), value, word, at)


def _joined(found: list[Token]) -> list[Token]:
    """Neighbouring unknown characters are one unknown word."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        run = last is not None and last.kind == token.kind == UNKNOWN
        if last is not None and run and not token.word.isascii() and not last.word.isascii():
            joined[-1] = replace(last, value=last.value + token.value, word=last.word + token.word)
        else:
            joined.append(token)
    return joined


def _with_roles(found: list[Token]) -> tuple[Token, ...]:
    """A body to which something goes is not the one that acts."""
    made = list(found)
    for i, token in enumerate(found):
        before = found[i - 1] if i else None
        judging = any(t.kind == "act" and t.value == "认定" for t in found[i + 1 : i + 3])
        if token.kind == "body" and before is not None and before.word in _TOWARD and not judging:
            made[i] = replace(token, kind="to")
    return tuple(made)


@cache
def _patterns() -> tuple[Pattern, ...]:
    """The ways that are more than their own characters; English ones are whole words.

    Each with how whatever it fits begins: most texts do not hold that, and need no search.
    """
    return tuple(
        (kind, value, re.compile(rf"\b(?:{way})\b" if _LATIN.match(way) else way), _opening(way))
        for kind, value, ways in _entries()
        for way in _split(ways)
        if not _is_literal(way)
    )


@cache
def _literals() -> dict[str, list[tuple[str, str, str]]]:
    """The ways written as they are, by their first character."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind, value, ways in _entries():
        for way in filter(_is_literal, _split(ways)):
            found.setdefault(way[0], []).append((kind, value, way))
    return found


def _opening(way: str) -> str:
    """The characters that a way begins with, up to the first that may be missing or another."""
    found = _OPENING.match(way)
    return found[0] if found else ""


def _is_literal(way: str) -> bool:
    return not _LATIN.match(way) and re.escape(way) == way


def _split(ways: str) -> Iterator[str]:
    """The ways between the bars that stand outside brackets."""
    depth, start = 0, 0
    for i, character in enumerate(ways):
        if i and ways[i - 1] == "\\":
            continue
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            yield ways[start:i]
            start = i + 1
    yield ways[start:]


def _entries() -> Iterator[tuple[str, str, str]]:
    for theme in tomllib.loads(THEMES.read_text(encoding="utf-8"))["theme"]:
        if theme["words"]:
            yield "theme", theme["name"], theme["words"]
    for path in sorted(WORDS.glob("*.toml")):
        for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from ((kind, value, ways) for value, ways in table.items())
