"""The forms of what comes in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError

from counterfoil.contractfile.shapes import shapes_of
from counterfoil.tender.bids import Answer
from counterfoil_web.tenders.entry_forms import (
    EntryForm,
    FileForm,
    MomentField,
    OpeningForm,
    field_for,
    long_field,
)


def test_a_bid_is_typed_as_people_write_it():
    given = {"bidder": "F", "name": "Bidder F", "received_at": "23 November 2026 11:40"}
    form = EntryForm("bid", {"lot": {}}, given)

    assert form.is_valid(), form.errors
    assert form.texts == {"bidder": "F", "name": "Bidder F", "received_at": "2026-11-23 11:40"}


def test_what_is_put_right_has_its_reason():
    form = EntryForm("criteria_published", {}, {"where": "The portal"}, corrects=True)
    assert not form.is_valid()
    assert form.errors["change_reason"] == ["Say why it is put right"]


def test_a_file_says_that_it_holds_no_price():
    file = {"file": SimpleUploadedFile("a.txt", b"abc")}
    kept = {"r-1": "a.txt"}
    form = FileForm({"received_at": "2026-11-23 11:40", "replaces": "r-1"}, file, kept=kept)

    assert not form.is_valid()
    assert set(form.errors) == {"no_price", "change_reason"}
    whole = {"received_at": "2026-11-23 11:40", "no_price": "on"}
    assert FileForm(whole, file, kept=kept).is_valid()


def test_moments_and_the_opening():
    with pytest.raises(ValidationError, match="Enter the day and the local time"):
        MomentField().clean("noon")
    assert set(OpeningForm({}).errors) == {"witness", "sure"}
    assert long_field("Why", "Say why").max_length == 4_000


def test_an_answer_has_room_and_its_criterion_is_chosen():
    shapes = {one.name: one for one in shapes_of(Answer)}
    assert field_for("answer", shapes["text"], None).widget.attrs["rows"] == 12
    chosen = field_for("answer", shapes["criterion"], {"care": "Care"})
    with pytest.raises(ValidationError, match="one of those listed"):
        chosen.clean("x")


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2026-11-03 16:05", "3 November 2026 16:05"),
        ("2026-11-03 16:05:30", "3 November 2026 16:05:30"),
        ("noon", "noon"),
    ],
)
def test_a_moment_is_shown_as_people_write_it_and_reads_as_it_was(kept, shown):
    assert MomentField().prepare_value(kept) == shown
    if shown != kept:
        assert MomentField().clean(shown) == kept


def test_a_name_that_is_blank_stands_for_all():
    names = {"bid": {"a": "Bidder A"}, "criterion": {"": "All of them", "care": "Care"}}
    form = EntryForm("evaluation_day", names)

    assert form.fields["criterion"].choices[0] == ("", "All of them")
    assert not form.fields["criterion"].required
