from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from counterfoil_web.oversight import store
from counterfoil_web.oversight.sight import Sight
from counterfoil_web.records.log import Entry, append
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def sight(world) -> Sight:
    return Sight(
        organisation_id=world.organisations["force"].pk,
        reads_histories=True,
        keeps_installation=False,
        titles={world.partnership.ref: "Custody services"},
    )


@pytest.fixture
def long_log(world):
    """120 rows of the force, then 5 of another."""
    lead, force = world.people["commercial_lead"], world.organisations["force"]
    append(
        [Entry(kind="edited", record=f"case/{n:03}") for n in range(120)],
        person=lead,
        organisation=force,
    )
    append(
        [Entry(kind="edited", record=f"case/{n}") for n in range(5)],
        person=world.people["outsider"],
        organisation=world.organisations["other_force"],
    )


def numbers(page: store.Page) -> list[int]:
    return [event.number for event in page.events]


def test_the_latest_come_first_fifty_at_a_time(sight, long_log):
    page = store.page_of(sight, store.Asked())

    assert numbers(page) == list(range(120, 70, -1))
    assert (page.has_newer, page.has_older) == (False, True)


def test_older_pages_follow_to_the_end(sight, long_log):
    second = store.page_of(sight, store.Asked(), older_than=71)
    third = store.page_of(sight, store.Asked(), older_than=21)

    assert numbers(second) == list(range(70, 20, -1))
    assert numbers(third) == list(range(20, 0, -1))
    assert (third.has_newer, third.has_older) == (True, False)


def test_newer_pages_lead_back(sight, long_log):
    back = store.page_of(sight, store.Asked(), newer_than=20)

    assert numbers(back) == list(range(70, 20, -1))
    assert (back.has_newer, back.has_older) == (True, True)
    assert not store.page_of(sight, store.Asked(), newer_than=70).has_newer


def test_an_empty_log_is_an_empty_page(sight):
    assert store.page_of(sight, store.Asked()).events == ()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"account", "custody", "sealed", "guess", "supplier"}),
        ({"kind": "case-edited"}, {"custody"}),
        ({"kind": "no-such-kind"}, set()),
        ({"record": "bid/"}, {"sealed"}),
        ({"record": "%"}, set()),
        ({"person": "commercial LEAD"}, {"custody", "sealed"}),
        ({"person": "lead comm"}, {"custody", "sealed"}),
        ({"person": "nobody of that name"}, set()),
        ({"person": "'; DROP TABLE records_event; --"}, set()),
        ({"since": date(2000, 1, 1)}, {"account", "custody", "sealed", "guess", "supplier"}),
        ({"until": date(2000, 1, 1)}, set()),
    ],
)
def test_the_log_is_narrowed(asked, names, sight, events):
    found = {event.number for event in store.found(sight, store.Asked(**asked))}

    assert {name for name, event in events.items() if event.number in found} == names


def test_a_partnership_has_the_guesses_at_its_address_too(sight, world, events):
    found = store.found(sight, store.Asked(partnership=world.partnership.ref))
    wanted = {events[name].number for name in ("custody", "sealed", "guess", "supplier")}

    assert {event.number for event in found} == wanted


def test_days_are_whole_days_in_local_time(sight, events):
    today = timezone.localdate()
    of_today = store.found(sight, store.Asked(since=today, until=today)).count()

    assert of_today == 5
    assert not store.found(sight, store.Asked(since=today + timedelta(days=1))).exists()
    assert not store.found(sight, store.Asked(until=today - timedelta(days=1))).exists()


def test_one_event_is_seen_only_in_sight(sight, events):
    assert store.event_seen(sight, events["custody"].number) == events["custody"]
    assert store.event_seen(sight, events["outsider"].number) is None
    assert store.event_seen(sight, 999_999) is None


def test_people_are_found_whatever_their_accents(sight, world):
    lead = world.people["commercial_lead"]
    lead.name = "Siân O’Brien"
    lead.save()
    append(
        [Entry(kind="edited", record="a")], person=lead, organisation=world.organisations["force"]
    )

    for typed in ("sian", "O'BRIEN", "obrien siân"):
        assert store.found(sight, store.Asked(person=typed)).count() == 1


def test_the_head_is_the_last_row(long_log):
    assert store.head().number == 125
    assert store.head().hash == Event.objects.get(number=125).hash


def test_the_head_of_nothing(db):
    assert (store.head().number, store.head().hash) == (0, "0" * 64)
