"""Fields take what people type and give what the library reads."""

from datetime import date

import pytest
from django import forms

from counterfoil.contract.records import DaysWorked, IndexValue, Unavailability, Volume
from counterfoil.contractfile.shapes import shapes_of
from counterfoil_web.contracts.records_fields import field_for


def _field(record, name, names=None):
    shape = next(one for one in shapes_of(record) if one.name == name)
    return field_for(record.kind, shape, names)


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
    from counterfoil.contract.records import Acceptance

    field = _field(Acceptance, "accepted_on")

    assert field.clean({"day": "3", "month": "4", "year": "2026"}) == "2026-04-03"
    assert field.prepare_value("2026-04-03") == date(2026, 4, 3)


def test_what_the_terms_name_is_chosen_among():
    field = _field(Volume, "volume", {"detentions": "Detentions", "visits": "Visits"})

    assert field.clean("visits") == "visits"
    with pytest.raises(forms.ValidationError, match="Choose one of those that the terms name"):
        field.clean("cells")
    assert _field(Volume, "volume", {"detentions": "Detentions"}).initial == "detentions"
