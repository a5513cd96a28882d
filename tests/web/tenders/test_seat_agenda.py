"""The way in for whoever has a part in a tender: home's agenda."""

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
