"""Training the bag of grams; a maintainer's module (it needs the extra `train`, which has torch).

`python -m assistant.train_bag` learns from the phrasings of words/phrasings and the example
questions of the bank, and writes words/bag.npz. `python -m assistant.train_bag askers` learns from
all files but that one instead, and says how many of its phrasings are found: people who wrote one
file wrote no other.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from assistant.bag import LENGTH, PLACES, WEIGHTS, Floats, Places, grams, weighed
from assistant.bank import bank
from assistant.phrasings import WORDS, phrasings_of

WIDTH, EPOCHS, BATCH, RATE = 256, 4, 256, 0.005
DECAY, SMOOTHING, DROPPED, SPREAD, SEED = 0.02, 0.1, 0.2, 0.1, 0
SEEN = 2  # a gram that only one message has tells nothing of others
Rows = list[tuple[str, str]]


def examples(but: str = "") -> tuple[Rows, Rows]:
    """What is learnt from, text and topic, and what the file left out holds."""
    likes = [(text, topic.id) for topic in bank() for text in topic.like]
    files: list[Path] = sorted((WORDS / "phrasings").glob("*.jsonl"))
    rows = {file.stem: [(e["text"], e["topic"]) for e in phrasings_of(file)] for file in files}
    held = rows.pop(but, [])
    return likes + [row for each in rows.values() for row in each], held


class Learner(nn.Module):
    """The vectors of the grams, summed, and the layer above them."""

    def __init__(self, topics: int) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(PLACES, WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.bag.weight, 0, SPREAD)
        self.layer = nn.Linear(WIDTH, topics)
        nn.init.zeros_(self.layer.weight)

    def forward(self, places: Tensor, starts: Tensor, weights: Tensor) -> Tensor:
        """The score of every topic for each message of a batch."""
        summed = self.bag(places, starts, per_sample_weights=weights)
        dropped = nn.functional.dropout(summed, DROPPED, self.training)
        scores: Tensor = self.layer(dropped * LENGTH)
        return scores


def rarity(texts: Sequence[Places]) -> Floats:
    """The inverse document frequency of every place; nothing where hardly any message has it."""
    seen = np.zeros(PLACES)
    for places in texts:
        seen[np.unique(places)] += 1
    rare = np.log((1 + len(texts)) / (1 + seen)) + 1
    return np.where(seen < SEEN, 0.0, rare).astype(np.float32)


def _batch(texts: Sequence[Places], rare: Floats) -> tuple[Tensor, Tensor, Tensor]:
    starts = np.cumsum([0, *(len(places) for places in texts[:-1])])
    weights = np.concatenate([weighed(places, rare) for places in texts])
    return torch.tensor(np.concatenate(texts)), torch.tensor(starts), torch.tensor(weights)


def fitted(texts: Sequence[Places], wanted: Sequence[int], rare: Floats, topics: int) -> Learner:
    """The model after so many epochs, the rate falling to nothing."""
    torch.manual_seed(SEED)
    learner, right = Learner(topics), torch.tensor(wanted)
    sparse = torch.optim.SparseAdam(learner.bag.parameters(), lr=RATE)
    dense = torch.optim.AdamW(learner.layer.parameters(), lr=RATE, weight_decay=DECAY)
    loss = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    steps, step = EPOCHS * -(-len(texts) // BATCH), 0
    for epoch in range(EPOCHS):
        order = np.random.default_rng(epoch).permutation(len(texts))
        for start in range(0, len(texts), BATCH):
            chosen = order[start : start + BATCH]
            for group in (*sparse.param_groups, *dense.param_groups):
                group["lr"] = RATE * (1 - step / steps) + RATE / 500
            sparse.zero_grad()
            dense.zero_grad()
            loss(learner(*_batch([texts[i] for i in chosen], rare)), right[chosen]).backward()
            sparse.step()  # type: ignore[no-untyped-call]
            dense.step()
            step += 1
    return learner.eval()


def write(learner: Learner, names: Sequence[str], rare: Floats, path: Path) -> None:
    """The weights as they ship: the grams in bytes with a scale each, the layer in halves."""
    vectors = learner.bag.weight.detach().numpy()
    scale = np.abs(vectors).max(1) / 127
    scale[rare == 0] = 0
    whole = np.divide(vectors, scale[:, None], out=np.zeros_like(vectors), where=scale[:, None] > 0)
    np.savez_compressed(
        path,
        names=np.array(names, dtype=str),
        grams=np.rint(whole).astype(np.int8),
        scale=scale.astype(np.float16),
        topics=learner.layer.weight.detach().numpy().astype(np.float16),
        bias=learner.layer.bias.detach().numpy(),
        rarity=rare.astype(np.float16),
    )


def main() -> None:
    """Learn and write; or, with the name of a file, learn from the others and say what is found."""
    but = next(iter(sys.argv[1:]), "")
    known, held = examples(but)
    names = sorted({topic for _, topic in known})
    at = {name: place for place, name in enumerate(names)}
    texts = [grams(text) for text, _ in known]
    rare = rarity(texts)
    learner = fitted(texts, [at[topic] for _, topic in known], rare, len(names))
    if not but:
        write(learner, names, rare, WEIGHTS)
        return
    with torch.no_grad():
        scores = learner(*_batch([grams(text) for text, _ in held], rare))
    found = np.mean(
        [names[i] == topic for i, (_, topic) in zip(scores.argmax(1), held, strict=True)]
    )
    sys.stdout.write(f"{len(known)} learnt from; of {len(held)} of {but} {found:.3f} found\n")


if __name__ == "__main__":
    main()
