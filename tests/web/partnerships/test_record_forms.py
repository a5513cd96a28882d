"""The form of a partnership."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.record_forms import (
    ChangePartnershipForm,
    NewPartnershipForm,
    ReasonForm,
)
from tests.web.partnerships.test_sharing_forms import day

GOOD = {
    "title": "Dalfa’r Fro",
    "kind": "custody",
    "marking": "official",
    "value_gbp": "£84,500,000",
    **day("starts", date(2027, 4, 1)),
    **day("ends", date(2037, 3, 31)),
}


@pytest.fixture
def new(world):
    def made(username="commercial_lead", **changes):
        acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        data = {**GOOD, "policing_body": str(world.organisations["policing_body"].pk)}
        return NewPartnershipForm(acting, {**data, **changes})

    return made


def test_a_force_leads_what_it_starts(world, new):
    form = new(partner_forces=[str(world.organisations["other_force"].pk)])

    assert form.is_valid(), form.errors
    assert form.values()["value_gbp"] == Decimal("84500000.00")
    assert [(str(one.organisation), one.part.value) for one in form.parties()] == [
        ("Example force", "lead_force"),
        ("Example policing body", "policing_body"),
        ("Other force", "partner_force"),
    ]


def test_its_own_policing_body_is_offered_first(world, new):
    assert new().fields["policing_body"].initial == world.organisations["policing_body"].pk


def test_a_policing_body_names_the_lead_force(world, new):
    form = new("pcc_finance_officer", lead_force=str(world.organisations["force"].pk))

    assert form.is_valid(), form.errors
    assert "policing_body" not in form.fields
    assert [one.part.value for one in form.parties()] == ["lead_force", "policing_body"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"kind": "other"}, "kind"),
        ({"marking": "secret"}, "marking"),
        ({"value_gbp": "lots"}, "value_gbp"),
        ({"value_gbp": "-1"}, "value_gbp"),
        (day("ends", date(2027, 3, 31)), "ends"),
        ({"policing_body": ""}, "policing_body"),
    ],
)
def test_each_bad_field(new, changes, field):
    assert field in new(**changes).errors


def test_the_lead_force_is_no_partner_force(world, new):
    force = str(world.organisations["force"].pk)

    assert (
        "partner_forces"
        in new("pcc_finance_officer", lead_force=force, partner_forces=[force]).errors
    )


def test_the_form_of_a_change_holds_what_stands(world):
    form = ChangePartnershipForm.of(world.partnership)

    assert form.initial["title"] == "Custody services"
    assert form.initial["revision"] == 1


def test_a_reason_is_asked_for():
    assert ReasonForm({}).errors["reason"] == ["Enter the reason"]
