"""Nothing but the gate's own, unspoilt ticket for the very draft renders anything."""

import copy
import gc
import pickle
from dataclasses import replace

import pytest

import rules.gate
from rules.facts.draft import Draft
from rules.finding import Report
from rules.gate import Cleared, Forged, Held, gate, render
from rules.render.paper import Paper
from tests.gate.cases import DAY, changed, cleared, example, table


def paper_of(ticket: Cleared) -> Paper:
    return ticket._paper


def test_a_genuine_ticket_renders() -> None:
    draft = example()
    names = [file.name for file in render(cleared(draft), draft)]
    assert [name.rpartition(".")[2] for name in names] == ["docx", "xlsx", "json"]


def test_a_ticket_cannot_be_made_by_hand() -> None:
    paper = paper_of(cleared(example()))
    for token in (None, object(), "_TOKEN", True):
        with pytest.raises(Forged, match="gate"):
            Cleared(paper, token)


def test_a_ticket_made_around_its_constructor_is_refused() -> None:
    draft = example()
    forged = object.__new__(Cleared)
    object.__setattr__(forged, "_paper", paper_of(cleared(draft)))
    with pytest.raises(Forged, match="不是 gate 签发"):
        render(forged, draft)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_ticket_cannot_be_copied_or_kept(copied: object) -> None:
    with pytest.raises(Forged, match="不能复制"):
        copied(cleared(example()))  # type: ignore[operator]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_pickle_protocol_keeps_a_ticket(protocol: int) -> None:
    with pytest.raises(Forged):
        pickle.dumps(cleared(example()), protocol=protocol)


def test_a_ticket_has_no_subclasses() -> None:
    with pytest.raises(Forged, match="子类"):
        type("Mine", (Cleared,), {})


def test_a_look_alike_is_refused() -> None:
    draft = example()
    genuine = cleared(draft)

    class Mine:
        _paper = paper_of(genuine)
        __class__ = Cleared  # type: ignore[assignment]

        def __hash__(self) -> int:
            return hash(genuine)

        def __eq__(self, other: object) -> bool:
            return True

    with pytest.raises(Forged):
        render(Mine(), draft)  # type: ignore[arg-type]


def test_a_ticket_cannot_be_changed() -> None:
    with pytest.raises(Forged, match="不能改动"):
        cleared(example())._paper = None  # type: ignore[assignment]


def test_a_ticket_is_for_one_draft_only() -> None:
    with pytest.raises(Forged, match="有改动"):
        render(cleared(example()), changed("project.investment", "99999"))


def test_a_ticket_for_a_draft_renders_no_table() -> None:
    with pytest.raises(Forged, match="有改动"):
        render(cleared(example()), table())


def test_a_draft_changed_after_the_check_makes_its_ticket_stale() -> None:
    draft = example()
    ticket = cleared(draft)
    draft.maturity.__dict__["level"] = 1
    with pytest.raises(Forged, match="有改动"):
        render(ticket, draft)


def test_a_draft_swapped_inside_the_ticket_makes_it_stale() -> None:
    other = changed("maturity.level", 1)
    ticket = cleared(example())
    swapped = Paper(other, paper_of(ticket).report, paper_of(ticket).edition, DAY)
    object.__setattr__(ticket, "_paper", swapped)
    with pytest.raises(Forged, match="有改动"):
        render(ticket, other)


def test_a_report_swapped_inside_the_ticket_makes_it_stale() -> None:
    draft = example()
    ticket = cleared(draft)
    report: Report = replace(ticket.report, findings=())
    object.__setattr__(
        ticket, "_paper", Paper(paper_of(ticket).draft, report, paper_of(ticket).edition, DAY)
    )
    with pytest.raises(Forged, match="检查报告"):
        render(ticket, draft)


def test_the_copy_inside_a_ticket_is_nobody_elses() -> None:
    draft = example()
    ticket = cleared(draft)
    assert paper_of(ticket).draft is not draft
    assert paper_of(ticket).draft == draft


def test_a_ticket_that_is_gone_leaves_no_seal_behind() -> None:
    before = len(rules.gate._SEALS)
    ticket = cleared(example())
    assert len(rules.gate._SEALS) == before + 1
    del ticket
    gc.collect()
    assert len(rules.gate._SEALS) == before


def test_a_draft_built_around_the_form_is_held_by_its_form_errors() -> None:
    draft = example()
    smuggled = draft.model_copy(
        update={"applicant": draft.applicant.model_copy(update={"uscc": "91130502MA0K7X4D50"})}
    )
    found = gate(smuggled, as_of=DAY)
    assert isinstance(found, Held)
    assert [error.path for error in found.report.form_errors] == ["applicant.uscc"]


def test_a_draft_of_a_lying_class_is_judged_by_what_it_states() -> None:
    draft = example("held")

    class Lying(Draft):
        def __eq__(self, other: object) -> bool:
            return True

    assert isinstance(gate(Lying.model_validate(draft.model_dump()), as_of=DAY), Held)
