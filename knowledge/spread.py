"""Spread: after the best clauses come those that the question needs beside them.

Ranking alone fills the first lines with clauses that resemble each other. What a question names
says which others belong to its answer: the same point in the other tiers it compares, the other
notice's clause on the same point, the rows under a table's head, the conditions of one list, the
items under a heading, the other steps of a procedure.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.clause import Clause, Kind
from knowledge.differences import counterparts
from knowledge.document import Library
from knowledge.names import Asked, Names, known
from knowledge.rank import BOTH

# How many of the best clauses bring others with them: later ones are seldom what was meant.
LEADING = 3
_TIERS = known("tier")
# Where the tiers are gone through in one order, one after the other.
_STEPS = {"二": 0, "三": 1, "四": 2, "五": 3, "(一)": 0, "(二)": 1, "(三)": 2, "(四)": 3}
_BY_CHAPTER = re.compile(r"^(?P<before>.+/附件2/)(?P<step>[二三四五])(?P<after>/.+)$")
_BY_ITEM = re.compile(r"^(?P<before>CN-[^/]+/(?:一|附件1/三)/)(?P<step>\([一二三四]\))(?P<after>)$")
_EVERY = re.compile(
    r"[各每哪几四](?:一?个?)(?:层级|级别|等级|级|档|层)|层层|级级|分级|逐级|"
    r"(?:all|each|every|which|four|different|between) (?:of )?(?:the )?(?:four )?(?:tiers?|levels?)"
)
_UP = re.compile(
    r"(?:上|高|升)(?:面)?(?:的)?一?(?:级|档|个?层级)|next (?:tier|level|one)|升级|upgrade"
)
_LIST = re.compile(
    r"[哪那]些|[要有交是]什么|啥|全[部列]|列[全出一]|几[项个条类]|包括|清单|list|which|all"
)
_ITEMS = re.compile(rf"{_LIST.pattern}|几[款点]|五[大个]")
_PROCEDURE = re.compile(
    r"流程|步骤|程序|(?:怎么|咋|如何)申?报|procedure|process|steps|how (?:do|to|can) .{0,12}apply"
)
_OF_PROCEDURE = re.compile(r"^[^/]+/二/\(二\)/\d$")
_NOTES = re.compile(r"注[释解]?(?![册意明重])|notes? ")
_HEAD = re.compile(r"/(?:列|\([一二三四五]\))$")
_CONDITIONS = re.compile(
    r"条件|资格|要求|门槛|够不够|能[不否]?能?报|够格|eligib|qualif|requirement|condition"
)


@dataclass(frozen=True)
class Spread:
    """What belongs beside what, worked out once for a library."""

    library: Library
    others: Mapping[str, frozenset[str]]

    def order(self, ranked: Sequence[str], names: Names) -> list[str]:
        """The ranked addresses, each of the leading ones followed by what belongs beside it."""
        placed: dict[str, None] = {}
        for place, address in enumerate(ranked):
            placed[address] = None
            if place < LEADING:
                placed.update(dict.fromkeys(self._beside(address, names, set(ranked))))
        return list(placed)

    def _beside(self, address: str, names: Names, there: set[str]) -> Iterator[str]:
        """Only of the clauses found: what was filtered out stays out."""
        for way in _WAYS:
            yield from (other for other in way(self, address, names) if other in there)

    def tiers(self, address: str, names: Names) -> Iterator[str]:
        """The same point in the other tiers that the question compares."""
        wanted = _tiers(names)
        for form in (_BY_CHAPTER, _BY_ITEM):
            found = form.match(address)
            if found is None:
                continue
            for step, place in _STEPS.items():
                same_kind = step.startswith("(") == found["step"].startswith("(")
                if same_kind and _TIERS[place] in wanted and step != found["step"]:
                    yield f"{found['before']}{step}{found['after']}"

    def documents(self, address: str, names: Names) -> Iterator[str]:
        """The other notice's clause on the same point, where the question is about both."""
        both = BOTH.search(names.text)
        theirs = self.others.get(address, frozenset()) if both else frozenset()
        yield from (other for other in self.library.by_address if other in theirs)

    def rows(self, address: str, names: Names) -> Iterator[str]:
        """The rows of a table that a list is asked of, when its head was found."""
        clause = self.library.by_address[address]
        is_head = clause.kind is Kind.ROW and _HEAD.search(address)
        is_note = "/注/" in address and _NOTES.search(names.text)
        if is_note or (is_head and _LIST.search(names.text) and not names.indicators):
            yield from self._siblings(clause)

    def conditions(self, address: str, names: Names) -> Iterator[str]:
        """The other conditions of the list, and the list that it refers to."""
        if not _CONDITIONS.search(names.text) or not _is_condition(address):
            return
        yield from self._siblings(self.library.by_address[address])
        if "/二/(一)/" in address:
            yield from (a for a in self.library.by_address if "/附件2/一/" in a)

    def items(self, address: str, names: Names) -> Iterator[str]:
        """What stands under a heading, where all of it is asked for."""
        every = _tiers(names) == frozenset(_TIERS)
        if not names.areas and (every or _ITEMS.search(names.text)):
            yield from self._under(f"{address}/")

    def steps(self, address: str, names: Names) -> Iterator[str]:
        """The other steps, where one step of a procedure was found for a question about it."""
        if _PROCEDURE.search(names.text) and _OF_PROCEDURE.search(address):
            yield from self._siblings(self.library.by_address[address])

    def _siblings(self, clause: Clause) -> Iterator[str]:
        beside = self._under(clause.address.rpartition("/")[0] + "/")
        yield from (address for address in beside if address != clause.address)

    def _under(self, above: str) -> Iterator[str]:
        for address, clause in self.library.by_address.items():
            directly = address.startswith(above) and "/" not in address.removeprefix(above)
            if directly and clause.text.strip():
                yield address


Way = Callable[[Spread, str, Names], Iterator[str]]
_WAYS: tuple[Way, ...] = (
    Spread.tiers,
    Spread.documents,
    Spread.rows,
    Spread.conditions,
    Spread.items,
    Spread.steps,
)


def spread(library: Library) -> Spread:
    """The spread of a library; only documents of the law stand in for one another."""
    law = [document for document in library.documents if document.source.edition]
    return Spread(library, counterparts(law))


def _tiers(names: Names) -> frozenset[str]:
    named = [tier for tier in _TIERS if tier in names.tiers]
    if len(named) == 1 and _UP.search(names.text):
        above = _TIERS.index(named[0]) + 1
        return frozenset([*named, *_TIERS[above : above + 1]])
    if len(named) > 1:
        return frozenset(named)
    asks = _EVERY.search(names.text) or (Asked.COMPARE in names.asked and not named)
    return frozenset(_TIERS) if asks else frozenset()


def _is_condition(address: str) -> bool:
    return ("/二/(一)/" in address and "/附件" not in address) or "/附件2/一/" in address
