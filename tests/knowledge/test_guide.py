"""The scenario guide: catalogues shown as what they are; the official file takes their place."""

from pathlib import Path

import pytest

from knowledge.document import Library
from knowledge.gongwen import parse
from knowledge.guide import Shown, catalogues, guides, recognised, suggest
from knowledge.ledger import library
from knowledge.shelf import put, read_shelf
from tests.loaders.render import converted, docx_of, needs_office

SAMPLE = Path(__file__).parent / "guide_sample.txt"
OWN = ["图纸在线协同", "样机数字试验", "立体库自动存取", "厂内无人转运", "订单驱动的共享产线"]
NOTICE = """青川市工业和信息化局

青工信〔2024〕7号

关于组织数字车间登记的通知

各县工业和信息化局：

一、登记条件

1. 登记企业应当建有数字车间。
2. 登记企业应当按期提交登记表。
3. 登记企业应当配合核查。
"""


def _word(folder: Path) -> Path:
    text = SAMPLE.read_text(encoding="utf-8")
    path = folder / "guide.docx"
    path.write_bytes(docx_of(parse(text, identify=str, fallback="X")))
    return path


def _with(folder: Path, path: Path) -> Library:
    put(folder / "shelf", path, library())
    return read_shelf(folder / "shelf", library())


def test_the_catalogue_of_2025_has_eight_links_and_forty_scenarios_in_order() -> None:
    guide = next(guide for guide in catalogues() if guide.year == 2025)
    assert len(guide.links) == 8
    assert [scenario.number for scenario in guide.scenarios] == list(range(1, 41))


def test_the_catalogue_of_2024_has_the_links_that_the_notes_fix() -> None:
    guide = next(guide for guide in catalogues() if guide.year == 2024)
    notes = "".join(
        c.text for c in library().clauses if c.address.startswith("CN-2024-399/附件2/注")
    )
    assert len(guide.links) == 15
    assert all(link.name in notes for link in guide.links)
    assert [link.name for link in guide.links if not link.area] == ["多环节模式创新"]


def test_every_scenario_of_a_catalogue_says_where_it_is_from_and_how_sure_that_is() -> None:
    for guide in catalogues():
        links = {link.name for link in guide.links}
        for scenario in guide.scenarios:
            assert scenario.source
            assert scenario.confidence in {"official", "secondary"}
            assert scenario.link in links


def test_a_name_written_nearly_right_suggests_the_right_one() -> None:
    guide = next(guide for guide in catalogues() if guide.year == 2025)
    assert suggest("车间智能排程", guide)[0].name == "车间智能排产"
    assert suggest("数字化基础设施建设", guide)[0].name == "数字基础设施建设"
    assert suggest("年会抽奖", guide) == ()


def test_search_finds_a_scenario_by_its_name_and_by_what_it_is_about() -> None:
    shown = Shown(guides(library()))
    assert "人机协同作业" in [s.name for s in shown.find("人机协同作业属于哪个环节")]
    assert "人机协同作业" in [s.name for s in shown.find("机器人和工人一起干活算什么场景")]
    assert shown.find("申报截止到哪一天") == ()


def test_a_year_in_the_question_chooses_the_edition() -> None:
    found = Shown(guides(library())).find("2025年版指引里的人机协同作业")
    assert {scenario.year for scenario in found} == {2025}


def test_a_guide_in_word_is_recognised_and_takes_the_catalogues_place(tmp_path: Path) -> None:
    held = _with(tmp_path, _word(tmp_path))
    guide = next(guide for guide in guides(held) if guide.year == 2024)
    assert guide.held
    assert [scenario.name for scenario in guide.scenarios] == OWN
    assert [link.name for link in guide.links] == ["产品设计", "仓储物流", "多环节模式创新"]
    assert [link.area for link in guide.links] == ["研发设计", "生产管理", ""]
    assert not any(s.year == 2024 for s in Shown(guides(held)).find("人机协同作业"))
    assert not held.absent


@needs_office
@pytest.mark.office
def test_a_guide_in_pdf_is_recognised_like_the_one_in_word(tmp_path: Path) -> None:
    held = _with(tmp_path, converted(_word(tmp_path), "pdf"))
    guide = next(guide for guide in guides(held) if guide.year == 2024)
    assert guide.held
    assert [scenario.name for scenario in guide.scenarios] == OWN
    assert all(scenario.gist for scenario in guide.scenarios)


def test_a_held_guides_scenario_stands_at_its_clause_and_is_not_law(tmp_path: Path) -> None:
    held = _with(tmp_path, _word(tmp_path))
    guide = next(guide for guide in guides(held) if guide.held)
    for scenario in guide.scenarios:
        assert scenario.name in held.by_address[scenario.address].text
    added = held.document(guide.document)
    assert added is not None
    assert not added.source.edition


def test_a_notice_with_numbered_items_is_not_taken_for_a_guide(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    [added] = put(tmp_path / "shelf", path, library())
    assert recognised(added) is None


def test_a_guide_without_a_title_is_known_by_the_links_it_shares(tmp_path: Path) -> None:
    path = tmp_path / "untitled.txt"
    text = SAMPLE.read_text(encoding="utf-8").replace("智能制造典型场景参考指引", "资料汇编")
    path.write_text(text, encoding="utf-8")
    [added] = put(tmp_path / "shelf", path, library())
    guide = recognised(added)
    assert guide is not None
    assert guide.year == 2024
