"""附件3: the four parts of the declaration."""

from __future__ import annotations

from rules.book.demand import Demand, always, tested, waits
from rules.facts.factory import Scenario
from rules.judge import found
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import Given, Verdict, all_of, any_of, given, true
from rules.silent import unsaid

PARTS = ("link", "scenario", "instance", "problem", "solution", "effect")


def project_dates(norm: Norm, known: Known) -> Verdict:
    """Building began before it ended."""
    start, end = known.draft.project.start, known.draft.project.end
    if start is None or end is None:
        both = (("project.start", start), ("project.end", end))
        return waits("project_dates", *(path for path, day in both if day is None))
    says = f"建设开始日期{start}" + ("早于" if start < end else "须早于") + f"完成日期{end}"
    return found("project_dates", start < end, says, "project.start", "project.end")


def investment(norm: Norm, known: Known) -> Verdict:
    """An investment above nothing, and the parts, if stated, make the whole."""
    total, parts = known.draft.project.investment, known.draft.project.investment_parts
    if total is None:
        return waits("investment", "project.investment")
    amounts = [part.amount for part in parts or () if part.amount is not None]
    whole = not parts or len(amounts) < len(parts) or sum(amounts) == total
    says = f"总投资{total}万元" + (f"，分项合计{sum(amounts)}万元" if amounts else "")
    says += "" if total > 0 else "，须大于0"
    says += "" if whole else "，两者须相等"
    return found("investment", total > 0 and whole, says, "project.investment")


def scenarios_described(norm: Norm, known: Known) -> Verdict:
    """Each scenario has a link of the guide and its parts, and none is named twice."""
    scenarios = known.draft.scenarios
    if scenarios is None:
        return waits("scenarios_described", "scenarios")
    strange = [s.link for s in scenarios if s.link and s.link.strip() not in known.body.links]
    if strange:
        return found(
            "scenarios_described", False, f"不是指引中的环节：{'、'.join(strange)}", "scenarios"
        )
    called = [(s.link, s.scenario, s.instance) for s in scenarios]
    names = [name for name in called if all(name)]
    if not scenarios or len(set(names)) < len(names):
        says = "有重复的场景实例" if scenarios else "没有场景"
        return found("scenarios_described", False, says, "scenarios")
    if lacking := [path for n, s in enumerate(scenarios) for path in _lacking(n, s)]:
        return waits("scenarios_described", *lacking)
    return found("scenarios_described", True, f"{len(scenarios)}个场景实例要素齐全", "scenarios")


def _lacking(n: int, scenario: Scenario) -> list[str]:
    return [f"scenarios[{n}].{name}" for name in PARTS if unsaid(getattr(scenario, name))]


def integration_known(norm: Norm, known: Known) -> Verdict:
    """Each system that is integrated stands in the list of systems."""
    links, systems = known.draft.integrations, known.draft.systems
    if links is None:
        return waits("integration_known", "integrations")
    if not links:
        return found("integration_known", False, "没有系统集成", "integrations")
    if systems is None:
        return waits("integration_known", "systems")
    names = {system.name for system in systems}
    ends = [end for link in links for end in (link.source, link.target) if end]
    strange = sorted({end for end in ends if end not in names})
    nameless = [f"systems[{n}].name" for n, system in enumerate(systems) if system.name is None]
    if strange and nameless:
        return waits("integration_known", *nameless)
    says = "不在系统台账中：" + "、".join(strange) if strange else f"{len(links)}处集成"
    return found("integration_known", not strange, says, "integrations", "systems")


LINES: dict[str, Demand] = {
    "basic_information": always(
        all_of(
            given(
                "applicant.name",
                "applicant.address",
                "applicant.nature",
                "applicant.industry",
                "applicant.contact.person",
            ),
            any_of(Given("applicant.contact.mobile"), Given("applicant.contact.phone")),
        )
    ),
    "project_dates": tested(project_dates, "project.start", "project.end"),
    "investment": tested(investment, "project.investment", "project.investment_parts"),
    "integrators": always(any_of(true("project.self_integrated"), Given("project.integrators"))),
    "written": lambda norm: Given(f"sections.{norm.value}"),
    "scenarios_described": tested(scenarios_described, "scenarios"),
    "integration_described": lambda norm: all_of(
        tested(integration_known, "integrations", "systems")(norm),
        Given("sections.integration"),
    ),
    "template": always(Given("submission.template")),
}
