"""The forms say what is missing."""

from counterfoil_web.accounts.models import Organisation
from counterfoil_web.contracts.forms import CloseForm, ProposeForm, SendBackForm, SightForm


def test_what_each_asks_for():
    assert ProposeForm({}).is_valid()
    assert CloseForm({}).errors["sure"] == ["Confirm that you have read the statement"]
    assert SendBackForm({"why": " "}).errors["why"] == ["Say why it is not closed"]


def test_a_supplier_is_chosen_or_nobody():
    one = Organisation(pk=7, name="Supplier")
    chosen = SightForm({"sees": "7"}, suppliers=[one])
    assert chosen.is_valid()
    assert chosen.supplier is one
    nobody = SightForm({"sees": "nobody"}, suppliers=[one])
    assert nobody.is_valid()
    assert nobody.supplier is None
    assert SightForm({"sees": "8"}, suppliers=[one]).errors
