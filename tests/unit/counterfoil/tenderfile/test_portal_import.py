"""A portal's export read as bids, receipts, scores and prices of a tender."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping, fields_of, read_mapping
from counterfoil.contractfile.folder import keep_mapping, kept_mappings
from counterfoil.errors import BadInput, Severity
from counterfoil.tender.bids import Bid, Price
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.scores import QualityLocked
from counterfoil.tenderfile.folder import add_tender_records, read_tender_folder
from counterfoil.tenderfile.portal_import import (
    PORTAL_KINDS,
    brought_in,
    guess_portal_columns,
    import_portal_export,
)
from tests.fixtures.tenders import a_dossier, a_plan, small_folder, the_records

ON = date(2026, 11, 24)
BIDS = ColumnMapping(kind="bid", columns=(("name", "Supplier Name"), ("received_at", "Submitted")))
EXPORT = (
    "Response ID,Supplier Name,Submitted,Status\n"
    "R-901,Bidder C,23/11/2026 10:40,Submitted\n"
    "R-902,Bidder A,23/11/2026 11:52:30 am,Submitted\n"
    "R-903,Bidder B,2026-11-23T12:00:01Z,Submitted\n"
)
NO_BIDS = Dossier(plan=a_plan(), records=the_records(a_plan())[:1])


@pytest.fixture
def taken(tmp_path):
    def take(text, mapping=BIDS, dossier=NO_BIDS):
        path = tmp_path / "export.csv"
        path.write_text(text, encoding="utf-8")
        return import_portal_export(dossier, path, mapping, entered_on=ON, entered_by="lead")

    return take


def test_bidders_get_letters_that_tell_nobody_who_they_are(taken):
    found = taken(EXPORT)

    assert found.is_sound
    assert [(one.id, one.bidder, one.name, one.source) for one in brought_in(found)] == [
        ("A", "A", "Bidder C", "export.csv, row 2"),
        ("B", "B", "Bidder A", "export.csv, row 3"),
        ("C", "C", "Bidder B", "export.csv, row 4"),
    ]
    assert brought_in(found)[1].received_at == datetime.fromisoformat("2026-11-23 11:52:30")


def test_a_bid_late_by_a_second_is_pointed_out_in_the_dry_run(taken):
    """Bids were due at 12:00; in November the clock of Greenwich is that of the country."""
    (warning,) = taken(EXPORT).problems

    assert (warning.severity, warning.where) == (Severity.WARNING, "export.csv, row 4")
    assert "came in at 2026-11-23 12:00:01, after 2026-11-23 12:00" in warning.what


def test_the_same_export_again_adds_nothing_and_a_new_bidder_gets_the_next_letter(taken):
    first = Dossier(plan=a_plan(), records=(*NO_BIDS.records, *brought_in(taken(EXPORT))))
    again = taken(EXPORT + "R-904,Bidder D,23/11/2026 09:00,Submitted\n", dossier=first)

    assert again.unchanged == 3
    assert [(one.bidder, one.name) for one in brought_in(again)] == [("D", "Bidder D")]


def test_a_changed_row_is_refused_or_takes_its_place_with_a_reason(taken):
    first = Dossier(plan=a_plan(), records=(*NO_BIDS.records, *brought_in(taken(EXPORT))))
    moved = EXPORT.replace("10:40", "10:45") + "R-904,Bidder D,23/11/2026 09:00,Submitted\n"
    assert not taken(moved, dossier=first).is_sound

    over = replace(BIDS, supersede=True)
    (problem,) = (
        one for one in taken(moved, over, first).problems if one.severity is Severity.ERROR
    )
    assert "without a reason" in problem.what

    over = replace(over, constants=(("change_reason", "The portal's clock was put right"),))
    put_right, new = brought_in(taken(moved, over, first))
    assert (put_right.supersedes, put_right.change_reason) == (
        "A",
        "The portal's clock was put right",
    )
    assert (new.supersedes, new.change_reason) == ("", "")  # it changes nothing


def test_a_day_without_a_time_is_refused(taken):
    found = taken(EXPORT.replace("23/11/2026 10:40", "23/11/2026"))

    assert found.records == ()
    (problem,) = (one for one in found.problems if one.severity is Severity.ERROR)
    assert problem.where == "export.csv, row 2, column Submitted (received_at)"
    assert "late by a minute" in problem.what


def test_records_name_bids_questions_and_people_as_the_portal_does(taken, tmp_path):
    """From a workbook; ids are found behind the names, and an unknown name is told with a mend."""
    held = a_dossier()
    without = Dossier(
        plan=held.plan,
        records=tuple(
            one
            for one in held.records
            if one.id not in ("e1-a-care", "q")
            and one.kind in ("plan_lock", "bid", "declaration", "opened")
        ),
    )
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Evaluation export"])
    sheet.append(["Assessor", "Supplier", "Question", "Score", "Rationale", "Date scored"])
    day = datetime.fromisoformat("2026-11-24 10:30")
    sheet.append(["Evaluator 1", "bidder a", "Care", 4, "Page 4 names who checks", day])
    sheet.append(["Evaluator 9", "Bidder Z", "Care", 4, "Page 4 names who checks", day])
    path = tmp_path / "scores.xlsx"
    book.save(path)
    columns = guess_portal_columns("score", [cell.value for cell in sheet[2]])
    mapping = ColumnMapping(kind="score", columns=tuple(columns.items()), header_row=2)

    found = import_portal_export(without, path, mapping, entered_on=ON)
    errors = [one for one in found.problems if one.severity is Severity.ERROR]
    assert {one.where for one in errors} == {"scores.xlsx, row 4"}
    assert any("there is no bid Bidder Z" in one.what for one in errors)

    sheet.delete_rows(4)
    book.save(path)
    found = import_portal_export(without, path, mapping, entered_on=ON)
    assert found.problems == ()
    (one,) = brought_in(found)
    assert (one.id, one.evaluator, one.bid, one.criterion) == ("e1-a-care", "e1", "a", "care")


PRICES = ColumnMapping(kind="price", columns=(("bid", "Supplier"), ("amount_gbp", "Total price")))


def test_prices_stay_out_until_quality_is_locked(taken):
    text = 'Supplier,Total price\nBidder A,"£12,500,000.00"\n'
    held = a_dossier(without=Price)
    (price,) = brought_in(taken(text, PRICES, held))
    assert (price.bid, price.amount_gbp) == ("a", Decimal("12500000.00"))

    early = Dossier(
        plan=held.plan,
        records=tuple(one for one in held.records if not isinstance(one, QualityLocked)),
    )
    found = taken(text, PRICES, early)
    assert found.records == ()
    assert any("quality is not locked" in one.what for one in found.problems)


def test_acts_are_not_brought_in():
    for act in ("plan_lock", "quality_locked", "price_decision", "moderation"):
        with pytest.raises(BadInput) as told:
            read_mapping(f"kind: {act}\ncolumns: {{id: A}}\n", "acts.yaml", PORTAL_KINDS)
        assert "not a kind of record" in told.value.problems[0].what


def test_a_bidder_need_not_be_mapped_and_a_mapping_is_remembered(tmp_path):
    assert fields_of("bid", PORTAL_KINDS)["bidder"].required
    path = keep_mapping(tmp_path, "portal bids", BIDS, PORTAL_KINDS)

    assert path == tmp_path / "mappings" / "portal bids.yaml"
    assert kept_mappings(tmp_path, PORTAL_KINDS) == {"portal bids": BIDS}


def test_what_is_brought_in_is_added_to_a_folder_whole(tmp_path, taken):
    folder = small_folder(tmp_path, without=Price)
    held = read_tender_folder(folder).dossier
    text = "Supplier,Total price\nBidder A,12500000\nBidder B,16000000\nBidder C,10000000\n"
    add_tender_records(folder, brought_in(taken(text, PRICES, held)))

    assert read_tender_folder(folder).dossier.totals_gbp == a_dossier().totals_gbp


def test_columns_are_known_by_what_portals_call_them():
    headers = ["Lot", "Organisation", "File name", "Date submitted", "Bytes", "SHA-256"]

    assert guess_portal_columns("receipt", headers) == {
        "bid": "Organisation",
        "file": "File name",
        "received_at": "Date submitted",
        "size": "Bytes",
        "sha256": "SHA-256",
    }
    assert [one for one in PORTAL_KINDS.of if one == Bid.kind] == ["bid"]
