"""Claims of strangers: hardly one that is wrong or made up is called supported."""

import pytest

from evals.strangers import claims, falsely_supported, matrix

MOST = 0.015  # of the part that was not read; 0.012 when it was measured


@pytest.mark.slow
def test_wrong_claims_of_strangers_are_not_called_supported() -> None:
    bad, of = falsely_supported(matrix(held=True))
    assert of > 2000
    assert bad / of <= MOST


def test_both_parts_hold_claims_of_every_label() -> None:
    for held in (False, True):
        assert {claim["label"] for claim in claims(held=held)} == {
            "supported",
            "contradicted",
            "not_in_documents",
        }
