"""Each kind of field as its component: value, label, hint, error and the link to it."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils.safestring import mark_safe

from counterfoil_web.govuk.field_components import field_html
from counterfoil_web.govuk.field_messages import first_control, messages_of
from counterfoil_web.govuk.form_fields import DateField, MoneyField, PercentField
from tests.web.govuk.parsed_html import attributes_of, text_of

KINDS = [("custody", "Custody"), ("business", "Business partnering")]


class Everything(forms.Form):
    title = forms.CharField(label="Name of the partnership", help_text="As in the <contract>")
    email = forms.EmailField(required=False, label="Email address")
    count = forms.IntegerField(label="Detentions a year")
    rate = forms.DecimalField(label="Rate")
    charge = MoneyField(label="Charge")
    discount = PercentField(label="Discount")
    secret = forms.CharField(widget=forms.PasswordInput, label="Password")
    reason = forms.CharField(widget=forms.Textarea, max_length=200, label="Why is it not taken?")
    notes = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), label="Notes")
    kind = forms.ChoiceField(choices=[("", "---------"), *KINDS], label="Kind")
    route = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, label="Route")
    rooms = forms.MultipleChoiceField(
        choices=KINDS, widget=forms.CheckboxSelectMultiple, label="Rooms"
    )
    agreed = forms.BooleanField(label="I have read the guidance")
    evidence = forms.FileField(label="Evidence")
    starts = DateField(label="Your start date")
    forces = forms.MultipleChoiceField(choices=KINDS, label="Forces", required=False)
    grouped = forms.ChoiceField(choices=[("Group", KINDS)], label="Grouped", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(name, form=None):
    return field_html((form or Everything())[name])


@pytest.mark.parametrize("name", [name for name in Everything.base_fields if name != "seen"])
def test_every_field_has_a_label_for_its_control(name):
    html = drawn(name)
    ids = {
        one.get("id") for tag in ("input", "select", "textarea") for one in attributes_of(html, tag)
    }

    assert ids
    assert {label["for"] for label in attributes_of(html, "label")} == ids
    assert str(Everything.base_fields[name].label) in text_of(html)


@pytest.mark.parametrize("name", [name for name in Everything.base_fields if name != "seen"])
def test_an_error_stands_at_the_control_that_the_summary_leads_to(name):
    form = Everything({"email": "x", "forces": "none", "grouped": "none"})
    html = drawn(name, form)

    assert f'id="{first_control(form[name])}"' in html
    assert "govuk-form-group--error" in html
    assert f"id_{name}-error" in html
    described = {
        one.get("aria-describedby")
        for tag in ("input", "select", "textarea", "fieldset")
        for one in attributes_of(html, tag)
    }
    assert any(f"id_{name}-error" in (ids or "") for ids in described)
    assert form[name].errors
    assert all(message in text_of(html) for message in messages_of(form[name]))


def test_what_was_typed_is_shown_again_and_escaped():
    form = Everything(
        {"title": '"><script>', "reason": "</textarea><script>", "kind": "business", "rooms": KINDS}
    )

    assert attributes_of(drawn("title", form), "input")[0]["value"] == '"><script>'
    assert "<script>" not in drawn("reason", form)
    assert [("selected" in one) for one in attributes_of(drawn("kind", form), "option")] == [
        False,
        False,
        True,
    ]


def test_initial_values_are_shown():
    form = Everything(
        initial={
            "route": "custody",
            "rooms": ["business"],
            "agreed": True,
            "starts": date(2027, 4, 1),
            "discount": 0.035,
        }
    )

    def checked(name):
        return ["checked" in one for one in attributes_of(drawn(name, form), "input")]

    assert checked("route") == [True, False]
    assert checked("rooms") == [False, True]
    assert checked("agreed") == [True]
    assert [one["value"] for one in attributes_of(drawn("starts", form), "input")] == [
        "1",
        "4",
        "2027",
    ]
    assert attributes_of(drawn("discount", form), "input")[0]["value"] == "3.5"


def test_numbers_are_text_with_the_right_keyboard():
    (whole,) = attributes_of(drawn("count"), "input")
    (rate,) = attributes_of(drawn("rate"), "input")

    assert (whole["type"], whole["inputmode"]) == ("text", "numeric")
    assert (rate["type"], rate["inputmode"]) == ("text", "decimal")


def test_money_and_shares_say_their_unit():
    assert "£" in text_of(drawn("charge"))
    assert "%" in text_of(drawn("discount"))


def test_a_password_is_never_shown_again():
    assert "hunter2" not in drawn("secret", Everything({"secret": "hunter2"}))


def test_a_hint_is_text_unless_it_was_made_as_html():
    assert "&lt;contract&gt;" in drawn("title")

    form = Everything()
    form.fields["title"].help_text = mark_safe("As in <em>the</em> contract")
    assert "<em>the</em>" in drawn("title", form)


def test_a_long_answer_counts_its_characters():
    assert 'data-maxlength="200"' in drawn("reason")
    assert "data-maxlength" not in drawn("notes")
    assert attributes_of(drawn("notes"), "textarea")[0]["rows"] == "3"


def test_what_may_be_left_empty_says_so_unless_the_form_does_not_want_it():
    assert "Email address (optional)" in text_of(drawn("email"))

    class Filter(Everything):
        mark_optional = False

    assert "(optional)" not in text_of(drawn("email", Filter()))


def test_a_choice_may_have_a_hint_of_its_own():
    form = Everything()
    form.fields["route"].choice_hints = {"custody": "Detention, healthcare, escorts"}

    assert "Detention, healthcare, escorts" in text_of(drawn("route", form))


def test_own_attributes_reach_the_control():
    class Own(forms.Form):
        q = forms.CharField(
            widget=forms.TextInput(
                attrs={
                    "class": "govuk-input--width-10",
                    "hx-get": "/x",
                    "maxlength": 3,
                    "autocomplete": "off",
                }
            )
        )

    (control,) = attributes_of(drawn("q", Own()), "input")
    assert control["class"] == "govuk-input govuk-input--width-10"
    assert control["hx-get"] == "/x"
    assert control["autocomplete"] == "off"
    assert "maxlength" not in control


def test_several_errors_all_stand_there():
    form = Everything({"title": "x"})
    form.add_error("title", ["It is too short", "It is <taken>"])

    assert "It is too short" in text_of(drawn("title", form))
    assert "It is &lt;taken&gt;" in drawn("title", form)


def test_only_the_wrong_box_of_a_date_is_marked():
    form = Everything({"starts-day": "1", "starts-month": "", "starts-year": "2027"})
    marked = [
        "govuk-input--error" in one["class"]
        for one in attributes_of(drawn("starts", form), "input")
    ]

    assert marked == [False, True, False]
    assert first_control(form["starts"]) == "id_starts-month"


def test_a_select_with_groups_shows_each_option_once_under_its_group():
    class Grouped(forms.Form):
        kind = forms.ChoiceField(
            choices=[
                ("", "---------"),
                ("Run by <others>", KINDS),
                ("Ours", [("own", "In house & shared")]),
            ],
            required=False,
        )

    html = drawn("kind", Grouped({"kind": "business"}))

    assert [one["label"] for one in attributes_of(html, "optgroup")] == ["Run by <others>", "Ours"]
    options = attributes_of(html, "option")
    assert [one["value"] for one in options] == ["", "custody", "business", "own"]
    assert [one["value"] for one in options if "selected" in one] == ["business"]
    first, second = html.split("<optgroup")[1:]
    assert [one["value"] for one in attributes_of(first, "option")] == ["custody", "business"]
    assert [one["value"] for one in attributes_of(second, "option")] == ["own"]
    assert "Run by &lt;others&gt;" in html
    assert "In house &amp; shared</option></optgroup>" in html


def test_a_hidden_field_has_no_label():
    assert "<label" not in drawn("seen")
