"""A record is kept as a row and read back the same; a text that says nothing names its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.models import User
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.registers.record_rows import RecordRows, columns_of, fields_of
from tests.fixtures.every_kind_of_record import every_kind_of_record

ROWS = RecordRows(RECORD_WORDS)
VOLUME = {"volume": "detentions", "month": "2026-04", "count": "12"}


@pytest.mark.parametrize("record", every_kind_of_record(), ids=lambda one: one.kind)
def test_every_kind_comes_back_as_it_was(record):
    row = Recorded(**columns_of(record), entered_by=User(name="Somebody"))
    found = ROWS.record_of(row)
    assert found.entered_by == "Somebody"
    assert replace(found, entered_on=record.entered_on, entered_by=record.entered_by) == record
    assert fields_of(found) == row.fields


@pytest.mark.parametrize(
    ("changed", "told"), [({"count": "many"}, "count"), ({"month": ""}, "month")]
)
def test_a_text_that_says_nothing_names_its_field(changed, told):
    with pytest.raises(InvalidValue) as refused:
        ROWS.record_from("volume", "v1", {**VOLUME, **changed}, entered_on=date(2026, 5, 1))
    assert refused.value.where == told


def test_what_is_typed_is_read():
    made = ROWS.record_from(
        "volume", "v1", VOLUME, entered_on=date(2026, 5, 1), source="Log", supersedes="v0"
    )
    assert (made.count, made.source, made.supersedes) == (12, "Log", "v0")
