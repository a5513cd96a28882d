"""Plain Django forms come out as GOV.UK forms; bare controls have GOV.UK's classes."""

from __future__ import annotations

from django import forms

from tests.web.govuk.parsed_html import attributes_of, text_of


class Line(forms.Form):
    title = forms.CharField(label="Title")
    amount = forms.DecimalField(label="Amount", widget=forms.TextInput(attrs={"prefix": "£"}))
    note = forms.CharField(widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(choices=[("a", "A")])
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_form_is_its_fields_in_order_and_its_hidden_ones():
    html = str(Line())

    assert [one["for"] for one in attributes_of(html, "label")] == [
        "id_title",
        "id_amount",
        "id_note",
        "id_kind",
    ]
    assert {"hidden"} == {
        one["type"] for one in attributes_of(html, "input") if one["name"] == "seen"
    }


def test_a_field_group_is_one_field():
    assert text_of(Line()["title"].as_field_group()) == "Title"


def test_a_bare_control_looks_like_one_of_ours():
    form = Line({"title": "", "amount": "1", "kind": "a"})
    (title,) = attributes_of(str(form["title"]), "input")
    (amount,) = attributes_of(str(form["amount"]), "input")

    assert title["class"] == "govuk-input govuk-input--error"
    assert title["aria-invalid"] == "true"
    assert amount["class"] == "govuk-input"
    assert "prefix" not in amount
    assert attributes_of(str(form["note"]), "textarea")[0]["class"] == "govuk-textarea"
    assert attributes_of(str(form["kind"]), "select")[0]["class"] == "govuk-select"
    assert "class" not in attributes_of(str(form["seen"]), "input")[0]


def test_a_bare_control_takes_classes_of_its_own():
    widget = Line()["title"].as_widget(attrs={"class": "app-cell", "aria-label": "Title, line 1"})

    assert attributes_of(widget, "input")[0]["class"] == "govuk-input app-cell"


def test_a_disabled_field_stays_disabled():
    form = Line()
    form.fields["title"].disabled = True

    assert "disabled" in attributes_of(str(form["title"]), "input")[0]
    assert "disabled" in attributes_of(form["title"].as_field_group(), "input")[0]
