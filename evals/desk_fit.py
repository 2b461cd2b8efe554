"""`python -m evals.desk_fit`: fit the scale of words/golden.toml on the first forty questions.

What people will ask about is not known, so most of the fitting is done as if words/concepts.toml
did not know some half of its things. A maintainer's module (it needs the extra `train`); nothing on
the way of a question imports it.
"""

import random
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.answer import Question
from assistant.desk.golden import Door, Likeness, likest
from assistant.desk.meaning import Gist, Scale, comparable, gist_of, scale, shares
from assistant.desk.sign import sign_of
from assistant.normal import words
from assistant.settings import Settings
from assistant.wiring import assistant
from evals.desk import TUNED, Asked, asked, doors

UNKNOWN = (0.0, 0.5, 0.5, 0.5, 0.7, 0.7, 0.7)  # shares of the things taken for unknown, in turn


@dataclass(frozen=True, slots=True)
class Pair:
    """A question beside a golden one of the same sign: both gists, their cosine, if it is it."""

    one: Gist
    other: Gist
    near: float
    same: bool


def _by_sign(one: Asked, held: Sequence[Door]) -> list[Door]:
    sign = sign_of(Question(one.text))
    return [door for door in held if door.sign == sign]


def pairs(questions: Sequence[Asked], held: Sequence[Door], like: Likeness) -> Iterator[Pair]:
    """Every question beside every golden question it could be."""
    for one in questions:
        gist, same = gist_of(one.text, like.near), _by_sign(one, held)
        cosines = like.similar(one.text, [door.text for door in same])
        for door, near in zip(same, cosines, strict=True):
            other = gist_of(door.text, like.near)
            if comparable(gist, other):
                yield Pair(gist, other, near, door.answer == one.gold)


def _forgetful(found: Sequence[Pair]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """What the pairs share, told again and again with other things unknown."""
    dice = random.Random(20241122)
    for unknown in UNKNOWN:
        known = {name for name in words("concepts")["about"] if dice.random() >= unknown}
        for pair in found:
            one, other = _knowing(pair.one, known), _knowing(pair.other, known)
            yield astuple(shares(one, other, pair.near)), pair.same


def _knowing(gist: Gist, known: Collection[str]) -> Gist:
    return replace(gist, about=gist.about & set(known))


def fitted(found: Sequence[Pair]) -> Scale:
    """The weights that tell the same question from another best; `enough` is at even odds."""
    seen = list(_forgetful(found))
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(np.array([shared for shared, _ in seen]), [same for _, same in seen])
    near, about, unnamed, wants, topics = (round(float(one), 2) for one in model.coef_[0])
    even = round(-float(model.intercept_[0]), 2)
    return Scale(near, about, unnamed, wants, topics, enough=even, clear=0.0)


def told(questions: Sequence[Asked], held: Sequence[Door], like: Likeness) -> Iterator[str]:
    """The likest wrong answers and the least like right ones, each with its lead on the next."""
    for one in questions:
        found = likest(Question(one.text), _by_sign(one, held), like)
        if found:
            right = found[0].answer == one.gold
            lead = found[0].likeness - found[1].likeness if len(found) > 1 else float("inf")
            yield f"{found[0].likeness:6.2f} {lead:6.2f} {'right' if right else 'WRONG'} {one.text}"


def main() -> None:
    """Fit, and print what belongs into words/golden.toml, then how the tuned part is measured."""
    system = assistant(Settings().home)
    like = Likeness(system.index.similarity, system.desk.near, scale())
    questions, held = [one for one in asked() if one.tuned], doors()[:TUNED]
    by = fitted(list(pairs(questions, held, like)))
    named = zip(Scale.__slots__, astuple(by), strict=True)
    sys.stdout.write("\n".join(f"{name} = {value}" for name, value in named) + "\n")
    lines = sorted(told(questions, held, replace(like, by=by)))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
