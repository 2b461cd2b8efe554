"""What a question names, whoever writes it and however."""

import tomllib

import pytest

from knowledge.ledger import library
from knowledge.names import Asked, Names, Place, known, named
from knowledge.reading import reading
from knowledge.sounds import WORDS
from rules.law.edition import province

BASIC, ADVANCED, EXCELLENT, LEADING = "基础级", "先进级", "卓越级", "领航级"
HEBEI = "河北省"


@pytest.mark.parametrize(
    ("question", "tiers"),
    [
        ("卓越级要几级成熟度", (EXCELLENT,)),
        ("申報卓越級智慧工廠", (EXCELLENT,)),
        ("卓月级的条件", (EXCELLENT,)),
        ("桌越级的条件", (EXCELLENT,)),
        ("zhuoyueji yaoqiu", (EXCELLENT,)),
        ("zhuo yue ji 要求", (EXCELLENT,)),
        ("Ｅｘｃｅｌｌｅｎｔ-level requirements", (EXCELLENT,)),
        ("領航級工廠", (LEADING,)),
        ("灵航级工厂", (LEADING,)),
        ("领行级工厂", (LEADING,)),
        ("linghangji", (LEADING,)),
        ("leading-level factories", (LEADING,)),
        ("先进及工厂要覆盖什么", (ADVANCED,)),
        ("基础、先进、卓越、领航分别要求什么", (BASIC, ADVANCED, EXCELLENT, LEADING)),
        ("从先进级升到卓越级", (ADVANCED, EXCELLENT)),
        ("difference between basic and advanced tiers", (BASIC, ADVANCED)),
        ("最高级别是哪一档", (LEADING,)),
    ],
)
def test_tiers_are_named(question: str, tiers: tuple[str, ...]) -> None:
    assert named(question).tiers == tiers


@pytest.mark.parametrize(
    "question",
    [
        "基础要求有哪些",
        "信息基础设施算哪个环节",
        "先进过程控制投用率",
        "先进制造模式怎么推广",
        "卓越绩效管理",
        "现金流怎么算",
        "basic requirements",
        "leading the industry",
        "advanced process control rate",
    ],
)
def test_words_that_only_resemble_a_tier_name_none(question: str) -> None:
    assert named(question).tiers == ()


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("研发设计要做什么", ("研发设计",)),
        ("领航级的经营管理", ("运营管理",)),
        ("生产作业和生产管理", ("生产作业", "生产管理")),
        ("智能工厂建设要多久", ()),
    ],
)
def test_areas_are_named_and_business_management_is_operations(
    question: str, areas: tuple[str, ...]
) -> None:
    assert named(question).areas == areas


def test_fifteen_links_can_be_named() -> None:
    assert len(known("link")) == 15
    assert all(link in named(f"{link}属于哪个环节").links for link in known("link"))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("石家庄的企业", (Place("石家庄市", HEBEI),)),
        ("雄安新区怎么报", (Place("雄安新区", HEBEI),)),
        ("辛集和定州", (Place("辛集市", HEBEI), Place("定州市", HEBEI))),
        ("河北省", (Place(HEBEI, HEBEI),)),
        ("河北石家庄", (Place("石家庄市", HEBEI),)),
        ("苏州企业", (Place("苏州市", "江苏省"),)),
        ("a company in Shenzhen", (Place("深圳市", "广东省"),)),
        ("新疆生产建设兵团", (Place("新疆生产建设兵团", "新疆生产建设兵团"),)),
        ("员工安康", ()),
        ("附件", ()),
    ],
)
def test_places_are_named_with_their_province(question: str, places: tuple[Place, ...]) -> None:
    assert named(question).places == places


@pytest.mark.parametrize("question", ["国家的要求", "全国怎么规定", "工信部说了什么"])
def test_the_nation_is_named(question: str) -> None:
    assert named(question).nation


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2024年度的截止日期", (2024,)),
        ("2025年还报吗", (2025,)),
        ("2024和2025有什么不同", (2024, 2025)),
        ("GB/T 39116-2020 是什么", ()),
        ("T/CAMS182-2024 怎么评", ()),
        ("去年报过", ()),
        ("2024年11月22日", (2024,)),
    ],
)
def test_only_years_written_as_years_are_named(question: str, years: tuple[int, ...]) -> None:
    assert named(question).years == years


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("399号文", "CN-2024-399"),
        ("冀工信软件函〔2024〕533号", "HE-2024-533"),
        ("361号是什么", "CN-2024-361"),
        ("251号", "CN-2025-251"),
        ("155号", "CN-2025-155"),
        ("附件2", "CN-2024-399/附件2"),
        ("附件 4", "CN-2024-399/附件4"),
        ("附1", "CN-2024-399/附1"),
        ("要素条件", "CN-2024-399/附件2"),
        ("实施方案里", "CN-2024-399/附件1"),
        ("申报材料清单", "CN-2024-399/附件3"),
        ("推荐汇总表", "CN-2024-399/附件4"),
        ("Annex 3", "CN-2024-399/附件3"),
    ],
)
def test_documents_are_named_by_number_annex_or_title(question: str, document: str) -> None:
    assert named(question).documents == (document,)


def test_an_annex_that_does_not_exist_is_not_taken_for_one_that_does() -> None:
    assert named("附件12").documents == ()


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("申报单位要做什么", "申报主体"),
        ("推荐单位要做什么", "推荐单位"),
        ("各市怎么做", "市级"),
        ("省工信厅", "省级"),
        ("央企怎么报", "中央企业"),
        ("central SOEs", "中央企业"),
        ("工信部", "部委"),
        ("专家委员会", "专家"),
    ],
)
def test_roles_are_named(question: str, role: str) -> None:
    assert role in named(question).roles


def test_the_indicators_are_the_rows_of_the_list() -> None:
    rows = [library().by_address[f"CN-2024-399/附1/{n}"].reading for n in range(1, 21)]
    names = [reading(row.split("|")[-1]).rsplit("(", 1)[0] for row in rows]
    assert list(known("indicator")) == names


def test_every_indicator_is_recognised_by_its_own_name_alone() -> None:
    assert all(named(name).indicators == (name,) for name in known("indicator"))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("什么时候截止", Asked.DATE),
        ("when is the deadline", Asked.DATE),
        ("能推荐几个", Asked.NUMBER),
        ("由谁认定", Asked.WHO),
        ("打哪个电话", Asked.CONTACT),
        ("在哪里下载", Asked.WHERE),
        ("怎么申报", Asked.HOW),
        ("能不能申报", Asked.WHETHER),
        ("有什么区别", Asked.COMPARE),
        ("仓储属于哪个环节", Asked.MAPPING),
        ("为什么要培育", Asked.WHY),
    ],
)
def test_the_kind_of_thing_asked_is_known(question: str, asked: Asked) -> None:
    assert asked in named(question).asked


@pytest.mark.parametrize("question", ["", " ", "\x00", "你好", "🙂", "级" * 100_000, "\ud800"])
def test_any_text_can_be_read_for_names(question: str) -> None:
    assert isinstance(named(question), Names)


def test_the_same_question_always_names_the_same() -> None:
    assert named("石家庄卓越级什么时候截止") == named("石家庄卓越级什么时候截止")


def test_the_rules_know_the_province_of_every_city_that_a_question_may_name() -> None:
    tables = tomllib.loads((WORDS / "places.toml").read_text(encoding="utf-8"))
    homes = {city: home for home, cities in tables["city"].items() for city in cities.split()}
    assert {city: province(city) for city in homes} == homes
