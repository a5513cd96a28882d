from __future__ import annotations

import pytest

from counterfoil.appraisal.validation import case_faults
from counterfoil.casefile.template import TEMPLATES, moved_to, template_case
from counterfoil.errors import InvalidValue, Severity
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear

KINDS = [kind.value for kind in PartnershipKind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template_without_errors(kind):
    faults = case_faults(template_case(kind))

    assert [fault for fault in faults if fault.severity is Severity.ERROR] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_that_begins_in_another_year_is_as_sound(kind):
    case = template_case(kind, FinancialYear(2035))

    assert case.first_year == FinancialYear(2035)
    assert moved_to(case, template_case(kind).first_year) == template_case(kind)


def test_a_year_that_cannot_be_written_is_refused():
    with pytest.raises(InvalidValue):
        template_case("custody", FinancialYear(2400))


def test_there_is_a_folder_for_each_kind():
    assert sorted(path.name for path in TEMPLATES.iterdir()) == sorted(KINDS)
