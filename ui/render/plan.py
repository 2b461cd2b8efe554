"""The way to a tier as HTML: what to change, supply and evidence, each with its clause."""

from collections.abc import Sequence

from markupsafe import Markup

from knowledge.document import Library
from rules.finding import Tier
from rules.plan import Plan, Step
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
    """One kind of steps, those that are needed first."""
    rows = [_step(step, library, words) for step in steps[:MOST]]
    needed = sum(step.needed for step in steps)
    summary = tag("summary", words(f"plan.{kind}", count=len(steps), needed=needed))
    rest = _rest(steps[MOST:], library, words)
    return tag("details", summary, tag("ol", *rows), rest, open=is_open)


def _rest(steps: Sequence[Step], library: Library, words: Words) -> Markup:
    if not steps:
        return Markup("")
    rows = [_step(step, library, words) for step in steps]
    return tag("details", tag("summary", words("plan.more", count=len(steps))), tag("ol", *rows))


def _step(step: Step, library: Library, words: Words) -> Markup:
    where = tag(
        "button", place_name(library, step.address, words), type_="button", cls="td-chip",
        data_address=step.address, data_quote=step.quote,
    )  # fmt: skip
    facts = dict.fromkeys(step.facts[:MOST_FACTS])
    wants = each(want(path, caption(path, words), "td-want") for path in facts)
    must = words("plan.must" if step.needed else "plan.may")
    return tag(
        "li",
        tag("p", tag("b", must), told(step.do, words) if step.do else step.quote),
        tag("p", where, wants),
        data_outcome="不符" if step.needed else "不适用",
    )
