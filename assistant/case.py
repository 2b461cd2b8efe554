"""A case to be worded: the report on an enterprise's facts, and what of it stands alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.extract import Stated
from assistant.phrases import phrase
from assistant.spoken import registered
from assistant.understand import Asked
from rules.facts.draft import Draft
from rules.finding import Finding, Force, Outcome, Report

Check = Callable[[Draft], Report]
# Facts that settle no condition by themselves: where one aims, a city beside its province, size.
BESIDE = ("tier", "applicant.city", "applicant.employees", "maturity.kind")
# What a fact stated may leave open: whether this penalty or that record stands in the way.
TOUCHING = ("compliance", "applicant.legal_form", "benchmark.level")
ACCIDENTS = "compliance.incidents"
BRANCH = "法人的分支机构"
PROVINCE = "applicant.province"
HERE = "河北省"
COUNTRY = "applicant.country"
PERSON = Citation("CN-2024-399/二/(一)/1", "具有独立法人资格")
ELSEWHERE = Citation(
    "CN-2024-399/二/(二)/2",
    "各地工业和信息化主管部门会同发展改革、财政、国资、市场监管、数据主管部门组织本地区的项目推荐工作",
)
LADDER = (
    Citation("CN-2024-399/附件2/一/1", "企业应为规模以上工业企业"),
    Citation(
        "CN-2024-399/附件2/一/5",
        "二级及以上，卓越级智能工厂应达到三级及以上，领航级智能工厂应达到四级及以上",
    ),
    Citation("CN-2024-399/附件2/二/(一)", "且至少覆盖生产作业环节"),
    Citation("CN-2024-399/附件2/三/(一)", "且至少覆盖生产作业、生产管理、运营管理三个环节"),
    Citation("CN-2024-399/附件2/四/(一)", "原则上应覆盖全部五个环节"),
    Citation("CN-2024-399/附件2/五/(一)", "须覆盖全部五个环节"),
)
AREAS = "scenarios"
LACKS = "未覆盖"  # how the reason begins that names the areas a tier needs and nobody told
SUMS = "汇总"  # how the reason of a finding begins that only sums others


@dataclass(frozen=True, slots=True)
class Case:
    """What a verdict is worded from: the report, the facts, those told just now, the question."""

    report: Report
    facts: Sequence[Stated]
    fresh: Sequence[Stated]
    asked: Asked
    said: Sequence[str] = ()

    @property
    def english(self) -> bool:
        """Whether it is answered in English."""
        return self.asked.english

    def computed(self, key: str, *fills: str, cites: Sequence[Citation] = ()) -> Sentence:
        """A sentence that code puts together."""
        text = phrase(key, *fills, english=self.english)
        return Sentence(SentenceKind.COMPUTED, text, tuple(cites))


def stated(facts: Sequence[Stated]) -> list[Stated]:
    """The facts that settle something; a city and its province are counted once."""
    return [fact for fact in facts if fact.path not in BESIDE]


def leaves(report: Report, norms: Sequence[str]) -> list[Finding]:
    """The findings that fail by themselves; one that only sums others is left out, so is a twin."""
    found = [f for f in report.findings if f.norm in norms and not f.why.says.startswith(SUMS)]
    return list({finding.quote: finding for finding in reversed(found)}.values())[::-1]


def met_by(report: Report, facts: Sequence[Stated]) -> list[Finding]:
    """What is met by the facts stated; where a factory lies does not yet say it is registered."""
    paths = {f.path for f in stated(facts) if f.path != PROVINCE or registered(f)}
    return [
        f
        for f in report.findings
        if f.outcome is Outcome.MET
        and f.force in (Force.BINDING, Force.PRINCIPLE)
        and paths & rests_on(f)
    ]


def open_paths(report: Report, facts: Sequence[Stated]) -> set[str]:
    """The facts still asked for, and the areas where those told so far lack one that is needed."""
    told = "".join(str(fact.value) for fact in facts if fact.path == AREAS)
    lacking = (
        f.why.says.removeprefix(LACKS).split("、")
        for f in report.findings
        if f.outcome is Outcome.UNKNOWN and f.fields == (AREAS,) and f.why.says.startswith(LACKS)
    )
    short = any(area not in told for areas in lacking for area in areas)
    return {question.path for question in report.next} | ({AREAS} if told and short else set())


def rests_on(finding: Finding) -> set[str]:
    """The fields that a finding looks at."""
    return {path.split("[")[0] for path in (*finding.fields, *finding.why.facts)}
