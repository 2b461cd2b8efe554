"""Asking in tests: a case of tests/assistant/cases as a question, and what its answer lacks."""

import re
import tomllib
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Question

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def cases() -> list[tuple[str, Case]]:
    """Every case, named by its file and its question."""
    return [
        (f"{path.stem}: {' / '.join([*case.get('history', []), case['ask']])}", case)
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def question(case: Case) -> Question:
    """The question a case asks."""
    return Question(
        case["ask"],
        history=tuple(("user", turn) for turn in case.get("history", [])),
        as_of=case.get("as_of"),
        place=case.get("place", "河北省"),
    )


def wrong(case: Case, answer: Answer) -> list[str]:
    """What the answer lacks, has too much, or how it ended otherwise."""
    text = _flat(answer.text)
    status = case.get("status") or ("answered" if case.get("must") else answer.status.value)
    ended = [] if answer.status.value == status else [f"{answer.status.value}, not {status}"]
    lacks = [m for m in case.get("must", []) if not any(_flat(o) in text for o in m.split("|"))]
    extra = [m for m in case.get("must_not", []) if _flat(m) in text]
    return ended + [f"lacks {m}" for m in lacks] + [f"has {m}" for m in extra]


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text).lower()
