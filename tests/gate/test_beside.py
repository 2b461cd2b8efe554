"""What goes beside a declaration: the experts' sheet leaves cleared or not at all; the list tells
no word of a draft.
"""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from rules.checklist import STATUS, checklist
from rules.facts.draft import Draft
from rules.finding import Outcome, Tier
from rules.gate import Held, export_checklist, export_review
from rules.law.edition import resolve
from rules.review import review
from rules.verify import verify
from tests.gate.cases import DAY, changed, example
from tests.gate.papers import parts_of, repacked, words

EDITION = resolve("河北省", DAY)


def test_the_experts_sheet_carries_each_clause_with_the_drafts_own_words(tmp_path: Path) -> None:
    [path] = export_review(example(), tmp_path, as_of=DAY)
    text = words(path.read_bytes())
    for one in review(example(), tier=Tier.EXCELLENT, edition=EDITION):
        assert one.quote in text
        assert all(bearing.text in text for bearing in one.passages)


def test_the_experts_sheet_of_a_held_draft_is_not_written(tmp_path: Path) -> None:
    done = export_review(example("held"), tmp_path / "none", as_of=DAY)
    assert isinstance(done, Held)
    assert not (tmp_path / "none").exists()


def test_the_experts_sheet_says_whether_it_was_altered(tmp_path: Path) -> None:
    [path] = export_review(example(), tmp_path, as_of=DAY)
    assert verify(path).fine
    parts = parts_of(path.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"46", b"47")
    path.write_bytes(repacked(parts))
    assert not verify(path).fine


def test_only_clauses_that_people_judge_are_put_to_the_experts() -> None:
    found = review(example(), tier=Tier.EXCELLENT, edition=EDITION)
    assert {one.outcome for one in found} == {Outcome.EXPERT}
    assert all(one.passages for one in found)
    bare = review(Draft(), tier=Tier.EXCELLENT, edition=EDITION)
    assert {one.outcome for one in bare} == {Outcome.UNKNOWN}
    assert not any(one.passages for one in bare)


def test_passages_for_the_experts_are_sentences_that_share_the_clauses_words() -> None:
    wrote = changed("sections.features", "项目在国内同行业起到引领带动作用。产量稳定。")
    found = review(wrote, tier=Tier.EXCELLENT, edition=EDITION)
    [one] = [f for f in found if f.norm == "A2.Z.2.2.a"]
    texts = [bearing.text for bearing in one.passages if bearing.path == "sections.features"]
    assert texts == ["项目在国内同行业起到引领带动作用。"]


@pytest.mark.parametrize("tier", list(Tier))
def test_the_list_of_a_tier_has_a_row_for_every_clause_and_its_status(
    tier: Tier, tmp_path: Path
) -> None:
    items = checklist(tier, edition=EDITION, draft=example())
    [path] = export_checklist(tier, tmp_path, draft=example(), as_of=DAY)
    rows = list(load_workbook(path).active.iter_rows(min_row=3, values_only=True))[:-1]
    assert [(row[1], row[2], row[5]) for row in rows] == [
        (item.address, item.quote, item.status) for item in items
    ]
    assert {item.status for item in items} <= set(STATUS.values())


def test_the_list_without_a_draft_has_no_status() -> None:
    items = checklist(Tier.BASIC, edition=EDITION)
    assert items
    assert {item.status for item in items} == {""}


@pytest.mark.parametrize("name", ["pass", "held"])
def test_the_list_tells_no_word_of_the_draft(name: str, tmp_path: Path) -> None:
    draft = example(name)
    [path] = export_checklist(Tier.EXCELLENT, tmp_path, draft=draft, as_of=DAY)
    told = "".join(part.decode("utf-8", "replace") for part in parts_of(path.read_bytes()).values())
    for word in (draft.applicant.name, draft.project.name, draft.applicant.contact.mobile):
        assert word
        assert word not in told


def test_evidence_that_is_given_turns_missing_into_there() -> None:
    norm = "A2.Z.1.1.c"
    kept = tuple(e for e in example().evidence or () if e.norm != norm)
    for draft, status in (
        (example(), "有"),
        (example().model_copy(update={"evidence": kept}), "缺"),
    ):
        [item] = [
            i for i in checklist(Tier.EXCELLENT, edition=EDITION, draft=draft) if i.norm == norm
        ]
        assert item.status == status


def test_the_list_and_the_sheet_are_the_same_bytes_twice(tmp_path: Path) -> None:
    for make in (
        lambda folder: export_review(example(), folder, as_of=DAY),
        lambda folder: export_checklist(Tier.LEADING, folder, as_of=DAY),
    ):
        [one], [two] = make(tmp_path / "one"), make(tmp_path / "two")
        assert one.read_bytes() == two.read_bytes()
        assert b"docProps/app" not in one.read_bytes()
