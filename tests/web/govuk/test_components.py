"""The components draw what GOV.UK Frontend draws, and nothing that only government may show."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from time import process_time

import pytest
from django import forms
from django.utils.safestring import mark_safe
from jinja2 import TemplateNotFound

from counterfoil_web.govuk.components import _key, nested, rendered
from counterfoil_web.govuk.form_fields import DateField
from tests.architecture.repository import ROOT
from tests.web.govuk.parsed_html import attributes_of, text_of, tokens

FIXTURES = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"

# The macros are those of GOV.UK Frontend 6.3: what 6.6 added, and no page of ours uses.
NO_MACRO = {"feedback", "language-navigation"}
DIFFERENT = {
    "button": {"start link with html"},
    "character-count": {
        "with maxwords",
        "with count type 'length'",
        *(
            f"with count type '{counted}'{case}"
            for counted in ("characters", "words")
            for case in ("", " and value", " and error message", " and threshold")
        ),
    },
    "panel": {
        "interruption",
        "interruption-with-content-with-long-line-length",
        "interruption-with-headings-content-and-lists",
        "interruption with custom classes",
        "interruption, with actions classes and attributes",
        "interruption, submit action",
        "interruption, button link",
        "interruption, no actions",
        "interruption, no actions items",
    },
    "service-navigation": {"with right-aligned language navigation", "with `inline` end slot"},
}
# Each of these has classes on its boxes that our date field sets itself, or new options.
DATE_INPUTS_THAT_DIFFER = 36


def fixtures():
    for file in sorted(FIXTURES.glob("*/fixtures.json")):
        known = json.loads(file.read_text(encoding="utf-8"))
        for one in known["fixtures"]:
            yield known["component"], one["name"], one["options"], one["html"]


def draws_the_same(component, options, html):
    try:
        return tokens(rendered("govuk", component, options)) == tokens(html)
    except TemplateNotFound:
        return False


def test_components_are_those_of_govuk_frontend():
    known = list(fixtures())
    assert known, "the front end is not there\n  mend: make front-end"

    missed = [
        (component, name)
        for component, name, options, html in known
        if component not in NO_MACRO and not draws_the_same(component, options, html)
    ]

    counted = Counter(component for component, _ in missed)
    assert counted.pop("date-input") == DATE_INPUTS_THAT_DIFFER
    others = {(component, name) for component, name in missed if component != "date-input"}
    assert others == {(component, name) for component in DIFFERENT for name in DIFFERENT[component]}
    assert len(known) > 700


def test_text_is_escaped_and_only_html_options_are_html():
    drawn = rendered("govuk", "inset-text", {"text": "<script>alert(1)</script>"})
    assert "&lt;script&gt;" in drawn
    assert "<b>bold</b>" in rendered("govuk", "inset-text", {"html": "<b>bold</b>"})


@pytest.mark.parametrize(
    "component",
    [
        *("side-navigation", "sub-navigation", "timeline", "badge", "identity-bar", "filter"),
        *("search", "page-header-actions", "ticket-panel", "alert"),
    ],
)
def test_text_of_moj_components_is_escaped(component):
    evil = "<img src=x onerror=alert(1)>"
    item = {"text": evil, "href": "/", "label": evil, "byline": evil, "date": evil}
    options = {
        **dict.fromkeys(("text", "label", "hint", "value", "classes", "submitText"), evil),
        "title": evil if component == "alert" else {"text": evil},
        "heading": evil if component == "filter" else {"text": evil},
        "items": [item],
        "selected": [item],
    }

    assert "<img" not in rendered("moj", component, options)


def test_options_of_a_tag_are_nested_and_none_is_left_out():
    flat = {"label__text": "Name", "label__classes": None, "form_group__classes": "x", "id": "a"}

    assert nested(flat) == {"label": {"text": "Name"}, "form_group": {"classes": "x"}, "id": "a"}


def test_side_navigation_says_where_one_is():
    items = [
        {"text": "Strategy", "href": "/a", "active": True},
        {"text": "Sourcing", "href": "/b"},
    ]
    drawn = rendered("moj", "side-navigation", {"label": "Rooms", "items": items})

    assert attributes_of(drawn, "nav")[0]["aria-label"] == "Rooms"
    assert [link.get("aria-current") for link in attributes_of(drawn, "a")] == ["location", None]


def test_side_navigation_may_have_sections():
    section = {"heading": {"text": "Case"}, "items": [{"text": "Results", "href": "/r"}]}
    drawn = rendered("moj", "side-navigation", {"sections": [section]})

    assert text_of(drawn) == "Case Results"


def test_timeline_parts_words_that_stand_side_by_side():
    item = {
        "label": "Version 2 approved",
        "byline": "the commissioner",
        "date": "22 November 2026",
        "datetime": "2026-11-22",
        "text": "With one condition.",
    }
    drawn = rendered("moj", "timeline", {"items": [item], "headingLevel": 3})

    words = "Version 2 approved by the commissioner 22 November 2026 With one condition."
    assert text_of(drawn) == words
    assert attributes_of(drawn, "time") == [{"datetime": "2026-11-22"}]
    assert "<h3" in drawn


def test_filter_names_what_is_chosen_and_how_to_clear_it():
    drawn = rendered(
        "moj",
        "filter",
        {
            "html": "<p>controls</p>",
            "selected": [{"text": "Custody", "href": "?kind="}],
            "clearHref": "?",
        },
    )

    assert "Remove this filter Custody" in text_of(drawn)
    assert {link["href"] for link in attributes_of(drawn, "a")} == {"?", "?kind="}
    assert "<p>controls</p>" in drawn


def test_search_has_its_label_and_hint():
    drawn = rendered("moj", "search", {"action": "/x", "label": "Find a case", "hint": "By name"})

    assert attributes_of(drawn, "label")[0]["for"] == attributes_of(drawn, "input")[0]["id"]
    assert attributes_of(drawn, "input")[0]["aria-describedby"] == "search-hint"


class _Unwritable:
    """A value that has words and cannot be written down as a key."""

    def __str__(self):
        return "<said>"

    def __reduce__(self):
        raise TypeError("not to be written")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"text": "<b>"}, {"text": mark_safe("<b>")}),
        ({"text": "1"}, {"text": 1}),
        ({"text": "1"}, {"html": "1"}),
        ({"text": "", "attributes": {"a": "1"}}, {"text": "", "attributes": {"a": "2"}}),
    ],
    ids=["safe HTML", "a number", "another option", "a part"],
)
def test_what_is_drawn_is_kept_apart_by_values_and_their_kinds(one, other):
    assert _key(one) != _key(other)
    assert _key(one) == _key(deepcopy(one))


def test_values_that_are_one_object_or_two_alike_have_the_same_key():
    word = "".join(["a", "b"])

    assert _key({"text": word, "id": word}) == _key({"text": "".join(["a", "b"]), "id": "ab"})


@pytest.mark.parametrize("text", [_Unwritable(), "x" * 40_000])
def test_what_has_no_key_or_a_long_one_is_drawn_anew(text):
    drawn = rendered("govuk", "tag", {"text": text})

    assert _key({"text": text}) is None
    assert (str(text) if str(text).isalnum() else "&lt;said&gt;") in drawn


def test_a_form_of_twelve_fields_is_drawn_in_a_few_milliseconds():
    class Twelve(forms.Form):
        """As large as a form of ours gets."""

    for number in range(12):
        choices = [(str(one), f"Choice {one}") for one in range(8)]
        kinds = (forms.CharField(), forms.ChoiceField(choices=choices), DateField())
        Twelve.base_fields[f"field_{number}"] = kinds[number % 3]
    Twelve().render()
    times = []
    for _ in range(9):
        started = process_time()
        Twelve().render()
        times.append(process_time() - started)

    assert min(times) < 0.006
