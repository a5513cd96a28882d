"""The choices of the next decision."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.appraisal.evidence import Basis
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.lead_times import Procedure
from counterfoil.outcomes.next_document import NextDocument
from counterfoil.quantities.years import FinancialYear
from tests.unit.counterfoil.outcomes.test_lead_times import LEAD

DOCUMENT = NextDocument(
    author="commercial lead",
    first_year="2028-29",
    years=2,
    reprocurement_gbp=Fraction(1_000),
    reprocurement_basis=Basis.DERIVED,
    reprocurement_reason="What the last one cost",
    procedure=Procedure.OPEN,
    lead_times=LEAD,
    doubt=Fraction(1, 4),
)


def test_the_choices_become_the_rules_and_the_plan():
    plan = DOCUMENT.plan("partner", can_extend=False)

    assert (plan.signed, plan.first_year, plan.can_extend) == (
        "partner",
        FinancialYear(2028),
        False,
    )
    assert plan.reprocurement_evidence.note == "What the last one cost"
    assert DOCUMENT.calendar_rules.procedure is Procedure.OPEN
    assert DOCUMENT.calendar_rules.lead_times is LEAD
    assert DOCUMENT.update_rules.doubt == 0.25


def test_a_year_that_is_none_is_refused():
    with pytest.raises(InvalidValue, match="not a financial year"):
        NextDocument(
            author="x",
            first_year="2028",
            years=2,
            reprocurement_gbp=Fraction(0),
            reprocurement_basis=Basis.ASSUMED,
            reprocurement_reason="none",
        ).plan("partner", can_extend=True)
