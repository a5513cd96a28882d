from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.tables import CellKind, Column, Table, read_cell, read_rows

YEAR = Column(name="year", kind=CellKind.YEAR, means="calendar year")
INDEX = Column(name="index", kind=CellKind.NUMBER, means="level")


@pytest.mark.parametrize(
    ("text", "kind", "cell"),
    [
        ("0.035", CellKind.SHARE, 0.035),
        (2, CellKind.SHARE, 2.0),
        ("2024", CellKind.YEAR, 2024),
        ("13462", CellKind.INTEGER, 13462),
        ("2018-04", CellKind.MONTH, "2018-04"),
        ("2012-01-02", CellKind.DATE, date(2012, 1, 2)),
        (date(2012, 1, 2), CellKind.DATE, date(2012, 1, 2)),
        ("Dyfed-Powys", CellKind.TEXT, "Dyfed-Powys"),
        ("", CellKind.NUMBER, None),
        (None, CellKind.TEXT, None),
    ],
)
def test_a_cell_is_read_as_its_kind(text, kind, cell):
    found = read_cell(text, kind)

    assert found == cell
    assert type(found) is type(cell)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3.5%", CellKind.SHARE),
        ("1,000", CellKind.INTEGER),
        ("2018-13", CellKind.MONTH),
        ("2018-02-30", CellKind.DATE),
        (True, CellKind.NUMBER),
    ],
)
def test_a_cell_that_does_not_fit_is_refused(text, kind):
    with pytest.raises(ValueError, match=r".+"):
        read_cell(text, kind)


def test_a_fault_names_its_row_and_column():
    with pytest.raises(ValueError, match="row 2, column index"):
        read_rows([["2023", "96.2507"], ["2024", "a hundred"]], (YEAR, INDEX))


def test_a_short_row_is_refused():
    with pytest.raises(ValueError, match="row 1 has 1 cells for 2 columns"):
        read_rows([["2023"]], (YEAR, INDEX))


def test_a_table_gives_columns_and_records():
    table = Table(id="t", title="T", columns=(YEAR, INDEX), rows=((2023, 96.2507), (2024, 100.0)))

    assert table.column("index") == (96.2507, 100.0)
    assert list(table.records())[1] == {"year": 2024, "index": 100.0}
    with pytest.raises(InvalidValue, match="no column 'level'"):
        table.column("level")


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": ()},
        {"columns": (YEAR, YEAR)},
        {"rows": ((2024,),)},
        {"shown": ("level",)},
    ],
    ids=["no rows", "a column twice", "a short row", "shows what is not there"],
)
def test_a_wrong_table_cannot_be_built(wrong):
    right = {"id": "t", "title": "T", "columns": (YEAR, INDEX), "rows": ((2024, 100.0),)}

    with pytest.raises(InvalidValue):
        Table(**{**right, **wrong})
