"""Cases: every approved answer as an evaluation case, one JSON object a line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.desk.written import Standing, Written

FILE = "desk/cases.jsonl"


def case_json(written: Written) -> dict[str, Any]:
    """One case: what was asked, what people approved, the clauses a right answer rests on."""
    return {
        "id": written.id,
        "kind": "desk",
        "question": written.question,
        "also": list(written.also),
        "place": written.place,
        "edition": written.edition,
        "gold": {
            "status": ["golden", "answered"],
            "text": written.text,
            "needed": [bond.address for bond in written.bound],
        },
        "machine": {
            "status": str(written.machine.get("status", "")),
            "text": str(written.machine.get("text", "")),
        },
    }


def case_lines(answers: Iterable[Written]) -> list[str]:
    """The cases of the answers in service, the oldest first."""
    held = [one for one in answers if one.standing is Standing.GOLDEN]
    return [json.dumps(case_json(one), ensure_ascii=False) for one in held]


def write_cases(home: Path, answers: Iterable[Written]) -> Path:
    """Write the cases of a home anew; whoever reads meanwhile sees the old file or the new one."""
    path = home / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text("".join(f"{line}\n" for line in case_lines(answers)), encoding="utf-8")
    aside.replace(path)
    return path
