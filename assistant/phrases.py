"""The sentences put together by code, in the language of the question."""

from assistant.normal import words


def phrase(key: str, *filled: str, english: bool) -> str:
    """One phrase with its gaps filled."""
    text: str = words("phrases")["en" if english else "zh"][key]
    return text.format(*filled)
