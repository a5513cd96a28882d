"""The forms of a rating."""

from counterfoil_web.contracts.rating_forms import KeepRatingForm, PeriodForm, RatingBandsForm
from tests.web.contracts.conftest import APRIL

MONTHS = (APRIL, APRIL + 1, APRIL + 2)


def test_a_period_gives_every_month_of_it():
    form = PeriodForm({"first": "2026-04", "last": "2026-06"}, months=MONTHS)
    assert form.is_valid(), form.errors
    assert form.months == MONTHS


def test_a_period_that_is_none_is_refused():
    assert "last" in PeriodForm({"first": "2026-05", "last": "2026-04"}, months=MONTHS).errors
    assert "first" in PeriodForm({"first": "2027-05", "last": "2026-04"}, months=MONTHS).errors
    assert "first" in PeriodForm({}, months=MONTHS).errors


def test_the_form_that_keeps_it_does_not_share_identifiers_with_the_other():
    assert (
        KeepRatingForm(months=MONTHS)["first"].auto_id != PeriodForm(months=MONTHS)["first"].auto_id
    )


def test_the_bands_are_kept_as_shares():
    form = RatingBandsForm({"approaching": "2.5", "improvement": "10", "reason": "Board"})
    assert form.is_valid(), form.errors
    assert form.values == {"approaching": "0.025", "improvement": "0.1"}
