"""Queries that are written once: what they find, for whom, and with which values."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import CharField, F, Value
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError

from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.kept_queries import (
    PARTNERSHIP,
    PERSON,
    TODAY,
    KeptQuery,
    QueryOfOne,
)
from counterfoil_web.partnerships.models import Answer, Partnership
from counterfoil_web.partnerships.store import _live  # the query that most others stand on
from counterfoil_web.records.prepared_query import Given

DAY = date(2026, 11, 22)


@pytest.fixture
def acting(world):
    return lambda username: acting_for(world.people[username], wanted=None, today=DAY)


def titles(acting, **values):
    return sorted(row.title for row in _titled(acting, **values))


_titled = KeptQuery(lambda: Partnership.objects.filter(kind=Given("kind", CharField())))


def test_the_same_query_with_other_values_and_other_people(acting):
    assert titles(acting("commercial_lead"), kind="custody") == ["Custody services"]
    assert titles(acting("commercial_lead"), kind="business") == ["Business support services"]
    assert titles(acting("inspector"), kind="custody") == ["Custody services"]
    assert titles(acting("inspector"), kind="business") == []
    assert titles(acting("outsider"), kind="custody") == []


def test_it_sees_what_the_organisation_sees_on_that_day_and_nothing_outside(world, acting):
    before = acting_for(world.people["inspector"], wanted=None, today=date(2020, 4, 1))
    assert titles(before, kind="custody") == ["Custody services"]
    with pytest.raises(ScopeError):
        Partnership.objects.count()


def test_its_sql_is_written_once(acting, monkeypatch):
    written = []

    def build():
        written.append(1)
        return Partnership.objects.values_list("pk")

    kept = KeptQuery(build)
    assert len(kept(acting("commercial_lead"))) == 3
    assert len(kept(acting("inspector"))) == 1
    assert len(written) == 1


def test_records_come_with_what_is_joined_and_worked_out(world, acting, django_assert_num_queries):
    kept = KeptQuery(
        lambda: _live().select_related("partnership").annotate(day=TODAY, person=PERSON)
    )
    inspector = acting("inspector")
    with django_assert_num_queries(1):
        (row,) = kept(inspector)

        assert row.partnership == world.partnership
    assert (row.day, row.person) == (DAY, world.people["inspector"].pk)


def test_several_are_asked_together(acting, django_assert_num_queries):
    def titled(kind, word):
        rows = Partnership.objects.filter(kind=kind).order_by("title")
        return rows.values_list("title", Value(word), F("marking"))[:5]

    kept = KeptQuery(lambda: titled("custody", "first"), lambda: titled("business", "second"))
    lead = acting("commercial_lead")
    with django_assert_num_queries(1):
        rows = kept(lead)

    assert [row[:2] for row in rows] == [
        ("Custody services", "first"),
        ("Business support services", "second"),
    ]


def test_what_can_find_nothing_is_not_asked(acting, django_assert_num_queries):
    nothing = KeptQuery(lambda: Answer.objects.none().values_list("pk"))
    one = KeptQuery(
        lambda: Answer.objects.none().values_list("pk"),
        lambda: Partnership.objects.values_list("pk"),
    )
    lead = acting("commercial_lead")
    with django_assert_num_queries(1):
        assert nothing(lead) == []
        assert len(one(lead)) == 3


def test_a_value_that_is_not_given_is_a_fault(acting):
    with pytest.raises(KeyError, match="kind"):
        _titled(acting("commercial_lead"))


_answers = QueryOfOne(lambda: Answer.objects.filter(partnership_id=PARTNERSHIP).values_list("pk"))


def test_a_query_of_one_is_refused_outside_of_any_scope(world):
    for ask in (
        lambda: _answers.of(world.partnership.pk),
        lambda: _answers(world.partnership),
    ):
        with pytest.raises(ScopeError, match="outside of a scope"):
            ask()


def test_a_query_of_one_is_answered_within_a_scope_or_with_scopes_lifted(world, acting):
    asked_by = acting("commercial_lead")
    with organisation_scope(asked_by.organisation, DAY):
        assert _answers.of(world.partnership.pk) == []
    with scopes_disabled():
        assert _answers.of(world.partnership.pk) == []
    with pytest.raises(ScopeError):
        _answers.of(world.partnership.pk)
