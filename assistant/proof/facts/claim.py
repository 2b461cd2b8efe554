"""Claims by their tokens: what stands in one, what denies it, and what is left over."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.proof.facts.token import PLAIN, STOP, UNKNOWN, Token, tokens
from assistant.proof.kept import CLAIMS

_FLIPS = (("mode", "无需"), ("mode", "不得"))
# An amount nobody accounts for is a claim of its own, and the documents may know nothing of it.
_HARD = frozenset(
    ("percent", "number", "count", "foreign", "phone", "period", "level", "date", "cured", "after")
)
_NOISE = 0.34


@dataclass(frozen=True)
class Claim:
    """One statement, cut into tokens."""

    text: str
    tokens: tuple[Token, ...]

    def of(self, kind: str) -> list[Token]:
        """The tokens of one kind, in order."""
        return [t for t in self.tokens if t.kind == kind]

    def values(self, kind: str) -> list[str]:
        """What the tokens of one kind mean, each once."""
        return list(dict.fromkeys(t.value for t in self.of(kind)))

    def has(self, names: Iterable[str]) -> bool:
        """Whether every one of these ("kind" or "kind meaning") stands in the claim."""
        return self._names.issuperset(names)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for token in self.tokens for name in _names(token))

    @property
    def denials(self) -> int:
        """How often it denies: 不, 不得, 无需."""
        return len(self.of("neg")) + sum(t.pair in _FLIPS for t in self.tokens)

    @property
    def divided(self) -> bool:
        """Whether commas cut it into pieces."""
        return any(t.word in "，,；;" for t in self.tokens[:-1] if t.kind == STOP)

    def denied_beside(self, pair: tuple[str, str]) -> bool:
        """Whether a denial stands in the comma-piece of such a token."""
        stops = [t.at for t in self.tokens if t.kind == STOP and t.word in "，,；;"]
        denying = [t for t in self.tokens if t.kind == "neg" or t.pair in _FLIPS]
        places = {sum(at < t.at for at in stops) for t in self.tokens if t.pair == pair}
        return any(sum(at < t.at for at in stops) in places for t in denying)

    def denials_between(self, first: Token, last: Token) -> int:
        """How often it denies between two words (国家秘密和不想公开的商业秘密)."""
        within = [t for t in self.tokens if first.at < t.at < last.at]
        apart = any(t.kind == STOP and t.word in "，,；;" for t in within)
        return 0 if apart else sum(t.kind == "neg" for t in within)

    def left(self, accounted: Collection[str]) -> list[Token]:
        """The telling tokens that none of these names accounts for."""
        telling = (t for t in self.tokens if t.kind not in (PLAIN, STOP))
        known = frozenset(accounted)
        return [t for t in telling if known.isdisjoint(_names(t))]

    def beside(self, accounted: Collection[str]) -> bool:
        """Whether something nobody read, or another thing, is spoken of as well."""
        return any(t.kind in (UNKNOWN, "theme") for t in self.left(accounted))

    def drowned(self, accounted: Collection[str]) -> bool:
        """Whether so much is left over that the claim is about something else."""
        left = self.left(accounted)
        unknown = sum(len(t.word) for t in left if t.kind == UNKNOWN)
        return any(t.kind in _HARD for t in left) or unknown > _NOISE * len(self.text)


@lru_cache(maxsize=CLAIMS)
def claim_of(text: str) -> Claim:
    """A statement as a claim."""
    return Claim(re.sub(r"\s+", " ", text).strip(), tokens(text))


def _names(token: Token) -> tuple[str, str]:
    """What a token may be asked for by: its kind, or its kind and meaning."""
    return token.kind, f"{token.kind} {token.value}"
