"""The forms say what is missing."""

from counterfoil_web.contracts.forms import CloseForm, ProposeForm, SendBackForm


def test_what_each_asks_for():
    assert ProposeForm({}).is_valid()
    assert CloseForm({}).errors["sure"] == ["Confirm that you have read the statement"]
    assert SendBackForm({"why": " "}).errors["why"] == ["Say why it is not closed"]
