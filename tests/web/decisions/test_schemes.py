"""Schemes of consent: entered by the policing body, in force from a day, followed by its force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from counterfoil.access import DecisionKind, OrganisationKind, Role
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.decisions.schemes import band_rows, enter_scheme, scheme_for

BANDS = [
    *band_rows(OrganisationKind.FORCE, [(None, [Role.CHIEF_OFFICER])]),
    *band_rows(
        OrganisationKind.POLICING_BODY,
        [(Decimal(500_000), [Role.POLICING_BODY_FINANCE_OFFICER]), (None, [Role.COMMISSIONER])],
    ),
]


def acting(world, username):
    return acting_for(world.people[username], wanted=None, today=timezone.localdate())


def enter(world, username="pcc_finance_officer", bands=BANDS):
    return enter_scheme(
        acting(world, username),
        title="Scheme of consent 2026",
        valid_from=date(2026, 4, 1),
        source="Adopted on 1 April 2026, paragraph 7",
        bands=bands,
    )


def test_until_one_is_entered_the_starting_scheme_holds_and_says_what_it_is(world):
    scheme = scheme_for(world.organisations["policing_body"], date(2026, 5, 1))

    assert scheme.confidence == "recalled"
    assert scheme.basis == "illustrative"


@pytest.mark.parametrize("body", ["policing_body", "force"])
def test_the_force_follows_the_scheme_of_its_policing_body(world, body):
    enter(world)
    scheme = scheme_for(world.organisations[body], date(2026, 5, 1))

    assert scheme.title == "Scheme of consent 2026"
    assert scheme.confidence == "confirmed"


def test_another_policing_body_keeps_its_own(world):
    enter(world)
    assert scheme_for(world.organisations["other_force"], date(2026, 5, 1)).title != (
        "Scheme of consent 2026"
    )


def test_before_its_day_it_is_not_in_force(world):
    enter(world)
    assert scheme_for(world.organisations["policing_body"], date(2026, 3, 31)).confidence == (
        "recalled"
    )


@pytest.mark.parametrize(
    ("value_gbp", "role"),
    [
        ("0", Role.POLICING_BODY_FINANCE_OFFICER),
        ("500000", Role.POLICING_BODY_FINANCE_OFFICER),
        ("500000.01", Role.COMMISSIONER),
    ],
)
def test_a_band_holds_up_to_its_upper_end(world, value_gbp, role):
    enter(world)
    scheme = scheme_for(world.organisations["policing_body"], date(2026, 5, 1))
    band = scheme.band_for(OrganisationKind.POLICING_BODY, DecisionKind.AWARD, Decimal(value_gbp))
    assert band.taken_by == (role,)


def test_a_scheme_that_leaves_sums_to_nobody_is_refused(world):
    closed = band_rows(OrganisationKind.FORCE, [(Decimal(10), [Role.CHIEF_OFFICER])])
    with pytest.raises(InvalidValue):
        enter(world, bands=[*closed, *BANDS[1:]])


@pytest.mark.parametrize("username", ["commissioner", "finance_officer", "administrator"])
def test_only_the_policing_bodys_finance_officer_enters_it(world, username):
    with pytest.raises(Refused):
        enter(world, username)
