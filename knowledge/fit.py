"""Fit: how well each clause fits a question on both sides, by its text and by its questions."""

from collections.abc import Iterable
from dataclasses import dataclass

# Weights of the fused score. With ten questions and more to a clause in every register, a question
# that is near says as much as the clause's own words; a shared word in a question says little.
_DENSE, _DENSE_ASKED, _LEXICAL, _LEXICAL_ASKED = 6.0, 7.0, 3.0, 0.7


@dataclass(slots=True)
class Fit:
    """The best of each side for one clause; `door` is the position of its best question.

    `rests` is what it gains because the answer rests on it, `named` by what the question names,
    `led` by the questions it sounds like.
    """

    near: float = 0.0
    near_asked: float = 0.0
    dense: float = 0.0
    dense_asked: float = 0.0
    lexical: float = 0.0
    lexical_asked: float = 0.0
    door: int | None = None
    rests: float = 0.0
    named: float = 0.0
    led: float = 0.0

    @property
    def score(self) -> float:
        """Both sides fused, and all that lifts or sinks the clause."""
        return (
            _DENSE * self.dense
            + _DENSE_ASKED * self.dense_asked
            + _LEXICAL * self.lexical
            + _LEXICAL_ASKED * self.lexical_asked
            + self.rests
            + self.named
            + self.led
        )

    @property
    def by_question(self) -> bool:
        """Whether a question is nearer than the clause's own text."""
        return self.door is not None and self.near_asked >= self.near


@dataclass(frozen=True, slots=True)
class Met:
    """One door met on one side: the clause it leads to, its position, how well it matched."""

    address: str
    position: int
    value: float
    asked: bool


def meet_dense(fits: dict[str, Fit], met: Iterable[Met], floor: float) -> None:
    """Enter cosines; each counts from the floor, the cosine at which looking stopped."""
    for one in met:
        fit = fits.setdefault(one.address, Fit())
        fit.near = max(fit.near, one.value)
        above = one.value - floor
        if not one.asked:
            fit.dense = max(fit.dense, above)
        elif fit.door is None or above > fit.dense_asked:
            fit.dense_asked, fit.near_asked, fit.door = above, one.value, one.position


def meet_lexical(fits: dict[str, Fit], met: Iterable[Met], best: float) -> None:
    """Enter BM25 scores, as shares of the best one."""
    for one in met:
        fit = fits.setdefault(one.address, Fit())
        share = one.value / best
        if one.asked:
            fit.lexical_asked = max(fit.lexical_asked, share)
        else:
            fit.lexical = max(fit.lexical, share)
