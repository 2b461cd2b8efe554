"""The desk's figures as charts drawn in HTML: bars with their numbers, days as columns."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from assistant.bank import called
from assistant.desk.statistics import Statistics
from ui.render.html import tag
from ui.words.book import Words

Pairs = Sequence[tuple[str, int]]
Name = Callable[[str], str]


def figures(found: Statistics, words: Words) -> Markup:
    """Everything for one span of days; or that nothing was asked in it."""
    if not found.questions and not found.queued:
        return tag("p", words("desk.stat.none"), cls="td-quiet td-none")
    return tag(
        "section", _sums(found, words), _days(found.volume, words),
        _bars("endings", found.endings, lambda k: words.get(f"desk.ending.{k}", k), words),
        _bars("queued", found.queued, lambda k: words.get(f"desk.reason.{k}", k), words),
        _bars("unanswered", found.unanswered, lambda k: _topic(k, words), words),
        cls="td-stat",
    )  # fmt: skip


def _topic(name: str, words: Words) -> str:
    """A topic by the question that people ask on it."""
    return called(name, english=words.language == "en") or words("desk.stat.no_topic")


def _sums(found: Statistics, words: Words) -> Markup:
    hours = found.hours_to_approval
    told = {
        "questions": str(found.questions),
        "approved": str(found.approved),
        "hours": "—" if hours is None else f"{hours:.1f}",
        "golden": f"{found.golden_share:.1%}",
    }
    cards = [
        tag("li", tag("strong", value), tag("span", words(f"desk.stat.{name}")))
        for name, value in told.items()
    ]
    return tag("ul", *cards, cls="td-sums")


def _days(volume: Pairs, words: Words) -> Markup:
    most = max((count for _, count in volume), default=0) or 1
    columns = [
        tag("i", "", style=f"height:{count / most:.0%}", title=f"{day}：{count}")
        for day, count in volume
    ]  # fmt: skip
    ends = tag("p", tag("span", volume[0][0]), tag("span", volume[-1][0]), cls="td-ends")
    said = "，".join(f"{day} {count}" for day, count in volume if count)
    chart = tag("div", *columns, cls="td-days", role="img", aria_label=said or "0")
    return tag("figure", tag("figcaption", words("desk.stat.volume", most=most)), chart, ends)


def _bars(name: str, pairs: Pairs, called: Name, words: Words) -> Markup:
    if not pairs:
        return Markup("")
    most = max(count for _, count in pairs) or 1
    rows = [
        tag("tr", tag("th", called(key), scope="row"),
            tag("td", tag("i", "", style=f"width:{count / most:.0%}"), cls="td-bar-cell"),
            tag("td", str(count), cls="td-num"))
        for key, count in pairs
    ]  # fmt: skip
    table = tag("table", tag("tbody", *rows), cls="td-bars")
    return tag("figure", tag("figcaption", words(f"desk.stat.{name}")), table)
