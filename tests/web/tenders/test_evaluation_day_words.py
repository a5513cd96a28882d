"""Days of the evaluation as pages tell them."""

from datetime import date

from counterfoil.tender.evaluation_days import DayFor, EvaluationDay
from counterfoil_web.tenders.evaluation_day_words import IN_A_LIST, TO_DO, day_rows
from tests.fixtures.tenders import DAY, a_dossier


def test_each_day_is_told_with_its_criterion_and_place():
    meeting = EvaluationDay(
        id="m",
        entered_on=DAY,
        what=DayFor.MODERATE,
        day=date(2026, 12, 8),
        criterion="care",
        place="10:00, room 4",
    )
    (row,) = day_rows(a_dossier(meeting), date(2026, 12, 1))

    assert (row.words, row.day) == ("Moderation meeting on", date(2026, 12, 8))
    assert (row.criterion, row.place) == ("Care", "10:00, room 4")
    assert day_rows(a_dossier(meeting), date(2026, 12, 9)) == []


def test_every_sort_of_day_has_words():
    assert set(TO_DO) == set(IN_A_LIST) == set(DayFor)
