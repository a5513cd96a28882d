"""Forms of sharing: what is offered, and what is refused with a way out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.sharing_forms import HandOverForm, PartyForm, ShareForm

TODAY = date(2026, 11, 22)


def day(name, value):
    parts = zip(("day", "month", "year"), (value.day, value.month, value.year), strict=True)
    return {f"{name}-{part}": str(number) for part, number in parts}


@pytest.fixture
def share(world, enter):
    enter("commercial_lead")

    def made(**changes):
        data = {
            "organisation": str(world.organisations["other_force"].pk),
            "grain": "summary",
            "reason": "A joint look",
            **day("starts", TODAY),
        }
        return ShareForm(world.partnership, TODAY, {**data, **changes})

    return made


def test_a_good_grant(share):
    assert share().is_valid()


def test_parties_and_suppliers_are_not_offered(share):
    names = {one.name for one in share().fields["organisation"].queryset}

    assert names == {"External auditor", "Inspectorate", "Other force", "Other policing body"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"organisation": ""}, "organisation"),
        ({"grain": "supplier"}, "grain"),
        (day("starts", date(2026, 11, 21)), "starts"),
        (day("ends", date(2026, 11, 21)), "ends"),
        ({"starts-day": "31", "starts-month": "2"}, "starts"),
    ],
)
def test_each_bad_grant(share, changes, field):
    assert field in share(**changes).errors


def test_a_grant_that_stands_is_named(share, world):
    form = share(organisation=str(world.organisations["auditor"].pk), grain="full_read")

    assert "already may read it from 1 April 2020" in form.errors["organisation"][0]


def party(world, **changes):
    data = {
        "organisation": str(world.organisations["other_force"].pk),
        "part": "partner_force",
        "reason": "It joins",
        **day("starts", TODAY),
    }
    return PartyForm(world.partnership, TODAY, {**data, **changes})


def test_a_good_party(world, enter):
    enter("commercial_lead")

    assert party(world).is_valid()


def test_an_organisation_takes_a_part_that_fits_its_kind(world, enter):
    enter("commercial_lead")

    assert party(world, part="supplier").errors["part"] == [
        "Other force is a police force, which cannot be a supplier"
    ]
    assert "part" in party(world, part="lead_force").errors


def test_nobody_is_a_party_twice(world, enter):
    enter("commercial_lead")
    form = party(world, organisation=str(world.organisations["force"].pk))

    assert "already takes part as lead force" in form.errors["organisation"][0]


def hand_over(world, **changes):
    row = Access.objects.get(partnership=world.partnership, part="policing_body")
    data = {
        "organisation": str(world.organisations["other_policing_body"].pk),
        "reason": "Abolished",
        **day("starts", date(2028, 5, 1)),
    }
    return HandOverForm(row, TODAY, {**data, **changes})


def test_a_good_successor_is_of_the_same_kind(world, enter):
    enter("commercial_lead")
    form = hand_over(world)

    assert form.is_valid(), form.errors
    assert {one.name for one in form.fields["organisation"].queryset} == {"Other policing body"}


def test_the_successor_in_the_register_is_offered_first(world, enter):
    enter("commercial_lead")
    body = world.organisations["policing_body"]
    body.successor = world.organisations["other_policing_body"]
    body.save()

    assert hand_over(world).fields["organisation"].initial == body.successor_id


def test_a_place_is_handed_over_from_tomorrow_on(world, enter):
    enter("commercial_lead")

    assert "starts" in hand_over(world, **day("starts", TODAY)).errors


def test_the_place_of_who_has_ceased_to_be_is_handed_over_from_today_on(world, enter):
    enter("commercial_lead")
    body = world.organisations["policing_body"]
    body.valid_to = TODAY - timedelta(days=1)
    body.save()

    assert hand_over(world).fields["starts"].initial == TODAY
    assert hand_over(world, **day("starts", TODAY)).is_valid()
    yesterday = hand_over(world, **day("starts", TODAY - timedelta(days=1)))
    assert "must be today or later" in yesterday.errors["starts"][0]
