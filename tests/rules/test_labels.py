"""What a fact is called where it is asked for."""

import pytest

from rules.facts.labels import label


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("scenarios[0].problem", "第1项要解决的问题"),
        ("scenarios[1].solution", "第2项的解决方案"),
        ("kpis[序号7].value", "附1第7项指标的指标值"),
        ("sections", "申报书各节的正文"),
        ("applicant.name", "企业名称"),
    ],
)
def test_a_fact_is_called_as_a_form_would(path: str, name: str) -> None:
    assert label(path) == name
