"""一, 二（一）2 and 附件2 二至五: the ladder, what is built, what is covered, what it achieves."""

from __future__ import annotations

from rules.book.demand import Demand, always, tested, waits
from rules.facts.enterprise import Award
from rules.finding import Tier
from rules.judge import found
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import (
    Contains,
    Covers,
    Judged,
    OneOf,
    Verdict,
    all_of,
    given,
    true,
)
from rules.silent import unsaid

ORDER = list(Tier)
SELF = ("本公司", "本企业", "本单位", "我公司", "我厂", "自评", "企业自评", "本公司自评")
LACK = ("issuer", "date", "document")


def awarded(norm: Norm, known: Known) -> Verdict:
    """Recognised at the named tier or a higher one, with issuer, date and document."""
    awards = known.draft.awards
    if awards is None:
        return waits("awarded", "awards")
    least = ORDER.index(Tier(norm.value))
    held = [(n, a) for n, a in enumerate(awards) if not (_later(a, known) or _own(a, known))]
    high = [(n, a) for n, a in held if a.tier and ORDER.index(a.tier) >= least]
    if any(not _lacking(award) for _, award in high):
        return found("awarded", True, f"已获评{norm.value}", "awards")
    lacking = [f"awards[{n}].{name}" for n, award in high for name in _lacking(award)]
    lacking += [f"awards[{n}].tier" for n, a in held if a.tier is None]
    if lacking:
        return waits("awarded", *lacking)
    beside = "（申报之后的认定、企业自己的评价不算已获评）" if len(held) < len(awards) else ""
    return found("awarded", False, f"没有获评{norm.value}的记录{beside}", "awards")


def _later(award: Award, known: Known) -> bool:
    """Whether this came after the declaration was filed: at filing it was not yet awarded."""
    online = known.draft.submission.online
    return bool(award.date and online and award.date > online)


def _own(award: Award, known: Known) -> bool:
    """Whether the enterprise awarded this to itself: nobody is recognised by himself."""
    return award.issuer is not None and award.issuer in (*SELF, known.draft.applicant.name)


def built(norm: Norm, known: Known) -> Verdict:
    """Built on the day of filing: an end that still lies ahead is a plan."""
    end, online = known.draft.project.end, known.draft.submission.online
    if end is None:
        return waits("built", "project.end")
    if online is None or end <= online:
        return found("built", True, f"建设完成日期：{end}", "project.end")
    says = f"建设完成日期（{end}）晚于线上申报日期（{online}），申报时还没有建成"
    return found("built", False, says, "project.end", "submission.online")


def _lacking(award: Award) -> list[str]:
    return [name for name in LACK if unsaid(getattr(award, name))]


def award_issuer(norm: Norm, known: Known) -> Verdict:
    """A recognition that is claimed comes from whom the clause lets recognise."""
    awards = known.draft.awards
    if awards is None:
        return waits("award_issuer", "awards")
    ((tier, issuers),) = norm.pairs.items()
    claimed = [(n, award) for n, award in enumerate(awards) if award.tier == tier]
    if not claimed:
        nothing = found("award_issuer", True, f"没有申明获评{tier}", "awards")
        return Verdict(True, nothing.why, reaches=False)
    lacking = [f"awards[{n}].issuer" for n, award in claimed if award.issuer is None]
    if lacking:
        return waits("award_issuer", *lacking)
    names = [award.issuer or "" for _, award in claimed]
    right = all(any(issuer in name for issuer in issuers) for name in names)
    return found("award_issuer", right, f"{tier}的认定单位：{'、'.join(names)}", "awards")


def benchmark(norm: Norm, known: Known) -> Verdict:
    """The main indicators stand at the named level of the industry or above it."""
    level, levels = known.draft.benchmark.level, known.body.fact("benchmarks")
    if level is None:
        return waits("benchmark", "benchmark.level")
    truth = levels.index(level) >= levels.index(norm.value)
    return found("benchmark", truth, f"对标水平：{level}，要求{norm.value}", "benchmark.level")


def areas_named(norm: Norm, known: Known) -> Verdict:
    """Each area that a scenario is put under is one of the areas."""
    scenarios = known.draft.scenarios
    if scenarios is None:
        return waits("areas_named", "scenarios")
    strange = [s.area for s in scenarios if s.area and known.area_named(s.area) not in norm.names]
    says = "有不属于五大环节的名称：" + "、".join(strange) if strange else "都归在五大环节之下"
    return found("areas_named", not strange, says, "scenarios")


LINES: dict[str, Demand] = {
    "tier": lambda norm: OneOf("tier", norm.names),
    "self_assessed": always(true("self_assessed")),
    "completed": lambda norm: all_of(
        true("project.completed"), tested(built, "project.end", "submission.online")(norm)
    ),
    "awarded": tested(awarded, "awards", "submission.online"),
    "award_issuer": tested(award_issuer, "awards"),
    "judged_benchmark": always(Judged(given("benchmark.level", "benchmark.source"))),
    "guide": lambda norm: Contains("guide", norm.names),
    "covers": lambda norm: Covers(norm.names),
    "areas_named": tested(areas_named, "scenarios"),
    "assessment_method": lambda norm: Contains("assessment.method", norm.names),
    "assessed": always(given("assessment.method", "assessment.date", "assessment.result")),
    "benchmark": lambda norm: all_of(
        tested(benchmark, "benchmark.level")(norm), given("benchmark.source", "benchmark.date")
    ),
}
