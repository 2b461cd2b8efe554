"""Publishing: a document and its norms become law together, or the library stays as it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.editions import footing
from assistant.publish import Unpublishable, examine, publish
from knowledge.ledger import library
from knowledge.shelf import ShelfError, published, put, read_shelf, take
from rules.law import layer
from rules.law.edition import resolve
from tests.cli.run import one_message, tidu

NOTICE = """辽宁省工业和信息化厅

辽工信〔2031〕9号

关于组织2031年度智能工厂登记的通知

各市工业和信息化局：

现就登记事项通知如下。

一、登记条件

1. 登记企业应达到智能制造能力成熟度四级。
2. 登记企业应于2031年5月6日前完成线上申报。

辽宁省工业和信息化厅

2031年3月4日
"""
EDITION = """id = "LN-2031"
base = "CN-2024"
place = "辽宁省"
from = 2031-03-04
documents = ["X-2031-9"]
"""
NORMS = """id,address,quote,force,binds,kind,tiers,area,fate,rule,value,reason
LN31.1,X-2031-9/一/1,应达到智能制造能力成熟度四级,M,企业,machine,卓越级,,rule,maturity,4,
LN31.2,X-2031-9/一/2,应于2031年5月6日前完成线上申报,M,企业,process,卓越级,,rule,deadline,2031-05-06,
"""


@pytest.fixture(autouse=True)
def _no_home_publishes_for_another() -> Iterator[None]:
    yield
    layer.publish(())


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


@pytest.fixture
def norms(tmp_path: Path) -> Path:
    folder = tmp_path / "norms"
    folder.mkdir()
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "norms.csv").write_text(NORMS, encoding="utf-8")
    return folder


def _changed(norms: Path, name: str, was: str, now: str) -> None:
    text = (norms / name).read_text(encoding="utf-8")
    assert was in text
    (norms / name).write_text(text.replace(was, now), encoding="utf-8")


def test_a_document_and_its_norms_join_an_edition_together(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    shelf = tmp_path / "shelf"
    [document] = publish(shelf, notice, norms, library())
    assert (document.source.edition, document.source.place) == ("LN-2031", "辽宁省")
    layer.publish(published(shelf))
    held = read_shelf(shelf, library())
    ground = footing(held, "辽宁省", date(2031, 4, 1))
    assert ground is not None
    assert ground.edition == "CN-2024+LN-2031"
    assert "X-2031-9" in ground.documents
    assert "LN31.1" in {norm.id for norm in resolve("辽宁省", date(2031, 4, 1)).body.norms}


def test_before_its_day_and_in_other_places_the_law_is_as_it_was(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    publish(tmp_path / "shelf", notice, norms, library())
    layer.publish(published(tmp_path / "shelf"))
    assert resolve("辽宁省", date(2031, 3, 3)).id == "CN-2024"
    assert resolve("河北省", date(2031, 4, 1)).id == "CN-2024+HE-2024"


def test_the_same_document_without_norms_joins_no_edition(tmp_path: Path, notice: Path) -> None:
    put(tmp_path / "shelf", notice, library())
    layer.publish(published(tmp_path / "shelf"))
    assert resolve("辽宁省", date(2031, 4, 1)).id == "CN-2024"


@pytest.mark.parametrize(
    "fault",
    [
        ("norms.csv", "成熟度四级", "成熟度五级", "不在 X-2031-9/一/1 的原文里"),
        ("norms.csv", "X-2031-9/一/2", "X-2031-9/一/7", "没有条款 X-2031-9/一/7"),
        ("norms.csv", "LN31.2", "LN31.1", "LN31.1 重复"),
        ("norms.csv", "LN31.2", "MI.0", "MI.0 重复"),
        ("norms.csv", "rule,maturity,4", "rule,maturty,4", "maturty"),
        ("norms.csv", "rule,maturity,4", "reason,,", "没有写理由"),
        ("norms.csv", "rule,maturity,4", ",,", "规范读不懂"),
        ("norms.csv", "fate,", "", "规范读不懂"),
        ("edition.toml", "X-2031-9", "X-2031-8", "documents 是 X-2031-8"),
        ("edition.toml", "LN-2031", "HE-2024", "版次 HE-2024 已经存在"),
        ("edition.toml", "辽宁省", "东海省", "不认识的地区 东海省"),
        ("edition.toml", "CN-2024", "CN-1999", "CN-1999 不存在"),
        ("edition.toml", "id =", "id ", "规范读不懂"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_nothing_is_written(
    tmp_path: Path, notice: Path, norms: Path, fault: tuple[str, str, str, str]
) -> None:
    name, was, now, says = fault
    _changed(norms, name, was, now)
    with pytest.raises(Unpublishable) as refused:
        publish(tmp_path / "shelf", notice, norms, library())
    assert says in str(refused.value)
    assert read_shelf(tmp_path / "shelf", library()).documents == library().documents


def test_a_folder_without_a_table_of_norms_is_told_what_it_lacks(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    (norms / "norms.csv").unlink()
    with pytest.raises(Unpublishable, match=r"没有 norms.csv"):
        publish(tmp_path / "shelf", notice, norms, library())


def test_examining_writes_nothing(tmp_path: Path, notice: Path, norms: Path) -> None:
    _, read = examine(notice, norms, library())
    assert read.id == "LN-2031"
    assert not (tmp_path / "shelf").exists()


def test_law_is_not_replaced_by_a_file_without_norms(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    publish(tmp_path / "shelf", notice, norms, library())
    with pytest.raises(ShelfError, match="已发布为依据"):
        put(tmp_path / "shelf", notice, library())


def test_an_edition_is_published_again_with_mended_norms(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    shelf = tmp_path / "shelf"
    publish(shelf, notice, norms, library())
    layer.publish(published(shelf))
    _changed(norms, "norms.csv", ",M,企业,machine", ",P,企业,machine")
    publish(shelf, notice, norms, library())
    layer.publish(published(shelf))
    found = {n.id: n.force.value for n in resolve("辽宁省", date(2031, 4, 1)).body.norms}
    assert found["LN31.1"] == "P"
    assert len(list(shelf.glob("law-*"))) == 1


def test_taking_the_document_out_takes_its_norms_out(
    tmp_path: Path, notice: Path, norms: Path
) -> None:
    shelf = tmp_path / "shelf"
    publish(shelf, notice, norms, library())
    take(shelf, "X-2031-9")
    assert published(shelf) == ()
    assert not list(shelf.glob("law-*"))


def test_the_command_publishes_lists_and_takes_back(
    tmp_path: Path, notice: Path, norms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "home"))
    assert "依据，版次" not in tidu("ingest", notice, "--norms", norms).out
    assert not (tmp_path / "home" / "shelf" / "shelf.json").exists()
    done = tidu("ingest", notice, "--norms", norms, "--publish")
    assert (done.status, "依据，版次 LN-2031" in done.out) == (0, True)
    asked = ("登记企业应达到几级成熟度", "--place", "辽宁省", "--json")
    [found] = tidu("search", *asked).lines
    assert "X-2031-9/一/1" in [clause["address"] for clause in found["clauses"]][:3]
    assert tidu("library", "--remove", "X-2031-9").status == 0
    [held] = tidu("library", "--json").lines
    assert "X-2031-9" not in [document["id"] for document in held["documents"]]


def test_the_command_says_what_is_wrong_where_and_what_to_do(
    tmp_path: Path, notice: Path, norms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "home"))
    _changed(norms, "norms.csv", "成熟度四级", "成熟度五级")
    done = tidu("ingest", notice, "--norms", norms, "--publish")
    assert done.status == 2
    one_message(done, "LN31.1", "引文", "docs/adding-an-edition.md")
    one_message(tidu("ingest", notice, "--publish"), "没有规范就不能发布", "--norms")
