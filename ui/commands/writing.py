"""`tidu draft` and `tidu import`: sections out of facts, and facts out of a declaration."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rules.check import edition_for
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.facts.labels import label
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Report
from rules.law.edition import PLACE
from rules.report.json import report_json
from ui.batches import Answered, batch, given
from ui.commands.drafts import DraftFile, show_report, stated_in, status_of
from ui.commands.options import AsJson, AsOf, InPlace
from ui.lines import date_of, emit, say, tell
from ui.trouble import Trouble
from ui.wording import model_there, rewording, wording_json
from ui.works import drafted, drafted_json, section_names

if TYPE_CHECKING:
    from assistant.drafting.passage import Section, Span
    from assistant.drafting.prose.reword import Reworded
    from assistant.importing.declaration import Imported
    from assistant.model.shape import Model

MOST_SHOWN = 80
MARKS = {"same": "  ", "added": "+ ", "removed": "- "}


Names = Annotated[list[str] | None, typer.Option("--section", help="只写某一节，可重复。")]
Longest = Annotated[int | None, typer.Option(min=1, help="每节不超过多少字；整句删减。")]
NewFile = Annotated[
    Path | None, typer.Option("--write", metavar="FILE2", help="把文稿填进草稿，另存为新文件。")
]
ByModel = Annotated[
    bool, typer.Option("--model", help="由已配置的语言模型改写措辞；没有通过核对的段落不采用。")
]
Rewrite = Annotated[bool, typer.Option("--rewrite", help="已写的节也用新文稿代替。")]


def draft(
    file: DraftFile,
    section: Names = None,
    length: Longest = None,
    write: NewFile = None,
    rewrite: Rewrite = False,
    model: ByModel = False,
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:  # fmt: skip
    """由草稿中的事实写出申报书各节：每个数字注明出处，缺的标【待补充】，并列出各节要回答的条款。"""
    names = section_names(section, "--section")
    asked = Drafting(place, as_of, names, length, model_there() if model else None)
    if rewrite and write is None:
        raise Trouble("--rewrite 没有用处", "--rewrite", "它要和 --write FILE2 一起用。")
    content = given(file)
    if not isinstance(content, bytes):
        if write is not None:
            raise Trouble("批量时不能另存草稿", "--write", "请一次只给一份草稿。")
        return batch(content, asked.line)
    stated = draft_in(content, file)
    if not isinstance(stated, Draft):
        return tell_form(stated, json=json)
    if write is not None and write.exists():
        raise Trouble("文件已经存在，没有改动它", str(write), "请换一个文件名。")
    worded = asked.worded(stated)
    sections = [each.section for each in worded]
    if write is not None:
        _write(stated, sections, write, rewrite=rewrite)
    if json:
        emit(asked.shape(stated, worded, stated.id or "1"))
    else:
        _show(stated, worded, length)
    return 0


@dataclass(frozen=True)
class Worded:
    """A section, and how a model worded it if it was asked to."""

    section: "Section"
    state: "Reworded | None" = None


@dataclass(frozen=True)
class Drafting:
    """For which place, date, sections and length drafting was asked, and by which model."""

    place: str
    day: str | None
    names: Sequence[str]
    length: int | None
    model: "Model | None" = None

    @property
    def as_of(self) -> date | None:
        """The day whose rules are asked for."""
        return date_of(self.day)

    def worded(self, stated: Draft) -> list[Worded]:
        """The sections asked for, as short as asked; by the model as far as it passes."""
        scope = {"place": self.place, "as_of": self.as_of}
        short = drafted(stated, names=self.names, length=self.length, **scope)  # type: ignore[arg-type]
        states = [self._state(stated, section) for section in short]
        return [
            Worded(state.section if state else section, state)
            for section, state in zip(short, states, strict=True)
        ]

    def _state(self, stated: Draft, section: "Section") -> "Reworded | None":
        if self.model is None or not section.field:
            return None
        state = None
        edition = edition_for(stated, place=self.place, as_of=self.as_of)
        for state in rewording(stated, section, self.model, edition=edition, length=self.length):
            tell(f"{section.title}：{state.done}/{state.paragraphs} 段")
        return state

    def shape(self, stated: Draft, worded: Sequence[Worded], identity: str) -> Mapping[str, Any]:
        """The sections as plain JSON."""
        edition = edition_for(stated, place=self.place, as_of=self.as_of)
        sections = [each.section for each in worded]
        shape = drafted_json(stated, sections, identity=identity, edition=edition)
        for each, own in zip(worded, shape["sections"], strict=True):
            if each.state:
                own["wording"] = wording_json(each.state)
        return shape

    def line(self, values: Mapping[str, Any], identity: str) -> Answered:
        """One line of a batch."""
        stated = draft_of(values)
        if not isinstance(stated, Draft):
            return report_json(Report(identity, "", self.as_of, "", form_errors=stated)), 2
        return self.shape(stated, self.worded(stated), identity), 0


def draft_in(content: bytes, file: str) -> Draft | tuple[FormError, ...]:
    """The draft in a file, or what is wrong with its fields."""
    stated = stated_in(file, content)
    if isinstance(stated, Recommendation):
        raise Trouble("这是推荐汇总表，不是草稿", file, "请给出一家企业的草稿。")
    return stated


def tell_form(errors: tuple[FormError, ...], *, json: bool) -> int:
    """The fields to put right, and the status that says so."""
    report = Report(None, "", None, "", form_errors=errors)
    show_report(report, json=json, sarif=False, file="")
    return status_of(report)


def _write(stated: Draft, sections: Sequence["Section"], path: Path, *, rewrite: bool) -> None:
    """The draft with its sections, as a new file; nothing is ever overwritten."""
    from assistant.drafting.fill import filled
    from rules.facts.yaml import record_yaml

    whole = filled(stated, sections, rewrite=rewrite)
    save_new(record_yaml(whole), path)
    if stated.explanations and whole != stated:
        tell("提示：草稿已改动，“原则上”条款的说明须核对后更新摘要（digest）。")


def save_new(text: str, path: Path) -> None:
    """A text as a new file."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise Trouble("文件已经存在，没有改动它", str(path), "请换一个文件名。") from error
    tell(f"已写入 {path}。")


def _show(stated: Draft, worded: Sequence[Worded], length: int | None) -> None:
    from assistant.drafting.difference import changes
    from assistant.drafting.fill import written

    for each in worded:
        section = each.section
        say(f"## {section.title}（{section.name}，{len(section.text)}字）\n{section.text}\n")
        for line in _remarked(each, length):
            say(f"    {line}")
        for line in dict.fromkeys(_sources(section)):
            say(f"    {line}")
        answered = [clause for clause in section.clauses if clause.passage]
        say(f"    要回答的条款 {len(section.clauses)} 条，已写到 {len(answered)} 条。")
        for clause in section.clauses:
            if clause.passage is None:
                say(f"    未定 {clause.address} “{clause.quote}”（{clause.norm}）")
        before = written(stated, section)
        if before and before != section.text:
            say("    与草稿中已写的相比：")
            for change in changes(before, section.text):
                say(f"    {MARKS[change.kind]}{change.text.strip()}")
        say()


def _remarked(each: Worded, length: int | None) -> Iterable[str]:
    """What became of the length asked for, and of the wording."""
    if length is not None and len(each.section.text) > length:
        yield f"提示：没有缩到{length}字；留下的各句写明必须说的事实，不能再删。"
    yield from each.state.told if each.state else ()


def _sources(section: "Section") -> Iterable[str]:
    """Each figure, date and name with where it came from; each gap with what it waits for."""
    for passage in section.passages:
        yield from (_source(span) for span in passage.spans if span.fact_paths or span.gap)
        told = {path for span in passage.spans for path in span.fact_paths}
        if rests := [label(path) for path in passage.fact_paths if path not in told]:
            yield f"“{passage.text}” ← {'、'.join(rests)}"


def _source(span: "Span") -> str:
    if span.gap:
        return f"缺 {span.text}"
    first, more = span.fact_paths[0], len(span.fact_paths) - 1
    beside = f" 等{more + 1}处" if more else ""
    return f"{span.text} ← {first}（{label(first)}）{beside}"


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            readable=False, metavar="FILE", help="已有的申报书或推荐汇总表（DOCX、XLSX 等）。"
        ),
    ],
    json: AsJson = False,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:
    """把已有的申报书或推荐汇总表读成草稿（YAML），并说明哪些没有读懂。"""
    from assistant.importing.declaration import import_file, imported_json
    from rules.facts.yaml import record_yaml
    from rules.law.edition import resolve

    if not file.is_file():
        raise Trouble("找不到文件", str(file), "请检查路径和文件名。")
    found = import_file(file, edition=resolve(place, date_of(as_of)))
    if json:
        emit(imported_json(found, found.stated.id or "1"))
        return 0
    for line in _remarks(found):
        say(f"# {line}")
    say(record_yaml(found.stated).rstrip("\n"))
    return 0


def _remarks(found: "Imported") -> Iterable[str]:
    """What to know before going on, on lines of their own."""
    yield from (" ".join(notice.split()) for notice in found.notices)
    if found.understood:
        yield f"读懂 {len(found.understood)} 项，没有读懂 {len(found.lost)} 项。"
        yield "请核对后用 tidu check 检查。"
    for lost in found.lost:
        text, why = " ".join(lost.text.split()), " ".join(lost.why.split())
        yield f"没有读懂（第{lost.line}行）：{text[:MOST_SHOWN]}　原因：{why}"
