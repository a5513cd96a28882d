"""Rows of the agenda: those of several sources by one query."""

from __future__ import annotations

import pytest
from django.utils import timezone

from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda_rows import RowSource, columns, distinct, items_of
from counterfoil_web.partnerships.models import Partnership


def source(name, *, applies=True, most=agenda_rows.MOST):
    return RowSource(
        name=name,
        applies=lambda _acting: applies,
        build=lambda _post: columns(
            Partnership.objects.all(), name, of="", subject="kind", first="title", most=most
        ),
        items=lambda row, acting: [(row.source, row.partnership, row.subject, acting.user.name)],
    )


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    monkeypatch.setattr(agenda_rows, "_sources", {})


@pytest.fixture
def lead(world):
    return acting_for(world.people["commercial_lead"], wanted=None, today=timezone.localdate())


def test_all_sources_by_one_query(lead, django_assert_num_queries):
    agenda_rows.register(source("one", most=1))
    agenda_rows.register(source("two", most=2))
    agenda_rows.register(source("not for them", applies=False))
    with django_assert_num_queries(1):
        found = items_of(lead)

    assert sorted(found) == [
        ("one", "Business support services", "business", "Commercial lead"),
        ("two", "Business support services", "business", "Commercial lead"),
        ("two", "Change support", "consultancy", "Commercial lead"),
    ]


def test_no_source_no_query(lead, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert items_of(lead) == []


def test_a_name_is_registered_once(lead):
    agenda_rows.register(source("one"))
    agenda_rows.register(source("one", most=1))

    assert len(items_of(lead)) == 1


def test_what_a_field_holds_is_told_once(lead):
    agenda_rows.register(
        RowSource(
            name="markings",
            applies=lambda _acting: True,
            build=lambda _post: distinct(Partnership.objects.all(), "markings", state="marking"),
            items=lambda row, _acting: [row.state],
        )
    )

    assert items_of(lead) == ["official_sensitive_commercial"]
