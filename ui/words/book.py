"""The words of the screen: one TOML file per language, looked up by dotted key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Words:
    """Every text of one language; a missing key is a bug and says which."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text at this key, its placeholders filled."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str, otherwise: str) -> str:
        """The text at this key, or another text where the language has none of its own."""
        return self.texts.get(key, otherwise)

    def under(self, prefix: str) -> tuple[str, ...]:
        """The texts whose keys start with this prefix, in the order of the file."""
        return tuple(t for key, t in self.texts.items() if key.startswith(prefix + "."))


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= (
            _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
        )
    return found


@cache
def words(language: str) -> Words:
    """The words of one language."""
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, _flat(tomllib.loads(text)))
