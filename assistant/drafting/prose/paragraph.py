"""One paragraph in the model's words: every sentence proved, nothing lost, or not taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assistant.drafting.passage import Passage
from assistant.drafting.prose.atoms import Source, source
from assistant.drafting.prose.proof import Proved, Refused, missing, proved
from assistant.drafting.prose.request import Request, request
from assistant.model.shape import Model
from assistant.normal import words

ROOM = 1.2  # how much longer than the draft a paragraph may become, unless a length was asked for
_STOPS = "。！？；"
Step = str | tuple[Passage, ...]


def paragraph(drafted: Sequence[Passage], model: Model, *, tight: bool) -> Iterator[Step]:
    """The text as far as it is proved, at last the passages that take the place of the drafted.

    Raises Refused when a sentence is not proved or something would be lost, ModelDown when the
    endpoint gives nothing.
    """
    sources = [source(passage) for passage in drafted]
    length = sum(len(passage.text) for passage in drafted)
    limit = length if tight else int(length * ROOM)
    asked = request(sources, limit)
    said: list[Proved] = []
    last: Any = None
    for last in model.objects(asked.messages, asked.schema):
        for raw in _sentences(last)[len(said) : -1]:  # the newest may still be growing
            said.append(_sentence(raw, asked, sources, said))
            yield "".join(each.text for each in said)
    for raw in _sentences(last)[len(said) :]:
        said.append(_sentence(raw, asked, sources, said))
    yield _taken(said, sources, limit)


def _sentences(reply: Any) -> list[Any]:
    found = reply.get("sentences") if isinstance(reply, dict) else None
    return found if isinstance(found, list) else []


def _sentence(
    raw: Any, asked: Request, sources: Sequence[Source], said: Sequence[Proved]
) -> Proved:
    text = raw.get("text") if isinstance(raw, dict) else None
    cited = asked.named(raw.get("from")) if isinstance(raw, dict) else None
    if not isinstance(text, str) or not text.strip() or cited is None:
        raise Refused(words("prose")["why"]["no_source"])
    ended = text.strip() if text.strip()[-1] in _STOPS else f"{text.strip()}。"
    before = max((n for n, _ in said[-1].told), default=-1) if said else -1
    return proved(ended, sources, cited, before)


def _taken(said: Sequence[Proved], sources: Sequence[Source], limit: int) -> tuple[Passage, ...]:
    """The proved sentences as passages, if together they say all that was drafted."""
    why = words("prose")["why"]
    text = "".join(each.text for each in said)
    if not said:
        raise Refused(why["nothing"])
    if lost := missing(frozenset().union(*(each.told for each in said)), sources, text):
        raise Refused(why["lost"].format(lost[:20]))
    if len(text) > limit:
        raise Refused(why["long"].format(len(text), limit))
    first, *rest = _passages(said, sources)
    return replace(first, opens=sources[0].passage.opens), *rest


def _passages(said: Sequence[Proved], sources: Sequence[Source]) -> Iterator[Passage]:
    """Each sentence with its facts, and the norms of what it is the first to tell."""
    answered: set[int] = set()
    for each in said:
        own = {n for n, _ in each.told}
        own |= {
            n for n, s in enumerate(sources) if not s.atoms and s.passage.text[:-1] in each.text
        }
        new = sorted(own - answered)
        answered |= own
        told = [sources[n].passage for n in sorted(own)]
        paths = (path for span in each.spans for path in span.fact_paths)
        yield Passage(
            text=each.text,
            fact_paths=tuple(dict.fromkeys((*paths, *(p for t in told for p in t.fact_paths)))),
            spans=each.spans,
            norms=tuple(norm for n in new for norm in sources[n].passage.norms),
            rank=min((passage.rank for passage in told), default=0),
        )
