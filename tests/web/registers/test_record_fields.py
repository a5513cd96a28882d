"""Fields take what people type and give what the library reads."""

from datetime import date

import pytest
from django import forms

from counterfoil.contract.records import (
    Acceptance,
    DaysWorked,
    IndexValue,
    Invoice,
    Relief,
    Unavailability,
    Volume,
)
from counterfoil.contractfile.shapes import shapes_of
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil_web.contracts.records_words import WORDS
from counterfoil_web.registers.record_fields import RecordFields, choice


def _field(record, name, names=None, **more):
    shape = next(one for one in shapes_of(record) if one.name == name)
    return RecordFields(WORDS, **more).field_for(record.kind, shape, names)


@pytest.mark.parametrize(
    ("record", "name", "typed", "read"),
    [
        (Volume, "count", "1,940", "1940"),
        (Volume, "count", " 12.5 ", "12.5"),
        (Volume, "month", "April 2026", "2026-04"),
        (Volume, "month", "2026-04", "2026-04"),
        (DaysWorked, "days", "3", "3"),
        (Unavailability, "began", "3 April 2026 14:30", "2026-04-03 14:30"),
        (Unavailability, "until", "", ""),
        (IndexValue, "final", None, "no"),
        (IndexValue, "final", "on", "yes"),
    ],
)
def test_what_people_type_is_read(record, name, typed, read):
    assert _field(record, name).clean(typed) == read


@pytest.mark.parametrize(
    ("record", "name", "typed", "told"),
    [
        (Volume, "count", "", "Enter how many"),
        (Volume, "count", "many", "not an exact number"),
        (Volume, "month", "Aprilish", "not a month"),
        (Unavailability, "began", "yesterday", "not a day and time"),
    ],
)
def test_what_says_nothing_is_told(record, name, typed, told):
    with pytest.raises(forms.ValidationError, match=told):
        _field(record, name).clean(typed)


def test_a_day_is_three_boxes_and_text():
    field = _field(Acceptance, "accepted_on")

    assert field.clean({"day": "3", "month": "4", "year": "2026"}) == "2026-04-03"
    assert field.prepare_value("2026-04-03") == date(2026, 4, 3)


def test_what_there_is_to_name_is_chosen_among():
    field = _field(Volume, "volume", {"detentions": "Detentions", "visits": "Visits"})

    assert field.choices[0] == ("", "Select an option")
    assert field.clean("visits") == "visits"
    with pytest.raises(forms.ValidationError, match="Choose one of those listed"):
        field.clean("cells")
    with pytest.raises(forms.ValidationError, match="Choose what was counted"):
        field.clean("")


def test_the_only_one_there_is_to_name_is_filled_in_where_the_register_wants_it():
    only = {"detentions": "Detentions"}
    assert _field(Volume, "volume", only, takes_only_one=True).initial == "detentions"
    assert _field(Volume, "volume", only).choices[0] == ("", "Select an option")
    assert not _field(Volume, "volume", only).initial


def test_few_words_are_shown_at_once_and_many_in_a_list():
    """Whose figure it is: two words. A stage of a lesson: seven, as the library names them."""
    assert isinstance(_field(Volume, "figure").widget, forms.RadioSelect)
    assert isinstance(_field(LessonLearned, "stage").widget, forms.Select)
    assert choice({"error_messages": {}}, [("a", "A")]).choices == [("a", "A")]


def test_a_paragraph_a_sum_and_a_text_have_each_its_box():
    assert isinstance(_field(Relief, "reason", long=("reason",)).widget, forms.Textarea)
    assert _field(Relief, "reason", longest=90).widget.attrs == {"maxlength": "90"}
    assert _field(Invoice, "vat_gbp").widget.attrs["prefix"] == "£"
