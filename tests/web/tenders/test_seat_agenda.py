"""The way in for whoever has a part in a tender: home's agenda."""

import re

import pytest

from counterfoil_web.tenders.seat_agenda import SEATS

pytestmark = pytest.mark.django_db


def _home(client_as, username):
    return client_as(username).get("/").content.decode()


def test_each_part_is_on_the_agenda_of_its_holder_alone(tender_at, client_as, page):
    tender_at("opened")

    assert page("marking/") in _home(client_as, "evaluator")
    assert page("moderation/") in _home(client_as, "moderator")
    assert page("prices/") in _home(client_as, "finance_officer")
    assert "Run the tender: Custody services 2027" in _home(client_as, "commercial_lead")
    for other in ("commissioner", "outsider", "administrator", "pcc_finance_officer"):
        assert page() not in _home(client_as, other)


def test_a_part_with_nothing_left_to_do_is_not(tender_at, client_as, page):
    tender_at("quality_locked")

    assert page() not in _home(client_as, "evaluator")
    assert page("prices/") in _home(client_as, "finance_officer")


def test_once_prices_are_opened_nobody_is_asked(tender, client_as, page):
    assert page() not in _home(client_as, "finance_officer")
    assert SEATS.name == "tender-seat"


def _by(client_as, page, what, day):
    sent = {"what": what, "day-day": day, "day-month": 12, "day-year": 2026}
    lead = client_as("commercial_lead")
    assert lead.post(page("records/evaluation_day/new/"), sent).status_code == 302


def test_marking_is_late_for_who_has_not_handed_in(tender_at, client_as, page, clock):
    clock("2026-11-25 09:00")
    tender_at("opened")
    _by(client_as, page, "mark", 4)
    assert "4 December 2026" in _home(client_as, "evaluator")
    clock("2026-12-05 09:00")
    late = _home(client_as, "evaluator")
    assert "Declare interests and mark the bids" in late
    assert re.search('govuk-tag--red">[^<]*4 December 2026', late)


def test_who_handed_everything_in_is_not_late(tender_at, client_as, page, clock):
    clock("2026-11-30 09:00")
    tender_at("marked")
    _by(client_as, page, "mark", 4)
    clock("2026-12-05 09:00")
    assert page() not in _home(client_as, "evaluator")
