"""二（一）1 and 3: who may apply, and what the applicant is willing to do."""

from __future__ import annotations

from rules.book.demand import Demand, always, tested, waits
from rules.judge import folded, found, missing
from rules.known import Known
from rules.law.edition import NATION, province
from rules.law.norm import Norm
from rules.logic import (
    Aggregate,
    Contains,
    Equals,
    Verdict,
    When,
    all_of,
    any_of,
    given,
    true,
)

LEGAL, BRANCH = "独立法人", "法人的分支机构"
IS_BRANCH = Equals("applicant.legal_form", BRANCH)
ACCEPTED = Equals("applicant.branch_accepted", True)


def registered_in(norm: Norm, known: Known) -> Verdict:
    """Registered in the place the norm names: in the nation, or in one province."""
    wanted = province(norm.value) or norm.value
    stated, path = _registered(known, wanted == NATION)
    if stated is None:
        return waits("registered_in", path)
    within = stated == wanted
    return found("registered_in", within, f"注册地：{stated}，要求在{norm.value}", path)


def _registered(known: Known, nationwide: bool) -> tuple[str | None, str]:
    home, country = known.draft.applicant.province, known.draft.applicant.country
    lies = (province(home) or home) if home else None
    if not nationwide and (lies or not country or province(country) == NATION):
        return lies, "applicant.province"
    if country:
        return province(country) or country, "applicant.country"
    return (NATION if lies and province(lies) else None), "applicant.country"


def legal_person(norm: Norm, known: Known) -> Verdict:
    """A legal person; a branch only where its industry is named, or the authority accepted it."""
    form = known.draft.applicant.legal_form
    if form is None:
        return waits("legal_person", "applicant.legal_form")
    if form == BRANCH:
        return _branch_allowed(norm, known)
    return found("legal_person", form == LEGAL, f"法人资格：{form}", "applicant.legal_form")


def _branch_allowed(norm: Norm, known: Known) -> Verdict:
    industry, accepted = known.draft.applicant.industry, known.draft.applicant.branch_accepted
    named = any(folded(name) in folded(industry or "") for name in norm.names)
    if named or accepted:
        return found("legal_person", True, "分支机构，属行业特殊情况", "applicant.industry")
    if industry is None:
        return waits("legal_person", "applicant.industry")
    if accepted is None:
        says = f"{industry}不在列举的行业中，但列举是开放的（“等”），须由主管部门确认"
        return missing("legal_person", says, "applicant.branch_accepted")
    return found("legal_person", False, "主管部门不同意分支机构申报", "applicant.branch_accepted")


LINES: dict[str, Demand] = {
    "registered_in": tested(registered_in, "applicant.country", "applicant.province"),
    "legal_person": lambda norm: all_of(
        tested(
            legal_person,
            "applicant.legal_form",
            "applicant.industry",
            "applicant.branch_accepted",
        )(norm),
        given("applicant.uscc"),
    ),
    "branch": lambda norm: When(
        IS_BRANCH,
        all_of(
            any_of(Contains("applicant.industry", norm.names), ACCEPTED),
            given("applicant.parent", "applicant.branch_reason"),
        ),
    ),
    "aggregate": lambda norm: Aggregate(norm.value),
    "cooperative": always(
        true("commitments.inspection", "commitments.promotion", "commitments.exchange")
    ),
}
