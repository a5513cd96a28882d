"""The forms of dates."""

from datetime import date

from counterfoil.access import Role
from counterfoil.contract.obligations import Repeat
from counterfoil_web.contracts.obligation_forms import MetForm, OwnForm

GIVEN = {
    "title": "Joint board",
    "owner": "contract_manager",
    "first_due": date(2026, 10, 1),
    "repeat": "quarterly",
    "lead_days": "14",
}


def test_a_date_gives_its_values():
    form = OwnForm(GIVEN)
    assert form.is_valid(), form.errors
    assert (form.values.owner, form.values.repeat) == (Role.CONTRACT_MANAGER, Repeat.QUARTERLY)
    assert (form.values.until, form.values.lead_days) == (None, 14)


def test_what_is_wrong_is_named():
    assert set(OwnForm({}).errors) == {"title", "owner", "first_due", "repeat", "lead_days"}
    assert "until" in OwnForm({**GIVEN, "until": date(2026, 9, 1)}).errors
    assert "lead_days" in OwnForm({**GIVEN, "lead_days": "731"}).errors


def test_a_date_is_met_for_a_day_and_with_words():
    assert MetForm({"due": "2026-10-01", "note": "Minutes"}).is_valid()
    assert set(MetForm({"due": "soon", "note": ""}).errors) == {"due", "note"}
