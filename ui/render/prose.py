"""A section in a model's words: how far it is, what passed, what would change, what did not."""

from markupsafe import Markup

from assistant.drafting.difference import changes
from assistant.drafting.passage import Passage
from assistant.drafting.prose.reword import Reworded
from ui.facts.captions import caption
from ui.render.html import each, tag
from ui.words.book import Words

NAMES = {"added": "ins", "removed": "del", "same": "span"}


def reworded_card(state: Reworded, before: str, words: Words, *, ended: bool) -> Markup:
    """What the model has made of a section so far; only proved text is ever shown."""
    count = words("prose.progress", done=state.done, of=state.paragraphs, model=state.model)
    head = tag("h3", words("prose.title") if ended else count)
    if not ended:
        writing = tag("p", state.writing, cls="td-prose td-quiet") if state.writing else ""
        return tag("section", head, writing, cls="td-section td-reworded", aria_busy="true")
    told = tag("ul", *(tag("li", line) for line in state.told), cls="td-quiet")
    if not state.offered:
        return tag("section", head, told, cls="td-section td-reworded", data_offered="no")
    text = tag("p", each(_passage(p, words) for p in state.section.passages), cls="td-prose")
    return tag(
        "section", head, told, text, _difference(before, state.section.text, words),
        cls="td-section td-reworded", data_offered="yes",
    )  # fmt: skip


def _passage(passage: Passage, words: Words) -> Markup:
    spans = []
    for span in passage.spans or ():
        if span.gap:
            spans.append(tag("mark", span.text, cls="td-gap"))
        elif span.fact_paths:
            title = "、".join(caption(path, words) for path in span.fact_paths[:3])
            spans.append(tag("span", span.text, cls="td-fact", title=title))
        else:
            spans.append(tag("span", span.text))
    return each(("\n" if passage.opens else "", *(spans or [Markup.escape(passage.text)])))


def _difference(before: str, after: str, words: Words) -> Markup:
    parts = [tag(NAMES[c.kind], c.text) for c in changes(before, after)]
    summary = tag("summary", words("prose.changes", before=len(before), after=len(after)))
    return tag("details", summary, tag("p", *parts, cls="td-prose td-difference"))
