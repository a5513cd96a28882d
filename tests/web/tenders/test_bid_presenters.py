"""Bids in rows: what is in order, late, replaced or still to be recorded."""

from dataclasses import replace
from datetime import timedelta

from counterfoil.tender.bids import Answer, Receipt
from counterfoil_web.tenders.bid_presenters import (
    answer_rows,
    bid_rows,
    bid_state,
    condition_rows,
    file_rows,
    irregularity_rows,
    is_late,
)
from tests.web.tenders.example import dossier_until


def test_a_late_bid_is_out_for_the_reason_on_record():
    dossier = dossier_until("priced")
    rows = {row.bid.id: row for row in bid_rows(dossier)}

    assert {name: row.state for name, row in rows.items()} == {
        **dict.fromkeys("abce", "In"),
        "d": "Out",
    }
    assert rows["d"].why.startswith("left out as late")
    assert (rows["a"].files, rows["a"].conditions, rows["a"].answers) == (1, "2 of 2", "0 of 4")
    ((one, trouble, decision, by),) = irregularity_rows(dossier, "d")
    assert (one.id, trouble, decision, by) == (
        "late-d",
        "Late",
        "The bid is left out",
        "Commercial lead",
    )


def test_without_a_decision_it_is_to_be_decided():
    dossier = dossier_until("received")
    kept = tuple(one for one in dossier.records if one.kind != "irregularity")
    undecided = replace(dossier, records=kept)

    assert bid_state(undecided, undecided.bids["d"])[0] == "To decide"
    due = dossier.plan.bids_due
    assert (is_late(due, dossier), is_late(due + timedelta(minutes=1), dossier)) == (False, True)


def test_a_file_and_the_one_that_took_its_place_both_stand():
    dossier = dossier_until("received")
    first = next(one for one in dossier.of(Receipt) if one.bid == "a")
    again = replace(first, id="r-a-2", supersedes=first.id, change_reason="A page was missing")
    rows = file_rows(dossier.with_records([again]), "a", [])

    assert [(row.receipt.id, row.superseded_by) for row in rows] == [
        ("r-a", "r-a-2"),
        ("r-a-2", ""),
    ]


def test_an_answer_beyond_its_limit_says_by_how_much():
    """Social value has a limit of 500 words."""
    dossier = dossier_until("opened")
    long = Answer(
        id="x",
        entered_on=dossier.plan.bids_due.date(),
        bid="a",
        criterion="social",
        text="word " * 503,
    )
    rows = {row.id: row for row in answer_rows(dossier.with_records([long]), "a")}

    assert (rows["social"].over, rows["care"].over) == (3, 0)
    met = condition_rows(dossier, dossier.bids["a"])
    assert [(row.id, row.result.met, row.decided_by) for row in met] == [
        ("insured", True, "Commercial lead"),
        ("vetted", True, "Commercial lead"),
    ]
