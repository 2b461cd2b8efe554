"""Where the parser stands while it reads: document, annex, open numbering, open clause."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from knowledge.clause import Block, Kind
from knowledge.markers import Depth, Marker, ends_sentence, has_sentence
from knowledge.reading import squeeze

Identify = Callable[[str], str]
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One open step: its depth, its name in an address, its heading; `level` if declared."""

    depth: int
    name: str
    heading: str
    level: int = 0
    numbered: bool = True


@dataclass(slots=True)
class Place:
    """The parser's position and everything it has written, in the order of the source."""

    identify: Identify
    document: str
    blocks: list[Block] = field(default_factory=list)
    annex: str = ""
    title: str = ""
    trail: list[Step] = field(default_factory=list)
    group: str = ""
    address: str | None = None
    mode: str = "header"
    outermost: str = ""
    attachments: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    table: str = ""
    before_table: tuple[str, str | None] = ("", None)

    @property
    def container(self) -> str:
        """The document, or its annex: what headings and signatures belong to."""
        return "/".join(step for step in (self.document, self.annex) if step)

    @property
    def path(self) -> str:
        """The address of the open numbering."""
        return self.at(*(step.name for step in self.trail))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above this place, outermost first."""
        above = (self.title, *(step.heading for step in self.trail), self.group)
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

    def close(self, kind: Kind, text: str) -> None:
        """Write what closes the outermost notice of a bundle, after all its annexes."""
        self.blocks.append(Block(kind, text, self.outermost or self.document))

    def enter_document(self, number: str) -> None:
        """Start the document of this number; issuers and title above it move with it."""
        moved: list[Block] = []
        while self.blocks and self.blocks[-1].kind in (Kind.ISSUER, Kind.TITLE):
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

    def descend(self, mark: Marker, heading: str, level: int = 0) -> None:
        """Open a numbered place: it closes everything at its depth and below."""
        depth = self._depth(mark)
        self.trail = [step for step in self.trail if step.depth < depth]
        # Between numbers the numbers decide; a heading without one yields to its equal.
        self.trail = [s for s in self.trail if s.numbered or not 0 < level <= s.level]
        if mark.depth == Depth.ARTICLE:
            # Articles are numbered through the document; the chapter stays a heading above.
            self.trail = [replace(step, name="") for step in self.trail]
        self.trail.append(Step(depth, mark.step, heading, level))
        self.group, self.mode = "", "body"

    def _depth(self, mark: Marker) -> int:
        """The mark's depth; a decimal number stands one below the number it is a part of."""
        above = mark.step.rpartition(".")[0]
        parent = next((step for step in self.trail if above and step.name == above), None)
        return parent.depth + 1 if parent else mark.depth

    def descend_unnumbered(self, heading: str, level: int) -> None:
        """Open a heading that has no number but that its file calls one; its text is the step."""
        self.trail = [step for step in self.trail if 0 < step.level < level]
        depth = self.trail[-1].depth if self.trail else Depth.PART
        name = squeeze(heading).replace("/", "／")[:_LONGEST_NAME]
        self.trail.append(Step(depth, name, heading, level, numbered=False))
        self.group, self.mode, self.address = "", "body", None

    def name_last(self, heading: str) -> None:
        """Give the innermost open step, already written as a clause, a heading and its address."""
        name = (self.address or "").rpartition("/")[2]
        self.trail[-1] = replace(self.trail[-1], name=name, heading=heading)

    def awaits_title(self, text: str) -> bool:
        """Whether a declared heading is the title of the document, or of an annex."""
        if self.mode == "annex_title" or squeeze(text) in self.attachments:
            return True
        return self.mode in ("header", "title") and not self._is_titled()

    def _is_titled(self) -> bool:
        return any(b.kind is Kind.TITLE and b.container == self.container for b in self.blocks)

    def issues(self, text: str) -> bool:
        """Whether the open document's title says that it issues a text of this name: 印发《…》."""
        named = f"《{squeeze(text)}》"
        titles = (b.text for b in self.blocks if b.kind is Kind.TITLE)
        return named in squeeze("".join(titles))

    def is_torn(self) -> bool:
        """Whether the last text written is running prose that stops inside a sentence."""
        kept = (b for b in reversed(self.blocks) if b.kind is not Kind.PAGE_MARK)
        last = next(kept, None)
        if last is None or last.address is None or last.kind is Kind.ROW:
            return False
        return has_sentence(last.text) and not ends_sentence(last.text)

    def enter_table(self) -> None:
        """Start a table: the first of a container is its own, any other belongs to its clause."""
        bare = not self.trail and self.at("列") not in self.used
        self.before_table = self.mode, self.address
        self.table = self.container if bare else self._numbered_table()
        self.mode, self.group = "table", ""

    def _numbered_table(self) -> str:
        """表 below the open step; a second table there is 表2."""
        name = self.at(*(step.name for step in self.trail), "表")
        count, table = 1, name
        while table in self.used:
            count += 1
            table = f"{name}{count}"
        self.used.add(table)
        return table

    def leave_table(self) -> None:
        """Go on after a table with the clause it stands in, or with the document's head."""
        mode, address = self.before_table
        heads = mode == "annex_title" or (mode in ("header", "title") and not self._is_titled())
        self.mode = mode if heads else "below"
        self.address = address if self.trail else None
        self.group = ""
