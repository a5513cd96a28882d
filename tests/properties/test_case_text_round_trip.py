"""A case as text loses nothing: not as cells, not as plain values, not read back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from counterfoil.casefile.case_text import document_of, text_of_case, text_of_document
from counterfoil.casefile.draft import case_of_text, read_text_case
from tests.properties.strategies import business_cases

_BUDGET = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_BUDGET
@given(business_cases())
def test_a_case_reads_back_from_its_text(case):
    text = text_of_case(case)

    assert case_of_text(text) == case
    assert case_of_text(text_of_document(document_of(text))) == case


@_BUDGET
@given(business_cases())
def test_every_problem_of_a_case_stands_at_a_row_that_is_there(case):
    text = text_of_case(case)

    for placed in read_text_case(text).problems:
        assert not placed.row or text.row(placed.table, placed.row) is not None
        assert "\x1e" not in str(placed.problem)
