"""Records into rows and back, every kind of them."""

from datetime import UTC, date, datetime

from counterfoil_web.contracts.record_rows import month_of, record_of
from counterfoil_web.registers.record_rows import fields_of
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
