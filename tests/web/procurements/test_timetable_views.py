"""The timetable on its page, as a table, and in a calendar program."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


def test_each_step_and_what_drives_the_start(planned, client_as, page):
    shown = client_as("auditor").get(page("timetable/")).content.decode()
    for words in ("16 December 2026", "16 January 2027", "(8 working days at least", "s.51"):
        assert words in shown, words
    assert "Change<span" not in shown
    assert "Change<span" in client_as("commercial_lead").get(page("timetable/")).content.decode()


def test_it_is_taken_out(planned, client_as, page):
    auditor = client_as("auditor")
    rows = auditor.get(page("timetable/table.csv")).content.decode()
    assert "Last day of the standstill,2026-12-16" in rows
    assert auditor.get(page("timetable/table.xlsx")).status_code == 200
    assert auditor.get(page("timetable/table.pdf")).status_code == 404


def test_a_calendar_program_reads_it_without_a_session(procurement, client_as, client, page):
    shown = client_as("commercial_lead").get(page("timetable/")).content.decode()
    address = re.search(r"http://testserver(/procurement-calendars/[^<\s]+)", shown)[1]
    feed = client.get(address)
    text = feed.content.decode()
    assert feed["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270129" in text  # the standstill's last day
    assert "UID:procurement/step/standstill@custody-2027.counterfoil" in text
    client.get(address)
    told = Event.objects.filter(kind="export", record__startswith="procurement-calendar/")
    assert told.count() == 1


def test_the_feed_ends_with_the_role(planned, client_as, client, page, world):
    shown = client_as("commercial_lead").get(page("timetable/")).content.decode()
    address = re.search(r"http://testserver(/procurement-calendars/[^<\s]+)", shown)[1]
    world.people["commercial_lead"].memberships.update(revoked_at=timezone.now())
    assert client.get(address).status_code == 404
    assert client.get("/procurement-calendars/nonsense/days.ics").status_code == 404
