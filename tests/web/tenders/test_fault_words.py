"""Faults beside the field that they are about."""

from django import forms

from counterfoil.errors import BadInput, InvalidValue, Problem
from counterfoil_web.tenders.fault_words import all_told, tell, told


class _Form(forms.Form):
    bid = forms.CharField(required=False)


def test_a_fault_goes_to_its_field_or_above_the_form():
    form = _Form({})
    assert form.is_valid()
    tell(form, InvalidValue(what="it is blank", where="bid", mend="fill it in"))
    fault = BadInput(
        [
            Problem(what="there is no bid x", where="answer 1", mend="use one of a"),
            Problem(what="the plan was never locked", where="plan.yaml", mend="lock it"),
        ]
    )
    tell(form, fault, {"there is no bid": "bid"})

    assert form.errors["bid"] == ["It is blank. Fill it in.", "There is no bid x. Use one of a."]
    assert form.errors["__all__"] == ["The plan was never locked. Lock it."]
    assert told(InvalidValue(what="too late", where="x", mend="begin another")) == (
        "Too late. Begin another."
    )


def test_every_error_of_a_refusal_is_told_once():
    one = Problem(what="it is blank", where="a", mend="fill it in")
    fault = BadInput([one, Problem(what="it is blank", where="b", mend="fill it in")])

    assert all_told(fault) == ["It is blank. Fill it in."]
    assert all_told(InvalidValue(what="too late", where="x", mend="stop")) == ["Too late. Stop."]
