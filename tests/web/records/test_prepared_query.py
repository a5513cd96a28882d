"""Queries whose SQL is written once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterfoil.access import Role
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.records.prepared_query import PreparedQuery


def _with_both():
    return PreparedQuery(
        lambda user_id: Membership.objects.filter(user_id=user_id, revoked_at=None).select_related(
            "user", "organisation"
        )
    )


def _values(row):
    """Every value of a record, as Django reads it."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_it_finds_what_the_query_finds_value_for_value(world):
    asked = _with_both()
    for user in User.objects.all():
        found = sorted(asked(user.pk), key=lambda row: row.pk)
        plain = list(
            Membership.objects.filter(user=user, revoked_at=None)
            .select_related("user", "organisation")
            .order_by("pk")
        )

        assert [_values(row) for row in found] == [_values(row) for row in plain]
        assert [_values(row.user) for row in found] == [_values(row.user) for row in plain]
        assert [_values(row.organisation) for row in found] == [
            _values(row.organisation) for row in plain
        ]


def test_what_is_joined_costs_no_further_query(world):
    asked = _with_both()
    with CaptureQueriesContext(connection) as caught:
        (row,) = asked(world.people["auditor"].pk)
        assert row.user.email
        assert row.organisation.kind

    assert len(caught) == 1


def test_nothing_of_what_was_found_is_kept(world):
    asked, lead = _with_both(), world.people["commercial_lead"]
    before = asked(lead.pk)
    Membership.objects.create(
        user=lead,
        organisation=world.organisations["policing_body"],
        role=Role.COMMISSIONER,
        starts=date(2026, 1, 1),
    )

    assert len(asked(lead.pk)) == len(before) + 1


def test_a_joined_record_that_is_not_there_is_none(world):
    asked = PreparedQuery(
        lambda pk: Organisation.objects.filter(pk=pk).select_related("successor", "oversees")
    )
    (force,) = asked(world.organisations["force"].pk)
    (body,) = asked(world.organisations["policing_body"].pk)

    assert force.successor is None
    assert body.oversees == world.organisations["policing_body"].oversees


def test_several_values_in_their_order(world):
    asked = PreparedQuery(
        lambda name, role: Membership.objects.filter(organisation__name=name, role=role)
    )
    force = world.organisations["force"]
    (row,) = asked(force.name, str(Role.COMMERCIAL_LEAD))

    assert row.user == world.people["commercial_lead"]


@pytest.mark.parametrize(
    ("queryset", "values"),
    [
        (lambda pk: User.objects.filter(pk=pk, name="x"), (1,)),
        (lambda pk, name: User.objects.filter(name=name, pk=pk), (1, "x")),
        (lambda name: User.objects.filter(name__icontains=name), ("x",)),
        (lambda pk: User.objects.filter(pk=pk).values("name"), (1,)),
        (lambda one: User.objects.filter(closed_at=one), (None,)),
    ],
    ids=["a value of its own", "another order", "a changed value", "no records", "none"],
)
@pytest.mark.django_db
def test_a_query_that_cannot_be_written_once_is_refused(queryset, values):
    with pytest.raises(ValueError, match=r"the query uses|finds records"):
        PreparedQuery(queryset)(*values)
