"""Everything wrong with a tender's records, all at once and by place."""

from __future__ import annotations

from counterfoil.errors import errors_among
from counterfoil.tender.record_checks import added_problems, place_of, record_problems
from tests.fixtures.tenders import a_dossier, at, bid, price, score, supplier


def test_the_small_tender_is_in_order():
    assert record_problems(a_dossier()) == ()


def test_a_change_needs_a_reason_and_nothing_is_overwritten():
    again = score("e1", "a", "care", 5, id="again")
    (found,) = record_problems(a_dossier(again))
    assert "is recorded already" in found.what

    silent = score("e1", "a", "care", 5, id="again", supersedes="e1-a-care")
    (found,) = record_problems(a_dossier(silent))
    assert found.what == "it takes the place of e1-a-care without a reason"
    assert found.where == "score again"

    why = score(
        "e1", "a", "care", 5, id="again", supersedes="e1-a-care", change_reason="Read page 5"
    )
    assert record_problems(a_dossier(why)) == ()


def test_all_are_told_at_once_each_in_its_place():
    held = a_dossier(
        price("x", 5, id="p-x"),
        score("e1", "a", "care", 9, id="s"),
        bid("d", received_at=at(13, 23)),
    )
    places = [f"row {number}" for number in range(len(held.records))]
    found = record_problems(held, places)
    last = len(places)

    assert {f"row {last - 3}", f"row {last - 2}", f"row {last - 1}"} <= {one.where for one in found}


def test_a_place_is_a_kind_and_an_id():
    assert place_of(score("e1", "a", "care", 3)) == "score e1-a-care"


def test_records_about_to_be_added_are_told_the_same_and_nothing_else_is():
    held = a_dossier()
    added = (
        score("e1", "a", "care", 5, id="again"),
        score("e1", "x", "care", 9, id="odd"),
        bid("d", received_at=at(13, 23)),
    )
    alone = added_problems(held, added)

    assert {(one.where, one.what) for one in alone} == {
        (one.where, one.what)
        for one in record_problems(held.with_records(added))
        if "handed in" not in one.what  # of records that are there already
    }
    assert len(alone) >= 4
    assert added_problems(held, [bid("f", received_at=at(11, 23))]) == ()


def test_a_late_bid_is_entered_first_and_decided_on_after():
    late = bid("d", received_at=at(13, 23))

    assert errors_among(added_problems(a_dossier(), [late])) == ()
    assert errors_among(record_problems(a_dossier(late))) == ()
    assert any("nothing was decided" in one.what for one in record_problems(a_dossier(late)))


def test_a_supplier_is_one_that_bid():
    (problem,) = record_problems(a_dossier(supplier("a"), supplier("z")))

    assert (problem.where, problem.what) == ("supplier supplier-z", "no bid comes from z")
    assert problem.mend == "use one of a, b, c"
