"""The sentences put together by code, in the language of the question."""

from assistant.normal import words


def phrase(key: str, *filled: str, english: bool) -> str:
    """One phrase with its gaps filled."""
    text: str = words("phrases")["en" if english else "zh"][key]
    return text.format(*(termed(gap) if english else gap for gap in filled))


def termed(gap: str) -> str:
    """A list of the notices' terms in English, each with the term; other words as they are."""
    english = words("terms")["en"]
    names = gap.split("、")
    if not all(name in english for name in names):
        return gap
    return ", ".join(f"{english[name]} ({name})" for name in names)
