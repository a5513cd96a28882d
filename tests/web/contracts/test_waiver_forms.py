"""The forms of a waiver."""

from decimal import Decimal

from counterfoil_web.contracts.waiver_forms import DecideForm, WaiverForm
from counterfoil_web.contracts.waiver_store import Deduction

CALLS = Deduction("calls", "Calls answered", "Schedule 8, 2", Decimal("4000.00"))


def form(**more):
    sent = {"of": "calls", "amount_gbp": "", "reason": "It was ours.", **more}
    return WaiverForm(sent, deductions=[CALLS])


def test_the_whole_or_a_part_is_asked_for():
    assert form().is_valid()
    whole = form()
    whole.is_valid()
    assert (whole.chosen, whole.cleaned_data["amount_gbp"]) == (CALLS, None)
    assert form(amount_gbp="4,000").is_valid()


def test_no_more_than_the_deduction_is_asked_for():
    assert "amount_gbp" in form(amount_gbp="4000.01").errors


def test_a_decision_is_one_of_two_with_a_reason():
    assert DecideForm({"approve": "no", "answer": "Not ours."}).is_valid()
    assert set(DecideForm({"approve": "perhaps"}).errors) == {"approve", "answer"}
