"""Wording by a model: it proposes sentences, code proves each; nothing of the answer is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import (
    Answer,
    Citation,
    Cited,
    Dropped,
    Notice,
    Sentence,
    SentenceKind,
    Status,
)
from assistant.condition import CONDITIONS, State
from assistant.model.request import LONGEST_SENTENCE, Request, request
from assistant.model.shape import Model, ModelDown
from assistant.normal import is_english, normal, words
from assistant.prove import prove_sentence
from knowledge.document import Library

# What must not be lost in rewording: figures with what they count, and tiers.
_FIGURES = re.compile(r"\d+(?:\.\d+)?%?|[基先卓领][础进越航]级|[一二三四五]级|原则上|鼓励|须")
_PIECE = re.compile(r"[^。；\n]+[。；]?")
NEAREST = 4
UNCITED = "没有引用给它的条款，或不是句子"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a reply so far: proved sentences, and those dropped with the reason."""

    proved: tuple[Sentence, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def worded(
    answer: Answer, question: str, found: Sequence[Cited], model: Model, library: Library
) -> Iterator[Answer]:
    """The answer as it is worded: first as code gave it, then as far as proved, at last whole.

    The last one says who worded it. A model that is down, slow or wrong changes nothing but that.
    """
    yield answer
    if answer.status is not Status.ANSWERED:
        return
    english = is_english(question)
    claims = [s for s in answer.sentences if s.kind is SentenceKind.CLAIM and not _quotes(s)]
    asked = request(question, _clauses(answer, found), answer.sentences, english=english)
    said = Said()
    try:
        for said in _proved(model, asked, library):
            yield _with(answer, said.proved, ())
    except ModelDown as error:
        CONDITIONS.note(State.MODEL_SLOW if error.slow else State.MODEL_DOWN)
        yield replace(answer, notices=_told(answer, "down", english, model.name, str(error)))
        return
    CONDITIONS.over(State.MODEL_SLOW, State.MODEL_DOWN)
    yield _ended(replace(answer, dropped=said.dropped), claims, said.proved, model.name, english)


def _ended(
    answer: Answer, claims: Sequence[Sentence], proved: Sequence[Sentence], name: str, english: bool
) -> Answer:
    """The answer at the end of a reply: reworded, partly so, or as code gave it."""
    if not _keeps(claims, proved):
        CONDITIONS.note(State.MODEL_WRONG)
        return replace(answer, notices=_told(answer, "kept", english, name))
    CONDITIONS.over(State.MODEL_WRONG)
    if answer.dropped:
        told = _told(answer, "partly", english, name, str(len(answer.dropped)))
        return _with(answer, proved, told)
    return _with(answer, proved, _told(answer, "worded", english, name))


def _clauses(answer: Answer, found: Sequence[Cited]) -> tuple[Cited, ...]:
    """The clauses of the answer, then the nearest others, each once."""
    every = {c.address: c for c in (*answer.clauses, *found[:NEAREST])}
    return tuple(every.values())


def _proved(model: Model, asked: Request, library: Library) -> Iterator[Said]:
    """The sentences of a growing reply, each proved once it is whole."""
    said, seen, last = Said(), 0, None
    for last in model.objects(asked.messages, asked.schema):
        whole = _sentences(last)[:-1]  # the newest may still be growing
        for raw in whole[seen:]:
            said = _judged(said, raw, asked, library)
            yield said
        seen = max(seen, len(whole))
    for raw in _sentences(last)[seen:]:
        said = _judged(said, raw, asked, library)
    yield said


def _sentences(reply: Any) -> list[Any]:
    found = reply.get("sentences") if isinstance(reply, dict) else None
    return found if isinstance(found, list) else []


def _judged(said: Said, raw: Any, asked: Request, library: Library) -> Said:
    """One proposed sentence: kept if it cites what it was handed and is proved by it."""
    sentence = _sentence(raw, asked)
    if sentence is None:
        return _without(said, raw.get("text") if isinstance(raw, dict) else raw, UNCITED)
    verdict = prove_sentence(sentence, library)
    if not verdict.proved:
        return _without(said, sentence.text, verdict.why)
    return replace(said, proved=(*said.proved, sentence))


def _without(said: Said, text: Any, why: str) -> Said:
    return replace(said, dropped=(*said.dropped, Dropped(str(text)[:LONGEST_SENTENCE], why)))


def _sentence(raw: Any, asked: Request) -> Sentence | None:
    if not isinstance(raw, dict):
        return None
    text, tokens = raw.get("text"), raw.get("clauses")
    clauses = asked.named(tokens) if isinstance(tokens, list) else None
    if not isinstance(text, str) or not text.strip() or clauses is None:
        return None
    cited = tuple(Citation(c.address, _quote(c.text, text)) for c in clauses)
    return Sentence(SentenceKind.CLAIM, text.strip(), cited)


def _quote(clause: str, text: str) -> str:
    """The piece of a clause that shares most with a sentence, verbatim."""
    pieces: list[str] = [piece.strip() for piece in _PIECE.findall(clause) if piece.strip()] or [
        clause
    ]
    return max(pieces, key=lambda piece: len(set(piece) & set(text)))


def _keeps(claims: Iterable[Sentence], proved: Sequence[Sentence]) -> bool:
    """Whether rewording lost nothing: each claim's clause is cited, each figure is there."""
    cited = {c.address for sentence in proved for c in sentence.citations}
    text = normal("".join(sentence.text for sentence in proved))
    for claim in claims:
        if not cited & {c.address for c in claim.citations}:
            return False
        if any(figure not in text for figure in _FIGURES.findall(normal(claim.text))):
            return False
    return bool(proved)


def _with(answer: Answer, proved: Sequence[Sentence], told: tuple[Notice, ...]) -> Answer:
    """The answer with its claims reworded; what code computed or found absent stays as it is."""
    first = tuple(s for s in answer.sentences if s.kind is SentenceKind.COMPUTED)
    said = (SentenceKind.ABSENT, SentenceKind.ASK)
    rest = tuple(s for s in answer.sentences if s.kind in said or _quotes(s))
    return replace(answer, sentences=(*first, *proved, *rest), notices=told or answer.notices)


def _quotes(sentence: Sentence) -> bool:
    """Whether a sentence is the law's own words: those are shown as they are."""
    return sentence.kind is SentenceKind.CLAIM and any(
        citation.quote.rstrip("。；") in sentence.text for citation in sentence.citations
    )


def _told(answer: Answer, key: str, english: bool, *filled: str) -> tuple[Notice, ...]:
    text = words("model")["en" if english else "zh"][key].format(*filled)
    return (*answer.notices, Notice(text, f"语言模型 {filled[0]}", "own"))
