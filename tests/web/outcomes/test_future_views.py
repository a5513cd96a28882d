"""The next decision: what the library says of the folder, and chance by a job."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil.quantities.years import day_in_words
from counterfoil_web.govuk.formats import pounds
from counterfoil_web.outcomes.models import OutcomePlan
from counterfoil_web.records.models import Job
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def future(page):
    """The address of a page of the future room."""
    return lambda rest="": page(rest, room="future")


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def test_at_a_glance(outcomes, client_as, future):
    html = read(client_as("commissioner"), future())
    assert "The contract ends on 30 June 2020" in html
    assert told.answer().what_next.sentence in html
    assert "People: 0 of 1 settled" in html
    assert "1 lesson: 1 reviewed, 0 shared." in html


def test_the_calendar_has_each_route_with_every_step(outcomes, client_as, future):
    auditor = client_as("auditor")
    html = read(auditor, future("calendar/"))
    calendar = told.answer().calendar
    assert calendar.ends == date(2020, 6, 30)  # three years from July 2017, as published
    for route in calendar.routes:
        assert route.title in html
        for chain in route.chains:
            assert all(day_in_words(step.on) in html for step in chain.steps)
    for note in calendar.notes:
        assert note in html
    rows = auditor.get(future("calendar/calendar.csv")).content.decode()
    assert rows.count("\n") == 1 + len(calendar.afterwards) + sum(
        len(chain.steps) or 1 for route in calendar.routes for chain in route.chains
    ) + sum(bool(route.gone) for route in calendar.routes)
    assert auditor.get(future("calendar/calendar.ics")).status_code == 404


def test_the_routes_are_told_best_first_with_what_was_learned(outcomes, client_as, future):
    html = read(client_as("finance_officer"), future("what-next/"))
    found = told.answer().what_next
    places = [html.index(f">{one.title}</th>") for one in found.ranked]
    assert places == sorted(places)
    for one in found.ranked:
        assert pounds(one.npv_gbp) in html
    for words in (*found.done, *found.missing):
        assert words in html


def test_chance_is_tried_by_a_job_and_shown_then(outcomes, client_as, future, monkeypatch):
    monkeypatch.setattr("counterfoil_web.outcomes.jobs.TRIALS", 100)
    officer = client_as("finance_officer")
    response = officer.post(future("what-next/"))
    job = Job.objects.get(kind="simulate-what-next")
    assert response["Location"] == f"/jobs/{job.pk}/"
    assert (job.status, job.fault) == ("done", "")
    html = read(officer, future("what-next/"))
    assert "are from 100 trials" in html
    assert "Records have come since" not in html
    rows = officer.get(future("what-next/routes.csv")).content.decode()
    shares = [line.split(",")[3] for line in rows.splitlines()[1:]]
    assert sum(map(float, shares)) == pytest.approx(1)


def test_only_who_may_run_a_long_simulation_does(outcomes, client_as, future):
    for username, status in (("auditor", 403), ("supplier_user", 403), ("outsider", 404)):
        assert client_as(username).post(future("what-next/")).status_code == status
    assert not Job.objects.exists()


def test_without_choices_the_page_says_where_to_make_them(world, client_as, future):
    with scopes_disabled():
        OutcomePlan.objects.create(
            partnership=world.partnership,
            number=1,
            text="id: example\ntitle: Example\nkind: custody\noption: partner\nas_at: 2019-08-20\n"
            "price_base: 2017-18\n",
            fingerprint="0" * 64,
            reason="As agreed",
            proposed_by=world.people["contract_manager"],
            agreed_by=world.people["finance_officer"],
        )
    officer = client_as("finance_officer")
    assert "next.yaml does not say yet" in read(officer, future("what-next/"))
    assert officer.post(future("what-next/")).status_code == 409
    assert officer.get(future("what-next/routes.csv")).status_code == 404
    assert "no contract is named" in read(officer, future("calendar/"))
    assert officer.get(future("calendar/calendar.csv")).status_code == 404


@pytest.mark.parametrize("rest", ["", "calendar/", "what-next/", "hand-back/", "lessons/"])
def test_few_queries(outcomes, client_as, future, rest, django_assert_max_num_queries):
    manager = client_as("contract_manager")
    manager.get(future(rest))
    with django_assert_max_num_queries(12):
        manager.get(future(rest))


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 403), ("evaluator", 403), ("outsider", 404)]
)
def test_nobody_else_reads_it(outcomes, client_as, future, username, status):
    client = client_as(username)
    for rest in ("", "calendar/", "calendar/calendar.csv", "what-next/", "what-next/routes.csv"):
        assert client.get(future(rest)).status_code == status


def test_before_a_plan_the_overview_says_what_to_do(world, client_as, future, page):
    for rest in ("", "calendar/", "what-next/", "hand-back/", "lessons/"):
        assert client_as("commissioner").get(future(rest))["Location"] == page()
