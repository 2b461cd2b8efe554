"""Where the parser stands while it reads: document, annex, open numbering, open clause."""

from collections.abc import Callable
from dataclasses import dataclass, field

from knowledge.clause import Block, Kind
from knowledge.markers import Marker
from knowledge.reading import squeeze

Identify = Callable[[str], str]


@dataclass(slots=True)
class Place:
    """The parser's position and everything it has written, in the order of the source."""

    identify: Identify
    document: str
    blocks: list[Block] = field(default_factory=list)
    annex: str = ""
    title: str = ""
    trail: list[tuple[int, str, str]] = field(default_factory=list)
    group: str = ""
    address: str | None = None
    mode: str = "header"
    outermost: str = ""
    attachments: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @property
    def container(self) -> str:
        """The document, or its annex: what headings and signatures belong to."""
        return "/".join(step for step in (self.document, self.annex) if step)

    @property
    def path(self) -> str:
        """The address of the open numbering."""
        return self.at(*(step for _, step, _ in self.trail))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above this place, outermost first."""
        above = (self.title, *(text for _, _, text in self.trail), self.group)
        return tuple(text for text in above if text)

    def at(self, *steps: str) -> str:
        """An address inside the container."""
        return "/".join((self.container, *filter(None, steps)))

    def fresh(self, address: str) -> str:
        """The address made unique: a second item of one number is told apart by ~2."""
        unique, count = address, 1
        while unique in self.used:
            count += 1
            unique = f"{address}~{count}"
        self.used.add(unique)
        return unique

    def put(self, kind: Kind, text: str, address: str | None = None) -> None:
        """Write one block here; an address also becomes the open clause."""
        self.blocks.append(Block(kind, text, self.container, address, self.headings))
        if address is not None:
            self.address = address

    def enter_document(self, number: str) -> None:
        """Start the document of this number; the issuer lines above it move with it."""
        moved: list[Block] = []
        while self.blocks and self.blocks[-1].kind is Kind.ISSUER:
            moved.insert(0, self.blocks.pop())
        self.document = self.identify(squeeze(number))
        self.outermost = self.outermost or self.document
        self.attachments = {}
        self._start("", "", "title")
        self.blocks += [Block(block.kind, block.text, self.document) for block in moved]

    def enter_annex(self, name: str, title: str) -> None:
        """Start annex N (附件N) or the sub-annex (附N) of the open document."""
        self._start(name, f"{name} {title}".strip(), "body" if title else "annex_title")

    def _start(self, annex: str, title: str, mode: str) -> None:
        self.annex, self.title, self.mode = annex, title, mode
        self.trail, self.group, self.address = [], "", None

    def descend(self, mark: Marker, heading: str) -> None:
        """Open a numbered place: it closes everything at its depth and below."""
        article = mark.step.endswith("条")
        self.trail = [step for step in self.trail if step[0] < mark.depth]
        if article:
            # Articles are numbered through the document; the chapter stays a heading above.
            self.trail = [(depth, "", text) for depth, _, text in self.trail]
        self.trail.append((mark.depth, "" if mark.depth == 0 else mark.step, heading))
        self.group, self.mode = "", "body"
