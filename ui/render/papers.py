"""Papers beside the declaration as HTML: explanations, the checklist, what became of a file."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from knowledge.document import Library
from rules.checklist import Item
from rules.verify import State, Verified
from rules.verify_pack import VerifiedPack
from ui.facts.explained import Explaining
from ui.render.address import place_name
from ui.render.html import each, tag
from ui.render.reason import told
from ui.words.book import Words

# Which colour a state or a status has: that of the outcome it is most like.
COLOURS = {
    State.UNALTERED: "符合", State.ALTERED: "不符", State.INCOMPARABLE: "未定",
    "有": "符合", "缺": "不符", "待评": "待评", "不适用": "不适用",
}  # fmt: skip
SHORT = 16


def explanations(found: Sequence[Explaining], library: Library, words: Words) -> Markup:
    """What can be explained and what was: who, when, why; nothing when there is nothing."""
    if not found:
        return Markup("")
    head = tag("h2", words("explain.title")), tag("p", words("explain.help"), cls="td-quiet")
    return tag("section", *head, *(_explained(e, library, words) for e in found), cls="td-explain")


def _explained(one: Explaining, library: Library, words: Words) -> Markup:
    finding, key = one.finding, "explain.change" if one.said else "explain.write"
    where = tag(
        "button", place_name(library, finding.address, words), type_="button", cls="td-chip",
        data_address=finding.address, data_quote=finding.quote,
    )  # fmt: skip
    write = tag(
        "button", words(key), type_="button", cls="td-want", data_pick=f"explain|{finding.norm}",
        data_field="explain-by",
    )  # fmt: skip
    outcome = tag("span", words(f"outcome.{finding.outcome}"), cls="td-outcome")
    return tag(
        "article",
        tag("header", outcome, tag("span", words("force.P"), cls="td-force"), where),
        tag("blockquote", finding.quote, cls="td-quote"),
        _who(one, words),
        tag("p", write),
        cls="td-finding", data_outcome=finding.outcome.value,
    )  # fmt: skip


def _who(one: Explaining, words: Words) -> Markup:
    if not one.said:
        return tag("p", words("explain.none"), cls="td-quiet")
    said = {name: str(one.said.get(name) or "—") for name in ("by", "date", "why")}
    rows = [tag("dt", words(f"explain.{name}")) + tag("dd", text) for name, text in said.items()]
    state = words("explain.counts") if one.counts else words("explain.not", why=one.fault)
    return each((tag("dl", *rows, cls="td-said"), tag("p", state, cls="td-quiet")))


def checklist(items: Sequence[Item], library: Library, words: Words) -> Markup:
    """What to prepare, clause by clause; with a draft, what is there."""
    counts = Counter(item.status for item in items if item.status)
    told = [words("papers.count", count=len(items))]
    told += [f"{words(f'papers.status.{name}')} {n}" for name, n in counts.items()]
    heads = ["clause", "weight", "prepare", *(["there"] if counts else [])]
    head = tag("tr", *(tag("th", words(f"papers.{key}"), scope="col") for key in heads))
    rows = [_item(item, bool(counts), library, words) for item in items]
    table = tag("table", tag("thead", head), tag("tbody", *rows), cls="td-verdict td-list")
    scroll = tag("div", table, cls="td-scroll", tabindex="0", role="region",
                 aria_label=words("papers.list"))  # fmt: skip
    return tag("section", tag("p", " · ".join(told), cls="td-quiet"), scroll)


def _item(item: Item, has_status: bool, library: Library, words: Words) -> Markup:
    where = tag(
        "button", place_name(library, item.address, words), type_="button", cls="td-chip",
        data_address=item.address, data_quote=item.quote,
    )  # fmt: skip
    cells = [
        tag("td", tag("q", item.quote), where),
        tag("td", words(f"force.{item.force}")),
        tag("td", item.prepare),
    ]
    if has_status:
        status = words(f"papers.status.{item.status}")
        cells.append(tag("td", status, data_outcome=COLOURS[item.status]))
    return tag("tr", *cells)


def verified(found: Verified, name: str, words: Words) -> Markup:
    """What became of a file, where it differs, and whether its draft still passes."""
    again = words("verify.held" if found.holds else "verify.passes")
    digests = words(
        "export.digests", edition=found.edition or "—", draft=found.draft_digest[:SHORT] or "—",
        report=found.report_digest[:SHORT] or "—",
    )  # fmt: skip
    return tag(
        "section",
        tag("header", tag("span", words(f"verify.state.{found.state}"), cls="td-outcome"),
            tag("b", name)),
        tag("p", words(f"verify.means.{found.state}")),
        _differences(found, words),
        tag("p", again if found.report else words("verify.no_check")),
        tag("ul", *(tag("li", told(n, words)) for n in found.notices)) if found.notices else "",
        tag("p", digests, cls="td-meta"),
        cls="td-finding td-verified", role="status", data_outcome=COLOURS[found.state],
    )  # fmt: skip


def verified_pack(
    found: VerifiedPack, name: str, changed: Sequence[str], words: Words
) -> Markup:  # fmt: skip
    """What became of an evidence pack, and which of its clauses the library has otherwise."""
    same = words("verify.pack.changed", which="、".join(changed)) if changed else ""
    return tag(
        "section",
        tag("header", tag("span", words(f"verify.state.{found.state}"), cls="td-outcome"),
            tag("b", name)),
        tag("p", words(f"verify.pack.{found.state}")),
        _differences(found, words),
        tag("ul", *(tag("li", told(n, words)) for n in found.notices)) if found.notices else "",
        tag("p", same or words("verify.pack.same")),
        cls="td-finding td-verified", role="status", data_outcome=COLOURS[found.state],
    )  # fmt: skip


def _differences(found: Verified | VerifiedPack, words: Words) -> Markup:
    if not found.differences:
        return Markup("")
    heads = (tag("th", words(f"verify.{k}"), scope="col") for k in ("where", "found", "expected"))
    rows = [
        tag("tr", tag("td", d.where), tag("td", d.found), tag("td", d.expected))
        for d in found.differences
    ]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), cls="td-verdict")
    return tag("div", table, cls="td-scroll")
