"""The forms of the supplier's health."""

from datetime import date
from decimal import Decimal

from counterfoil.performance.financial_health import Band
from counterfoil_web.contracts.health_forms import AccountsForm, GroupNoteForm, HealthBandsForm

BANDS = {
    "acid": Band(low=Decimal(1), high=Decimal("0.8")),
    "debt": Band(low=Decimal(2), high=Decimal(3), higher_is_better=False),
}
TITLES = {"acid": "Acid ratio", "debt": "Debt"}
GIVEN = {"acid-low": "1", "acid-high": "0.8", "debt-low": "2", "debt-high": "3", "reason": "Board"}


def test_a_year_needs_one_figure_and_leaves_the_others_out():
    data = {"year_end": date(2026, 3, 31), "source": "Report"}
    assert not AccountsForm(data).is_valid()
    form = AccountsForm({**data, "net_debt": "(5,000)"})
    assert form.is_valid(), form.errors
    assert form.figures["net_debt"] == Decimal(-5_000)
    assert form.figures["revenue"] is None


def test_bands_are_kept_as_text():
    form = HealthBandsForm(GIVEN, bands=BANDS, titles=TITLES)
    assert form.is_valid(), form.errors
    assert form.values["acid"] == {"low": "1", "high": "0.8"}
    assert form.fields["debt-low"].label == "Debt: low risk below"


def test_low_risk_begins_on_its_own_side_of_high_risk():
    wrong = HealthBandsForm(
        {**GIVEN, "acid-low": "0.5", "debt-low": "4"}, bands=BANDS, titles=TITLES
    )
    assert set(wrong.errors) == {"acid-low", "debt-low"}


def test_the_note_cannot_be_empty():
    assert GroupNoteForm({"note": " "}).errors["note"] == ["Enter the supplier’s group"]
