"""Dates in three boxes, money and percentages as people type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from counterfoil_web.govuk.form_fields import (
    DateField,
    DateWidget,
    MoneyField,
    NamedRecordField,
    PercentField,
    RecordsField,
)


class Contract(forms.Form):
    starts = DateField()
    ends = DateField(required=False)
    charge = MoneyField()
    discount = PercentField(required=False, min_value=0, max_value=1)


def sent(day="1", month="4", year="2027", charge="100", **others):
    parts = {"starts-day": day, "starts-month": month, "starts-year": year}
    return Contract({**parts, "charge": charge, **others})


@pytest.mark.parametrize("month", ["4", "04", "Apr", "april", " 4 "])
def test_a_month_may_be_a_number_or_a_name(month):
    form = sent(month=month)

    assert form.is_valid()
    assert form.cleaned_data["starts"] == date(2027, 4, 1)
    assert form.cleaned_data["ends"] is None


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"day": "", "month": "", "year": ""}, "Enter the date"),
        ({"day": ""}, "The date must include a day"),
        ({"day": "", "year": ""}, "The date must include a day and a year"),
        ({"day": "31"}, "The date must be a real date, such as 27 3 2027"),
        ({"month": "Smarch"}, "The date must be a real date, such as 27 3 2027"),
        ({"year": "27"}, "The year must be four figures, such as 2027"),
        ({"year": "0000"}, "The date must be a real date, such as 27 3 2027"),
        ({"day": "1e0"}, "The date must be a real date, such as 27 3 2027"),
    ],
)
def test_a_wrong_date_says_which_part_is_wrong(parts, message):
    assert sent(**parts).errors["starts"] == [message]


def test_a_date_keeps_what_was_typed():
    form = sent(day="31", month="Feb")

    assert DateWidget.parts_of(form["starts"].value()) == {
        "day": "31",
        "month": "Feb",
        "year": "2027",
    }


def test_a_date_that_was_not_touched_has_not_changed():
    form = Contract(
        {"starts-day": "1", "starts-month": "4", "starts-year": "2027", "charge": "1"},
        initial={"starts": date(2027, 4, 1), "charge": 1},
    )

    assert form.changed_data == []
    assert form["starts"].id_for_label == "id_starts-day"


def test_a_date_that_was_not_sent_is_known_to_be_left_out():
    widget = DateWidget()

    assert widget.value_omitted_from_data({}, {}, "starts")
    assert not widget.value_omitted_from_data({"starts-day": ""}, {}, "starts")
    assert widget.value_from_datadict({"starts": date(2027, 4, 1)}, {}, "starts") == {
        "day": "1",
        "month": "4",
        "year": "2027",
    }


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("£1 234", "1234"),
        ("£ 1\N{NO-BREAK SPACE}234", "1234"),
        ("(250)", "-250"),
        ("−250", "-250"),
        ("-£250", "-250"),
    ],
)
def test_money_is_taken_as_people_type_it(typed, amount):
    form = sent(charge=typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["charge"] == Decimal(amount)


@pytest.mark.parametrize("typed", ["1.2m", "ten", "NaN", "=1+1"])
def test_what_is_not_money_says_how_to_write_it(typed):
    assert sent(charge=typed).errors["charge"][0].startswith("Enter")


def test_a_pound_sign_alone_is_nothing():
    assert sent(charge="£").has_error("charge", "required")


def test_money_has_no_more_than_pence():
    assert sent(charge="1.005").errors["charge"]


@pytest.mark.parametrize(("typed", "share"), [("3.5", "0.035"), ("3.5 %", "0.035"), ("0", "0")])
def test_a_percentage_is_kept_as_a_share(typed, share):
    form = sent(discount=typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["discount"] == Decimal(share)


def test_bounds_of_a_percentage_are_shares():
    assert sent(discount="101").errors["discount"]
    assert not sent(discount="100").errors


@pytest.mark.parametrize(
    ("share", "shown"), [(Decimal("0.035"), "3.5"), (0.5, "50"), (Decimal(0), "0"), (None, None)]
)
def test_a_share_is_shown_as_a_percentage(share, shown):
    assert Contract(initial={"discount": share})["discount"].value() == shown


def test_a_percentage_that_was_wrong_is_shown_as_typed():
    assert sent(discount="lots")["discount"].value() == "lots"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("9" * 20, "must be less than"), ("1e400", "must be less than"), ("1.005", "whole pence")],
)
def test_too_much_money_is_refused_in_plain_words(typed, words):
    assert words in sent(charge=typed).errors["charge"][0]


@pytest.mark.django_db
def test_a_number_too_great_for_any_record_is_no_choice():
    from counterfoil_web.accounts.models import Organisation

    field = RecordsField(queryset=Organisation.objects.all())

    with pytest.raises(ValidationError):
        field.clean(["9" * 20])


@pytest.mark.django_db
def test_a_named_record_is_chosen_out_of_a_list_read_by_names_alone(django_assert_num_queries):
    from counterfoil_web.accounts.models import Organisation

    beta = Organisation.objects.create(name="Heddlu’r Bryniau", kind="force")
    Organisation.objects.create(name="Alpha", kind="force")
    field = NamedRecordField(
        queryset=Organisation.objects.order_by("name"), empty_label="Select a force"
    )

    with django_assert_num_queries(1) as asked:
        choices = list(iter(field.choices))  # without iter it would count them first
    assert [name for _, name in choices] == ["Select a force", "Alpha", "Heddlu’r Bryniau"]
    assert choices[0][0] == ""
    assert "colour" not in asked.captured_queries[0]["sql"]
    assert field.clean(str(beta.pk)) == beta


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["0", "x", "-1", str(2**31), "9" * 20, ""])
def test_what_is_no_named_record_is_refused_in_words(typed):
    from counterfoil_web.accounts.models import Organisation

    field = NamedRecordField(queryset=Organisation.objects.all())

    with pytest.raises(ValidationError, match=r"valid choice|required"):
        field.clean(typed)
