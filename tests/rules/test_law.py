"""The law as data: quotes verbatim, addresses real, every norm with a fate, numbers in clauses."""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge.ledger import library
from rules.book.rules import RULES, Compiled, compiled
from rules.book.table import TABLE
from rules.finding import Force, Tier
from rules.holding import can_hold
from rules.law.edition import NoEdition, province, resolve
from rules.law.layer import LAW, layers
from rules.law.norm import Fate, Norm
from tests.rules.support import edition

NORMS = [norm for layer in layers() for norm in layer.norms]
STATED = 342
NUMERALS = {"1": "1一", "2": "2二两", "3": "3三", "4": "4四", "5": "5", "20": ["20"]}


def _texts() -> dict[str, str]:
    found = {clause.address: clause.text for d in library().documents for clause in d.clauses}
    for document in library().documents:
        found[document.source.id] = "\n".join(block.text for block in document.blocks)
        for block in document.blocks:
            if block.container not in found or block.container not in CLAUSES:
                found[block.container] = found.get(block.container, "") + "\n" + block.text
    return found


CLAUSES = {clause.address for d in library().documents for clause in d.clauses}
TEXTS = _texts()


def test_the_notices_state_342_norms_each_with_its_own_id() -> None:
    assert len(NORMS) == len({norm.id for norm in NORMS}) == STATED


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_a_quote_stands_verbatim_in_its_clause(norm: Norm) -> None:
    assert norm.quote in TEXTS[norm.address]


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_a_norm_has_a_fate_that_exists(norm: Norm) -> None:
    match norm.fate:
        case Fate.RULE:
            assert norm.rule in RULES
        case Fate.TABLE:
            assert norm.rule in TABLE
        case Fate.REASON | Fate.CALENDAR:
            assert norm.reason
        case _:
            assert norm.fate in (Fate.EVIDENCE, Fate.EXPERT)


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_a_number_that_decides_stands_in_its_clause(norm: Norm) -> None:
    text = TEXTS[norm.address]
    for number in re.findall(r"(?<![\d-])\d{1,2}(?![\d/年号-])", norm.value.split("/附")[0]):
        if norm.rule != "kpi" and "CN-" not in norm.value and "-20" not in norm.value:
            assert any(form in text for form in NUMERALS[number]), (norm.value, text)
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", norm.value):
        assert f"{int(year)}年{int(month)}月{int(day)}日" in text


# Where the tier is not that of the place or of the words: what asks for the tier, or a next step.
OTHER_TIERS = {
    "MI.1.2.b": tuple(Tier), "HB.1.f": tuple(Tier), "HB.1.h": tuple(Tier),
    "MI.1.4.a": (Tier.LEADING,), "HB.1.d": (Tier.BASIC,),
}  # fmt: skip
DRAFTED = [n for n in NORMS if n.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT)]
ORDER = dict(zip("一二三四", Tier, strict=True))


def _tiers_of_its_place(norm: Norm) -> tuple[Tier, ...]:
    """The tiers of a norm by where it stands, and where no tier has a place, by its own words."""
    path = norm.address.partition("/")[2]
    if found := re.match(r"附件2/([二三四五])/", path):
        return (tuple(Tier)["二三四五".index(found[1])],)
    if re.match(r"二/|二$|附件[34]", path):
        return (Tier.EXCELLENT,)  # the year's applications are for this tier
    if found := re.match(r"(?:附件1/三|一)/\(([一二三四])\)", path):
        return (ORDER[found[1]],)
    return tuple(tier for tier in Tier if tier in norm.quote) or tuple(Tier)


@pytest.mark.parametrize("norm", DRAFTED, ids=lambda norm: norm.id)
def test_a_norm_speaks_of_the_tiers_of_its_place(norm: Norm) -> None:
    assert norm.tiers == OTHER_TIERS.get(norm.id, _tiers_of_its_place(norm))


def test_what_binds_the_enterprise_without_exception_is_never_left_to_a_reason() -> None:
    idle = [n.id for n in NORMS if n.fate is Fate.REASON and n.binds == "企业"]
    assert all(
        next(n for n in NORMS if n.id == norm).force in (Force.NOT_A_DEMAND, Force.ENCOURAGED)
        for norm in idle
    )


def test_no_rule_and_no_condition_knows_a_severity() -> None:
    for path in (LAW.parent / "book").glob("*.py"):
        assert not re.search(r"\bForce\.(?!PRINCIPLE)|severity|阻断|holds", path.read_text()), path


def test_every_rule_of_the_book_is_asked_for_by_some_norm() -> None:
    assert set(RULES) == {norm.rule for norm in NORMS if norm.fate is Fate.RULE}
    assert set(TABLE) == {norm.rule for norm in NORMS if norm.fate is Fate.TABLE}


def test_every_relation_names_norms_that_exist() -> None:
    ids = {norm.id for norm in NORMS}
    for layer in layers():
        for relation in layer.relations:
            assert {relation.norm, relation.over or relation.norm} <= ids
        assert set(layer.interpretations) <= ids


def test_fourteen_links_make_the_five_areas_and_one_makes_none() -> None:
    body = edition().body
    assert [len(links) for links in body.areas.values()] == [2, 2, 3, 5, 2]
    assert len(body.links) == 15
    assert "多环节模式创新" not in body.area_of


def test_the_links_of_an_area_are_those_its_note_names() -> None:
    for norm in edition().body.norms:
        if norm.rule == "area_links":
            ((area, links),) = norm.pairs.items()
            assert edition().body.areas[area] == links
            assert all(link in norm.quote or link in TEXTS[norm.address] for link in links)


def test_twenty_indicators_are_named_as_the_annex_names_them() -> None:
    squeezed = re.sub(r"[\s（）()]", "", TEXTS["CN-2024-399/附1"] + _rows())
    for indicator in edition().body.indicators.values():
        assert re.sub(r"[\s（）()]", "", indicator.name) in squeezed
    assert len(edition().body.indicators) == 20


# What an indicator's name says of its direction, its least and its most.
BY_NAME = (
    ("(缩短|下降|降低)$", ("down", 0, 100)),
    ("增长率$", ("up", -100, None)),
    ("(提升|数量)$", ("up", 0, None)),
    ("(率|比例)$", ("up", 0, 100)),
)


@pytest.mark.parametrize("number", range(1, 21))
def test_an_indicator_runs_the_way_and_within_the_bounds_its_name_says(number: int) -> None:
    indicator = edition().body.indicators[number]
    expected = next(told for ending, told in BY_NAME if re.search(ending, indicator.name))
    assert (indicator.better, indicator.low, indicator.high) == expected


def _rows() -> str:
    return "".join(text for address, text in TEXTS.items() if address.startswith("CN-2024-399/附1"))


@pytest.mark.parametrize(
    ("place", "on", "found"),
    [
        ("河北省", None, "CN-2024+HE-2024"),
        ("石家庄市", date(2024, 11, 13), "CN-2024+HE-2024"),
        ("唐山", date(2025, 1, 1), "CN-2024+HE-2024"),
        ("雄安新区", date(2024, 11, 22), "CN-2024+HE-2024"),
        ("河北省", date(2024, 11, 12), "CN-2024"),
        ("河北省", date(2024, 10, 28), "CN-2024"),
        ("江苏省", date(2024, 11, 20), "CN-2024"),
        ("中国", None, "CN-2024"),
    ],
)
def test_a_place_and_a_date_find_one_edition(place: str, on: date | None, found: str) -> None:
    assert resolve(place, on).id == found


def test_before_the_first_notice_there_is_no_edition() -> None:
    with pytest.raises(NoEdition) as refused:
        resolve("河北省", date(2024, 10, 27))
    assert "2024-10-28" in refused.value.do


@pytest.mark.parametrize("place", ["火星", "", "  "])
def test_an_unknown_place_is_refused_with_what_to_write(place: str) -> None:
    with pytest.raises(NoEdition) as refused:
        resolve(place, None)
    assert "河北省" in refused.value.do


def test_a_date_after_the_next_notice_carries_that_later_texts_exist() -> None:
    assert resolve("河北省", date(2025, 6, 19)).notices == resolve("河北省", None).notices != ()
    assert resolve("河北省", date(2024, 11, 22)).notices == ()


def test_a_province_is_known_by_what_people_call_it() -> None:
    assert province("河北") == province("张家口市") == "河北省"
    assert province("全国") == "中国"


NEXT_YEAR = {
    "edition.toml": """
id = "CN-2099"
place = "中国"
from = 2099-03-01
conditions = "CN-2099-1/一/"
tiers = ["基础级", "先进级", "卓越级", "领航级"]
benchmarks = ["省同行业平均", "国内同行业领先"]
numbers = ["某通装函〔2099〕1号"]
accidents = ["一般", "较大", "重大", "特别重大"]
accident_kinds = ["安全", "环保", "质量"]
[guide]
year = "2099年版"
[areas]
"生产作业" = ["生产作业", "质量管控"]
[across]
links = ["多环节模式创新"]
[recommenders]
separately_planned = []
[aliases]
""",
    "norms.csv": """id,address,quote,force,binds,kind,tiers,area,fate,rule,value,reason
N99.1,CN-2099-1/一/1,卓越级应达到四级及以上,M,企业,machine,卓越级,,rule,maturity,4,
N99.2,CN-2099-1/一/2,原则上应覆盖生产作业,P,企业,machine,卓越级,,rule,covers,生产作业,
N99.3,CN-2099-1/一/3,应于2099年7月1日前完成线上申报,M,企业,process,卓越级,,rule,deadline,2099-07-01,
N99.4,CN-2099-1/一/4,应建立数据治理制度,M,企业,evidence,,,evidence,,,
N99.5,CN-2099-1/一/5,各省组织推荐,D,省,process,,,calendar,,,推荐工作
""",
}


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    for layer in layers():
        (tmp_path / layer.id).symlink_to(LAW / layer.id)
    (tmp_path / "CN-2099").mkdir()
    for name, text in NEXT_YEAR.items():
        (tmp_path / "CN-2099" / name).write_text(text)
    return tmp_path


def test_next_years_edition_is_a_folder_of_data_and_no_code(next_year: Path) -> None:
    from rules.check import check
    from tests.rules.support import draft, outcomes

    found = resolve("河北省", date(2099, 5, 1), law=next_year)
    assert found.id == "CN-2099"
    said = outcomes(check(draft(), edition=found, texts=False))
    assert said == {"N99.1": "不符", "N99.2": "符合", "N99.3": "符合", "N99.4": "未定"}
    assert resolve("河北省", date(2024, 12, 1), law=next_year).id == "CN-2024+HE-2024"
    assert resolve("河北省", None, law=next_year).id == "CN-2099"


def test_a_later_overlay_is_laid_over_its_own_base_only(next_year: Path) -> None:
    overlay = next_year / "HE-2099"
    overlay.mkdir()
    (overlay / "edition.toml").write_text(
        'id = "HE-2099"\nbase = "CN-2099"\nplace = "河北省"\nfrom = 2099-04-01\n'
        '[[relation]]\nkind = "replace"\nnorm = "H99.1"\nover = "N99.3"\n'
    )
    header, *_ = NEXT_YEAR["norms.csv"].splitlines()
    row = "H99.1,HE-2099-1/一,应于2099年6月1日前完成线上申报,M,企业,process,卓越级,,rule,deadline"
    (overlay / "norms.csv").write_text(f"{header}\n{row},2099-06-01,\n")
    layers.cache_clear()
    found = resolve("唐山市", date(2099, 5, 1), law=next_year)
    assert found.id == "CN-2099+HE-2099"
    assert "N99.3" not in {norm.id for norm in found.body.norms}
    assert resolve("唐山市", date(2099, 3, 15), law=next_year).id == "CN-2099"


def test_a_norm_that_asks_for_no_known_rule_is_refused_by_name(next_year: Path) -> None:
    path = next_year / "CN-2099" / "norms.csv"
    path.write_text(NEXT_YEAR["norms.csv"].replace("maturity,4", "maturty,4"))
    with pytest.raises(NoEdition, match="maturty"):
        compiled(resolve("河北省", date(2099, 5, 1), law=next_year).body)


def test_what_can_hold_is_what_binds_the_enterprise() -> None:
    assert all(norm.binds == "企业" for norm in NORMS if can_hold(norm))
    encouraged = [n for n in NORMS if n.force in (Force.ENCOURAGED, Force.NOT_A_DEMAND)]
    assert not any(can_hold(norm) for norm in encouraged)


def test_every_tier_has_norms_of_its_own() -> None:
    assert all(any(norm.tiers == (tier,) for norm in NORMS) for tier in Tier)


AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
LISTS = {
    "tier": {tier: tuple(Tier) for tier in Tier},
    "legal_person": {Tier.EXCELLENT: ("石油", "石化", "有色金属")},
    "branch": {Tier.EXCELLENT: ("石油", "石化", "有色金属")},
    "assessment_method": {
        tier: ("附1", "智能工厂建设关键绩效指标参考", "T/CAMS182-2024") for tier in Tier
    },
    "covers": {
        Tier.BASIC: AREAS[2:3], Tier.ADVANCED: AREAS[2:], Tier.EXCELLENT: AREAS,
        Tier.LEADING: AREAS,
    },
}  # fmt: skip


@pytest.mark.parametrize("norm", [n for n in NORMS if n.rule in LISTS], ids=lambda n: n.id)
def test_a_list_that_decides_names_all_that_its_clause_lists(norm: Norm) -> None:
    assert [norm.names] == [*{LISTS[norm.rule][tier] for tier in norm.tiers}]


def test_no_finding_rests_on_a_norm_that_only_gives_a_reason_or_a_day() -> None:
    idle = [norm for norm in NORMS if norm.fate in (Fate.REASON, Fate.CALENDAR)]
    judged = {rule.norm.id for place in ("河北省", "中国") for rule in _judged(place)}
    assert idle
    assert not {norm.id for norm in idle} & judged
    assert not [norm.id for norm in idle if norm.rule]


def _judged(place: str) -> tuple[Compiled, ...]:
    return compiled(edition(place).body)
