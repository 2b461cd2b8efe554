"""The numbers Word shows and does not write: automatic numbering, and headings by their style.

A paragraph names a list and a level, itself or through its style; the list says how each level
is written (ECMA-376 part 1, 17.9). The numbers are counted here as Word counts them.
"""

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_HAN = "零一二三四五六七八九"
_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
)  # fmt: skip
_COUNTED_IN_HAN = {
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital", "ideographTraditional",
}  # fmt: skip
_FROM_CODE = {
    "decimalEnclosedCircle": 0x2460, "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474, "decimalEnclosedFullstop": 0x2488,
}  # fmt: skip
_LARGEST_CODED = 20
_BULLET = "•"
_BODY = 9  # the outline level of what is no heading


@dataclass(frozen=True, slots=True)
class _Level:
    """How a list writes one level."""

    form: str
    text: str
    start: int
    restart: int | None
    gap: str
    style: str
    legal: bool  # all its numbers in digits


@dataclass(slots=True)
class Numbers:
    """The lists and styles of one document, and how far each list has counted."""

    styles: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, Any] = field(default_factory=dict)
    instances: dict[str, Any] = field(default_factory=dict)
    default: str = ""
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph: Any) -> str:
        """The number that stands before a paragraph; it counts as met."""
        number, at = self._named(paragraph)
        instance = self.instances.get(number)
        if instance is None:
            return ""
        kind = self._list(_value(instance, "w:abstractNumId"))
        levels = _levels(kind, instance) if kind is not None else {}
        if at not in levels:
            return ""
        identity = kind.get(qn("w:abstractNumId"))
        counts = self._counted(identity, number, instance, at, levels)
        level = levels[at]
        return level.text if level.form == "bullet" else _written(level, levels, counts)

    def heading(self, paragraph: Any) -> int:
        """The level of the heading that a paragraph is by its outline level; 0 if it is none."""
        properties = paragraph.find(qn("w:pPr"))
        stated = _value(properties, "w:outlineLvl")
        for style in self._styles_of(paragraph):
            name = (_value(style, "w:name") or "").casefold()
            stated = stated or _value(style.find(qn("w:pPr")), "w:outlineLvl")
            stated = stated or ("0" if name == "title" else None)
        return int(stated) + 1 if stated is not None and int(stated) < _BODY else 0

    def _styles_of(self, paragraph: Any) -> list[Any]:
        """The style of a paragraph and those it is based on, nearest first."""
        name = _value(paragraph.find(qn("w:pPr")), "w:pStyle") or self.default
        chain: list[Any] = []
        while (style := self.styles.get(name)) is not None and style not in chain:
            chain.append(style)
            name = _value(style, "w:basedOn") or ""
        return chain

    def _named(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level that a paragraph names, itself or through its styles."""
        number = at = None
        styles = self._styles_of(paragraph)
        for holder in (paragraph, *styles):
            properties = holder.find(qn("w:pPr"))
            stated = properties.find(qn("w:numPr")) if properties is not None else None
            number = number or _value(stated, "w:numId")
            at = at or _value(stated, "w:ilvl")
        if number is not None and at is None:
            at = self._linked(number, [style.get(qn("w:styleId")) for style in styles])
        return number or "", int(at or 0)

    def _linked(self, number: str, styles: list[str]) -> str | None:
        """The level of a list that one of these styles is linked with."""
        instance = self.instances.get(number)
        kind = self._list(_value(instance, "w:abstractNumId")) if instance is not None else None
        levels = _levels(kind, instance) if kind is not None else {}
        return next((str(at) for at, level in levels.items() if level.style in styles), None)

    def _list(self, identity: str | None) -> Any:
        """A list by its identity, through the style that may stand for it."""
        kind = self.lists.get(identity or "")
        link = _value(kind, "w:numStyleLink")
        if link is None:
            return kind
        style = self.styles.get(link)
        properties = style.find(qn("w:pPr")) if style is not None else None
        stated = properties.find(qn("w:numPr")) if properties is not None else None
        instance = self.instances.get(_value(stated, "w:numId") or "")
        return self.lists.get(_value(instance, "w:abstractNumId") or "")

    def _counted(
        self, identity: str, number: str, instance: Any, at: int, levels: dict[int, _Level]
    ) -> dict[int, int]:
        counts = self.counted.setdefault(identity, {})
        if number not in self.begun:
            self.begun.add(number)
            for override in instance.iter(qn("w:lvlOverride")):
                if (start := _value(override, "w:startOverride")) is not None:
                    counts[int(override.get(qn("w:ilvl")))] = int(start) - 1
        for above in (one for one in levels if one < at):
            counts.setdefault(above, levels[above].start)
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for below in [one for one in counts if one > at]:
            restart = levels[below].restart if below in levels else None
            if at < (below if restart is None else restart):
                del counts[below]
        return counts


def numbers_of(part: Any) -> Numbers:
    """The lists and styles of a document's part; none where it has none."""
    found = Numbers()
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        root = getattr(relation.target_part, "element", None) if not relation.is_external else None
        if root is not None and kind == "styles":
            found.styles = {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}
        elif root is not None and kind == "numbering":
            key = qn("w:abstractNumId")
            found.lists = {one.get(key): one for one in root.iter(qn("w:abstractNum"))}
            found.instances = {one.get(qn("w:numId")): one for one in root.iter(qn("w:num"))}
    for name, style in found.styles.items():
        if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph":
            found.default = name
    return found


def _value(element: Any, name: str) -> str | None:
    """The value of a child element; None where either is missing."""
    child = element.find(qn(name)) if element is not None else None
    return str(child.get(qn("w:val"))) if child is not None else None


def _levels(kind: Any, instance: Any) -> dict[int, _Level]:
    """The levels of a list, with those that one instance of it writes otherwise."""
    stated = [*kind.iter(qn("w:lvl")), *instance.iter(qn("w:lvl"))]
    return {int(one.get(qn("w:ilvl"))): _level(one) for one in stated}


def _level(stated: Any) -> _Level:
    form, restart = _value(stated, "w:numFmt") or "decimal", _value(stated, "w:lvlRestart")
    gap = "" if _value(stated, "w:suff") == "nothing" else " "
    text = f"{_BULLET} " if form == "bullet" else _value(stated, "w:lvlText") or ""
    return _Level(
        form=form,
        text=text,
        start=int(_value(stated, "w:start") or 1),
        restart=int(restart) if restart is not None else None,
        gap=gap,
        style=_value(stated, "w:pStyle") or "",
        legal=stated.find(qn("w:isLgl")) is not None,
    )


def _written(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    text = level.text
    for at, count in counts.items():
        form = "decimal" if level.legal or at not in levels else levels[at].form
        text = text.replace(f"%{at + 1}", _formed(form, count))
    return f"{text}{level.gap}" if text else ""


def _formed(form: str, count: int) -> str:
    """A count in one of Word's number forms."""
    if form in _COUNTED_IN_HAN:
        return _in_han(count)
    if form in _FROM_CODE and 0 < count <= _LARGEST_CODED:
        return chr(_FROM_CODE[form] + count - 1)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return "" if form == "none" else str(count)


def _in_han(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_HAN[hundreds]}百" if 0 < hundreds < 10 else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        text += _HAN[0]
    return text + (_HAN[ones] if ones or not count else "")


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
