"""Evidence: what an answer was made from, kept beside its question for whoever checks it."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from assistant.answer import Answer, Question, Status
from assistant.choose import Choice, ranked
from assistant.desk.sign import Sign, sign_of
from assistant.editions import footing
from assistant.extract import drafted, extract, merged
from assistant.hearing import split
from assistant.meant import meant
from assistant.normal import words
from assistant.reply import Desk, checker
from assistant.understand import understand
from knowledge.document import Library
from knowledge.search import Hit
from rules.finding import Finding

CLAUSES, TOPICS = 8, 5
ANSWERED = (Status.ANSWERED,)


def evidence(question: Question, answer: Answer, desk: Desk, *, model: str = "") -> dict[str, Any]:
    """What led to an answer: slots, topics, clauses, facts, what was dropped, versions."""
    text = _meant(question, desk)
    asked = understand(text)
    topics = ranked(asked, near=desk.likely)
    return {
        "meant": text,
        "leans": text != question.text,
        "sign": _sign(sign_of(Question(text, as_of=question.as_of, place=question.place))),
        "slots": {slot: list(values) for slot, values in asked.slots.items()},
        "topic": topics[0].topic.id if topics else "",
        "topics": [_topic(choice) for choice in topics[:TOPICS]],
        "margin": _margin(text, desk),
        "clauses": _clauses(text, question, desk),
        "facts": [{"path": f.path, "value": f.value, "words": f.words} for f in extract(text)],
        "verdict": [dict(tier) for tier in answer.verdict],
        "trace": _trace(question, answer),
        "dropped": [{"text": d.text, "why": d.why} for d in answer.dropped],
        "edition": answer.edition,
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "place": question.place,
        "versions": versions(desk, model),
    }


def _trace(question: Question, answer: Answer) -> list[dict[str, Any]]:
    """Every rule that a verdict rests on: its clause, what it found, why, what it still lacks.

    The facts are those of the whole talk, as the verdict itself took them.
    """
    if not answer.verdict:
        return []
    told = [content for role, content in question.history if role == "user"]
    facts = merged([fact for text in (*told, question.text) for fact in extract(text)])
    named = {rule for tier in answer.verdict for rule in (*tier["not_met"], *tier["unknown"])}
    report = checker(question)(drafted(facts))
    return [_traced(finding) for finding in report.findings if finding.rule in named]


def _traced(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "address": finding.address,
        "quote": finding.quote,
        "outcome": finding.outcome.value,
        "why": finding.why.says,
        "missing": list(finding.missing),
    }


def _margin(text: str, desk: Desk) -> float:
    """How clear the topic stands; of several questions in one message, the least clear one."""
    return min(clear(ranked(understand(part), near=desk.near)) for part in split(text))


def clear(topics: Sequence[Choice]) -> float:
    """How clear the topic of a question stands of the next one; 0 where it has none."""
    if not topics:
        return 0.0
    return round(topics[0].score - (topics[1].score if len(topics) > 1 else 0.0), 3)


def unsure(question: Question, answer: Answer, desk: Desk) -> bool:
    """Whether an answer was given although its topic hardly stood out."""
    if answer.status not in ANSWERED:
        return False
    return _margin(_meant(question, desk), desk) < float(words("golden")["unsure"]["clear"])


def _meant(question: Question, desk: Desk) -> str:
    """The question as it is meant in its talk."""
    return meant(question, desk.likely) if question.history else question.text


def versions(desk: Desk, model: str = "") -> dict[str, str]:
    """What an answer of the machine depends on: program, library, embedder, model."""
    named = {"tidu": _own_version(), "library": library_digest(desk.library)}
    embedder = getattr(desk.index, "embedder", "")
    return named | {"embedder": str(embedder), "model": model}


def library_digest(library: Library) -> str:
    """What names every clause held, word for word."""
    digest = hashlib.sha256()
    for clause in library.clauses:
        digest.update(clause.digest.encode())
    return digest.hexdigest()[:16]


def _own_version() -> str:
    try:
        return version("tidu")
    except PackageNotFoundError:
        return ""


def _clauses(text: str, question: Question, desk: Desk) -> list[dict[str, Any]]:
    """The clauses found for it among the documents in force, with their scores."""
    ground = footing(desk.library, question.place, question.as_of)
    if desk.index is None or ground is None:
        return []
    hits = desk.index.find(text, documents=ground.documents, limit=CLAUSES)
    return [_clause(hit, desk.library) for hit in hits]


def _clause(hit: Hit, library: Library) -> dict[str, Any]:
    clause = hit.clause
    return {
        "address": clause.address,
        "title": library.title_at(clause.address),
        "text": clause.text,
        "score": hit.score,
        "near": hit.near,
        "digest": clause.digest,
    }


def _topic(choice: Choice) -> dict[str, Any]:
    return {"id": choice.topic.id, "score": round(choice.score, 3), "cued": round(choice.cued, 3)}


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "tiers": sorted(sign.tiers),
        "places": sorted(sign.places),
        "years": sorted(sign.years),
        "level": sorted(sign.level),
        "figures": sorted(sign.figures),
        "things": sorted(sign.things),
        "apart": sorted(sign.apart),
        "english": sign.english,
    }
