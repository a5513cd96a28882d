"""The forms of a query."""

from decimal import Decimal

from counterfoil_web.contracts.query_forms import QueryForm, SettleForm
from tests.web.contracts.test_query_store import MISSED


def test_every_difference_is_ticked_at_first_and_those_ticked_are_chosen():
    assert QueryForm(differences=[MISSED, MISSED])["which"].value() == ["0", "1"]
    form = QueryForm({"which": ["1"]}, differences=[MISSED, MISSED])
    assert form.is_valid()
    assert form.chosen == (MISSED,)


def test_a_difference_that_is_none_is_no_choice():
    assert not QueryForm({"which": ["7"]}, differences=[MISSED]).is_valid()


def test_an_outcome_has_an_amount_and_words():
    form = SettleForm({"settled_gbp": "£4,800.00", "outcome": "Credit note"})
    assert form.is_valid()
    assert form.cleaned_data["settled_gbp"] == Decimal("4800.00")
    assert not SettleForm({"settled_gbp": "", "outcome": ""}).is_valid()
