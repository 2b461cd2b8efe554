"""Reading: a claim as its tags, what binds and denies it, and the content no table knows."""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import rjieba

from assistant.proof.kept import CLAIMS
from assistant.proof.mark import fold
from assistant.proof.register.entry import Line
from assistant.proof.register.tagging import Tag, tags

HERE = Path(__file__).parent
# A single character that no list knows says nothing, except these.
_TELLING = frozenset("钱费奖税罚款券股牌证函章")
_ONLY_CAN = re.compile(r"\bonly\b.*\b(?:can|may|qualify|qualifies|eligible)\b|只有.*(?:才|可以|能)")
_STOPS = re.compile(r"[，,；;。]")
_CUT = re.compile(r"[，,；;。：:—]+\s*| — |(?<=\w) (?:but|while|whereas|and so) ")

DENYING = ("neg", "silent", "free", "forbid")
_BARE = 6  # 没有的, 不用写: as long as a piece may be that only denies

# What may stand in any claim about the programme and adds nothing to it.
CONTEXT = frozenset(
    (
        "ctx", "must", "who:企业", "act:申报", "doc:通知", "place:河北", "year:2024", "only", "all",
        "act:建设", "doc:材料", "doc:条件", "at:体现", "act:管理", "at:职责", "least", "may",
        "act:属于", "break", "same", "strict",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """What stands between two commas: its words and its tags, nothing carried over."""

    text: str
    tags: tuple[Tag, ...]

    def cut(self, at: str) -> list["Piece"]:
        """The piece at each of such words."""
        ends = [m.span() for m in re.finditer(at, self.text)]
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(self.text)]
        return [
            Piece(self.text[a:b], _moved((t for t in self.tags if a <= t.start < b), a))
            for a, b in zip(starts, stops, strict=True)
        ]


@dataclass(frozen=True)
class Claim:
    """One statement or a piece of one; `carried` are tags of what was said before it."""

    text: str
    tags: tuple[Tag, ...]
    carried: tuple[Tag, ...] = ()
    around: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """Kinds and meanings of everything that is not denied."""
        said = [t for t in (*self.tags, *self.carried) if not t.denied]
        implied = [n for t in said for n in _IMPLIED.get(t.name, ())]
        counted = [
            f"at:{unit}"
            for t in said
            for unit in _COUNTED
            if t.kind == "count" and t.value.endswith(unit)
        ]
        return frozenset([t.name for t in said] + [t.kind for t in said] + implied + counted)

    def meets(self, line: Line, *, around: bool = False) -> bool:
        """Whether each part of a line has a tag; `around`: or stands in another piece."""
        names = self.names | self.around if around else self.names
        return all(part & names for part in line)

    def of(self, kind: str, *, denied: bool = False) -> list[Tag]:
        """The tags of a kind; what was said before stands in only where nothing is said here."""
        own = [t for t in self.tags if t.kind == kind and t.denied == denied]
        return own or [t for t in self.carried if t.kind == kind and not denied]

    def own(self, kind: str) -> list[Tag]:
        """The tags of a kind that stand in it, nothing carried over."""
        return [t for t in self.tags if t.kind == kind and not t.denied]

    def values(self, kind: str) -> list[str]:
        """What the tags of a kind mean, each once."""
        return list(dict.fromkeys(t.value for t in self.of(kind)))

    def has(self, *names: str) -> bool:
        """Whether one of these stands in it."""
        return any(name in self.names for name in names)

    @property
    def denials(self) -> int:
        """How often it says no."""
        return sum(t.kind == "neg" and not t.denied for t in self.tags)

    def denied(self, tag: Tag) -> int:
        """How often this very tag is denied: a no before it, with no comma or state between."""
        before = [t for t in self.tags if t.end <= tag.start and t.kind in ("neg", "st")]
        said = 0
        for other in reversed(before):
            if other.kind == "st" or _STOPS.search(self.text[other.end : tag.start]):
                break
            said += 1
        after = (t for t in self.tags if t.kind == "neg" and t.start == tag.end)
        return said + sum(1 for _ in after)

    def denying(self, about: Collection[str]) -> list[Tag]:
        """What says no of these: in a comma-piece that names one, or in one that says no more."""
        names = set(about)
        held = [
            [t for t in self.tags if start <= t.start < end]
            for start, end in _spans(self.text)
            if end - start <= _BARE
            or any({t.kind, t.name} & names for t in self.tags if start <= t.start < end)
        ]
        return [t for ts in held for t in ts if t.kind in DENYING and not t.denied]

    @property
    def stance(self) -> str:
        """What the claim makes of its state: free, forbid, may, enc, princ or must."""
        kinds = {t.kind for t in self.tags if not t.denied}
        if _ONLY_CAN.search(fold(self.text)):
            kinds = (kinds - {"may"}) | {"must"}
        if _NOBODY.search(fold(self.text)):
            kinds = kinds - {"may"}
        order = ("free", "forbid", "may", "enc", "princ", "must")
        return next((kind for kind in order if kind in kinds), "")

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that neither carry a tag nor colour the sentence."""
        return tuple(_content(self.text, self.tags))

    def spans(self) -> list[Piece]:
        """The claim at its commas."""
        return [
            Piece(self.text[a:b], _moved((t for t in self.tags if a <= t.start < b), a))
            for a, b in _spans(self.text)
        ]

    def pieces(self) -> list["Claim"]:
        """The claim at its commas, each piece with the subjects of those before it."""
        found: list[Claim] = []
        carried: dict[str, tuple[Tag, ...]] = {}
        for start, end in _spans(self.text):
            own = tuple(t for t in self.tags if start <= t.start < end)
            kinds = {t.kind for t in own}
            going_on = kinds if any(t.name == "act:覆盖" for t in own) else kinds | {"areas"}
            before = tuple(t for k, ts in carried.items() if k not in going_on for t in ts)
            exceptions = self.names & {"st:例外+"}
            found.append(Claim(self.text[start:end], _moved(own, start), before, exceptions))
            for kind in _CARRIED & kinds:
                said = tuple(t for t in own if t.kind == kind and not t.denied)
                carried[kind] = said[:1] if kind in _FIRST else said
        return found


# A document's number names the document.
_IMPLIED = {
    "docno:399": ("doc", "doc:国家通知"), "docno:533": ("doc", "doc:河北通知"),
    "docno:361": ("doc", "doc:指引"), "annexno:1": ("doc", "doc:实施方案"),
    "annexno:2": ("doc", "doc:要素条件"), "annexno:3": ("doc", "doc:材料清单"),
    "annexno:4": ("doc", "doc:汇总表"), "doc:条件": ("doc:要素条件",),
    "standard:gbt39116": ("at:成熟度",), "standard:gbt39116-2020": ("at:成熟度",),
}  # fmt: skip
_COUNTED = ("指标", "附件")
_NOBODY = re.compile(r"\b(?:neither|nor|none|nobody|nothing|no)\b.*\b(?:may|can|could)\b")
_CARRIED = frozenset(
    (
        "tier",
        "place",
        "doc",
        "who",
        "act",
        "at",
        "area",
        "areas",
        "link",
        "rank",
        "st",
        "alltiers",
        "phone",
    )
)

_FIRST = frozenset(("tier", "link"))  # what a sentence is about comes first


def _moved(own: Iterable[Tag], start: int) -> tuple[Tag, ...]:
    return tuple(
        Tag(t.kind, t.value, t.word, t.start - start, t.end - start, t.denied) for t in own
    )


def _spans(text: str) -> list[tuple[int, int]]:
    ends = [m.end() for m in _CUT.finditer(text)]
    starts = [0, *ends]
    pairs = zip(starts, [*ends, len(text)], strict=True)
    return [(a, b) for a, b in pairs if re.search(r"\w", text[a:b])]


@lru_cache(maxsize=CLAIMS)
def claim_of(text: str) -> Claim:
    """A statement read."""
    return Claim(text, tags(text))


def _content(text: str, found: Collection[Tag]) -> Iterable[str]:
    rest = list(fold(text).replace("’", "'"))
    for tag in found:
        rest[tag.start : tag.end] = "\n" * (tag.end - tag.start)
    for run in re.findall(r"[a-z][a-z'-]*|[一-鿿]+", "".join(rest)):
        if run[0].isascii():
            yield from (w for w in re.split(r"['-]", run) if len(w) > 1 and w not in _english())
        else:
            yield from (w for w in rjieba.cut(run) if not _colours(w))


def _colours(word: str) -> bool:
    if len(word) == 1:
        return word not in _TELLING
    return word in _chinese() or all(c in _SMALL for c in word)


_SMALL = frozenset(
    "的了着过得地是在有和与都也就还把被让要会能可这那个些么之所以于为而且则只再又很更最太上下里外中前后来去到出进起一二两三几不没说讲写"
)


@cache
def _chinese() -> frozenset[str]:
    return _words("colour_zh.txt")


@cache
def _english() -> frozenset[str]:
    return _words("colour_en.txt")


def _words(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


@cache
def _danger() -> re.Pattern[str]:
    table = tomllib.loads((HERE / "danger.toml").read_text(encoding="utf-8"))
    chinese, english = "|".join(table["zh"].values()), "|".join(table["en"].values())
    return re.compile(rf"{chinese}|^(?:{english})$")


def dangerous(word: str) -> bool:
    """Whether an unknown word may be a thing of its own that no clause speaks of."""
    return bool(_danger().search(word))
