"""A sheet of questions and answers (XLSX): a row that is proved is proposed, another queued."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import sessionmaker

from assistant.answer import Answer, Question, Status, answer_json
from assistant.desk.item import PENDING, Case, Item, Reason, State
from assistant.desk.queue import put
from assistant.desk.review import LONGEST_QUESTION, Review
from assistant.desk.said import LONGEST, Said, drafted, fallen_for, said_json
from assistant.desk.tables import AnswerRow, ItemRow
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import Draft, Standing, Written, written_of
from assistant.editions import footing
from assistant.importing.sheet import Line, is_workbook, sheets_of
from assistant.person import Person
from assistant.proof.finding import Label
from assistant.store.talks import Clock, now
from knowledge.document import Library

MOST_ROWS = 2_000
QUESTION = ("问题", "问", "提问", "常见问题", "question", "q")
ANSWER = ("答案", "答", "回答", "解答", "答复", "answer", "a")
ALSO = ("别的问法", "其他问法", "相似问法", "also", "variants")
NAMES = {"question": "问题", "answer": "答案", "also": "别的问法"}
HOW = "第一行请写列名：“问题”和“答案”，可另加“别的问法”（用分号隔开）。"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet, the question, the answer, other ways of asking.

    `unread` says why what stands there cannot be read; `sheet` names any but the first.
    """

    number: int
    question: str
    answer: str
    also: tuple[str, ...] = ()
    unread: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{self.sheet}第{self.number}行"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: a proposal, an item of the queue, or why neither.

    `known`: the same question and answer are at the desk already; `fallen`: why it was queued,
    sentence by sentence.
    """

    row: Row
    proposal: Written | None = None
    item: Item | None = None
    trouble: str = ""
    known: bool = False
    fallen: tuple[str, ...] = ()

    @property
    def dropped(self) -> bool:
        """Whether nothing came of it, and nothing had before."""
        return bool(self.trouble) and not self.known


def rows_of(content: bytes, where: str) -> tuple[Row, ...]:
    """The rows of a sheet. Raises DeskTrouble, or Unreadable for what is no workbook."""
    if not is_workbook(content):
        raise DeskTrouble("这不是 .xlsx 工作簿", where, "请用 Excel 或 WPS 另存为 .xlsx。")
    found: list[Row] = []
    headed = False
    for number, (name, lines) in enumerate(sheets_of(content, where)):
        head = next((n for n, line in enumerate(lines) if _columns(line.cells)), None)
        if head is not None:
            headed = True
            columns = _columns(lines[head].cells)
            found += _rows(lines[head + 1 :], columns, f"{name} " if number else "")
    if not headed:
        raise DeskTrouble("没有找到“问题”和“答案”两列", where, HOW)
    if not found:
        raise DeskTrouble("列名下面没有一行问答", where, HOW)
    if len(found) > MOST_ROWS:
        raise DeskTrouble(f"超过 {MOST_ROWS} 行", where, "请拆成几个文件。")
    return tuple(found)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which; empty where a line does not name question and answer."""
    bare = [cell.strip().lower() for cell in cells]
    found: dict[str, int] = {}
    for kind, names in (("question", QUESTION), ("answer", ANSWER), ("also", ALSO)):
        place = next((n for n, cell in enumerate(bare) if cell in names), None)
        if place is not None:
            found[kind] = place
    return found if {"question", "answer"} <= found.keys() else {}


def _rows(lines: Sequence[Line], columns: dict[str, int], sheet: str) -> Iterator[Row]:
    """Every row with a question or an answer, readable or not."""
    for line in lines:
        cells = line.cells
        told = {k: cells[n].strip() if n < len(cells) else "" for k, n in columns.items()}
        faults = [f"{NAMES[k]}：{line.unread[n]}" for k, n in columns.items() if n in line.unread]
        if told["question"] or told["answer"] or faults:
            also = tuple(p.strip() for p in re.split("[；;]", told.get("also", "")) if p.strip())
            unread = "；".join(faults)
            yield Row(line.number, told["question"], told["answer"], also, unread, sheet)


class Sheet:
    """Rows on their way to the desk of one database."""

    def __init__(
        self, engine: Engine, review: Review, library: Library, clock: Clock = now
    ) -> None:
        self._sessions, self._clock = sessionmaker(engine), clock
        self._review, self._library = review, library

    def take(self, rows: Sequence[Row], who: Person, *, source: str, place: str) -> list[Taken]:
        """Propose each row whose every sentence is proved; queue each other with its labels."""
        return [self._taken(row, who, source, place) for row in rows]

    def _taken(self, row: Row, who: Person, source: str, place: str) -> Taken:
        if trouble := _fault(row):
            return Taken(row, trouble=trouble)
        if known := self._had(row):
            return Taken(row, trouble=known, known=True)
        said = drafted(row.answer, self._library)
        if all(one.label is Label.SUPPORTED for one in said):
            draft = Draft(row.question, place, said, row.also, source=f"{source} {row.place}")
            return Taken(row, proposal=self._review.propose(draft, who))
        case, fallen = self._case(row, said, source, place), fallen_for(said)
        with self._sessions.begin() as session:
            return Taken(row, item=put(session, case, self._clock()), fallen=fallen)

    def _had(self, row: Row) -> str:
        """Whether the very same question and answer wait or are in service already."""
        same = (ItemRow.question == row.question, ItemRow.reason == Reason.IMPORTED.value)
        with self._sessions() as session:
            waiting = session.scalars(select(ItemRow).where(*same)).all()
            known = select(AnswerRow).where(AnswerRow.question == row.question)
            written = [written_of(one) for one in session.scalars(known)]
        texts = [w.text for w in written if w.standing in (Standing.PROPOSED, Standing.GOLDEN)]
        texts += [str(one.answer["text"]) for one in waiting if State(one.status) in PENDING]
        return "已经有同样的问答" if _bare(row.answer) in map(_bare, texts) else ""

    def _case(self, row: Row, said: Sequence[Said], source: str, place: str) -> Case:
        ground = footing(self._library, place, None)
        edition = ground.edition if ground else ""
        shown = Answer(Status.ANSWERED, tuple(one.sentence for one in said), edition=edition)
        told = {
            "source": source, "row": row.number, "also": list(row.also), "edition": edition,
            "sentences": [said_json(one) for one in said],
        }  # fmt: skip
        note = f"{source} {row.place}：{'；'.join(fallen_for(said))}"
        question = Question(row.question, place=place)
        return Case(Reason.IMPORTED, question, answer_json("", shown), told, note=note)


def _bare(text: str) -> str:
    return "".join(text.split())


def _fault(row: Row) -> str:
    """Why a row can be neither proposed nor queued; empty when it can."""
    if row.unread:
        return f"{row.unread}；请在 Excel 或 WPS 里打开重新保存，或改成文字"
    if not row.question or not row.answer:
        return "缺问题" if row.answer else "缺答案"
    if len(row.question) > LONGEST_QUESTION or len(row.answer) > LONGEST:
        return f"太长：问题最多 {LONGEST_QUESTION} 字，答案最多 {LONGEST} 字"
    return ""


def taken_json(taken: Taken) -> dict[str, str | int | list[str]]:
    """What became of a row as plain JSON."""
    left = "known" if taken.known else "skipped"
    became = "proposed" if taken.proposal else "queued" if taken.item else left
    made = taken.proposal or taken.item
    return {
        "row": taken.row.number,
        "sheet": taken.row.sheet.strip(),
        "question": taken.row.question,
        "became": became,
        "id": made.id if made else "",
        "trouble": taken.trouble,
        "why": list(taken.fallen),
    }
