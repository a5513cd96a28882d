"""The exit plan: by when, what comes back, what leaving costs, and who reads it."""

from __future__ import annotations

from html import unescape

import pytest

from counterfoil.quantities.years import day_in_words
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(page):
    return lambda rest="": page(f"exit-plan/{rest}", room="future")


def test_the_plan_puts_days_and_lists_together(outcomes, client_as, address, page):
    reader = client_as("commissioner")
    html = unescape(reader.get(address()).content.decode())
    answer = told.answer()
    assert f"The contract ends on {day_in_words(answer.calendar.ends)}" in html
    for held in answer.handback.lists:
        for item in held.items:
            assert item.status.is_settled or item.title in html
    for route in answer.calendar.routes:
        if route.begin_by is not None:
            assert day_in_words(route.begin_by) in html
    assert 'exit-plan/"' in reader.get(page(room="future")).content.decode()
    rows = reader.get(address("days.csv")).content.decode()
    assert answer.calendar.ends.isoformat() in rows
    assert reader.get(address("days.xlsx")).status_code == 200
    assert reader.get(address("days.ics")).status_code == 404


@pytest.mark.parametrize(("username", "status"), [("supplier_user", 403), ("outsider", 404)])
def test_nobody_else_reads_it(outcomes, client_as, address, username, status):
    assert client_as(username).get(address()).status_code == status


def test_before_a_plan_the_overview_says_what_to_do(world, client_as, address, page):
    assert client_as("auditor").get(address())["Location"] == page()
