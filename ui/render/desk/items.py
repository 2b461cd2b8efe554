"""The queue as HTML: what needs a person, and the evidence for each item."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from assistant.answer import Citation, read_answer
from assistant.bank import called
from assistant.desk.item import Item
from assistant.desk.log import Entry
from knowledge.document import Library
from ui.render.answer import bubble
from ui.render.desk.said import chip
from ui.render.html import each, tag
from ui.words.book import Words

MOST_RULES = 12


def listed(items: Sequence[Item], picked: str, words: Words) -> Markup:
    """The items found, each a button; or that there is none."""
    if not items:
        return tag("p", words("desk.none"), cls="td-quiet td-none")
    count = tag("p", words("desk.count", count=len(items)), cls="td-quiet")
    rows = [_row(item, item.id == picked, words) for item in items]
    return tag("section", count, tag("ol", *rows), cls="td-queue")


def _row(item: Item, picked: bool, words: Words) -> Markup:
    state = words(f"desk.state.{item.state.value}")
    who = f" · {item.assignee}" if item.assignee else ""
    day = item.created.astimezone().strftime("%m-%d %H:%M")
    why = tag("i", words(f"desk.reason.{item.reason.value}"), data_reason=item.reason.value)
    button = tag(
        "button", tag("b", item.question),
        tag("span", why, f" {state}{who} · {day}"),
        type_="button", data_pick=f"item|{item.id}", aria_pressed="true" if picked else "false",
    )  # fmt: skip
    return tag("li", button)


def detail(item: Item, history: Iterable[Entry], *, library: Library, words: Words) -> Markup:
    """One item with everything that is known of it."""
    facts = {
        "because": words(f"desk.reason.{item.reason.value}"),
        "state_now": words(f"desk.state.{item.state.value}"),
        "assignee": item.assignee or words("desk.nobody"),
        "place": item.place,
        "asked": item.created.astimezone().strftime("%Y-%m-%d %H:%M"),
        "note": item.note,
    }
    answer = bubble(read_answer(item.answer), library=library, words=words)
    return tag(
        "article", tag("h2", item.question), pairs(facts, words), answer,
        evidence(item.evidence, library=library, words=words), steps(history, words),
        cls="td-item", data_item=item.id,
    )  # fmt: skip


def pairs(facts: Mapping[str, str], words: Words) -> Markup:
    """Names and values, without those that are empty."""
    listed = [
        each((tag("dt", words(f"desk.{name}")), tag("dd", value)))
        for name, value in facts.items()
        if value
    ]
    return tag("dl", *listed, cls="td-said")


def evidence(found: Mapping[str, Any], *, library: Library, words: Words) -> Markup:
    """What an answer was made from."""
    if "golden" in found:
        return tag("p", words("desk.expired", why=str(found.get("why", ""))), cls="td-quiet")
    parts = (
        _plain(found, words), _clauses(found, library, words), _facts(found, words),
        _dropped(found, words), _verdict(found, library, words), _versions(found, words),
    )  # fmt: skip
    summary = tag("summary", words("desk.evidence"))
    return tag("details", summary, *parts, cls="td-evidence", open=True)


def _plain(found: Mapping[str, Any], words: Words) -> Markup:
    sign = found.get("sign") or {}
    named = [v for values in sign.values() if isinstance(values, list) for v in values]
    slots = [f"{slot}：{'、'.join(map(str, values))}" for slot, values in _map(found, "slots")]
    english = words.language == "en"
    topics = [f"{called(t['id'], english=english)} {t['score']}" for t in found.get("topics") or ()]
    facts = {
        "meant": str(found.get("meant", "")) if found.get("leans") else "",
        "sign": "、".join(map(str, named)),
        "slots": "；".join(slots),
        "topics": "；".join(topics),
        "margin": str(found.get("margin", "")),
        "edition": str(found.get("edition", "")),
    }
    return pairs(facts, words)


def _map(found: Mapping[str, Any], name: str) -> Iterable[tuple[str, Any]]:
    held = found.get(name)
    return held.items() if isinstance(held, Mapping) else ()


def _clauses(found: Mapping[str, Any], library: Library, words: Words) -> Markup:
    rows = [_clause(clause, library, words) for clause in found.get("clauses") or ()]
    if not rows:
        return Markup("")
    heads = [tag("th", words(f"desk.{name}"), scope="col") for name in ("clause", "score", "near")]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), cls="td-verdict")
    return each((tag("h3", words("desk.clauses")), table))


def _clause(found: Mapping[str, Any], library: Library, words: Words) -> Markup:
    figures = [tag("td", f"{found[name]:.3f}", cls="td-num") for name in ("score", "near")]
    where = chip(Citation(found["address"], ""), library, words)
    return tag("tr", tag("td", where), *figures)


def _facts(found: Mapping[str, Any], words: Words) -> Markup:
    return _list("facts", [f"{f['path']} = {f['value']}（{f['words']}）"
                           for f in found.get("facts") or ()], words)  # fmt: skip


def _dropped(found: Mapping[str, Any], words: Words) -> Markup:
    told = [f"{d['text']}——{d['why']}" for d in found.get("dropped") or ()]
    return _list("dropped", told, words)


def _verdict(found: Mapping[str, Any], library: Library, words: Words) -> Markup:
    """Where each tier stands, and the rules that decide it, the failed ones first."""
    tiers = _list("trace", [_tier(tier, words) for tier in found.get("verdict") or ()], words)
    failed = [rule for rule in found.get("trace") or () if rule["outcome"] == "不符"]
    open_ = [rule for rule in found.get("trace") or () if rule["outcome"] != "不符"]
    rules = [_rule(rule, library, words) for rule in (*failed, *open_)[:MOST_RULES]]
    return each((tiers, tag("ul", *rules, cls="td-rules"))) if rules else tiers


def _rule(found: Mapping[str, Any], library: Library, words: Words) -> Markup:
    outcome = words.get(f"outcome.{found['outcome']}", found["outcome"])
    where = chip(Citation(found["address"], found["quote"]), library, words)
    return tag("li", tag("code", found["rule"]), f" {outcome} ", where, f" {found['why']}")


def _tier(tier: Mapping[str, Any], words: Words) -> str:
    name = words.get(f"tier.{tier['tier']}", tier["tier"])
    outcome = words.get(f"outcome.{tier['outcome']}", tier["outcome"])
    return f"{name}：{outcome}（{len(tier['not_met'])}/{len(tier['unknown'])}）"


def _versions(found: Mapping[str, Any], words: Words) -> Markup:
    told = [f"{name} {value}" for name, value in _map(found, "versions") if value]
    return tag("p", " · ".join(told), cls="td-address") if told else Markup("")


def _list(name: str, told: Sequence[str], words: Words) -> Markup:
    if not told:
        return Markup("")
    return each((tag("h3", words(f"desk.{name}")), tag("ul", *(tag("li", one) for one in told))))


def steps(history: Iterable[Entry], words: Words) -> Markup:
    """What was done, when, by whom."""
    rows = [
        tag("li", tag("span", entry.at[:16].replace("T", " "), cls="td-quiet"),
            f" {entry.who} {words.get('desk.act.' + entry.act, entry.act)}",
            _reason(entry.detail))
        for entry in history
    ]  # fmt: skip
    head = tag("summary", words("desk.history"))
    return tag("details", head, tag("ol", *rows), cls="td-history", open=True)


def _reason(told: Mapping[str, Any]) -> str:
    said = told.get("why") or told.get("to")
    return f"：{said}" if isinstance(said, str) and said else ""
