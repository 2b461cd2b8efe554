"""A section reworded paragraph by paragraph; a paragraph that does not pass stays as drafted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.fill import PREFIX, filled
from assistant.drafting.passage import Passage, Section
from assistant.drafting.prose.paragraph import paragraph
from assistant.drafting.prose.proof import Refused
from assistant.model.shape import Model, ModelDown
from assistant.normal import words
from rules.check import check
from rules.facts.draft import Draft
from rules.law.edition import Edition

MOST_PASSAGES, MOST_LETTERS = 8, 300
SHORTEST = 40
Slips = Callable[[Section], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Left:
    """A paragraph that stays as it was drafted, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """How far a section is reworded; `section` may always be shown: it holds proved text only."""

    section: Section
    model: str
    paragraphs: int
    done: int = 0
    left: tuple[Left, ...] = ()
    writing: str = ""

    @property
    def taken(self) -> int:
        """How many paragraphs are in the model's words."""
        return self.done - len(self.left)

    @property
    def offered(self) -> bool:
        """Whether there is anything to offer: a text that did not pass is none."""
        return self.taken > 0

    @property
    def told(self) -> tuple[str, ...]:
        """What the reader is told of it."""
        say = words("prose")["told"]
        why = tuple(say["kept"].format(each.number, each.why) for each in self.left)
        if not self.taken:
            return (say["none"].format(self.model), *why)
        if not self.left:
            return (say["every"].format(self.model),)
        return (say["some"].format(self.model, self.paragraphs, self.taken), *why)


def reworded(
    section: Section, model: Model, *, slips: Slips, tight: bool = False
) -> Iterator[Reworded]:
    """The section as it is reworded, a state after every proved sentence; the last is whole.

    To stop, close the iterator: what was yielded last stays good.
    """
    groups = list(_groups(section.passages))
    whole = [list(passages) for _, passages in groups]
    now = Reworded(section, model.name, sum(is_prose for is_prose, _ in groups))
    checked = _checking(slips, section)
    yield now
    for place in (place for place, (is_prose, _) in enumerate(groups) if is_prose):
        try:
            for step in paragraph(whole[place], model, tight=tight):
                if isinstance(step, str):
                    yield replace(now, writing=step)
                    continue
                tried = [*whole[:place], list(step), *whole[place + 1 :]]
                now = replace(now, section=checked(_with(section, tried)), done=now.done + 1)
                whole = tried
        except Refused as refused:
            now = _left(now, str(refused))
        except ModelDown as down:
            yield _given_up(now, words("prose")["why"]["down"].format(down))
            return
        yield now


def _checking(slips: Slips, drafted: Section) -> Callable[[Section], Section]:
    """A section as it is, unless the check says more against it than against the drafted one."""
    known = slips(drafted)

    def checked(section: Section) -> Section:
        if new := slips(section) - known:
            raise Refused(words("prose")["why"]["slip"].format("；".join(sorted(new))))
        return section

    return checked


def _given_up(now: Reworded, why: str) -> Reworded:
    """Nobody waits again for each paragraph of an endpoint that is down."""
    while now.done < now.paragraphs:
        now = _left(now, why)
    return now


def _left(now: Reworded, why: str) -> Reworded:
    return replace(now, done=now.done + 1, left=(*now.left, Left(now.done + 1, why)))


def _groups(passages: Sequence[Passage]) -> Iterator[tuple[bool, list[Passage]]]:
    """The section in paragraphs a model can hold; headings and lone words stay as they are."""
    group: list[Passage] = []
    for passage in passages:
        heading = passage.text.endswith("：")
        full = len(group) >= MOST_PASSAGES or _letters(group) + len(passage.text) > MOST_LETTERS
        if group and (passage.opens or heading or full):
            yield _letters(group) >= SHORTEST, group
            group = []
        if heading:
            yield False, [passage]
        else:
            group.append(passage)
    if group:
        yield _letters(group) >= SHORTEST, group


def _letters(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _with(section: Section, groups: Sequence[Sequence[Passage]]) -> Section:
    """The section with these passages, its clauses beside the passages that answer them now."""
    passages = tuple(passage for group in groups for passage in group)
    clauses = tuple(
        replace(c, passage=next((p for p in passages if c.norm in p.norms), None))
        for c in section.clauses
    )
    return replace(section, passages=passages, clauses=clauses)


def slips_in(draft: Draft, edition: Edition) -> Slips:
    """What the check says of a draft that holds the section's text: figures, names, marks."""

    def slips(section: Section) -> frozenset[str]:
        report = check(filled(draft, (section,), rewrite=True), edition=edition, tiers=())
        field = PREFIX + section.field.removeprefix(PREFIX)
        return frozenset(
            f.why.says
            for f in report.findings
            if f.rule.startswith("text.") and field in (*f.fields, *f.why.facts)
        )

    return slips
