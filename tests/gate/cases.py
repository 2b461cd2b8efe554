"""Drafts for the gate's tests: the examples of the repository, changed one field at a time."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.facts.recommendation import Recommendation
from rules.gate import Cleared, Exported, Held, export, gate
from rules.reading import read_draft
from rules.recommendation import recommendation_of

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2024, 11, 20)
REFUSED = "91130502MA0K7X4D50"


def example(name: str = "pass") -> Draft:
    draft = read_draft((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), where=name)
    assert isinstance(draft, Draft), draft
    return draft


def changed(path: str, value: Any, draft: Draft | None = None) -> Draft:
    """The passing example with one field set, or taken away by None."""
    stated = json.loads(json.dumps(draft_json(draft or example())))
    *groups, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    here = stated
    for step in groups:
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
    here[last] = value
    found = draft_of(stated)
    assert isinstance(found, Draft), found
    return found


def cleared(draft: Draft) -> Cleared:
    ticket = gate(draft, as_of=DAY)
    assert isinstance(ticket, Cleared), ticket
    return ticket


def exported(draft: Draft, directory: Path) -> Exported:
    done = export(draft, directory, as_of=DAY)
    assert isinstance(done, Exported), [(p.rule, p.remedy) for p in done.problems]
    return done


def held(draft: Draft, directory: Path) -> Held:
    done = export(draft, directory, as_of=DAY)
    assert isinstance(done, Held)
    return done


def explained(draft: Draft, norms: Mapping[str, str]) -> Draft:
    """The draft with a complete explanation for each of these norms."""
    from rules.facts.draft import content_digest

    given = [
        {
            "norm": norm,
            "by": "规划部 赵岩",
            "date": "2024-11-15",
            "why": why,
            "digest": content_digest(draft),
        }
        for norm, why in norms.items()
    ]
    return changed("explanations", given, draft)


ROWS = [
    {
        "rank": rank,
        "applicant": f"河北示例{rank}号有限公司",
        "project": f"示例{rank}号智能工厂",
        "scenarios": ["生产作业—人机协同作业—多机协同的发动机壳体柔性加工与检测"],
        "contact": "林晓",
        "mobile": f"1390000000{rank}",
    }
    for rank in (1, 2)
]
TABLE = {
    "id": "table",
    "recommender": "邢台市工业和信息化局",
    "kind": "市",
    "place": "邢台市",
    "sealed": True,
    "copies": 1,
    "reported": "2024-11-22",
    "papers_sealed": True,
    "papers_match": True,
    "rows": ROWS,
}


def table(**fields: Any) -> Recommendation:
    found = recommendation_of({**TABLE, **fields})
    assert isinstance(found, Recommendation), found
    return found
