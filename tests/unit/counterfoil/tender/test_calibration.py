"""The calibration round: how far apart marks of a specimen lie, and that none is in the award."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.tender.agreement import Level
from counterfoil.tender.calibration import (
    CalibrationMark,
    Specimen,
    calibration_agreement,
    calibration_faults,
    calibrations,
)
from counterfoil.tender.entries import ranking
from counterfoil.tender.record_checks import record_problems
from counterfoil.tender.scores import Score
from tests.fixtures.tenders import DAY, a_dossier, at

F = Fraction


def specimen(name: str = "s1", **more) -> Specimen:
    values = {"criterion": "care", "text": "Checked every half hour, by a rota.", **more}
    return Specimen(id=name, entered_on=DAY, **values)


def given(evaluator: str, mark: int, of: str = "s1", **more) -> CalibrationMark:
    values = {
        "id": f"cal-{evaluator}-{of}",
        "reason": "The rota is named and nothing proves it.",
        "marked_at": at(9, 20),
        **more,
    }
    return CalibrationMark(entered_on=DAY, evaluator=evaluator, specimen=of, mark=F(mark), **values)


EXPECTED = specimen(mark=F(3), reason="All is answered, little is proved.")


def test_how_far_apart_and_how_far_from_what_it_should_earn():
    (found,) = calibrations(a_dossier(EXPECTED, given("e1", 3), given("e2", 5)))

    assert (found.apart, found.divergence, found.waiting) == (2, "from 3 to 5", ("e3",))
    assert (found.off_by("e1"), found.off_by("e2"), found.off_by("e3")) == (0, 2, None)


def test_colleagues_marks_are_seen_only_beside_ones_own():
    (found,) = calibrations(a_dossier(EXPECTED, given("e1", 3), given("e2", 5)))

    assert set(found.seen_by("e1").marks) == {"e1", "e2"}
    blind = found.seen_by("e3")
    assert (dict(blind.marks), blind.divergence, blind.waiting) == ({}, "", ())


def test_agreement_over_specimens():
    """Two specimens marked 3,3 and 5,5: full agreement. Swapped, 3,5 and 5,3: by hand.

    Nominal: n = 4 values, two 3 and two 5. Observed: both answers disagree, 2 pairs of 1 each over
    (2 − 1) = 2. Expected: 2·2 = 4 pairs. alpha = 1 − (4 − 1)·2 ÷ 4 = −1/2.
    """
    two = (specimen(), specimen("s2"))
    alike = (given("e1", 3), given("e2", 3), given("e1", 5, "s2"), given("e2", 5, "s2"))
    crossed = (given("e1", 3), given("e2", 5), given("e1", 5, "s2"), given("e2", 3, "s2"))

    assert calibration_agreement(a_dossier(*two, *alike)).alpha == 1
    assert calibration_agreement(a_dossier(*two, *crossed), Level.NOMINAL).alpha == F(-1, 2)


def test_no_mark_of_a_specimen_counts_in_the_award():
    with_them = a_dossier(EXPECTED, given("e1", 0), given("e2", 5), given("e3", 1))

    assert ranking(with_them) == ranking(a_dossier())
    assert with_them.scores == a_dossier().scores


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (specimen(criterion="price"), "there is no criterion price to mark"),
        (specimen(text=" "), "there is nothing to mark"),
        (specimen(mark=F(6), reason="x"), "6 is no mark of the scale"),
        (specimen(mark=F(3)), "reason is blank"),
        (specimen(reason="why"), "there is a reason and no mark"),
        (given("e9", 3), "there is no evaluator e9"),
        (given("e1", 3, "s9"), "there is no specimen s9"),
        (given("e1", 7), "7 is no mark of the scale"),
        (given("e1", 3, reason=" "), "reason is blank"),
    ],
)
def test_what_is_wrong_is_told(record, what):
    held = a_dossier(specimen(), without=Score)

    assert what in [one[0] for one in calibration_faults(record, held)]


def test_words_that_do_not_fit_the_mark_and_a_round_too_late_are_warned_of():
    found = record_problems(a_dossier(specimen(), given("e1", 5, reason="Some concerns")))

    assert [one.severity.value for one in found] == ["warning", "warning"]
    assert "bids were marked for care already" in found[0].what
    assert "is explained with “some concerns”" in found[1].what


def test_a_mark_of_a_specimen_since_put_right_stands():
    later = specimen("s2", supersedes="s1", change_reason="A page was missing")
    held = a_dossier(specimen(), given("e1", 3), later, without=Score)

    assert [one[0] for one in calibration_faults(given("e1", 3), held)] == []
    assert [one.specimen.id for one in calibrations(held)] == ["s2"]
