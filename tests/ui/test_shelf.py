"""Adding to the library while the app runs: the next answer knows it, and nothing is left half."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Cited, Question
from assistant.publish import publish as publish_together
from knowledge.document import Library
from knowledge.ledger import library as shipped
from knowledge.shelf import published, read_shelf
from rules.gate import export
from rules.law.layer import layers, publish
from tests.shelf.test_publish import EDITION, NORMS
from tests.shelf.test_publish import NOTICE as LAW
from tests.ui import fakes
from tests.ui.test_api import _told
from ui.ledger import document_json
from ui.render.library import is_added
from ui.render.library import shelf as cards
from ui.server import Doors, check_in_place, join
from ui.shelf import Cancelled, Progress, Shelf
from ui.trouble import Trouble
from ui.working import Working

TEXT = (
    "关于示例事项的通知\n示例发〔2024〕7号\n各有关单位：\n一、请按时报送材料。\n二、请做好备份。\n"
)


@dataclass(frozen=True)
class _Who:
    library: Library

    def ask(self, question: Question) -> Answer:
        return fakes.ask(question)

    def stream(self, question: Question) -> Iterator[Answer]:
        yield self.ask(question)

    def search(self, question: Question, *, limit: int = 10) -> Sequence[Cited]:
        return fakes.search(question)

    def reach(self) -> None:
        pass


def _opening(home: Path, progress: Progress | None) -> _Who:
    if progress is not None:
        progress(1, 2)
    return _Who(read_shelf(home / "shelf", shipped()))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, _opening)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _silent(done: int, total: int) -> None:
    return None


def test_what_is_added_is_seen_by_everybody_who_holds_the_library(
    shelf: Shelf, notice: Path
) -> None:
    before = len(shelf.library.clauses)
    [document] = shelf.add(notice, _silent)
    assert len(shelf.library.clauses) == before + len(document.clauses)
    assert shelf.library.text_at(document.clauses[0].address) == document.clauses[0].text
    shown = cards(shelf.library, fakes.ZH, removable=True)
    assert shown.count('data-pick="remove|') == 1
    shelf.remove(document.source.id, _silent)
    assert len(shelf.library.clauses) == before


def test_adding_that_is_stopped_leaves_the_library_as_it_was(shelf: Shelf, notice: Path) -> None:
    def stop(done: int, total: int) -> None:
        shelf.cancel()

    with pytest.raises(Cancelled):
        shelf.add(notice, lambda done, total: (_ for _ in ()).throw(Cancelled()))
    assert len(read_shelf(shelf.folder, shipped()).documents) == len(shipped().documents)
    shelf.add(notice, stop)


def test_stopping_what_took_an_older_files_place_brings_the_older_one_back(
    shelf: Shelf, notice: Path, tmp_path: Path
) -> None:
    shelf.add(notice, _silent)
    newer = tmp_path / "新.txt"
    newer.write_text(TEXT.replace("备份", "归档"), encoding="utf-8")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        shelf.add(newer, stop)
    after = read_shelf(shelf.folder, shipped()).documents[-1]
    assert any("备份" in clause.text for clause in after.clauses)
    assert len(list(shelf.folder.glob("*.source"))) == 1
    shelf.add(newer, _silent)
    assert len(list(shelf.folder.glob("*.source"))) == 1


def test_a_file_without_a_date_says_so_and_not_the_first_year(shelf: Shelf, notice: Path) -> None:
    [document] = shelf.add(notice, _silent)
    assert document_json(document)["issued"] == ""
    shown = cards(shelf.library, fakes.ZH)
    assert "日期未知" in shown
    assert "0001" not in shown


def test_a_document_published_as_law_is_removed_and_is_law_no_longer(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    norms = tmp_path / "norms"
    norms.mkdir()
    (norms / "edition.toml").write_text(EDITION, encoding="utf-8")
    (norms / "norms.csv").write_text(NORMS, encoding="utf-8")
    try:
        publish_together(shelf.folder, tmp_path / "law.txt", norms, shipped())
        publish(published(shelf.folder))
        shelf.who = _opening(shelf.home, None)
        [law] = [d for d in shelf.library.documents if is_added(d)]
        assert law.source.edition
        assert f"remove|{law.source.id}" in cards(shelf.library, fakes.ZH, removable=True)
        before = {layer.id for layer in layers()}
        shelf.remove(law.source.id, _silent)
        assert before - {layer.id for layer in layers()} == {law.source.edition}
    finally:
        publish(())


def test_what_another_process_added_is_noticed(
    shelf: Shelf, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shelf.LOOK_AGAIN", 0.0)
    assert not [d for d in shelf.library.documents if is_added(d)]
    Shelf(shelf.home, _opening).add(notice, _silent)
    until = time.monotonic() + 30
    while not (found := [d for d in shelf.library.documents if is_added(d)]):
        assert time.monotonic() < until, "the document added elsewhere was never noticed"
        time.sleep(0.01)
    assert [d.source.number for d in found] == ["示例发〔2024〕7号"]


def test_one_writer_at_a_time(shelf: Shelf, notice: Path) -> None:
    def meanwhile(done: int, total: int) -> None:
        with pytest.raises(Trouble, match="正在改动"):
            shelf.remove("X", _silent)

    shelf.add(notice, meanwhile)


def test_what_ships_with_the_product_is_not_removed(shelf: Shelf) -> None:
    with pytest.raises(Trouble, match="随产品提供"):
        shelf.remove("CN-2024-399", _silent)


def test_the_api_adds_and_removes(shelf: Shelf, notice: Path) -> None:
    doors = Doors(
        shelf.ask,
        shelf.search,
        check_in_place,
        export,
        shelf.library,
        shelf.stream,
        fakes.TALKS,
        fakes.DRAFTS,
        fakes.DOOR,
        fakes.ABOUT,
        fakes.OFFICE,
    )
    client = TestClient(
        join(doors), base_url="http://127.0.0.1", client=("127.0.0.1", 1),
        raise_server_exceptions=False,
    )  # fmt: skip
    sent = {"file": (notice.name, notice.read_bytes())}
    held = client.post("/api/library", files=sent).json()["documents"]
    identity = held[-1]["id"]
    assert held[-1]["edition"] == ""
    _told(client.post("/api/library", files={"file": ("x.docx", b"PK\x03\x04broken")}), 422)
    _told(client.delete("/api/library/CN-2024-399"), 422)
    left = client.delete(f"/api/library/{identity}").json()["documents"]
    assert identity not in {document["id"] for document in left}


def test_long_work_tells_its_steps_and_its_trouble() -> None:
    def fine(progress: Progress) -> str:
        progress(1, 2)
        progress(2, 2)
        return "made"

    work = Working(fine)
    assert list(work)[-1:] in ([(2, 2)], [])
    assert work.made == "made"

    def broken(progress: Progress) -> str:
        raise Trouble("坏了", "这里", "重来。")

    failing = Working(broken)
    assert list(failing) == []
    with pytest.raises(Trouble, match="坏了"):
        _ = failing.made
