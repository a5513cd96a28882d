"""Rows read for any target: what fills them, what checks them, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.contract.records import IndexValue
from counterfoil.contractfile.column_mapping import ColumnMapping, RecordKinds
from counterfoil.contractfile.mapped_rows import Target, import_mapped, our_text
from counterfoil.contractfile.shapes import shapes_of
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil.errors import BadInput, Problem

KINDS = RecordKinds(
    of={"index_value": IndexValue},
    named_by={"index_value": ("series", "month")},
    filled={"index_value": ("series",)},
)
MAPPING = ColumnMapping(kind="index_value", columns=(("month", "Month"), ("value", "Level")))


def filled(values):
    values["series"] = "CPI"
    if values["value"] == "?":
        yield "value", "nobody knows it", "ask"


def none_wrong(records, places):
    return ()


@pytest.fixture
def taken(tmp_path):
    def take(check=none_wrong, kinds=KINDS):
        path = tmp_path / "levels.csv"
        path.write_text('Month,Level\nApr 2026,"1,310"\nMay 2026,?\n', encoding="utf-8")
        target = Target(existing=(), check=check, illustrative=False, kinds=kinds, fill=filled)
        return import_mapped(target, path, MAPPING, entered_on=date(2026, 6, 1))

    return take


def test_what_fills_a_row_can_refuse_it_by_their_column(taken):
    found = taken()

    assert found.rows == 2
    assert found.problems == (
        Problem(
            what="nobody knows it", where="levels.csv, row 3, column Level (value)", mend="ask"
        ),
    )


def test_the_check_is_given_what_was_read_and_where(taken):
    seen = []

    def check(records, places):
        seen.extend(zip((one.id for one in records), places, strict=True))
        return ()

    taken(check)
    assert seen == [("CPI-2026-04", "levels.csv, row 2")]


def test_a_field_that_nothing_fills_needs_a_column(taken):
    bare = RecordKinds(of=KINDS.of, named_by=KINDS.named_by)

    with pytest.raises(BadInput) as told:
        taken(kinds=bare)
    assert told.value.problems[0].what == "series has no column"


@pytest.mark.parametrize(
    ("field", "theirs", "ours"),
    [
        ("value", "£1,234.50", "1234.50"),
        ("month", "Apr-26", "2026-04"),
        ("entered_on", "3 Apr 26", "2026-04-03"),
        ("value", "about 5", "about 5"),  # left as it stands, to be refused
    ],
)
def test_a_cell_of_theirs_in_our_form(field, theirs, ours):
    shape = next(one for one in shapes_of(IndexValue) if one.name == field)

    assert our_text(theirs, shape, DateOrder.DAY_FIRST) == ours
