"""The declaration's sections as HTML: which there are, and one with all that stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.drafting.difference import changes
from assistant.drafting.passage import Addressed, Passage, Section
from knowledge.document import Library
from rules.finding import Finding, Outcome
from ui.facts.captions import caption
from ui.render.address import place_name
from ui.render.findings import finding_card
from ui.render.html import each, tag
from ui.render.report import Seen, form_errors, want
from ui.words.book import Words

GAP = re.compile(r"(【待补充[^】]*】)")
PLACE = re.compile(r"^kpis\[(\d+)\]")
CONCERNS = (Outcome.NOT_MET, Outcome.UNKNOWN)
MOST_FINDINGS = 8
# The facts a section speaks of, beside the clauses it must answer.
FACTS = {
    "basic": ("applicant.", "compliance.", "control.", "organisation.", "maturity."),
    "commitment": ("commitments.",),
    "overview": ("project.", "guide"),
    "scenarios": ("scenarios",),
    "integration": ("integrations", "systems"),
    "features": ("benchmark.", "outcomes."),
    "results": ("kpis", "assessment."),
    "plan": ("next_steps",),
}


@dataclass(frozen=True)
class Written:
    """One section: as drafted from the facts, as short as wanted, and as the draft holds it."""

    whole: Section
    section: Section
    held: str | None
    findings: tuple[Finding, ...] = ()
    numbers: tuple[int | None, ...] = ()

    @property
    def text(self) -> str:
        """What the declaration would say: what somebody wrote, or else what was drafted."""
        return self.section.text if self.held is None else self.held

    def asked(self, path: str) -> str:
        """A fact's path as the form knows it: indicators by their number, not their place."""
        return PLACE.sub(lambda found: f"kpis[{self._number(int(found[1]))}]", path)

    def _number(self, at: int) -> int:
        return (self.numbers[at] if at < len(self.numbers) else None) or at + 1

    @property
    def open(self) -> tuple[Addressed, ...]:
        """The clauses that nothing answers yet."""
        return tuple(c for c in self.section.clauses if c.passage is None)


def concerning(section: Section, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What was found against the clauses a section must answer, its text, or its facts."""
    duties = {clause.norm for clause in section.clauses}
    roots = (*FACTS.get(section.name, ()), *filter(None, (section.field,)))
    return tuple(
        f
        for f in findings
        if f.outcome in CONCERNS
        and (f.norm in duties or any(p.startswith(roots) for p in (*f.fields, *f.missing)))
    )


def listed(written: Sequence[Written], picked: str, seen: Seen | None, words: Words) -> Markup:
    """Every section with its length and what is open in it; each can be chosen."""
    rows = [_row(one, one.whole.name == picked, seen, words) for one in written]
    return tag("nav", tag("ol", *rows), cls="td-sections", aria_label=words("write.sections"))


def _row(one: Written, is_picked: bool, seen: Seen | None, words: Words) -> Markup:
    holding = [f for f in one.findings if seen and seen.holds(f)]
    marks = (
        (words("write.gaps", count=len(one.section.gaps)), one.held is None and one.section.gaps),
        (words("write.holding", count=len(holding)), holding),
    )
    state = "write.has" if one.held is not None else "write.proposed"
    state = state if one.whole.field else "write.made"
    said = [tag("span", text, cls="td-holds") for text, is_so in marks if is_so]
    return tag(
        "li",
        tag(
            "button",
            tag("b", words.get(f"field.{one.whole.field}", one.whole.title.rpartition("·")[2])),
            tag("span", words(state), " · ", words("write.length", count=len(one.text))),
            *said,
            type_="button", data_pick=f"section|{one.whole.name}",
            aria_pressed="true" if is_picked else "false",
        ),
    )  # fmt: skip


def detail(one: Written, seen: Seen, words: Words) -> Markup:
    """One section: its text, what would change in it, and where each figure is from."""
    return tag(
        "article",
        _head(one, words),
        form_errors(seen.errors, words),
        _held(one, words),
        _proposal(one, words),
        _sources(one, words),
        cls="td-section", data_section=one.whole.name,
    )  # fmt: skip


def beside(one: Written, seen: Seen, *, library: Library, words: Words) -> Markup:
    """What stands beside a section: the findings that concern it, the clauses it must answer."""
    found = _findings(one, seen, library, words)
    return tag("aside", found, _duties(one, library, words), cls="td-beside")


def _head(one: Written, words: Words) -> Markup:
    said = words("write.length", count=len(one.text))
    return tag(
        "header", tag("h2", one.whole.title, tabindex="-1"), tag("span", said, cls="td-quiet")
    )


def marked_gaps(text: str) -> Markup:
    """A text with every gap marked."""
    parts = GAP.split(text)
    return each(tag("mark", p, cls="td-gap") if GAP.fullmatch(p) else p for p in parts)


def _held(one: Written, words: Words) -> Markup:
    if one.held is None:
        key = "write.not_yet" if one.whole.field else "write.by_itself"
        return tag("p", words(key), cls="td-quiet")
    label = tag("h3", words("write.in_draft"))
    return tag("section", label, tag("p", marked_gaps(one.held), cls="td-prose"))


def _proposal(one: Written, words: Words) -> Markup:
    label = tag("h3", words("write.proposal", count=len(one.section.text)))
    text = tag("p", each(_passage(p, one, words) for p in one.section.passages), cls="td-prose")
    if one.section.text != one.whole.text:
        return tag("section", label, text, _difference(one.whole.text, one, "write.cut", words))
    if one.held is None:
        return tag("section", label, text)
    if one.held == one.section.text:
        return tag("p", words("write.same"), cls="td-quiet")
    inside = text, _difference(one.held, one, "write.changes", words)
    return tag("details", tag("summary", label), *inside, cls="td-proposal")


def _passage(passage: Passage, one: Written, words: Words) -> Markup:
    spans = []
    for span in passage.spans or ():
        if span.gap:
            spans.append(tag("mark", span.text, cls="td-gap"))
        elif span.fact_paths:
            told = "、".join(caption(one.asked(path), words) for path in span.fact_paths[:3])
            spans.append(tag("span", span.text, cls="td-fact", title=told))
        else:
            spans.append(tag("span", span.text))
    return each(("\n" if passage.opens else "", *spans))


def _difference(before: str, one: Written, key: str, words: Words) -> Markup:
    """What goes and what comes, sentence by sentence."""
    names = {"added": "ins", "removed": "del", "same": "span"}
    parts = [tag(names[c.kind], c.text) for c in changes(before, one.section.text)]
    summary = tag("summary", words(key, before=len(before), after=len(one.section.text)))
    return tag("details", summary, tag("p", *parts, cls="td-prose td-difference"), open=True)


def _sources(one: Written, words: Words) -> Markup:
    spans = {
        (span.text, one.asked(path)): None
        for passage in one.section.passages
        for span in passage.spans
        for path in span.fact_paths[:1]
    }
    if not spans:
        return Markup("")
    rows = [
        tag("tr", tag("td", text), tag("td", want(path, caption(path, words), "td-next")))
        for text, path in spans
    ]
    summary = tag("summary", words("write.sources", count=len(rows)))
    heads = (tag("th", words(key), scope="col") for key in ("write.says", "write.fact"))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), cls="td-verdict")
    return tag("details", summary, table)


def _duties(one: Written, library: Library, words: Words) -> Markup:
    if not one.section.clauses:
        return tag("p", words("write.no_duties"), cls="td-quiet")
    ordered = (*one.open, *(c for c in one.section.clauses if c.passage is not None))
    rows = [_duty(clause, one, library, words) for clause in ordered]
    answered = len(rows) - len(one.open)
    head = tag("h3", words("write.duties", count=len(rows), answered=answered))
    return tag("section", head, tag("ul", *rows, cls="td-duties"))


def _duty(clause: Addressed, one: Written, library: Library, words: Words) -> Markup:
    where = tag(
        "button", place_name(library, clause.address, words), type_="button", cls="td-chip",
        data_address=clause.address, data_quote=clause.quote,
    )  # fmt: skip
    state, told = _standing(clause, one, words)
    return tag(
        "li",
        tag("p", tag("span", words(f"outcome.{state}") if state == "未定" else told[0],
                     cls="td-outcome"), tag("q", clause.quote), where),
        tag("p", told[1], cls="td-quiet"),
        data_outcome=state,
    )  # fmt: skip


def _standing(clause: Addressed, one: Written, words: Words) -> tuple[str, tuple[str, str]]:
    """Answered where it is read, answered only in what is proposed, or open."""
    if clause.passage is None:
        return "未定", ("", words("write.open_duty"))
    text = clause.passage.text.strip()
    if one.held is None or text in one.held:
        return "符合", (words("write.answered"), text)
    return "待评", (words("write.answered_aside"), text)


def _findings(one: Written, seen: Seen, library: Library, words: Words) -> Markup:
    if not one.findings:
        return tag("p", words("write.no_findings"), cls="td-quiet")
    ordered = sorted(one.findings, key=lambda f: (not seen.holds(f), f.outcome))
    cards = [finding_card(f, seen.holds(f), library, words) for f in ordered[:MOST_FINDINGS]]
    more = len(ordered) - len(cards)
    rest = tag("p", words("write.more", count=more), cls="td-quiet") if more else ""
    head = tag("h3", words("write.findings", count=len(ordered)))
    return tag("section", head, tag("div", *cards, cls="td-findings"), rest)
