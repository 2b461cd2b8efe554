"""What the model is asked: the question, the clauses under tokens it cannot guess, the facts."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Cited, Sentence
from assistant.model.shape import Messages
from assistant.normal import words

MOST_SENTENCES, LONGEST_SENTENCE = 6, 200


@dataclass(frozen=True, slots=True)
class Request:
    """One request: its messages, the shape of the reply, and what each token stands for."""

    messages: Messages
    schema: Mapping[str, Any]
    clauses: Mapping[str, Cited]

    def named(self, tokens: Iterable[object]) -> tuple[Cited, ...] | None:
        """The clauses these tokens stand for; None if any of them was not handed out."""
        known = [self.clauses.get(token) if isinstance(token, str) else None for token in tokens]
        found = tuple(clause for clause in known if clause is not None)
        return found if found and len(found) == len(known) else None


def request(
    question: str, clauses: Sequence[Cited], facts: Sequence[Sentence], *, english: bool
) -> Request:
    """The request for one question; tokens are fresh, so no text can hold a valid one."""
    by_token = {f"k{secrets.token_hex(4)}": clause for clause in clauses}
    told = words("model")["en" if english else "zh"]
    listed = "\n".join(f"[{token}] {c.title}\n{c.text}" for token, c in by_token.items())
    checked = "\n".join(f"- {fact.text.strip()}" for fact in facts)
    said = told["user"].format(question=question, clauses=listed, facts=checked)
    messages = (("system", told["system"].strip()), ("user", said.strip()))
    return Request(messages, _schema(list(by_token)), by_token)


def _schema(tokens: list[str]) -> dict[str, Any]:
    """The reply: sentences, each with the tokens of its clauses and no others."""
    sentence = {
        "type": "object",
        "properties": {
            "text": {"type": "string", "maxLength": LONGEST_SENTENCE},
            "clauses": {"type": "array", "minItems": 1, "items": {"enum": tokens}},
        },
        "required": ["text", "clauses"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "sentences": {"type": "array", "maxItems": MOST_SENTENCES, "items": sentence}
        },
        "required": ["sentences"],
        "additionalProperties": False,
    }
