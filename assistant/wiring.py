"""The one place where the assistant is joined together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from sqlalchemy import Engine

from assistant.act import ACTS
from assistant.advice import Reader, advised
from assistant.answer import Answer, Cited, Question, SentenceKind
from assistant.bag import BAG, by_wording, together
from assistant.bank import bank
from assistant.compare_tiers import TIERS
from assistant.contacts import only_whom
from assistant.desk.golden import Golden
from assistant.desk.service import expire
from assistant.editions import footing
from assistant.intent import TOPICS, Intent, intent
from assistant.markup import unwrapped
from assistant.meant import meant
from assistant.model.choice import endpoint
from assistant.model.shape import Model
from assistant.model.wording import worded
from assistant.nearness import learnt, nearness
from assistant.reply import Desk, reply
from assistant.settings import Settings
from assistant.spelling import spelt
from assistant.store.engine import FILE, open_database
from assistant.understand import understand
from knowledge.document import Library
from knowledge.guide import LABEL, Scenario, Shown, guides
from knowledge.index import open_index
from knowledge.ledger import library
from knowledge.names import Names, named
from knowledge.search import Search
from knowledge.shelf import published, read_shelf
from knowledge.vectors import Progress
from rules.law.layer import publish

# Clauses listed by a search: short ones, such as the rows of a table, still fill a page.
LISTED = 30
# How far the clause lifts that the answer's first sentence rests on, in units of the fused score:
# a claim's more than what is worked out or missing. Fitted on the open cases of five rounds.
RESTS, CLAIMED = 3.0, 3.3
REPLIED = 64


@dataclass(frozen=True)
class Assistant:
    """Questions answered and clauses found, from one library and its open index."""

    library: Library
    index: Search
    desk: Desk
    scenarios: Shown
    model: Model | None = None
    golden: Callable[[Question], Answer | None] | None = None
    reader: Reader = Reader.SHELL

    @cached_property
    def replied(self) -> Callable[[Question], Answer]:
        """The answer as code gives it; kept for a while, as it is shown and searched by."""

        def made(question: Question) -> Answer:
            return advised(reply(_mended(question), self.desk), self.reader)

        return lru_cache(maxsize=REPLIED)(made)

    def ask(self, question: Question) -> Answer:
        """Answer one question."""
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: Question) -> Iterator[Answer]:
        """The answer at once, as code gives it; with a model also as it is worded, the last whole.

        Every one of them may be shown: what a model writes is proved sentence by sentence.
        What the help desk approved comes before both.
        """
        question = unwrapped(question)
        if self.golden is not None and (approved := self.golden(question)):
            yield approved
            return
        answer = self.replied(question)
        if self.model is None:
            yield answer
            return
        yield from worded(answer, question.text, self._law(question), self.model, self.library)

    def reach(self) -> None:
        """Raise what keeps it from answering."""
        self.index.reach()

    def _law(self, question: Question) -> Sequence[Cited]:
        """The nearest clauses of the documents in force, and of no others."""
        ground = footing(self.library, question.place, question.as_of)
        law = ground.documents if ground else ()
        return [c for c in self.search(question, limit=10) if c.address.split("/")[0] in law]

    def search(self, question: Question, *, limit: int = LISTED) -> Sequence[Cited]:
        """The clauses that fit a question best: of the documents in force, and of added ones.

        After them, labelled, the scenarios of the guide's catalogues that it names.
        """
        question = unwrapped(question)
        ground = footing(self.library, question.place, question.as_of)
        added = [d.source.id for d in self.library.documents if not d.source.edition]
        allowed = {*ground.documents, *added} if ground else None
        text = meant(question, self.desk.likely) if question.history else question.text
        shown = [_catalogued(scenario) for scenario in self.scenarios.find(text)]
        hits = self.index.find(
            text,
            documents=allowed,
            names=_names(text),
            rests=self._rests(question),
            limit=limit - len(shown),
        )
        found = [
            Cited(h.clause.address, self.library.title_at(h.clause.address), h.clause.text, h.score)
            for h in hits
        ]
        return [*found, *shown]

    def _rests(self, question: Question) -> dict[str, float]:
        """What the answer of code rests on: its first sentence most, the next ones less.

        Whom to ask of what is not said is no clause that answers.
        """
        told = [s for s in self.replied(question).sentences if s.citations and not only_whom(s)]
        return {
            citation.address: (CLAIMED if s.kind is SentenceKind.CLAIM else RESTS) / (1 + rank)
            for rank, s in reversed([*enumerate(told)])
            for citation in s.citations
        }


def _mended(question: Question) -> Question:
    """The question without markup, and with English spelt as the phrasings spell it."""
    plain = unwrapped(question)
    said = tuple((role, spelt(text) if role == "user" else text) for role, text in plain.history)
    return replace(plain, text=spelt(plain.text), history=said)


def _names(text: str) -> Names:
    """What a text names, and the tiers that it means without naming them: 国家那一级, one up."""
    names, asked = named(text), understand(text)
    more = not asked.english and set(names.tiers) < set(asked.tiers) < set(TIERS)
    return replace(names, tiers=asked.tiers) if more else names


def _catalogued(scenario: Scenario) -> Cited:
    """A scenario of a catalogue as search shows it: labelled, with its source, after the law."""
    number = f"第{scenario.number}项 " if scenario.number else ""
    title = f"{LABEL}：{scenario.year}年版 {scenario.link} > {number}{scenario.name}"
    source = f"概述为本库自拟；{scenario.confidence}；{scenario.source}"
    text = f"{scenario.name}：{scenario.gist}（{source}）"
    return Cited(f"scenario/{scenario.year}/{scenario.link}/{scenario.name}", title, text, 0.0)


def assistant(
    home: Path | None = None,
    *,
    progress: Progress | None = None,
    engine: Engine | None = None,
    reader: Reader = Reader.SHELL,
) -> Assistant:
    """Open everything an answer needs, building the index first when it is missing.

    What `reader` can do is said as it is done there. Golden answers come from `engine`, else from
    the database of the home, if it has one.
    """
    settings = Settings()
    home = home or settings.home
    publish(published(home / "shelf"))
    held = read_shelf(home / "shelf", library())
    index = open_index(home, held, progress=progress, chroma_url=settings.chroma_url)
    near = nearness(index, bank(), lambda text: intent(text, index.vector(text)))
    likely = learnt(near, lambda text: _shares(text, index))
    desk = Desk(held, near, likely, index, lambda text: intent(text, index.vector(text), ACTS))
    engine = engine or _kept(home, settings.database_url)
    golden = _served(engine, desk, index) if engine is not None else None
    return Assistant(held, index, desk, Shown(guides(held)), endpoint(settings), golden, reader)


def _shares(text: str, index: Search) -> Intent:
    """The probability of each topic: by what a message means, and by how it is worded."""
    meant = intent(text, index.vector(text), TOPICS)
    return together([(1 - BAG, meant), (BAG, by_wording(text))])


def _served(engine: Engine, desk: Desk, index: Search) -> Golden:
    """The golden answers that this library bears out; the others leave service."""
    expire(engine, desk.library)
    return Golden(engine, desk.library, index, desk.near)


def _kept(home: Path, url: str | None) -> Engine | None:
    """The database of a home; none where nothing was ever kept."""
    return open_database(home, url) if url or (home / FILE).exists() else None
