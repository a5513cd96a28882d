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
        today=timezone.localdate(),
        reads_histories=True,
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


@pytest.fixture
def thin_log(world):
    """Three rows of the force, one about its partnership by a supplier, far below 1,500 others."""
    lead, force = world.people["commercial_lead"], world.organisations["force"]
    append(
        [Entry(kind="edited", record=f"case/{n}") for n in range(3)],
        person=lead,
        organisation=force,
    )
    append(
        [Entry(kind="figures-submitted", record="figures/1", partnership=world.partnership)],
        person=world.people["supplier_user"],
        organisation=world.organisations["supplier"],
    )
    append(
        [Entry(kind="edited", record=f"case/{n}") for n in range(1_500)],
        person=world.people["outsider"],
        organisation=world.organisations["other_force"],
    )


@pytest.mark.parametrize("few", [0, 200])
def test_rows_far_from_the_end_are_found(few, sight, thin_log, monkeypatch):
    """With the partnerships named one by one, and where they are too many for that."""
    monkeypatch.setattr(store, "_FEW", few)

    assert numbers(store.page_of(sight, store.Asked())) == [4, 3, 2, 1]
    assert numbers(store.page_of(sight, store.Asked(), older_than=3)) == [2, 1]
    assert numbers(store.page_of(sight, store.Asked(), newer_than=1)) == [4, 3, 2]


def test_a_page_is_the_same_whichever_way_it_is_found(sight, thin_log, monkeypatch):
    other = Sight(
        organisation_id=Event.objects.get(number=1504).organisation_id,
        today=timezone.localdate(),
        reads_histories=True,
    )
    wanted = list(
        store.found(other, store.Asked()).order_by("-number").values_list("number", flat=True)[:50]
    )
    beside = numbers(store.page_of(other, store.Asked()))
    monkeypatch.setattr(store, "_BESIDE", 3)

    assert numbers(store.page_of(other, store.Asked())) == beside == wanted


def test_an_empty_log_is_an_empty_page(sight):
    assert store.page_of(sight, store.Asked()).events == ()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"account", "custody", "business", "sealed", "guess", "supplier"}),
        ({"kind": "case-edited"}, {"custody"}),
        ({"kind": "no-such-kind"}, set()),
        ({"record": "bid/"}, {"sealed"}),
        ({"record": "%"}, set()),
        ({"person": "commercial LEAD"}, {"custody", "sealed"}),
        ({"person": "lead comm"}, {"custody", "sealed"}),
        ({"person": "nobody of that name"}, set()),
        ({"person": "'; DROP TABLE records_event; --"}, set()),
        (
            {"since": date(2000, 1, 1)},
            {"account", "custody", "business", "sealed", "guess", "supplier"},
        ),
        ({"until": date(2000, 1, 1)}, set()),
    ],
)
def test_the_log_is_narrowed(asked, names, sight, events):
    found = {event.number for event in store.found(sight, store.Asked(**asked))}

    assert {name for name, event in events.items() if event.number in found} == names


def test_a_partnership_has_the_guesses_at_its_address_too(sight, world, events):
    found = store.found(sight, store.Asked(refs=(world.partnership.ref,)))
    wanted = {events[name].number for name in ("custody", "sealed", "guess", "supplier")}

    assert {event.number for event in found} == wanted


def test_days_are_whole_days_in_local_time(sight, events):
    today = timezone.localdate()
    of_today = store.found(sight, store.Asked(since=today, until=today)).count()

    assert of_today == 6
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


def test_the_numbers_of_a_stretch_are_those_asked_for_there(long_log):
    rows = Event.objects.filter(record="case/001") | Event.objects.filter(record="case/110")
    stretch = list(Event.objects.filter(number__range=(1, 50)).order_by("number"))

    assert store.numbers_of(rows, stretch) == {2}
    assert store.first_number(rows) == 2
    assert store.first_number(Event.objects.none()) is None


def test_the_head_of_nothing(db):
    assert (store.head().number, store.head().hash) == (0, "0" * 64)
