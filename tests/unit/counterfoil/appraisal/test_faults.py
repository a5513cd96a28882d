from __future__ import annotations

import pytest

from counterfoil.appraisal.faults import Fault, Place
from counterfoil.errors import Severity


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (
            Place(table="lines", key="partner/charge", column="driver"),
            "lines partner/charge, driver",
        ),
        (Place(table="lines", key="partner/charge"), "lines partner/charge"),
        (Place(table="case", column="years"), "case, years"),
        (Place(table="options"), "options"),
    ],
)
def test_a_place_is_told_in_words(place, text):
    assert str(place) == text


def test_a_fault_becomes_a_problem_at_its_place_or_where_it_was_read():
    fault = Fault(place=Place(table="case", column="years"), what="w", mend="m")

    assert str(fault.as_problem()) == "case, years: w\n  mend: m"
    assert fault.as_problem("case.yaml, line 4").where == "case.yaml, line 4"


def test_a_warning_stays_a_warning():
    fault = Fault(place=Place(table="case"), what="w", mend="m", severity=Severity.WARNING)

    assert fault.as_problem().severity is Severity.WARNING
