"""A report at a glance: the four tiers, the matrix of clause groups by tiers, what to ask next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rules.finding import Finding, FormError, Outcome, Question, Report, Tier, TierOutcome
from ui.facts.captions import caption
from ui.facts.steps import control_id, step_of
from ui.render.html import each, tag
from ui.render.reason import told
from ui.words.book import Words

Reach = Mapping[str, Sequence[Tier]]
ADVICE = "建议"
WORST: tuple[str, ...] = (
    Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.EXPERT, Outcome.MET, ADVICE, Outcome.NOT_APPLICABLE,
)  # fmt: skip
SHARED = (Outcome.MET, Outcome.EXPERT, Outcome.UNKNOWN, Outcome.NOT_MET)
ASKED = 6
GROUPS = {
    "附件2/一": "base", "附件2/注": "scenes", "附件3": "papers", "附件4": "papers",
    "附1": "figures", "二/(一)": "terms", "二/(二)": "filing",
}  # fmt: skip
PARTS = {"总述": "content", "(一)": "content", "(二)": "effect"}
ORDER = ("terms", "base", "content", "effect", "scenes", "figures", "papers", "filing", "other")


@dataclass(frozen=True)
class Seen:
    """What one session has before it: a report, wrong fields, the tier declared, what was picked.

    `blocking` are the norms that hold an export of the tier declared; `goal` is the tier that the
    gap is measured to; `opened` is the group whose clauses the matrix shows one by one.
    """

    report: Report
    errors: tuple[FormError, ...] = ()
    declared: Tier | None = None
    blocking: frozenset[str] = frozenset()
    picked: str = ""
    goal: str = ""
    opened: str = ""

    def holds(self, finding: Finding) -> bool:
        """Whether a finding keeps the declared tier's export from leaving."""
        return finding.norm in self.blocking


def group_of(address: str) -> str:
    """Which group of clauses an address belongs to."""
    path = address.partition("/")[2]
    tier_part = path.split("/")
    if tier_part[0] == "附件2" and tier_part[1:2] and tier_part[1] in "二三四五":
        return PARTS.get(tier_part[2] if len(tier_part) > 2 else "", "other")
    found = (name for start, name in GROUPS.items() if f"{path}/".startswith(start + "/"))
    return next(found, "other")


def overview(seen: Seen, *, reach: Reach, words: Words) -> Markup:
    """The four tiers, each with its outcome and what stands against it."""
    cards = [
        _tier(tier, tier.tier == seen.declared, standing(seen.report.findings, tier, reach), words)
        for tier in seen.report.tiers
    ]
    return tag("ol", *cards, cls="td-tiers")


def _share(counts: Counter[str], words: Words) -> Markup:
    """How many clauses stand how, as one bar; in words for who does not see it."""
    there = [(outcome, counts[outcome]) for outcome in SHARED if counts[outcome]]
    said = "，".join(f"{words('outcome.' + outcome)} {count}" for outcome, count in there)
    parts = [tag("i", "", data_outcome=o, style=f"flex-grow:{count}") for o, count in there]
    return tag("span", *parts, cls="td-share", role="img", aria_label=said, title=said)


def _tier(tier: TierOutcome, declared: bool, shared: Counter[str], words: Words) -> Markup:
    counts = ((Outcome.NOT_MET, tier.not_met), (Outcome.UNKNOWN, tier.unknown),
              (Outcome.EXPERT, tier.expert))  # fmt: skip
    said = [tag("span", f"{words('outcome.' + o)} {len(rules)}") for o, rules in counts if rules]
    mark = tag("span", words("check.declared"), cls="td-declared") if declared else ""
    return tag(
        "li",
        tag("span", words(f"tier.{tier.tier}"), mark, cls="td-tier-name"),
        tag("strong", words(f"outcome.{tier.outcome}")),
        tag("span", each(said) or words("check.all_met"), cls="td-quiet td-counts"),
        _share(shared, words),
        cls="td-tier", data_outcome=tier.outcome.value,
    )  # fmt: skip


def matrix(seen: Seen, *, reach: Reach, words: Words) -> Markup:
    """Clause groups by tiers; each cell opens its findings."""
    report = seen.report
    tiers = [tier.tier for tier in report.tiers]
    heads = [tag("th", words(f"tier.{t}"), scope="col") for t in tiers]
    rows = [
        each((_group(seen, group, cells, words), _clauses(seen, group, reach=reach, words=words)))
        for group in ORDER
        if (cells := _row(seen, group, reach=reach, words=words))
    ]
    head = tag("thead", tag("tr", tag("th", words("check.group"), scope="col"), *heads))
    return tag("table", head, tag("tbody", *rows), cls="td-matrix")


def _group(seen: Seen, group: str, cells: Sequence[Markup], words: Words) -> Markup:
    is_open = seen.opened == group
    name = tag(
        "button", words(f"group.{group}"), type_="button", cls="td-group",
        data_pick=f"rows|{group}", aria_expanded="true" if is_open else "false",
        title=words("check.one_by_one"),
    )  # fmt: skip
    return tag("tr", tag("th", name, scope="row"), *cells)


def _clauses(seen: Seen, group: str, *, reach: Reach, words: Words) -> Markup:
    """Every clause of the group that was opened, a row each: what it says, and for which tier."""
    if seen.opened != group:
        return Markup("")
    tiers = seen.report.tiers
    rows = []
    for finding in (f for f in seen.report.findings if group_of(f.address) == group):
        here = [towards(finding, t) if t.tier in reach.get(finding.norm, ()) else "" for t in tiers]
        gravest = min((WORST.index(o) for o in here if o), default=len(WORST))
        rows.append((gravest, tag("tr", _clause(finding), *_shades(here, words), cls="td-one")))
    return each(row for _, row in sorted(rows, key=lambda found: found[0]))


def _clause(finding: Finding) -> Markup:
    button = tag(
        "button", finding.quote, type_="button", cls="td-group", title=finding.quote,
        data_address=finding.address, data_quote=finding.quote,
    )  # fmt: skip
    return tag("th", button, scope="row")


def _shades(outcomes: Sequence[str], words: Words) -> list[Markup]:
    return [
        tag("td", tag("span", words(f"outcome.{o}"), cls="td-shade", data_outcome=o))
        if o
        else tag("td", tag("span", "—", cls="td-quiet"))
        for o in outcomes
    ]


def _row(seen: Seen, group: str, *, reach: Reach, words: Words) -> list[Markup]:
    findings = [f for f in seen.report.findings if group_of(f.address) == group]
    if not findings:
        return []
    return [
        _cell(standing(findings, tier, reach), f"{group}|{tier.tier}", seen.picked, words)
        for tier in seen.report.tiers
    ]


def standing(findings: Sequence[Finding], tier: TierOutcome, reach: Reach) -> Counter[str]:
    """How many of these findings stand how towards one tier; what does not count is advice."""
    here = [f for f in findings if tier.tier in reach.get(f.norm, ())]
    return Counter(towards(finding, tier) for finding in here)


def towards(finding: Finding, tier: TierOutcome) -> str:
    """The outcome of one finding as the tier counts it."""
    counted = {Outcome.NOT_MET: tier.not_met, Outcome.UNKNOWN: tier.unknown}
    if finding.outcome in counted and finding.rule not in counted[finding.outcome]:
        return ADVICE
    return finding.outcome


def _cell(counts: Counter[str], pick: str, picked: str, words: Words) -> Markup:
    worst = next((o for o in WORST if counts[o]), None)
    if worst in (None, Outcome.NOT_APPLICABLE):
        return tag("td", tag("span", "—", cls="td-quiet"))
    said = tag("b", words(f"outcome.{worst}")), tag("span", str(counts[worst]), cls="td-count")
    title = "，".join(f"{words('outcome.' + o)} {counts[o]}" for o in WORST if counts[o])
    button = tag(
        "button", *said, type_="button", title=title, data_pick=pick,
        aria_pressed="true" if pick == picked else "false", data_outcome=worst,
    )  # fmt: skip
    return tag("td", button)


def asks(questions: Sequence[Question], words: Words) -> Markup:
    """What to answer next, most useful first; each opens its field."""
    if not questions:
        return Markup("")
    listed = [
        tag(
            "li",
            want(q.path, _asked(q, words), "td-next"),
            tag("span", words("check.settles", count=len(q.settles)), cls="td-quiet"),
        )
        for q in questions[:ASKED]
    ]
    return tag("section", tag("h2", words("check.next")), tag("ol", *listed), cls="td-asks")


def _asked(question: Question, words: Words) -> str:
    """The question in plain words; where they are not the reader's language, the field's name."""
    return question.text if words.language == "zh" else caption(question.path, words)


def want(path: str, text: str, cls: str) -> Markup:
    """A button that leads to the control of a fact; plain words where the form has none."""
    if step_of(path) is None:
        return tag("span", text, cls=f"{cls} td-nowhere")
    return tag(
        "button", text, type_="button", cls=cls,
        data_pick=f"field|{path}", data_field=control_id(path),
    )  # fmt: skip


def form_errors(errors: Sequence[FormError], words: Words) -> Markup:
    """Fields to put right: apart from findings, for they say nothing about any clause."""
    if not errors:
        return Markup("")
    listed = [
        tag(
            "li",
            tag("b", caption(e.path, words)),
            f" {e.value} ",
            tag("span", words("check.allowed", allowed=told(e.allowed, words)), cls="td-quiet"),
            tag("span", words("check.near", near=e.near), cls="td-quiet") if e.near else "",
        )
        for e in errors
    ]
    head = tag("h2", words("check.form_errors"))
    return tag("section", head, tag("ul", *listed), cls="td-form-errors", role="alert")


def meta(report: Report, words: Words) -> Markup:
    """Which law, which date, which draft."""
    day = report.as_of.isoformat() if report.as_of else words("check.no_day")
    said = words("check.meta", edition=report.edition, day=day, digest=report.draft_digest[:12])
    notices = tag(
        "ul", *(tag("li", told(n, words)) for n in report.notices), cls="td-report-notices"
    )
    return each((tag("p", said, cls="td-meta"), notices if report.notices else ""))
