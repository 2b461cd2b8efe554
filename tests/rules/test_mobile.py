"""手机号 is checked where it is written: what is wrong with it is told beside its field."""

import pytest

from rules.facts.draft import Draft
from rules.facts.form import draft_of


def read(mobile: str) -> object:
    return draft_of({"applicant": {"contact": {"mobile": mobile}}})


@pytest.mark.parametrize(
    "mobile",
    ["13900001234", "139 0000 1234", "139-0000-1234", "+86 13900001234", "0086-13900001234",
     "13900001234、18600005678", "13900001234 / 18600005678", "+852 5123 4567",
     "+1 (415) 555-0132"],
)  # fmt: skip
def test_a_mobile_number_is_kept_as_it_was_written(mobile: str) -> None:
    draft = read(mobile)
    assert isinstance(draft, Draft)
    assert draft.applicant.contact.mobile == mobile


@pytest.mark.parametrize(
    "mobile",
    ["12345", "1390000123", "139000012345", "0311-87800803", "12900001234", "一三九", "+86 1234567",
     "13900001234、", "<script>", "１２９００００１２３４", "13900001234 转 5"],
)  # fmt: skip
def test_what_is_no_mobile_number_is_a_form_error_of_its_field(mobile: str) -> None:
    errors = read(mobile)
    assert isinstance(errors, tuple)
    [error] = errors
    assert error.path == "applicant.contact.mobile"
    assert "11位手机号" in error.allowed
