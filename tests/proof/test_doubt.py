"""What a clause does not have keeps a claim from being borne out, and does not deny it."""

import pytest

from assistant.proof.absent import absent
from assistant.proof.reading import read
from assistant.proof.told import told
from assistant.prove import prove_text
from knowledge.ledger import library


def _label(claim: str) -> str:
    return prove_text(claim, library=library()).label.value


@pytest.mark.parametrize(
    ("claim", "cause"),
    [
        ("卓越级要做到质量能精准追溯，还得持续改进", "能 is an ability, not a leave"),
        ("支持龙头企业打造“标准群”，还要建一批“母工厂”", "要 describes, and binds no more"),
        ("多环节模式创新是典型场景指引里的内容", "told without any force"),
        (
            "Keeping trade secrets out of the file is the applicant's job.",
            "the matter is only named",
        ),
        (
            "From the ministry's date to Hebei's is just over two weeks.",
            "whose words, not who acts",
        ),
        ("评估结果拿来指导梯度培育，不是评完就扔一边", "the denial is of something else"),
        (
            "The step of automatic production scheduling is asked for at the excellent tier.",
            "no title",
        ),
        ("The reviewers recalculate three indicators from raw data.", "a figure of another matter"),
        ("两家联合申报时，牵头方占股要过半。", "a figure of another matter"),
        ("卓越级比的是国内领先，不用到全世界领先", "another value that is not needed"),
        (
            "The finance authority joins the city's industry bureau in recommending.",
            "who joins does not lead",
        ),
        ("市里推荐以后，材料是报到省工信厅软件产业处。", "what comes next is no date"),
        ("有不良信用记录的，基础要求第二条就过不去。", "what follows for whom lacks it"),
        ("省属国企集团也可以申请当推荐单位", "属 is no act that the clause denies"),
    ],
)
def test_a_word_the_clause_lacks_leaves_the_claim_undecided(claim: str, cause: str) -> None:
    assert _label(claim) != "contradicted", cause


@pytest.mark.parametrize(
    "claim",
    [
        "企业可以不具备独立法人资格。",
        "企业近三年有较大安全事故。",
        "推荐单位栏由企业盖章。",
        "各市推荐项目数量原则上不超过8个。",
        "卓越级由省里认定。",
        "盖不盖公章都行，打印出来就算数。",
        "领航级工厂必须由各省认定，工信部不管。",
    ],
)
def test_what_a_clause_says_otherwise_is_still_denied(claim: str) -> None:
    assert _label(claim) == "contradicted"


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("基础级也要看近三年有没有较大以上事故", "基础级也要看近三年无较大以上事故"),
        ("卓越级认不认由工信部定", "卓越级认由工信部定"),
        ("公章盖不盖都行", "公章不用盖"),
        ("領航級須覆蓋全部五個環節", "领航级须覆盖全部五个环节"),
        ("文件里没查到有关规定", "文件里没查到有关规定"),
        ("申报截止是二〇二四年11月22日", "申报截止是2024年11月22日"),
    ],
)
def test_what_is_asked_or_written_otherwise_is_read_as_it_is_meant(
    sentence: str, claimed: str
) -> None:
    assert told(sentence) == claimed


def test_what_is_asked_of_all_is_not_borne_out_of_one_tier_alone() -> None:
    assert _label("规上企业的要求只针对卓越级") != "supported"


def test_a_claim_in_traditional_characters_is_held_to_the_same_clauses() -> None:
    assert _label("領航級須覆蓋全部五個環節。") == "supported"
    assert _label("領航級只須覆蓋三個環節。") == "contradicted"


@pytest.mark.parametrize("word", ["nine thousand plants", "五块内容"])
def test_a_piece_or_a_crowd_is_no_money(word: str) -> None:
    assert absent(word) == ""
    assert not any(m.kind == "foreign" for m in read(word))
