"""The way to a tier as HTML: what to change, supply and evidence, each with its clause."""

from collections.abc import Sequence

from markupsafe import Markup

from knowledge.document import Library
from rules.finding import Tier
from rules.plan import Lack, Plan, Step, lacks
from rules.remedy import beyond_facts
from ui.facts.captions import caption
from ui.render.address import place_name
from ui.render.html import each, tag
from ui.render.reason import told
from ui.render.report import want
from ui.words.book import Words

MOST = 6
MOST_FACTS = 4


def gap(plan: Plan, library: Library, words: Words) -> Markup:
    """What stands between the draft and a tier, with the other tiers to choose."""
    kinds = (("change", plan.change), ("supply", plan.supply), ("evidence", plan.evidence))
    first = next((kind for kind, steps in kinds if any(s.needed for s in steps)), "")
    parts = [_part(kind, steps, kind == first, library, words) for kind, steps in kinds if steps]
    needed = sum(step.needed for _, steps in kinds for step in steps)
    tier = words(f"tier.{plan.tier}")
    said = words("plan.needed" if needed else "plan.none", tier=tier, count=needed)
    judged = words("plan.judged", count=len(plan.judged)) if plan.judged else ""
    return tag(
        "section", tag("h2", words("plan.title")), _tiers(plan.tier, words),
        tag("p", said, " ", judged, cls="td-quiet"), *parts, cls="td-plan", id="plan",
    )  # fmt: skip


def _tiers(chosen: Tier, words: Words) -> Markup:
    buttons = [
        tag(
            "button", words(f"tier.{tier}"), type_="button", data_pick=f"plan|{tier}",
            aria_pressed="true" if tier is chosen else "false",
        )
        for tier in Tier
    ]  # fmt: skip
    return tag("div", *buttons, cls="td-filter", role="group", aria_label=words("plan.to"))


def _part(
    kind: str, steps: Sequence[Step], is_open: bool, library: Library, words: Words
) -> Markup:
    """One kind of steps, those that are needed first; what is missing is named once."""
    if kind == "supply":
        rows = [(len(lack.steps), _lack(lack, library, words)) for lack in lacks(steps)]
    else:
        rows = [(1, _step(step, library, words)) for step in steps]
    needed = sum(step.needed for step in steps)
    summary = tag("summary", words(f"plan.{kind}", count=len(steps), needed=needed))
    shown = tag("ol", *(row for _, row in rows[:MOST]))
    return tag("details", summary, shown, _rest(rows[MOST:], words), open=is_open)


def _rest(rows: Sequence[tuple[int, Markup]], words: Words) -> Markup:
    """The rows that are folded away, each with the number of steps it stands for."""
    if not rows:
        return Markup("")
    count = sum(steps for steps, _ in rows)
    summary = tag("summary", words("plan.more", count=count))
    return tag("details", summary, tag("ol", *(row for _, row in rows)))


def _lack(lack: Lack, library: Library, words: Words) -> Markup:
    """Facts that are missing, and beneath them every clause that waits for them."""
    wants = each(want(path, caption(path, words), "td-want") for path in lack.facts)
    must = words("plan.must" if lack.needed else "plan.may")
    clauses = [_waiting(step, lack, library, words) for step in lack.steps]
    return tag(
        "li", tag("p", tag("b", must), words("plan.lacking"), wants), tag("ul", *clauses),
        data_outcome="不符" if lack.needed else "不适用",
    )  # fmt: skip


def _waiting(step: Step, lack: Lack, library: Library, words: Words) -> Markup:
    """One clause that waits for facts, and what else is to be known of it."""
    may = words("plan.may") if lack.needed and not step.needed else ""
    more = beyond_facts(step.do)
    return tag(
        "li", _where(step, library, words), tag("span", step.quote),
        tag("span", may, cls="td-quiet") if may else "",
        tag("span", told(more, words), cls="td-quiet") if more else "",
    )  # fmt: skip


def _where(step: Step, library: Library, words: Words) -> Markup:
    return tag(
        "button", place_name(library, step.address, words), type_="button", cls="td-chip",
        data_address=step.address, data_quote=step.quote,
    )  # fmt: skip


def _step(step: Step, library: Library, words: Words) -> Markup:
    where = _where(step, library, words)
    facts = dict.fromkeys(step.facts[:MOST_FACTS])
    wants = each(want(path, caption(path, words), "td-want") for path in facts)
    must = words("plan.must" if step.needed else "plan.may")
    return tag(
        "li",
        tag("p", tag("b", must), told(step.do, words) if step.do else step.quote),
        tag("p", where, wants),
        data_outcome="不符" if step.needed else "不适用",
    )
