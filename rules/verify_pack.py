"""Verify an evidence pack: is it still what its own record renders to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rules.gate import Difference, pack_compared, pack_in
from rules.verify import State, content_of

MEANING = {
    State.UNALTERED: "证据包与其中记录重新生成的结果逐字节一致。这不是电子签名，不能证明由谁生成。",
    State.ALTERED: "证据包与其中记录重新生成的结果不一致，请重新取一份。",
    State.INCOMPARABLE: "不能断定证据包是否改动过。",
}


@dataclass(frozen=True, slots=True)
class VerifiedPack:
    """What a verification found: the pack's state, where it differs, and what it holds."""

    path: Path
    state: State
    differences: tuple[Difference, ...]
    digest: str
    edition: str
    content: Mapping[str, Any]
    notices: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The state in a sentence."""
        return MEANING[self.state]


def verify_pack(path: Path, *, templates: Path | None = None) -> VerifiedPack | None:
    """Render again from the record inside and compare; None for a file that is no pack."""
    content = content_of(path)
    record = pack_in(content)
    if record is None:
        return None
    found = pack_compared(content, record, templates=templates)
    told = isinstance(found, str)
    state = State.INCOMPARABLE if told else State.ALTERED if found else State.UNALTERED
    return VerifiedPack(
        path=path,
        state=state,
        differences=() if isinstance(found, str) else found,
        digest=str(record.get("digest", "")),
        edition=str(record.get("edition", "")),
        content=record["pack"],
        notices=(found,) if isinstance(found, str) else (),
    )


def verified_pack_json(found: VerifiedPack) -> dict[str, Any]:
    """The verification as plain JSON."""
    return {
        "file": str(found.path),
        "kind": "证据包",
        "state": found.state.value,
        "says": found.says,
        "differences": [asdict(difference) for difference in found.differences],
        "digest": found.digest,
        "edition": found.edition,
        "question": str(found.content.get("question", "")),
        "notices": list(found.notices),
    }
