"""What the gate says word for word, and that it passes on the day, place and templates asked."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rules.facts.draft import Draft, digest, named_digest
from rules.finding import FormError, Tier
from rules.gate import (
    STALE,
    Cleared,
    Exported,
    Forged,
    Held,
    export,
    export_checklist,
    export_problems,
    export_review,
    export_templates,
    gate,
    render,
    template_names,
)
from rules.render import press
from rules.render.problems import problems_of
from tests.gate.cases import DAY, REFUSED, changed, cleared, example, exported, table
from tests.gate.papers import only, parts_of

NATION, EARLY = "中国", date(2024, 11, 1)


def _ill_formed() -> Draft:
    draft = example()
    applicant = draft.applicant.model_copy(update={"uscc": REFUSED})
    return draft.model_copy(update={"applicant": applicant})


@pytest.mark.parametrize(
    ("tried", "says"),
    [
        (lambda: Cleared(cleared(example())._paper, None),
         "放行凭证只能由 gate 签发；请调用 gate(draft, …)。"),
        (lambda: type("Mine", (Cleared,), {}), "放行凭证不能派生子类。"),
        (lambda: setattr(cleared(example()), "_paper", None), "放行凭证不能改动。"),
        (lambda: cleared(example()).__reduce_ex__(2),
         "放行凭证不能复制或保存；请重新调用 gate(draft, …)。"),
        (lambda: render(object.__new__(Cleared), example()),
         "这不是 gate 签发的放行凭证；请重新调用 gate(…)。"),
        (lambda: render(cleared(example()), changed("project.investment", "1")), STALE),
    ],
    ids=["made", "subclass", "changed", "copied", "forged", "stale"],
)  # fmt: skip
def test_a_refusal_says_in_full_what_is_wrong_and_what_to_do(tried: object, says: str) -> None:
    with pytest.raises(Forged, match=f"^{re.escape(says)}$"):
        tried()  # type: ignore[operator]


@pytest.mark.parametrize("place", ["河北省", NATION])
@pytest.mark.parametrize("day", [DAY, EARLY])
def test_the_gate_judges_by_the_place_and_the_day_asked_for(place: str, day: date) -> None:
    editions = {"CN-2024+HE-2024"} if place == "河北省" and day == DAY else {"CN-2024"}
    undated = changed("submission.online", None)
    for stated in (undated, changed("tier", None, undated), _ill_formed(), table()):
        assert {gate(stated, as_of=day, place=place).report.edition} == editions


def test_no_day_before_the_filing_drops_a_rule_that_was_in_force_when_it_was_filed() -> None:
    one_copy = changed("submission.paper_copies", "1")
    found = gate(one_copy, as_of=EARLY)
    assert isinstance(found, Held)
    assert [f.norm for f in found.report.findings if f.holds] == ["HB.2.2.1.j"]
    assert found.report.as_of == DAY
    assert str(EARLY) in found.report.notices[-1]


def test_a_ticket_carries_the_day_asked_for_into_the_paper() -> None:
    assert cleared(example())._paper.asked == DAY
    found = gate(example())
    assert isinstance(found, Cleared)
    assert found._paper.asked is None
    assert found.report.as_of == DAY


def test_a_declaration_is_checked_for_its_own_tier_alone() -> None:
    found = gate(changed("tier", "基础级"), as_of=DAY).report
    beyond = [f for f in found.findings if f.why.operator == "Tier"]
    assert beyond
    assert found.as_of == DAY
    assert found.draft_digest == digest(changed("tier", "基础级"))


def test_a_draft_without_a_tier_is_told_which_tiers_there_are_after_all_else_is_checked() -> None:
    found = gate(changed("tier", None), as_of=DAY)
    assert isinstance(found, Held)
    allowed = "导出前须写明层级：基础级、先进级、卓越级、领航级"
    assert found.report.form_errors == (FormError("tier", "", allowed),)
    assert found.report.findings
    assert found.report.as_of == DAY
    assert found.problems == problems_of(found.report, changed("tier", None))


def test_what_went_round_the_form_is_named_by_its_own_digest_and_by_nobody() -> None:
    stated = _ill_formed()
    found = gate(stated, as_of=DAY)
    assert isinstance(found, Held)
    assert found.report.id is None
    assert found.report.draft_digest == named_digest(stated)
    assert found.report.as_of == gate(example(), as_of=DAY)._paper.edition.on  # type: ignore[union-attr]
    assert found.problems == problems_of(found.report, None)
    assert found.problems


def test_what_holds_is_told_with_the_drafts_own_fields() -> None:
    found = gate(example("held"), as_of=DAY)
    assert isinstance(found, Held)
    assert found.problems == problems_of(found.report, example("held"))


def test_an_export_tells_what_it_wrote_and_the_digests_that_name_it(tmp_path: Path) -> None:
    done, ticket = exported(example(), tmp_path), cleared(example())
    assert done == Exported(
        done.files, ticket.title, ticket.report,
        ticket._paper.draft_digest, ticket._paper.report_digest,
    )  # fmt: skip
    assert {path.parent for path in done.files} == {tmp_path}


@pytest.mark.parametrize("write", [export, export_review])
def test_what_leaves_is_of_the_place_and_the_day_asked_for(write: object, tmp_path: Path) -> None:
    write(changed("submission.online", "2024-11-01"), tmp_path / "early", as_of=EARLY)  # type: ignore[operator]
    write(example(), tmp_path / "nation", as_of=DAY, place=NATION)  # type: ignore[operator]
    write(example(), tmp_path / "hebei", as_of=DAY)  # type: ignore[operator]
    for folder, edition in (("early", "CN-2024"), ("nation", "CN-2024"), ("hebei", "HE-2024")):
        parts = parts_of(only(tmp_path / folder, ".docx").read_bytes())
        told = parts["docProps/custom.xml"].decode("utf-8")
        assert ("HE-2024" in told) is (edition == "HE-2024")


def test_what_leaves_is_made_with_the_users_own_templates(tmp_path: Path) -> None:
    own = tmp_path / "own"
    kept = export_templates(own)
    assert tuple(path.name for path in kept) == template_names()
    for path in kept:
        (own / path.name).write_bytes(b"no template")
    held = gate(example("held"), as_of=DAY)
    assert isinstance(held, Held)
    with pytest.raises(Exception, match=r"\.docx"):
        render(cleared(example()), example(), templates=own)
    with pytest.raises(Exception, match=r"\.docx"):
        export(example(), tmp_path / "out", as_of=DAY, templates=own)
    with pytest.raises(Exception, match=r"\.docx"):
        export_review(example(), tmp_path / "out", as_of=DAY, templates=own)
    with pytest.raises(Exception, match=r"\.docx"):
        export_problems(held, tmp_path / "out", templates=own)
    assert not (tmp_path / "out").exists()


def test_the_templates_that_leave_are_those_of_the_program(tmp_path: Path) -> None:
    names = (*press.TEMPLATE_OF.values(), press.PROBLEMS)
    assert template_names() == names
    for path in export_templates(tmp_path):
        assert path.read_bytes() == press.template(path.name, None)


@pytest.mark.parametrize(
    ("asked", "edition"),
    [
        ({"as_of": EARLY}, "CN-2024"),
        ({"as_of": DAY}, "CN-2024+HE-2024"),
        ({"as_of": DAY, "place": NATION}, "CN-2024"),
        ({"draft": example(), "as_of": EARLY}, "CN-2024"),
        ({"draft": example(), "place": NATION}, "CN-2024"),
        ({"draft": changed("submission.online", "2024-11-01")}, "CN-2024"),
        ({}, "CN-2024+HE-2024"),
    ],
)
def test_the_list_of_a_tier_is_of_the_edition_asked_for_or_else_of_the_drafts_day(
    asked: dict[str, object], edition: str, tmp_path: Path
) -> None:
    [path] = export_checklist(Tier.EXCELLENT, tmp_path, **asked)  # type: ignore[arg-type]
    rows = [*load_workbook(path).active.iter_rows(values_only=True)]
    told = "".join(str(cell) for row in rows for cell in row if cell)
    assert "CN-2024-399" in told
    assert ("HE-2024-533" in told) is ("HE-2024" in edition)
