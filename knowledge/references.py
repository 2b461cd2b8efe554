"""Cross references inside a bundle: 附件N, 附N, notes ^[n] and titles become addresses."""

import re
from collections.abc import Collection

from knowledge.clause import Clause

_ANNEX = re.compile(r"附件\s*((?:\d+)(?:\s*[、，,]\s*\d+)*)")
_SUB_ANNEX = re.compile(r"附\s*(\d+)")
_NOTE = re.compile(r"\^\[(\d+)\]")
_BASE = re.compile(r"要素条件》基础要求")


def link(clause: Clause, known: Collection[str]) -> tuple[str, ...]:
    """The addresses a clause refers to, in the order named; only addresses that exist.

    `known` are the addresses of the file the clause stands in. An annex that its own document
    does not have is looked for in the rest of that bundle: the Hebei notice's 附件1 to 附件4 are
    annexes of the national notice it forwards.
    """
    found: list[str] = []
    for step in _steps(clause.text):
        target = _note(clause, step, known) or _find(clause.document, step, known)
        if target and target != clause.address and target not in found:
            found.append(target)
    return tuple(found)


def _steps(text: str) -> list[str]:
    steps: list[tuple[int, str]] = []
    for match in _ANNEX.finditer(text):
        steps += [(match.start(), f"附件{int(n)}") for n in re.findall(r"\d+", match[1])]
    steps += [(m.start(), f"附{int(m[1])}") for m in _SUB_ANNEX.finditer(text)]
    steps += [(m.start(), f"注/[{m[1]}]") for m in _NOTE.finditer(text)]
    steps += [(m.start(), "附件2/一") for m in _BASE.finditer(text)]
    return [step for _, step in sorted(steps)]


def _note(clause: Clause, step: str, known: Collection[str]) -> str | None:
    """The note of this number in the clause's own annex, else elsewhere in its document."""
    if not step.startswith("注/"):
        return None
    annex = "/".join(clause.address.split("/")[:2])
    notes = sorted(a for a in known if a.endswith(f"/{step}") and a.startswith(clause.document))
    own = f"{annex}/{step}"
    return own if own in notes else next(iter(notes), None)


def _find(document: str, step: str, known: Collection[str]) -> str | None:
    own = f"{document}/{step}"
    if own in known or any(address.startswith(own + "/") for address in known):
        return own
    others = sorted(a for a in known if f"/{step}" in a and a.split("/", 1)[1].startswith(step))
    if not others:
        return None
    return f"{others[0].split('/', 1)[0]}/{step}"
