"""Roles that the directory gives and takes."""

from __future__ import annotations

from datetime import date

from counterfoil.access import Role
from counterfoil_web.accounts.directory_store import bring_roles_up_to_date, directory_by

TODAY = date(2026, 11, 22)


def update(world, *roles):
    bring_roles_up_to_date(
        world.people["commercial_lead"], world.organisations["force"], roles, TODAY
    )
    rows = world.people["commercial_lead"].memberships.filter(revoked_at=None)
    return {(row.role, row.from_directory) for row in rows}


def test_roles_given_here_stay_whatever_the_directory_says(world):
    assert update(world, Role.EVALUATOR) == {
        (Role.COMMERCIAL_LEAD, False),
        (Role.EVALUATOR, True),
    }
    assert update(world) == {(Role.COMMERCIAL_LEAD, False)}


def test_a_role_given_here_is_not_given_twice(world):
    assert update(world, Role.COMMERCIAL_LEAD) == {(Role.COMMERCIAL_LEAD, False)}


def test_a_role_that_ran_out_is_given_anew(world):
    world.people["commercial_lead"].memberships.update(ends=date(2026, 1, 1))

    assert update(world, Role.COMMERCIAL_LEAD) == {(Role.COMMERCIAL_LEAD, True)}


def test_nothing_new_writes_nothing(world, kinds):
    update(world, Role.EVALUATOR)
    update(world, Role.EVALUATOR)

    assert kinds() == ["role-given"]


def test_a_directory_is_found_by_its_id(settings):
    settings.DIRECTORIES = ()

    assert directory_by("force") is None
