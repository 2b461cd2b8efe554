"""Documents a user adds: found beside the law, never taken for it, safe at any moment."""

import json
import multiprocessing
from pathlib import Path

import pytest
from filelock import FileLock

from knowledge import shelf
from knowledge.ledger import library
from knowledge.loaders.sniff import Unloadable
from knowledge.reading import squeeze
from knowledge.shelf import ShelfError, put, read_shelf, take

NOTICE = """青川市工业和信息化局

青工信〔2031〕7号

关于组织数字车间登记的通知

各县工业和信息化局：

现就数字车间登记通知如下。

一、登记条件

1. 登记企业应当建有数字车间。
2. 登记企业应于2031年5月6日前提交登记表。

青川市工业和信息化局

2031年3月4日
"""
RULES = """青川市数字车间管理办法

第一章 总则

第一条 为规范数字车间登记，制定本办法。

第二条 登记按下列次序办理：
（一）企业自查；
（二）县局核对。

第二章 附则

第三条 本办法自公布之日起施行。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_an_added_notice_is_read_with_its_number_title_issuer_and_date(
    tmp_path: Path, notice: Path
) -> None:
    [added] = put(tmp_path / "shelf", notice, library())
    assert added.source.number == "青工信〔2031〕7号"
    assert added.source.title == "关于组织数字车间登记的通知"
    assert added.source.issuer == "青川市工业和信息化局"
    assert added.source.issued.isoformat() == "2031-03-04"
    held = read_shelf(tmp_path / "shelf", library())
    assert held.by_address["X-2031-7/一/2"].text == "2. 登记企业应于2031年5月6日前提交登记表。"
    assert squeeze(NOTICE) == squeeze("".join(b.text for b in added.blocks))


def test_an_added_document_belongs_to_no_edition(tmp_path: Path, notice: Path) -> None:
    [added] = put(tmp_path / "shelf", notice, library())
    assert (added.source.edition, added.source.level) == ("", "added")


def test_articles_are_numbered_through_the_document(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(RULES, encoding="utf-8")
    [added] = put(tmp_path / "shelf", path, library())
    steps = [clause.address.split("/", 1)[1] for clause in added.clauses]
    assert steps == ["第一条", "第二条", "第二条/(一)", "第二条/(二)", "第三条"]
    assert added.clauses[4].headings[0] == "第二章 附则"


def test_a_newer_file_of_the_same_number_takes_the_older_ones_place(
    tmp_path: Path, notice: Path
) -> None:
    put(tmp_path / "shelf", notice, library())
    notice.write_text(NOTICE.replace("5月6日", "6月7日"), encoding="utf-8")
    put(tmp_path / "shelf", notice, library())
    held = read_shelf(tmp_path / "shelf", library())
    assert "6月7日" in held.by_address["X-2031-7/一/2"].text
    assert len(held.documents) == 3


def test_a_document_is_removed_and_its_files_with_it(tmp_path: Path, notice: Path) -> None:
    put(tmp_path / "shelf", notice, library())
    take(tmp_path / "shelf", "X-2031-7")
    assert read_shelf(tmp_path / "shelf", library()).documents == library().documents
    assert not list((tmp_path / "shelf").glob("*.source"))


def test_removing_what_was_never_added_names_what_was(tmp_path: Path, notice: Path) -> None:
    put(tmp_path / "shelf", notice, library())
    with pytest.raises(ShelfError, match="X-2031-7"):
        take(tmp_path / "shelf", "X-2031-8")


def test_a_copy_of_the_shipped_law_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "again.txt"
    path.write_text(
        NOTICE.replace("青工信〔2031〕7号", "工信厅联通装函〔2024〕399号"), encoding="utf-8"
    )
    with pytest.raises(ShelfError, match="文库已有"):
        put(tmp_path / "shelf", path, library())


def test_an_unreadable_file_leaves_the_shelf_as_it_was(tmp_path: Path, notice: Path) -> None:
    put(tmp_path / "shelf", notice, library())
    before = (tmp_path / "shelf" / "shelf.json").read_bytes()
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(Unloadable):
        put(tmp_path / "shelf", bad, library())
    assert (tmp_path / "shelf" / "shelf.json").read_bytes() == before


def _killed_before_the_swap(folder: Path, notice: Path) -> None:
    def die(*_: object, **__: object) -> None:
        import os

        os._exit(9)

    shelf._swap = die  # type: ignore[assignment]
    put(folder, notice, library())


def test_killed_before_the_swap_it_is_the_old_shelf(tmp_path: Path, notice: Path) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=_killed_before_the_swap, args=(tmp_path / "shelf", notice)
    )
    process.start()
    process.join()
    assert process.exitcode == 9
    assert read_shelf(tmp_path / "shelf", library()).documents == library().documents
    put(tmp_path / "shelf", notice, library())
    assert len(read_shelf(tmp_path / "shelf", library()).documents) == 3


def test_a_second_writer_is_told(tmp_path: Path, notice: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    with FileLock(folder / "shelf.lock"), pytest.raises(ShelfError, match="正在改动"):
        put(folder, notice, library())


def test_a_damaged_list_is_told_with_what_to_do(tmp_path: Path, notice: Path) -> None:
    put(tmp_path / "shelf", notice, library())
    (tmp_path / "shelf" / "shelf.json").write_text(json.dumps({"entries": [1]}))
    with pytest.raises(ShelfError, match="恢复备份"):
        read_shelf(tmp_path / "shelf", library())
