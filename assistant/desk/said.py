"""What people write: sentences with citations, what the proof says, what they are bound to."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.desk.stated import parted
from assistant.desk.trouble import DeskTrouble, Unproved
from assistant.editions import footing
from assistant.proof.finding import Label
from assistant.prove import Proved, Verdict, prove_sentence, prove_text
from knowledge.document import Document, Library

LONGEST = 2_000
DENIED = (
    "条款明确是另一种说法，写理由也不能人工采用：请照条款改写后重新提交"
    "（命令行：tidu desk propose 新的回答 --question 问题），再退回这一个；"
    "用 --item 提交的不用退回，新的会替换它。"
)
UNBORNE = (
    "请改写、换引文，或写明人工采用的理由后重新提交"
    "（命令行：tidu desk propose 回答 --question 问题 --override 理由），再退回这一个；"
    "用 --item 提交的不用退回，新的会替换它。"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a person, the proof's label and why; `override` says why it stands anyway.

    `against` are the clauses that say otherwise, as the proof reads them.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    label: Label = Label.NOT_IN_DOCUMENTS
    why: str = ""
    override: str = ""
    against: tuple[Citation, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it may be approved: it is proved, or a person answers for it with a reason."""
        return self.label is Label.SUPPORTED or bool(self.override.strip())

    @property
    def sentence(self) -> Sentence:
        """The sentence as an answer shows it; without a clause it says what the documents lack."""
        kind = SentenceKind.CLAIM if self.citations else SentenceKind.ABSENT
        return Sentence(kind, self.text, self.citations)


@dataclass(frozen=True, slots=True)
class Bond:
    """A clause that an answer cites, and what it said when the answer was approved."""

    address: str
    digest: str


def drafted(text: str, library: Library) -> tuple[Said, ...]:
    """Anybody's text sentence by sentence, each with the clauses that the proof finds for it."""
    proved = prove_text(text, library=library)
    return tuple(
        Said(v.text, v.citations if v.proved else (), v.label, v.why, against=_denying_one(v))
        for v in proved.sentences
    )


def proved(sentences: Sequence[Said], library: Library) -> tuple[Said, ...]:
    """The sentences as the proof labels them now, whatever they were labelled before."""
    return tuple(_proved(said, library) for said in sentences)


def _proved(said: Said, library: Library) -> Said:
    """Held to the clauses cited; what they do not bear out, and what cites none, to all of them."""
    cited = prove_sentence(said.sentence, library) if said.citations else None
    if cited is not None and cited.label is Label.SUPPORTED:
        return replace(said, label=cited.label, why=cited.why, against=())
    found = prove_text(said.text, library=library)
    if cited is not None and found.label is not Label.CONTRADICTED:
        denied = said.citations if cited.label is Label.CONTRADICTED else ()
        return replace(said, label=cited.label, why=cited.why, against=denied)
    why = "；".join(dict.fromkeys(v.why for v in found.sentences if v.label is found.label))
    return replace(said, label=found.label, why=why, against=_denying(found))


def _denying(found: Proved) -> tuple[Citation, ...]:
    """The clauses that deny something of a text."""
    return tuple(dict.fromkeys(c for v in found.sentences for c in _denying_one(v)))


def _denying_one(verdict: Verdict) -> tuple[Citation, ...]:
    return verdict.citations if verdict.label is Label.CONTRADICTED else ()


def answerable(sentences: Sequence[Said]) -> None:
    """Raise DeskTrouble for a sentence nobody can answer for: the law says exactly otherwise.

    The proof hears words, and may err; where a figure, a date, a tier, the force or a denial is
    another than the clause's, or no clause is named, it does not, and no reason helps.
    """
    for number, said in enumerate(sentences, 1):
        if said.override.strip() and (apart := flatly(said)):
            do = "请照条款改写或删去这一句；人工采用只用于条款没有明确说到的内容。"
            clauses = "、".join(f"{c.address}“{c.quote}”" for c in said.against)
            where = "；".join(filter(None, (f"第 {number} 句", said.why, apart, clauses)))
            raise DeskTrouble("与条款不符的句子不能人工采用", where, do)


def must_stand(sentences: Sequence[Said], where: str) -> None:
    """Raise Unproved where a sentence does not stand, with the way out that is open for it."""
    fallen = [(n, said) for n, said in enumerate(sentences, 1) if not said.stands]
    if not fallen:
        return
    told = "；".join(f"第 {n} 句：{said.why}" for n, said in fallen)
    raise Unproved(f"有句子没有核对出来：{told}", where, way_out(sentences))


def way_out(sentences: Sequence[Said]) -> str:
    """What to do about sentences that do not stand; empty where all do."""
    fallen = [said for said in sentences if not said.stands]
    denied = any(flatly(said) for said in fallen)
    return DENIED if denied else UNBORNE if fallen else ""


def flatly(said: Said) -> str:
    """Where a sentence says exactly otherwise than a clause; empty where it does not."""
    if said.label is not Label.CONTRADICTED:
        return ""
    if not said.against:
        return "与条款不符"
    found = (apart for c in said.against for apart in parted(said.text, c.quote))
    return "；".join(dict.fromkeys(found))


def fallen_for(sentences: Sequence[Said]) -> tuple[str, ...]:
    """Why each sentence that the proof does not bear out falls: by which clause, or that none."""
    return tuple(
        f"第 {n} 句{_fallen(said)}"
        for n, said in enumerate(sentences, 1)
        if said.label is not Label.SUPPORTED
    )


def _fallen(said: Said) -> str:
    if said.label is not Label.CONTRADICTED:
        return f"没有条款支持：{said.why}"
    clauses = "、".join(f"{c.address}“{c.quote}”" for c in said.against)
    return f"与条款不符：{said.why}" + (f"；条款：{clauses}" if clauses else "")


def whole(sentences: Sequence[Said], library: Library) -> None:
    """Raise DeskTrouble for a text that is empty or too long, or a citation that is broken.

    A person may override the proof, never the law's own words.
    """
    if not sentences or not all(said.text.strip() for said in sentences):
        raise DeskTrouble("回答是空的", "sentences", "请至少写一句。")
    if sum(len(said.text) for said in sentences) > LONGEST:
        raise DeskTrouble(f"回答超过 {LONGEST} 字", "sentences", "请写短些，或分成几条。")
    for number, said in enumerate(sentences, 1):
        for citation in said.citations:
            text = library.text_at(citation.address)
            if text is None or not citation.quote.strip() or citation.quote not in text:
                what = "没有这一条款" if text is None else "引文不是条款的原文"
                where = f"第 {number} 句 {citation.address}"
                raise DeskTrouble(what, where, "请从条款里重新选引文。")


def bonds(sentences: Iterable[Said], library: Library) -> tuple[Bond, ...]:
    """What an answer is bound to: every clause it shows, with the digest of its text."""
    shown = [(*said.citations, *said.against) if said.override else said.citations
             for said in sentences]  # fmt: skip
    cited = dict.fromkeys(citation.address for citations in shown for citation in citations)
    return tuple(Bond(address, digest_at(library, address) or "") for address in cited)


def digest_at(library: Library, address: str) -> str | None:
    """The digest of the text at an address, as a clause has it; None where nothing stands."""
    text = library.text_at(address)
    return None if text is None else digest_of(address, text)


def digest_of(address: str, text: str) -> str:
    """SHA-256 of an address and its text, in hexadecimal."""
    return hashlib.sha256(f"{address}\n{text}".encode()).hexdigest()


def stale(bound: Iterable[Bond], edition: str, place: str, library: Library) -> str:
    """Why an answer so bound no longer holds in this library; empty while it does."""
    for bond in bound:
        document = library.document(bond.address.split("/", maxsplit=1)[0])
        if document is None:
            return f"{bond.address} 所在的文件已不在文库"
        if successor := _successor(document, library):
            return f"{document.source.id} 已由 {successor} 取代"
        now = digest_at(library, bond.address)
        if now != bond.digest:
            return f"{bond.address} " + ("已没有这一条" if now is None else "的条文有改动")
    ground = footing(library, place, None)
    if ground is None or ground.edition != edition:
        return f"现行版次是 {ground.edition if ground else '（无）'}，核定时是 {edition}"
    return ""


def _successor(document: Document, library: Library) -> str:
    """The held document that takes this one's place."""
    own, named = document.source.id, document.source.replaced_by
    held = (one.source for one in library.documents)
    return next((s.id for s in held if s.replaces == own or s.id == named), "")


def said_json(said: Said) -> dict[str, Any]:
    """One sentence as plain JSON."""
    return {
        "text": said.text,
        "citations": _quotes(said.citations),
        "label": said.label.value,
        "why": said.why,
        "override": said.override,
        "against": _quotes(said.against),
    }


def _quotes(citations: Iterable[Citation]) -> list[dict[str, str]]:
    return [{"address": c.address, "quote": c.quote} for c in citations]


def _read(quotes: Iterable[Mapping[str, str]]) -> tuple[Citation, ...]:
    return tuple(Citation(c["address"], c["quote"]) for c in quotes)


def read_said(shape: Mapping[str, Any]) -> Said:
    """The sentence that `said_json` wrote, or a person: only `text` must be there."""
    try:
        return Said(
            str(shape["text"]).strip(),
            _read(shape.get("citations", ())),
            Label(shape.get("label", Label.NOT_IN_DOCUMENTS)),
            str(shape.get("why", "")),
            str(shape.get("override", "")).strip(),
            _read(shape.get("against", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        do = '请写 {"text":"…","citations":[{"address":"…","quote":"…"}]}。'
        raise DeskTrouble(f"句子读不懂：{error}", "sentences", do) from error
