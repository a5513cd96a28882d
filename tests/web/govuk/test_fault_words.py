"""Faults beside the field that they are about."""

from django import forms
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from counterfoil.errors import BadInput, InvalidValue, Problem
from counterfoil_web.govuk.fault_words import all_told, tell, told, told_of_draft, warn


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


def test_a_draft_with_problems_leads_to_where_they_are_listed():
    one = Problem(what="it is blank", where="a", mend="fill it in")
    listed = "must be mended first. Open the draft: each is listed."
    assert told_of_draft(BadInput([one])) == f"1 problem {listed}"
    assert told_of_draft(BadInput([one, one])) == f"2 problems {listed}"
    assert told_of_draft(InvalidValue(what="too late", where="x", mend="stop")) == "Too late. Stop."


def test_a_fault_goes_to_the_first_of_its_fields_that_the_form_has():
    form = _Form({})
    assert form.is_valid()
    tell(
        form,
        BadInput([Problem(what="too early", where="x", mend="wait")]),
        {"early": ("day", "bid")},
    )
    assert form.errors == {"bid": ["Too early. Wait."]}


def test_what_is_worth_a_warning_is_told_on_the_next_page():
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)
    warn(request, [Problem(what="it is late", where="x", mend="hurry")])
    assert [one.message for one in request._messages] == ["It is late. Hurry."]
