"""Queries whose SQL is written once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateField, Q
from django.test.utils import CaptureQueriesContext

from counterfoil.access import Role
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.records.prepared_query import Given, PreparedQuery


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


def test_each_value_goes_where_it_belongs_though_django_sorts_them(world):
    """Of several conditions in one filter Django puts `organisation` before `user`."""
    asked = PreparedQuery(
        lambda user_id, organisation_id: Membership.objects.filter(
            user_id=user_id, organisation_id=organisation_id
        )
    )
    rows = list(Membership.objects.all())
    assert asked(1_000_000, 1_000_000) == []  # equal at first: nothing shows then

    for user, organisation in {(row.user_id, row.organisation_id) for row in rows}:
        found = asked(user, organisation)
        assert {row.pk for row in found} == {
            row.pk for row in rows if (row.user_id, row.organisation_id) == (user, organisation)
        }


def test_a_value_may_stand_twice_and_others_beside_it(world):
    asked = PreparedQuery(
        lambda name: Organisation.objects.filter(
            Q(name=name) | Q(legal_name=name), archived_at=None, name__gt=""
        )
    )
    for one in Organisation.objects.all():
        plain = Organisation.objects.filter(Q(name=one.name) | Q(legal_name=one.name))
        assert {row.pk for row in asked(one.name)} == {row.pk for row in plain}


def test_lists_of_values_and_single_values(world):
    lists = PreparedQuery(
        lambda user: Membership.objects.filter(user_id=user).values_list("starts", "role")
    )
    single = PreparedQuery(
        lambda user: Membership.objects.filter(user_id=user).values_list("starts", flat=True)
    )
    (row,) = Membership.objects.filter(user=world.people["auditor"])

    assert lists(row.user_id) == [(row.starts, row.role)]
    assert single(row.user_id) == [row.starts]


def test_values_by_name_become_what_the_database_takes(world):
    asked = PreparedQuery(
        lambda: Membership.objects.filter(
            starts__lte=Given("day", DateField()), user_id=Given("user", BigIntegerField())
        ).annotate(asked_on=Given("day", DateField()))
    )
    (row,) = Membership.objects.filter(user=world.people["auditor"])

    (found,) = asked(day=row.starts, user=row.user_id)
    assert (found, found.asked_on) == (row, row.starts)
    assert asked(day=row.starts - timedelta(days=1), user=row.user_id) == []
    with pytest.raises(KeyError, match="user"):
        asked(day=row.starts)


def test_several_are_asked_together_and_what_finds_nothing_is_left_out(world):
    def named(name):
        return Organisation.objects.filter(name=name).values_list("pk")

    asked = PreparedQuery(named, lambda: Organisation.objects.none().values_list("pk"), named)
    nothing = PreparedQuery(lambda name: named(name).none())
    force = world.organisations["force"]
    with CaptureQueriesContext(connection) as caught:
        assert asked(force.name) == [(force.pk,), (force.pk,)]
        assert nothing(force.name) == []

    assert len(caught) == 1


@pytest.mark.parametrize(
    ("queryset", "values"),
    [
        (lambda pk, name: User.objects.filter(pk=pk), (1, "x")),
        (lambda name: User.objects.filter(name=f"{name} of all"), ("x",)),
        (lambda pk: User.objects.filter(pk=pk).values("name"), (1,)),
        (lambda pk: User.objects.filter(pk=pk).prefetch_related("memberships"), (1,)),
        (lambda one: User.objects.filter(closed_at=one), (None,)),
        (lambda pk: User.objects.filter(pk=pk), (1, 2)),
        (lambda pk: User.objects.filter(pk=pk), ()),
    ],
    ids=["not used", "changed", "no records", "another query", "none", "too many", "too few"],
)
@pytest.mark.django_db
def test_a_query_that_cannot_be_written_once_is_refused(queryset, values):
    with pytest.raises(
        ValueError, match=r"does not use|finds records|None was given|argument 2 is"
    ):
        PreparedQuery(queryset)(*values)
