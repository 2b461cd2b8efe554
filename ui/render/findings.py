"""Findings as cards: the clause in its own words, the force, why, what is missing, what to do."""

from collections import Counter

from markupsafe import Markup

from knowledge.document import Library
from rules.finding import Finding, Outcome, Why
from rules.remedy import MAY_EXPLAIN
from ui.facts.captions import caption
from ui.facts.steps import step_of
from ui.render.address import place_name
from ui.render.html import each, tag
from ui.render.reason import told
from ui.render.report import ADVICE, WORST, Reach, Seen, group_of, towards, want
from ui.words.book import Words

TRUTH = {True: "符合", False: "不符", None: "未定"}
SUM = "Aggregate"
FORCES = "MPDCEN"
MOST = 60
DEEPEST = 4
FEW = 5  # fields that one finding leads to


def standing(finding: Finding) -> str:
    """How a finding is shown: what is only encouraged is advice, never 不符."""
    return ADVICE if finding.is_advice else finding.outcome.value


def chosen(seen: Seen, reach: Reach) -> tuple[Finding, ...]:
    """The findings of one cell (group|tier), or of one outcome for the tier in focus."""
    group, bar, tier_name = seen.picked.partition("|")
    if not bar:
        here = [f for f in focused(seen, reach) if standing(f) == seen.picked]
        return tuple(sorted(here, key=lambda f: _weight(f, seen)))
    tier = next((t for t in seen.report.tiers if t.tier == tier_name), None)
    here = [f for f in seen.report.findings if group_of(f.address) == group]
    if tier is None:
        return tuple(here)
    reached = [f for f in here if tier.tier in reach.get(f.norm, ())]
    return tuple(sorted(reached, key=lambda f: (WORST.index(towards(f, tier)), sums_up(f))))


def sums_up(finding: Finding) -> bool:
    """Whether a finding only sums up others: settle those, and it is settled."""
    return finding.why.operator == SUM


def _weight(finding: Finding, seen: Seen) -> tuple[bool, bool, int]:
    return not seen.holds(finding), sums_up(finding), FORCES.index(finding.force)


def focused(seen: Seen, reach: Reach) -> tuple[Finding, ...]:
    """The findings that concern the tier declared, or all when none is."""
    if seen.declared is None:
        return seen.report.findings
    return tuple(f for f in seen.report.findings if seen.declared in reach.get(f.norm, ()))


def first_pick(seen: Seen, reach: Reach) -> str:
    """The outcome to show first: the gravest there is."""
    there = {standing(finding) for finding in focused(seen, reach)}
    return next((str(o) for o in WORST if o in there), Outcome.MET.value)


def findings(seen: Seen, *, reach: Reach, library: Library, words: Words) -> Markup:
    """The filter and the chosen findings."""
    shown = chosen(seen, reach)
    cards = [finding_card(f, seen.holds(f), library, words) for f in shown[:MOST]]
    more = len(shown) - MOST
    rest = tag("p", words("check.more", count=more), cls="td-quiet") if more > 0 else ""
    none = tag("p", words("check.none_here"), cls="td-quiet") if not shown else ""
    return tag(
        "section", _filter(seen, reach, words), none, *cards, rest,
        cls="td-findings", aria_label=words("check.findings"),
    )  # fmt: skip


def _filter(seen: Seen, reach: Reach, words: Words) -> Markup:
    counts = Counter(map(standing, focused(seen, reach)))
    buttons = [
        tag(
            "button", words(f"outcome.{o}"), tag("span", str(counts[o]), cls="td-count"),
            type_="button", data_pick=o, data_outcome=o,
            aria_pressed="true" if seen.picked == o else "false",
        )
        for o in WORST
        if o != ADVICE or counts[o]
    ]  # fmt: skip
    chip = _picked(seen, words)
    head = tag("h2", words("check.findings"))
    return tag("header", head, tag("div", *buttons, chip, cls="td-filter"), cls="td-findings-bar")


def _picked(seen: Seen, words: Words) -> Markup:
    group, bar, tier = seen.picked.partition("|")
    if not bar:
        said = words(f"tier.{seen.declared}") if seen.declared else words("check.every_tier")
        return tag("span", said, cls="td-picked")
    here = words("check.here", group=words(f"group.{group}"), tier=words(f"tier.{tier}"))
    return tag("span", here, cls="td-picked")


def finding_card(finding: Finding, holds: bool, library: Library, words: Words) -> Markup:
    """One finding: outcome, force, clause, why, what is missing, what to do."""
    where = tag(
        "button", place_name(library, finding.address, words), type_="button", cls="td-chip",
        data_address=finding.address, data_quote=finding.quote,
    )  # fmt: skip
    held = tag("span", words("check.holds"), cls="td-holds") if holds else ""
    head = tag(
        "header",
        tag("span", words(f"outcome.{standing(finding)}"), cls="td-outcome"),
        tag("span", words(f"force.{finding.force}"), cls="td-force"),
        held,
        where,
    )
    body = (tag("blockquote", finding.quote, cls="td-quote"), _why(finding, words))
    foot = (_missing(finding, words), _mend(finding, words), _remedy(finding, words))
    code = tag("code", finding.norm, cls="td-address")
    return tag(
        "article", head, *body, *foot, code, cls="td-finding", data_outcome=standing(finding)
    )


def _why(finding: Finding, words: Words) -> Markup:
    lines = tag("ul", *_nodes(finding.why, 0, words), cls="td-why")
    return tag("div", tag("h3", words("check.why")), lines)


def _nodes(why: Why, depth: int, words: Words) -> list[Markup]:
    parts = why.parts if depth < DEEPEST else ()
    inner = [node for part in parts for node in _nodes(part, depth + 1, words)]
    below = tag("ul", *inner) if inner else ""
    mark = tag("span", "", cls="td-truth", data_outcome=TRUTH[why.truth], title=_truth(why, words))
    return [tag("li", mark, tag("span", told(why.says, words)), below)]


def _truth(why: Why, words: Words) -> str:
    return words(f"outcome.{TRUTH[why.truth]}")


def _missing(finding: Finding, words: Words) -> Markup:
    if not finding.missing:
        return Markup("")
    wanted = [
        want(path, caption(path, words), "td-want") for path in dict.fromkeys(finding.missing)
    ]
    return tag("p", tag("b", words("check.missing")), each(wanted), cls="td-missing")


def _mend(finding: Finding, words: Words) -> Markup:
    """Ways to the fields whose values are against the clause, where nothing is missing."""
    if finding.missing or finding.outcome is not Outcome.NOT_MET:
        return Markup("")
    there = [path for path in dict.fromkeys(finding.fields) if step_of(path)][:FEW]
    buttons = [want(path, caption(path, words), "td-want") for path in there]
    if not buttons:
        return Markup("")
    return tag("p", tag("b", words("check.mend")), each(buttons), cls="td-missing")


def _remedy(finding: Finding, words: Words) -> Markup:
    # How to explain in a file is for who writes files; here there is a form for it.
    said, explain, _ = finding.remedy.partition(MAY_EXPLAIN)
    said = said if said.rstrip("。") != finding.why.says else ""
    both = each(filter(None, (told(said, words), words("check.explain") if explain else "")))
    return tag("p", tag("b", words("check.remedy")), both, cls="td-remedy") if both else both
