"""Records as CSV files."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.records import Invoice, Measurement, Unavailability, Volume
from counterfoil.contractfile.record_columns import RECORD_FILES
from counterfoil.contractfile.record_csv import read_record_csv, write_record_csv
from tests.fixtures.contracts import volume
from tests.fixtures.every_kind_of_record import every_kind_of_record

RECORDS = every_kind_of_record()
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n"), max_size=20
) | st.sampled_from(["=1", "'=1", "''+x", "'", "-", "@a", '"', ","])


@pytest.mark.parametrize("file", RECORD_FILES)
def test_every_kind_is_read_back_as_it_was(file):
    kind = RECORD_FILES[file]
    mine = tuple(one for one in RECORDS if type(one) is kind)
    assert mine

    found = read_record_csv(kind, write_record_csv(kind, mine))

    assert found.records == mine
    assert found.problems == ()
    assert found.places[0] == f"{file}, line 2"


@given(count=st.fractions(), note=TEXTS, source=TEXTS)
def test_awkward_text_and_numbers_are_read_back_as_they_were(count, note, source):
    one = replace(volume("2026-04", 1), count=count, note=note, source=source)
    assert read_record_csv(Volume, write_record_csv(Volume, [one])).records == (one,)


def test_no_cell_is_one_that_a_spreadsheet_would_run():
    text = write_record_csv(Volume, [replace(volume("2026-04", 1), note="=cmd()")])
    assert "'=cmd()" in text


def test_an_invoice_without_lines_is_read_back():
    bare = replace(RECORDS[-1], lines=())
    assert read_record_csv(Invoice, write_record_csv(Invoice, [bare])).records == (bare,)


@pytest.mark.parametrize("file", ["volumes.csv", "invoices.csv"])
def test_made_up_figures_say_so_in_every_row_and_are_read_back(file):
    kind = RECORD_FILES[file]
    mine = tuple(one for one in RECORDS if type(one) is kind)
    text = write_record_csv(kind, mine, "Every figure is made up.")

    found = read_record_csv(kind, text)

    assert (found.records, found.problems) == (mine, ())
    assert found.is_illustrative
    heading, *rows = csv.reader(text.splitlines(keepends=True))
    assert heading[-1] == "illustrative"
    assert {row[-1] for row in rows} == {"Every figure is made up."}
    assert not read_record_csv(kind, write_record_csv(kind, mine)).is_illustrative


def test_a_column_that_may_be_left_out_may_be_left_out():
    text = (
        "id,regime,unit_type,units,began,entered_on\n"
        "u1,cells,standard,1,2026-05-03 10:00,2026-05-04\n"
    )
    (found,) = read_record_csv(Unavailability, text).records
    assert found.until is None
    assert not found.deemed


HEAD = "id,volume,month,count,entered_on\n"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "line 1", "it is empty"),
        (HEAD + "v1,calls,2026-04,many,2026-05-01", "line 2, column count", "exact number"),
        (HEAD + "v1,calls,2026-04,,2026-05-01", "line 2, column count", "count is blank"),
        (HEAD + "v1,calls,2026-4,1,2026-05-01", "line 2, column month", "is not a month"),
        (HEAD + "v1,calls,2026-04,1", "line 2", "it has 4 cells, and the header 5"),
        (HEAD + "v1,calls,2026-04,1,000,2026-05-01", "line 2", "it has 6 cells"),
        (HEAD.replace("count", "cuont"), "line 1", "'cuont' is not a column here"),
        (HEAD.replace(",count", ""), "line 1", "the column count is missing"),
        (HEAD.replace("count", "count,count"), "line 1", "stands twice"),
        (HEAD + '"v1,calls', "line 2", "not closed"),
    ],
)
def test_each_fault_names_its_row(text, where, what):
    table = read_record_csv(Volume, text)
    assert any(
        one.where == f"volumes.csv, {where}" and what in one.what and one.mend
        for one in table.problems
    )


def test_all_faults_are_told_at_once():
    rows = "".join(f"v{n},calls,2026-04,x{n},2026-05-01\n" for n in range(5))
    table = read_record_csv(Volume, HEAD + rows)
    assert len(table.problems) == 5
    assert table.records == ()


def test_rows_of_one_invoice_must_agree():
    lines = write_record_csv(Invoice, RECORDS[-1:]).split("\n", 2)
    text = "\n".join(lines).replace("20.02", "21.00", 1)
    (problem,) = read_record_csv(Invoice, text).problems
    assert problem.what == "vat_gbp is not what invoices.csv, line 2 says for the same invoice"


def test_twenty_thousand_rows_are_read_in_order():
    text = "id,measure,month,numerator,entered_on\n" + "".join(
        f"m{n},answered,2026-04,{n},2026-05-01\n" for n in range(20_000)
    )
    found = read_record_csv(Measurement, text)
    assert len(found.records) == 20_000
    assert found.places[-1] == "measurements.csv, line 20001"
