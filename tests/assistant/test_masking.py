"""People's numbers are taken out of what others read; the notices' own numbers stay."""

import pytest

from assistant.masking import IDENTITY, PHONE, masked, masked_all


@pytest.mark.parametrize(
    "number",
    ["13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "１３８１２３４５６７８"],
)
def test_a_mobile_number_is_taken_out_however_it_is_written(number: str) -> None:
    assert masked(f"我的电话是{number}，请回电") == f"我的电话是{PHONE}，请回电"


@pytest.mark.parametrize("number", ["13010219900307001X", "130102199003070011", "130102900307001"])
def test_an_identity_number_is_taken_out(number: str) -> None:
    assert masked(f"身份证{number}。") == f"身份证{IDENTITY}。"


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码 91130100MA0ABCDE12",
        "联系电话：18811445758",  # printed in the notice itself
        "投资 13812345678901 元",
        "2024年11月22日前，3份，1380万元",
        "CN-2024-399/附件2/四/(二)/1",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_every_text_of_a_json_value_is_looked_at() -> None:
    held = {"a": ["13812345678", {"b": "x13812345678"}], "n": 13812345678}
    assert masked_all(held) == {"a": [PHONE, {"b": f"x{PHONE}"}], "n": 13812345678}
