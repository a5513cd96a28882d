"""Tags and filters as templates use them, without loading anything."""

from __future__ import annotations

import pytest
from django import forms
from django.template import engines

from counterfoil.access import Marking
from tests.web.govuk.parsed_html import attributes_of, text_of


class Named(forms.Form):
    title = forms.CharField(label="Title")
    hidden = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        if self.cleaned_data.get("title") == "taken":
            raise forms.ValidationError("There is a partnership of this name")


Many = forms.formset_factory(Named, extra=0, min_num=2, validate_min=True)


def drawn(template, **context):
    return engines["django"].from_string(template).render(context)


def test_a_component_is_drawn_by_name():
    assert text_of(drawn('{% govuk "button" text=words %}', words="<Save>")) == "<Save>"
    assert text_of(drawn('{% moj "badge" text="Urgent" %}')) == "Urgent"


def test_a_block_is_the_html_of_its_component():
    html = drawn(
        '{% govukblock "details" summaryText="Why" %}<p>{{ words }}</p>{% endgovukblock %}',
        words="a < b",
    )

    assert "<p>a &lt; b</p>" in html
    assert "<p>x</p>" in drawn('{% mojblock "filter" %}<p>x</p>{% endmojblock %}')


def test_filters_write_amounts_and_days():
    assert drawn("{{ x|money }} {{ x|pounds }} {{ y|percent }}", x=-1.5, y=None) == (
        "−£1.50 −£2 not known"
    )
    assert drawn("{{ x|day }} {{ x|moment }} {{ z|pounds_short }}", x=None, z=2_000_000) == (
        "not known not known £2 million"
    )


def test_no_error_no_summary():
    assert drawn("{% error_summary form %}", form=Named()) == ""
    assert drawn("{% error_summary form nothing %}", form=Named()) == ""


def test_the_summary_leads_to_each_control():
    html = drawn("{% error_summary form %}", form=Named({}))

    assert [one["href"] for one in attributes_of(html, "a")] == ["#id_title"]
    assert "Enter the title" in text_of(html)


def test_what_is_wrong_with_the_whole_leads_to_its_start():
    html = drawn("{% error_summary form %}", form=Named({"title": "taken", "hidden": "x"}))

    assert [one["href"] for one in attributes_of(html, "a")] == ["#id_title"]
    assert "There is a partnership of this name" in text_of(html)


def test_a_formset_and_problems_of_a_view_are_summed_up_too():
    formset = Many({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"})
    html = drawn(
        "{% error_summary formset problems %}",
        formset=formset,
        problems=[("The weights add up to 95%", "id_weight"), "Nobody has reviewed it"],
    )

    assert "#id_form-0-title" in html
    assert "#id_weight" in html
    assert "Nobody has reviewed it" in text_of(html)
    assert "at least 2 forms" in text_of(html)


def test_has_errors_is_of_forms_formsets_and_nothing():
    assert drawn("{{ form|has_errors }}", form=Named({})) == "True"
    assert drawn("{{ form|has_errors }}", form=Named()) == "False"
    assert drawn("{% if nothing|has_errors %}x{% endif %}") == ""
    assert drawn("{{ form|has_errors }}", form=Many()) == "False"


@pytest.mark.parametrize(
    "marking", [Marking.OFFICIAL_SENSITIVE_COMMERCIAL, "official_sensitive_commercial"]
)
def test_a_marking_is_drawn_from_the_enum_or_what_is_stored(marking):
    html = drawn("{% marking_banner marking %}", marking=marking)

    assert text_of(html) == "Protective marking: OFFICIAL-SENSITIVE: COMMERCIAL"
    assert "app-marking--sensitive" in html


def test_no_marking_no_banner():
    assert drawn("{% marking_banner marking %}") == ""


def test_a_marking_that_is_none_stops_the_page():
    with pytest.raises(ValueError, match="SECRET"):
        drawn("{% marking_banner marking %}", marking="SECRET")
