"""What the model is asked: the sentences of one paragraph under tokens it cannot guess."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.drafting.prose.atoms import Source
from assistant.model.shape import Messages
from assistant.normal import words


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its messages, the shape of the reply, and which source each token stands for."""

    messages: Messages
    schema: Mapping[str, Any]
    numbers: Mapping[str, int]

    def named(self, tokens: object) -> tuple[int, ...] | None:
        """The sources these tokens stand for; None if any of them was not handed out."""
        if not isinstance(tokens, list) or not tokens:
            return None
        found = [self.numbers.get(token) if isinstance(token, str) else None for token in tokens]
        kept = tuple(dict.fromkeys(number for number in found if number is not None))
        return kept if None not in found else None


def request(sources: Sequence[Source], limit: int) -> Request:
    """The request for one paragraph; tokens are fresh, so no fact can hold a valid one."""
    by_token = {f"s{secrets.token_hex(4)}": number for number in range(len(sources))}
    told = words("prose")
    listed = "\n".join(f"[{token}] {sources[n].marked.strip()}" for token, n in by_token.items())
    said = told["request_user"].format(limit=limit, sentences=listed)
    messages = (("system", told["request_system"].strip()), ("user", said.strip()))
    return Request(messages, _schema(list(by_token)), by_token)


def _schema(tokens: list[str]) -> dict[str, Any]:
    """The reply: sentences, each with the tokens of the sentences it rests on."""
    sentence = {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "from": {"type": "array", "minItems": 1, "items": {"enum": tokens}},
        },
        "required": ["text", "from"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"sentences": {"type": "array", "items": sentence}},
        "required": ["sentences"],
        "additionalProperties": False,
    }
