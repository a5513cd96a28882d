from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from counterfoil.access import Refusal
from counterfoil.record import read_header, read_rows, verify
from counterfoil_web.oversight.exports import as_csv, as_json_lines
from counterfoil_web.oversight.sight import Sight
from counterfoil_web.records.log import write
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
REFUSAL = Refusal(rule="sealed-bid_price", sentence="Sealed.", mend="Wait.")
SIGHT = Sight(organisation_id=0, today=date(2026, 4, 1), reads_histories=True)


def nothing_withheld(rows):
    return {}


def lines_of(parts) -> list[str]:
    return b"".join(parts).decode().splitlines()


def cells_of(parts) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(parts).decode("utf-8-sig"))))


@pytest.fixture
def rows():
    return [write(None, "edited", record=f"case/{n}", after={"n": n}) for n in range(1, 7)]


class TestJsonLines:
    def test_a_whole_log_can_be_verified(self, rows):
        lines = lines_of(as_json_lines(Event.objects.all(), nothing_withheld, {"made_by": "x"}))
        header = read_header(lines[0], "copy")
        verdict = verify(
            (row.link for row in read_rows(lines[1:], "copy")),
            start=header.before,
            head=header.head,
        )

        assert (verdict.holds, verdict.rows, verdict.head) == (True, 6, rows[-1].hash)
        assert header.about == {"made_by": "x"}

    def test_rows_not_asked_for_are_left_out_of_an_unbroken_chain(self, rows):
        asked = Event.objects.filter(number__in=[3, 5])
        lines = lines_of(as_json_lines(asked, lambda some: {5: REFUSAL}, {}))
        header = read_header(lines[0], "copy")
        copied = list(read_rows(lines[1:], "copy"))

        assert (header.before.number, header.before.hash) == (2, rows[1].hash)
        assert [row.link.number for row in copied] == [3, 4, 5, 6]
        assert [row.event is None for row in copied] == [False, True, False, True]
        assert [bool(row.event and row.event.withheld) for row in copied] == [
            *(False, False, True, False)
        ]
        verdict = verify((row.link for row in copied), start=header.before, head=header.head)
        assert verdict.holds
        assert "case/4" not in "\n".join(lines)

    def test_nothing_asked_for_is_a_copy_without_rows(self, rows):
        lines = lines_of(as_json_lines(Event.objects.none(), nothing_withheld, {}))

        assert len(lines) == 1
        assert read_header(lines[0], "copy").rows == 0


class TestCsv:
    def test_a_row_has_its_columns(self, rows):
        cells = cells_of(as_csv(Event.objects.all(), SIGHT, nothing_withheld))

        assert len(cells) == 6
        assert cells[0]["number"] == "1"
        assert cells[0]["what"] == "Edited"
        assert cells[0]["after"] == '{"n":1}'
        assert cells[0]["words_withheld"] == "no"
        assert cells[0]["at"].endswith("Z")

    def test_sealed_words_are_not_in_it(self, rows):
        cells = cells_of(as_csv(Event.objects.all(), SIGHT, lambda some: {2: REFUSAL}))

        assert (cells[1]["after"], cells[1]["words_withheld"]) == ("", "yes")

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_is_a_formula(self, start):
        write(None, "edited", record=f"{start}cmd|' /C calc'!A0", reason=f"{start}1+1")
        cell = cells_of(as_csv(Event.objects.all(), SIGHT, nothing_withheld))[0]

        assert cell["record"].startswith("'")
        assert cell["reason"].startswith("'")

    def test_welsh_letters_and_quotes_come_through(self):
        write(None, "edited", record="case/1", reason='Tŷ "newydd", Ynys Môn\nail linell')

        cell = cells_of(as_csv(Event.objects.all(), SIGHT, nothing_withheld))[0]
        assert cell["reason"] == 'Tŷ "newydd", Ynys Môn\nail linell'

    def test_it_opens_in_excel_as_utf_8(self, rows):
        first = next(iter(as_csv(Event.objects.all(), SIGHT, nothing_withheld)))

        assert first.startswith(b"\xef\xbb\xbfnumber,at,")
