"""Home tells everybody with a part the days that they keep, and nobody else."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.tenders.day_agenda import DAYS, KEPT_BY
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import TenderRow
from tests.web.tenders.marks import words_of

pytestmark = pytest.mark.django_db
MARKING = "Marks are handed in: Custody services 2027"
MEETING = "Moderation meeting: Custody services 2027"
PRICES = "Prices are opened: Custody services 2027"


@pytest.fixture
def days_set(tender_at, client_as, page, clock):
    """Marks by 4 December, the meeting on the 8th, prices on the 15th; entered on 24 November."""
    clock("2026-11-24 09:00")
    tender_at("opened")
    lead = client_as("commercial_lead")
    for what, day, place in (
        ("mark", 4, ""),
        ("moderate", 8, "10:00, room 4"),
        ("open_prices", 15, ""),
    ):
        sent = {"what": what, "day-day": day, "day-month": 12, "day-year": 2026, "place": place}
        assert lead.post(page("records/evaluation_day/new/"), sent).status_code == 302
    return lead


def _home(client_as, who):
    return words_of(client_as(who).get("/"))


def test_each_part_keeps_its_days(days_set, client_as):
    evaluator = _home(client_as, "evaluator")
    assert MARKING in evaluator
    assert MEETING in evaluator
    assert "10:00, room 4" in evaluator
    assert PRICES not in evaluator
    officer = _home(client_as, "finance_partner")
    assert PRICES in officer
    assert MEETING not in officer
    assert MEETING in _home(client_as, "moderator")
    assert PRICES in _home(client_as, "commercial_lead")
    for other in ("commissioner", "outsider", "supplier_user", "administrator"):
        assert "Custody services 2027" not in _home(client_as, other)


def test_a_day_that_moves_is_told_once_and_one_that_passed_not(days_set, client_as, page, clock):
    with scopes_disabled():
        key = TenderRow.objects.get(kind="evaluation_day", fields__what="moderate").key
    moved = {"what": "moderate", "day-day": 10, "day-month": 12, "day-year": 2026}
    address = page(f"record/{key}/put-right/")
    assert days_set.post(address, {**moved, "change_reason": "Snow"}).status_code == 302
    clock("2026-12-08 09:00")

    evaluator = _home(client_as, "evaluator")
    assert evaluator.count(MEETING) == 1
    assert "10 December 2026" in evaluator
    assert MARKING not in evaluator  # it is past, and stands beside the work that is late
    assert DAYS.name == "tender-day"
    assert set(KEPT_BY) == set(SeatKind)


def test_the_pages_of_the_tender_tell_them(days_set, client_as, page):
    for who, rest in (("commercial_lead", ""), ("evaluator", "marking/"), ("moderator", "")):
        html = words_of(client_as(who).get(page(rest)))
        assert "Moderation meeting on <strong>8 December 2026</strong> (10:00, room 4)" in html


def test_a_day_before_bids_are_due_is_refused(days_set, page):
    sent = {"what": "mark", "day-day": 1, "day-month": 11, "day-year": 2026, "criterion": "care"}
    refused = days_set.post(page("records/evaluation_day/new/"), sent)

    assert refused.status_code == 422
    told = "It is before bids are due, on 2026-11-23. Give a day on or after that."
    assert told in words_of(refused)
    assert "All of them" in words_of(days_set.get(page("records/evaluation_day/new/")))
