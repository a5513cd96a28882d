"""Records into rows and back, every kind of them."""

from datetime import UTC, date, datetime

import pytest

from counterfoil.errors import InvalidValue
from counterfoil_web.contracts.record_rows import (
    fields_of,
    month_of,
    record_from,
    record_of,
)
from tests.fixtures.contracts import volume
from tests.fixtures.every_kind_of_record import every_kind_of_record
from tests.web.contracts.conftest import add_row


def test_every_kind_comes_back_as_it_went_in(contract, world):
    records = every_kind_of_record()
    for record in records:
        row = add_row(
            contract,
            record,
            world.people["contract_manager"],
            world.organisations["force"],
            datetime(2026, 6, 1, 12, tzinfo=UTC),
        )
        row.refresh_from_db()
        found = record_of(row)
        assert fields_of(found) == fields_of(record)
        assert (found.id, found.supersedes, found.entered_on) == (
            record.id,
            record.supersedes,
            date(2026, 6, 1),
        )


def test_the_month_of_a_record():
    assert month_of(volume("2026-04", 1)) == "2026-04"
    without = (one for one in every_kind_of_record() if not hasattr(one, "month"))
    assert {month_of(one) for one in without} == {""}


def test_a_text_that_is_no_number_is_refused():
    texts = {"volume": "detentions", "month": "2026-04", "count": "many"}
    with pytest.raises(InvalidValue):
        record_from("volume", "v1", texts, entered_on=date(2026, 5, 1))
    with pytest.raises(InvalidValue, match="month: it is blank"):
        record_from("volume", "v1", {**texts, "month": ""}, entered_on=date(2026, 5, 1))
    good = record_from("volume", "v1", {**texts, "count": "12"}, entered_on=date(2026, 5, 1))
    assert good.count == 12
