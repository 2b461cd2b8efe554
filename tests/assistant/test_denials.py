"""What an enterprise denies, supposes or says of another is no fact of it."""

from decimal import Decimal

import pytest

from assistant.extract import extract
from assistant.spoken import noted
from assistant.telling import in_passing
from assistant.understand import understand
from assistant.unruled import unruled
from assistant.years import other_year


def told(text: str) -> dict[str, object]:
    return {fact.path: fact.value for fact in extract(text)}


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("没有失信", "compliance.bad_credit", 0),
        ("没有被列入失信名单", "compliance.bad_credit", 0),
        ("没上过黑名单", "compliance.bad_credit", 0),
        ("被列入了黑名单", "compliance.bad_credit", 1),
        ("没有被处罚过", "compliance.violations", 0),
        ("我司不愿意接受现场核查", "commitments.inspection", False),
        ("我们愿意接受现场核查", "commitments.inspection", True),
        ("营收1800万，不到规上", "applicant.above_scale", False),
        ("离规上还差一点", "applicant.above_scale", False),
        ("规上还没到，是不是没戏", "applicant.above_scale", False),
        ("我们是规上企业", "applicant.above_scale", True),
        ("明年要是升规了，能报吗", "applicant.above_scale", True),
        ("还没有全部建成", "project.completed", False),
        ("先进级没报过", "awards", []),
        ("先进级没拿过，基础级有", "awards", []),
        ("成熟度评估2.6，三级没到", "maturity.level", 2),
        ("成熟度评估2.6，三级没到", "maturity.score", Decimal("2.6")),
        ("厂里刚出了起火灾，没死人", "compliance.incidents", [{"kind": "安全"}]),
        ("我们规上，成熟度2.3，能冲卓越吗", "maturity.level", 2),
        ("规上，评过先进级，想冲卓越级", "awards", [{"tier": "先进级"}]),
        ("去年死了一个工人", "compliance.incidents", [{"kind": "安全"}]),
        ("去年事故1死2伤", "compliance.incidents", [{"kind": "安全"}]),
        ("My plant hasn't had any accidents", "compliance.incidents", []),
        ("The tax bureau fined us last year", "compliance.violations", 1),
    ],
)
def test_a_denial_is_told_as_a_denial(text: str, path: str, value: object) -> None:
    assert told(text)[path] == value


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("成熟度三级没到", "maturity.level"),
        ("成熟度三级还没达到", "maturity.level"),
        ("成熟度没到三级", "maturity.level"),
        ("成熟度评估得分2.9", "maturity.level"),  # two by its figure, three when it is rounded
        ("我们不是央企", "submission.channel"),
        ("指标没有达到省内领先", "benchmark.level"),
        ("没有覆盖研发设计、工厂建设", "scenarios"),
        ("经营不太正常", "compliance.sound"),
        ("没死过人", "compliance.incidents"),
        ("较大事故指死亡3人以上", "compliance.incidents"),
        ("自己评能评上基础级不", "awards"),
        ("We were never fined", "compliance.violations"),
    ],
)
def test_what_is_denied_is_not_stated(text: str, path: str) -> None:
    assert not told(text).get(path)


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("我们是河北唐山的企业", "河北省"),
        ("石家庄的制药厂，规上", "河北省"),
        ("We are in Tianjin though, sorry", "天津市"),
        ("我们注册在山东，能通过河北申报卓越级吗", "山东省"),
        ("我公司在石家庄，给天津的客户供货", "河北省"),
        ("我们在沧州，有一条产线在安徽滁州", "河北省"),
        ("我们集团四个厂，两个在石家庄一个在沧州一个在天津", None),
        ("我们总部在北京，工厂在保定", None),
        ("我们有一条线是在安徽滁州的，场景能不能算进来", None),
        ("我们天津那个厂也想从河北走", None),
        ("我们的研发中心在上海", None),
    ],
)
def test_one_place_of_its_own_is_where_an_enterprise_is(text: str, province: str | None) -> None:
    assert told(text).get("applicant.province") == province


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("成熟度3级，2023年评的", ""),
        ("我们2022年评的是省级数字化车间", ""),
        ("2021年成立的公司能报吗", ""),
        ("2023年通过的三级评估还算数吗", ""),
        ("我们不到规上，但是明年能到，能先报基础级吗", ""),
        ("明年的申报条件会变吗", "2025"),
        ("2023年的申报条件是什么", "2023"),
        ("2022年是怎么评的", "2022"),
        ("跟去年的通知比有什么变化", "2023"),
    ],
)
def test_a_year_of_the_askers_own_is_no_question_of_another_year(text: str, year: str) -> None:
    assert other_year(understand(text)) == year


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ERP和MES都上了", "ERP、MES"),
        ("用的是金蝶", "金蝶"),
        ("设备联网率大概四成", "联网率"),
        ("已经是绿色工厂", "绿色工厂"),
        ("我们评过省级数字化车间", "已获评先进级"),
        ("纳税信用B级", "纳税等级"),
        ("成熟度还没测过", "二级及以上"),
        ("去年欠过一点税，补了", "无违法违规行为"),
    ],
)
def test_what_no_rule_asks_for_is_taken_up(text: str, said: str) -> None:
    assert said in "".join(sentence.text for sentence in unruled(text, english=False))


@pytest.mark.parametrize("text", ["我们在唐山", "成熟度三级", "想报先进级", "近三年无事故"])
def test_a_fact_that_a_rule_reads_is_not_taken_up_twice(text: str) -> None:
    assert not unruled(text, english=False)


@pytest.mark.parametrize(
    "text",
    [
        "我们没有先进级",
        "我们没有先进级称号，能报卓越级吗",
        "先进级我们没有",
        "先进级是兄弟厂的，我们没有",
        "没拿过基础级",
        "没有评过任何层级",
        "We never got the advanced title.",
        "We don't have the advanced tier",
    ],
)
def test_no_title_held_is_told_as_none(text: str) -> None:
    assert told(text)["awards"] == []


@pytest.mark.parametrize(
    "text",
    [
        "没评估能报基础级吗",
        "没做过成熟度评估",
        "没评过成熟度",
        "有没有先进级",
        "我们没有先进级的场景",
        "通知里没有先进级吧",
        "我们的兄弟厂评上了先进级",
        "We don't have advanced equipment",
    ],
)
def test_what_is_no_title_leaves_titles_open(text: str) -> None:
    assert "awards" not in told(text)


@pytest.mark.parametrize("text", ["我们已经评上先进级", "去年拿到先进级"])
def test_a_title_held_is_still_told(text: str) -> None:
    assert told(text)["awards"] == [{"tier": "先进级"}]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("我们不是分公司", None),
        ("我们不属于分公司", None),
        ("不是分公司，没有处罚", None),
        ("公司没有分公司，规上", None),
        ("我们不是分公司，是独立法人", "独立法人"),
        ("我们不是独立法人，是分公司", "法人的分支机构"),
        ("我们是没有法人资格的分公司", "法人的分支机构"),
        ("我们只是个分公司", "法人的分支机构"),
        ("我们规上，但是没有独立法人资格", "其他"),
    ],
)
def test_who_denies_being_a_branch_is_none(text: str, form: str | None) -> None:
    assert told(text).get("applicant.legal_form") == form


def test_no_legal_person_is_noted_in_plain_words() -> None:
    facts = extract("我们没有独立法人资格")
    assert noted(facts, english=False) == "没有独立法人资格"
    assert noted(facts, english=True) == "no legal person of its own"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("也不是没有违法，去年被环保罚过一次", "compliance.violations", 1),
        ("不是没被罚过", "compliance.violations", 1),
        ("环保局罚了我们五万", "compliance.violations", 1),
        ("并不是没有处罚", "compliance.violations", None),
        ("是不是没被罚过就行", "compliance.violations", None),
        ("也不是没出过事故", "compliance.incidents", None),
        ("我们不是没有失信", "compliance.bad_credit", 1),
        ("不是我们违法，没有处罚", "compliance.violations", 0),
        ("没有不良信用，也没有违法", "compliance.violations", 0),
        ("从没被罚过款", "compliance.violations", 0),
    ],
)
def test_a_denial_denied_is_none(text: str, path: str, value: object) -> None:
    assert told(text).get(path) == value


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("下个月才能拿到二级证书", None),
        ("年底能评到三级", None),
        ("预计年底拿到三级", None),
        ("马上通过三级", None),
        ("成熟度下个月才能到二级", None),
        ("our maturity will be level 3 next year", None),
        ("明年准备升四级，现在成熟度三级", 3),
        ("成熟度三级，明年准备升四级", 3),
        ("我们2024年底通过了三级", 3),
        ("去年年底评到三级", 3),
        ("如果年底评到三级能报卓越级吗", 3),
        ("成熟度达到三级就能报卓越级吗", 3),
        ("our maturity is level 3, we will apply next month", 3),
    ],
)
def test_a_level_still_to_come_is_no_fact_yet(text: str, level: int | None) -> None:
    assert told(text).get("maturity.level") == level


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下个月才能拿到二级证书", False),
        ("we will get the level 2 certificate next month", False),
        ("那要是三级呢", True),
        ("现在是三级", True),
    ],
)
def test_a_level_to_come_is_not_taken_in_passing(text: str, found: bool) -> None:
    assert bool(in_passing(text)) is found


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("二期没建完，一期已经投产验收了", None),
        ("一期建成了，二期在建", None),
        ("二期没建完", False),
        ("一期都还没建完", False),
        ("一期已经建成投产", True),
        ("工厂已经建成", True),
    ],
)
def test_one_phase_of_two_is_not_the_whole(text: str, completed: bool | None) -> None:
    assert told(text).get("project.completed") == completed


def test_a_title_still_to_come_is_not_held() -> None:
    assert "awards" not in told("年底能评上先进级")
    assert told("去年下半年评上先进级")["awards"] == [{"tier": "先进级"}]
