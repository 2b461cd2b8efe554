"""Desks in tests: people, cases, drafts, and a library with one clause changed."""

from dataclasses import replace

from assistant.answer import Answer, Citation, Question, Sentence, SentenceKind, Status, answer_json
from assistant.desk.item import Case, Reason, Spot
from assistant.desk.review import Grounds
from assistant.desk.said import Said
from assistant.desk.written import Draft
from assistant.person import Person, Role
from knowledge.clause import Block
from knowledge.document import Document, Library

LI, WANG = Person("1", "li", Role.DESK), Person("2", "wang", Role.DESK)
MATURITY, COVERAGE = "CN-2024-399/附件2/一/5", "CN-2024-399/附件2/四/(一)"
ASKED = "申报卓越级智能工厂需要达到几级智能制造能力成熟度？"
THREE = Said(
    "卓越级智能工厂的智能制造能力成熟度应达到三级及以上。",
    (Citation(MATURITY, "卓越级智能工厂应达到三级及以上"),),
)
FIVE = Said(
    "卓越级智能工厂原则上应覆盖全部五个环节。", (Citation(COVERAGE, "原则上应覆盖全部五个环节"),)
)
FALSE = replace(THREE, text="卓越级智能工厂的智能制造能力成熟度应达到二级及以上。")
REFUSED = Answer(
    Status.NOT_IN_DOCUMENTS,
    (Sentence(SentenceKind.ABSENT, "没有找到。"),),
    edition="CN-2024+HE-2024",
)


def machine(question: Question) -> Answer:
    """A machine that knows nothing."""
    return REFUSED


def grounds(library: Library, *, four_eyes: bool = True) -> Grounds:
    return Grounds(library, machine, four_eyes)


def case(text: str = ASKED, reason: Reason = Reason.REFUSED, spot: Spot | None = None) -> Case:
    told = {"topic": "maturity", "meant": text}
    return Case(reason, Question(text), answer_json("1", REFUSED), told, spot)


def draft(*sentences: Said, question: str = ASKED, item: str | None = None) -> Draft:
    return Draft(question, "河北省", sentences, item=item)


def changed(library: Library, address: str) -> Library:
    """The library with one clause amended by a word."""
    name = address.split("/", maxsplit=1)[0]
    return replace(
        library,
        documents=tuple(
            _amended(d, address) if d.source.id == name else d for d in library.documents
        ),
    )


def _amended(document: Document, address: str) -> Document:
    def amended(block: Block) -> Block:
        return replace(block, text=block.text + "（有改动）") if block.address == address else block

    return replace(document, blocks=tuple(amended(block) for block in document.blocks))


def without(library: Library, identity: str) -> Library:
    """The library after a document was removed."""
    return replace(
        library, documents=tuple(d for d in library.documents if d.source.id != identity)
    )
