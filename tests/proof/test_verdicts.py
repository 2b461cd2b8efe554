"""Verdicts, as tables: label, reason word for word and clauses, for anybody's text and for ours."""

import pytest

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.contacts import AGREES, NATION, PROVINCE, RESTS
from assistant.phrases import phrase
from assistant.proof.finding import Label
from assistant.prove import Verdict, prove_sentence, prove_text, proved_json
from knowledge.ledger import library

YES, NO, ABSENT = Label.SUPPORTED, Label.CONTRADICTED, Label.NOT_IN_DOCUMENTS
NO_CLAUSE = "文件中没有说到这件事的条款"

DEADLINE = Citation("CN-2024-399/二/(二)/1", "于2024年11月22日前完成线上申报")
LEVEL = Citation("CN-2024-399/附件2/一/5", "卓越级智能工厂应达到三级及以上")
QUOTA = Citation("CN-2024-399/二/(二)/2", "各省（区、市）推荐项目数量不超过20个")
CITIES = Citation("HE-2024-533/二/(二)/2", "各市推荐项目数量原则上不超过5个")
ADVANCED = Citation(
    "CN-2024-399/附件1/三/(二)",
    "省级工业和信息化主管部门联合相关部门做好本地区、有关中央企业做好本集团先进级智能工厂培育和认定工作",
)
FIRST = Citation(
    "CN-2024-399/一/(二)",
    "省级工业和信息化主管部门联合相关部门制定本地区、有关中央企业制定本集团智能工厂培育计划和支持措施，"
    "组织开展先进级智能工厂评审认定工作",
)
LISTED = Citation(
    FIRST.address, "组织开展先进级智能工厂评审认定工作，并推荐符合条件的申报卓越级智能工厂"
)
LOCAL = Citation(
    "HE-2024-533/一", "省工业和信息化厅联合相关部门组织开展先进级智能工厂培育、认定工作"
)
ASSESSED = Citation(
    "HE-2024-533/一",
    "组织开展智能制造能力成熟度评估，以评估结果指导智能工厂梯度培育，并及时总结梯度培育成效和经验",
)
POSTED = Citation("CN-2024-399/二/(二)/3", "报送工业和信息化部（装备工业一司）")
RECORDS = Citation("CN-2024-399/附件2/一/2", "无不良信用记录")
PLATFORM = Citation(
    "CN-2024-399/附件1/五/(三)",
    "完善智能制造数据资源公共服务平台，鼓励各地建设一批区域和行业公共服务平台，"
    "为智能工厂建设提供评估诊断、标杆案例、供需对接等公益性服务。",
)
NOTE = Citation(
    "CN-2024-399/附件2/注/[5]",
    "[5] 运营管理涵盖《智能制造典型场景参考指引（2024年版）》中的营销与售后、供应链管理两个环节。",
)
COLUMN = Citation("CN-2024-399/附件4/列", "联系方式（手机号）")
INDICATOR = Citation("CN-2024-399/附1/1", "关键设备数控化率")


def _agrees(*clauses: Citation) -> str:
    return "；".join(f"与条款一致：“{clause.quote}”" for clause in clauses)


# Anybody's sentence: the register is asked, the clauses' own tables, and what no clause speaks of.
ANYBODY = [
    ("企业须在11月22日前完成网上申报。", YES, _agrees(DEADLINE), [DEADLINE]),
    ("申报企业应于11月29日前完成线上申报。", NO,
     f"“11月29日”与条款不符：“{DEADLINE.quote}”", [DEADLINE]),
    # The list of who decides on what settles it; the tables of single clauses see nothing.
    ("先进级归省，卓越级归国家，基础级归自己。", YES, _agrees(LISTED), [LISTED]),
    ("各市推荐只有上限，没有下限。", YES, _agrees(CITIES), [CITIES]),
    # A close denial by a clause's own table outweighs the register, a loose one does not.
    ("推荐单位把推荐汇总表报送国资委装备工业一司。", NO, "“装备工业一司”处与条款不符", []),
    ("Hebei cities are capped at about five each.", NO,
     f"“原则上”与条款不符：条款写的是“原则上”，少了它约束力就变了（“{CITIES.quote}”）", [CITIES]),
    ("20项指标都没定具体数值要求。", YES, _agrees(INDICATOR), [INDICATOR]),
    # What no document speaks of, and what it says beside that.
    ("先进级企业可以领到铜牌和证书。", ABSENT, "文件没有提到“铜牌”", []),
    ("评审费由工信部定。", ABSENT, "文件没有提到“评审费”", []),
    ("先进级由工信部认定，并颁发证书。", NO, f"“工信部”与条款不符：“{ADVANCED.quote}”", [ADVANCED]),
    ("卓越级成熟度应达到三级，并颁发铜牌。", ABSENT, "文件没有提到“铜牌”", []),
    ("推荐单位把推荐汇总表报送国资委装备工业一司，并交评审费。", NO,
     "“装备工业一司”处与条款不符", []),
    ("通知没有规定评审费。", YES, "两份通知和附件都没有写“评审费”", []),
    ("没有规定评审费，也没有规定奖金。", YES, "两份通知和附件都没有写“评审费”", []),
    # Nothing said of Hebei or of the country bears anything out on another place.
    ("江苏省的卓越级成熟度应达到三级。", ABSENT, "文件没有提到“江苏省”", []),
    ("江苏省推荐项目不超过20个。", YES, _agrees(QUOTA), [QUOTA]),
    ("在苏州，卓越级要求数据治理。", ABSENT, "文件没有提到“苏州市”", []),
    # A piece that goes against a clause though the whole is in no document.
    ("五千台设备；汇总表里只要填座机。", NO, f"“座机”与条款不符：“{COLUMN.quote}”", [COLUMN]),
    # An exemption behind a comma needs a clause of its own.
    ("申报书模板去平台上下载，不用开会。", ABSENT, "条款没有说到“不用开会”", []),
    ("卓越级覆盖五个环节是原则性要求，不用开会。", ABSENT, "条款没有说到“不用开会”", []),
    ("成熟度只有二级的企业达不到卓越级的要求，无需认定。", ABSENT, "条款没有说到“无需认定”", []),
    ("通知鼓励各地建设公共服务平台。", YES, _agrees(PLATFORM), [PLATFORM]),
    ("由省级认定，不是工信部认定先进级。", YES,
     f"{_agrees(FIRST)}；条款：“{LOCAL.quote}”", [FIRST, LOCAL]),
    ("您好！", ABSENT, "没有可以核对的内容", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "why", "clauses"), ANYBODY)
def test_anybodys_sentence_gets_its_label_its_reason_and_its_clauses(
    text: str, label: Label, why: str, clauses: list[Citation]
) -> None:
    found = prove_text(text, library=library())
    assert found.sentences == (Verdict(text, label, tuple(clauses), why),)
    assert found.label is label


# Our own sentence: held to the clauses it cites, and to no others.
OURS = [
    ("卓越级成熟度应达到三级。", [LEVEL], YES, _agrees(LEVEL)),
    ("卓越级成熟度应达到三级。企业须在11月22日前完成网上申报。", [LEVEL, DEADLINE], YES,
     _agrees(LEVEL, DEADLINE)),
    ("卓越级成熟度应达到三级。企业须在11月29日前完成网上申报。", [LEVEL, DEADLINE], NO,
     f"“11月29日”与条款不符：条款写的是11-22（“{DEADLINE.quote}”）"),
    ("先进级由省里认定。", [LEVEL], ABSENT, NO_CLAUSE),
    # The register may bear out what the tables do not read, if its clause is cited; no list may.
    ("全省最多往上推二十个。", [QUOTA], YES, _agrees(QUOTA)),
    ("全省最多往上推二十个。", [DEADLINE], ABSENT, NO_CLAUSE),
    ("先进级归省，卓越级归国家，基础级归自己。", [FIRST], ABSENT, NO_CLAUSE),
    # Whose clause is cited need not be said.
    ("组织成熟度评估。", [ASSESSED], YES, _agrees(ASSESSED)),
    # What is denied beside what is said.
    ("卓越级成熟度应达到二级，不是三级。", [LEVEL], NO, "否定的恰是条款所说"),
    ("卓越级成熟度应达到三级，不是四级。", [LEVEL], YES, _agrees(LEVEL)),
    ("原则上最多推荐5个项目。", [CITIES], ABSENT, "条款只就各市、河北而言"),
    ("江苏省的卓越级成熟度应达到三级。", [LEVEL], ABSENT, "文件没有提到“江苏省”"),
    ("推荐单位把推荐汇总表报送国资委装备工业一司。", [POSTED], NO, "“装备工业一司”处与条款不符"),
    ("企业有不良信用记录、无事故。", [RECORDS], NO, "“不良信用记录”处与条款不符"),
    # The clause's own words; in another order, what it encourages is only told as being spoken of.
    ("鼓励各地建设一批区域和行业公共服务平台。", [PLATFORM], YES, _agrees(PLATFORM)),
    ("文件里写了建设区域和行业公共服务平台。", [PLATFORM], YES, _agrees(PLATFORM)),
    ("建设区域和行业公共服务平台。", [PLATFORM], ABSENT, NO_CLAUSE),
    ("售后和供应链都算运营管理。", [NOTE], YES, _agrees(NOTE)),
    ("您好！", [LEVEL], ABSENT, "没有可以核对的内容"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cited", "label", "why"), OURS)
def test_our_sentence_is_held_to_the_clauses_it_cites(
    text: str, cited: list[Citation], label: Label, why: str
) -> None:
    found = prove_sentence(Sentence(SentenceKind.CLAIM, text, tuple(cited)), library())
    assert found == Verdict(text, label, tuple(cited), why)
    assert found.proved is (label is YES)


@pytest.mark.parametrize(
    ("cited", "why"),
    [
        ([], "没有引用条款"),
        ([Citation("CN-2024-399/九", "原文")], "引用的条款不存在：CN-2024-399/九"),
        ([Citation(LEVEL.address, "应达到五级")], f"引文不是 {LEVEL.address} 的原文"),
        ([Citation(LEVEL.address, "  ")], f"引文不是 {LEVEL.address} 的原文"),
        ([LEVEL, Citation("CN-2024-399/九", "原文")], "引用的条款不存在：CN-2024-399/九"),
        ([LEVEL, Citation(QUOTA.address, "不限")], f"引文不是 {QUOTA.address} 的原文"),
    ],
)
def test_a_citation_that_is_not_the_clauses_own_words_is_named(
    cited: list[Citation], why: str
) -> None:
    text = "卓越级成熟度应达到三级。"
    found = prove_sentence(Sentence(SentenceKind.CLAIM, text, tuple(cited)), library())
    assert found == Verdict(text, ABSENT, tuple(cited), why)


@pytest.mark.parametrize("key", [PROVINCE, NATION])
def test_whom_to_ask_rests_on_the_contact_alone(key: str) -> None:
    text, own = phrase(key, english=False), RESTS[key]
    expected = Verdict(text, YES, (own,), AGREES)
    cited = Sentence(SentenceKind.CLAIM, text, (LEVEL, own))
    assert prove_sentence(cited, library()) == expected
    assert prove_text(text, library=library()).sentences == (expected,)
    assert not prove_sentence(Sentence(SentenceKind.CLAIM, text, (LEVEL,)), library()).proved


def test_a_text_is_labelled_sentence_by_sentence_and_told_as_json() -> None:
    found = prove_text("评审费五千元。卓越级成熟度应达到三级。", library=library())
    assert proved_json("q1", found) == {
        "id": "q1",
        "label": "not_in_documents",
        "sentences": [
            {"text": "评审费五千元。", "label": "not_in_documents", "citations": [],
             "why": "文件没有提到“评审费”"},
            {"text": "卓越级成熟度应达到三级。", "label": "supported",
             "citations": [{"address": LEVEL.address, "quote": LEVEL.quote}],
             "why": _agrees(LEVEL)},
        ],
    }  # fmt: skip
