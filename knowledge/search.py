"""Search: dense and lexical sides fused, then ranked by what the question names."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate
from types import MappingProxyType

import numpy as np

from knowledge.clause import Clause
from knowledge.dense import Dense, Near
from knowledge.document import Library
from knowledge.doors import Door, Way
from knowledge.embed import Vectors
from knowledge.facets import Facets, facets
from knowledge.fit import Fit, Met, meet_dense, meet_lexical
from knowledge.leads import evened, leads
from knowledge.lexical import Lexical, tokens
from knowledge.local import Local
from knowledge.names import Names, named
from knowledge.rank import barred, lift
from knowledge.spread import spread
from knowledge.vectors import Remembered
from knowledge.wording import in_chinese

# Doors looked at on each side of a question; nearly all of them in a library of a few notices.
WIDTH = 400
# Clauses of added documents looked at for the question's own words: the best alone can be meant.
ADDED = 30
# Characters of a question that are embedded: more says less, and costs seconds.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found, how well it fits, the question that led to it (if one did), its cosine."""

    clause: Clause
    score: float
    door: str | None = None
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of one generation."""

    dense: Dense
    lexical: Lexical


def _falling(hits: Sequence[Hit], later: Sequence[bool]) -> Iterator[Hit]:
    """Hits whose scores never rise: one put beside a better one counts no less than what follows
    it, and one that was put off (`later`) no more than what stands before it.
    """
    counted = [float("-inf") if off else hit.score for hit, off in zip(hits, later, strict=True)]
    least = list(accumulate(reversed(counted), max))[::-1]
    before = float("inf")
    for hit, score in zip(hits, least, strict=True):
        before = min(before, max(score, hit.score))
        yield replace(hit, score=before)


class Search:
    """An open index of one library."""

    def __init__(
        self, library: Library, doors: Sequence[Door], sides: Sides, vectors: Remembered
    ) -> None:
        self.library = library
        self._doors = doors
        self._leads = [(door.address, door.way is Way.QUESTION) for door in doors]
        self._sides = sides
        self._vectors = vectors
        # The same lists are compared with every question: their vectors are stacked once.
        self._stacked = lru_cache(maxsize=32)(vectors.passages)
        self._glosses = {d.address: d.text for d in doors if d.way is Way.GLOSS}
        self._facets: dict[str, Facets] = {}
        self._spread = spread(library)
        self._local = Local(library)
        self._held = {clause.document for clause in library.clauses}
        # One question is looked at from several sides: what is near it is looked up once.
        self._near = lru_cache(maxsize=256)(self._looked)
        self._order = {clause.address: place for place, clause in enumerate(library.clauses)}

    def reach(self) -> None:
        """Raise what keeps it from being searched: a server that does not answer."""
        self._sides.dense.reach()

    def find(
        self,
        query: str,
        *,
        documents: Collection[str] | None = None,
        names: Names | None = None,
        rests: Mapping[str, float] = MappingProxyType({}),
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """The clauses that fit a question best, best first; of these documents only, if given.

        `rests` lifts clauses because the answer rests on them, in units of the score.
        """
        names = names or named(query)
        if not names.text or not self._doors or (documents is not None and not documents):
            return ()
        fits: dict[str, Fit] = {}
        self._meet_dense(fits, names, documents)
        self._meet_lexical(fits, names, documents)
        known = (a for a in rests if documents is None or a.split("/")[0] in documents)
        fits |= {a: Fit() for a in known if a not in fits and a in self.library.by_address}
        for address, fit in fits.items():
            fit.rests = rests.get(address, 0.0)
            fit.named = lift(names, self.library.by_address[address], self._known(address))
        self._lead(fits, names)
        self._lift_added(fits, names)
        ranked = sorted(fits, key=lambda address: self._rank(names, address, fits[address]))
        if self._is_law(ranked[0]):
            ranked = self._spread.order(ranked, names)
        hits = [self._hit(address, fits[address]) for address in ranked[:limit]]
        return tuple(_falling(hits, [barred(names, self._known(a)) for a in ranked[:limit]]))

    def gloss(self, address: str) -> str:
        """The unofficial English of a clause; empty where it has none."""
        return self._glosses.get(address, "")

    def similarity(self, query: str, texts: Sequence[str]) -> list[float]:
        """The cosine between a question and each text; the texts' vectors are remembered."""
        if not texts:
            return []
        cosines: list[float] = (self._stacked(tuple(texts)) @ self.vector(query)).tolist()
        return cosines

    @property
    def embedder(self) -> str:
        """What names the embedder that its vectors are made with."""
        return self._vectors.identity

    def vector(self, query: str) -> Vectors:
        """The vector of a question: its first characters, spelt as the documents spell."""
        return self._vectors.question((named(query).text or query)[:LONGEST])

    def _meet_dense(
        self, fits: dict[str, Fit], names: Names, documents: Collection[str] | None
    ) -> None:
        allowed = None if documents is None or self._held <= {*documents} else frozenset(documents)
        for asked in (False, True):
            near = self._near(names.text[:LONGEST], asked, allowed)
            met = self._firsts((one.position, one.cosine) for one in near)
            meet_dense(fits, met, floor=near[-1].cosine if near else 0.0)

    def _looked(self, text: str, asked: bool, documents: frozenset[str] | None) -> list[Near]:
        vector = self._vectors.question(text)
        return self._sides.dense.near(vector, asked=asked, limit=WIDTH, documents=documents)

    def _meet_lexical(
        self, fits: dict[str, Fit], names: Names, documents: Collection[str] | None
    ) -> None:
        scores = self._sides.lexical.scores(tokens(f"{names.text} {in_chinese(names.text)}"))
        best = np.argsort(-scores, kind="stable")[:WIDTH]
        found = zip(best.tolist(), scores[best].tolist(), strict=True)
        met = list(self._firsts(one for one in found if one[1] > 0))
        met = [m for m in met if documents is None or m.address.split("/")[0] in documents]
        if met:
            meet_lexical(fits, met, best=met[0].value)

    def _lead(self, fits: dict[str, Fit], names: Names) -> None:
        """Lift the clauses that questions of this sound lead to, among those met."""
        learnt = leads(self.embedder)
        if learnt is None:
            return
        gains = learnt.toward(names.text, self._vectors.question(names.text[:LONGEST]), fits)
        for address, gain in evened(gains, {a: fits[a].score for a in gains}).items():
            fits[address].led = gain

    def _lift_added(self, fits: dict[str, Fit], names: Names) -> None:
        """Lift what only an added document can be meant by, among the best of those documents."""
        added = (address for address in fits if self._local.holds(address))
        for address in nlargest(ADDED, added, key=lambda address: fits[address].score):
            fits[address].named += self._local.lift(names.text, self.library.by_address[address])

    def _firsts(self, ordered: Iterable[tuple[int, float]]) -> Iterator[Met]:
        """Of doors met, best first, the best that leads to each clause as text and as question."""
        seen = set[tuple[str, bool]]()
        for position, value in ordered:
            lead = self._leads[position]
            if lead not in seen:
                seen.add(lead)
                yield Met(lead[0], position, value, asked=lead[1])

    def _rank(self, names: Names, address: str, fit: Fit) -> tuple[bool, float, int]:
        return barred(names, self._known(address)), -fit.score, self._order[address]

    def _hit(self, address: str, fit: Fit) -> Hit:
        door = self._doors[fit.door].text if fit.by_question and fit.door is not None else None
        clause = self.library.by_address[address]
        return Hit(clause, round(fit.score, 4), door, round(fit.near, 4))

    def _is_law(self, address: str) -> bool:
        held = self.library.document(address.split("/", maxsplit=1)[0])
        return held is not None and bool(held.source.edition)

    def _known(self, address: str) -> Facets:
        if address not in self._facets:
            self._facets[address] = facets(self.library.by_address[address])
        return self._facets[address]
