"""The pages of parties."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.models import Access
from tests.web.partnerships.conftest import text_of
from tests.web.partnerships.test_sharing_forms import day


@pytest.fixture
def url(world):
    def made(name, *more):
        return reverse(f"partnerships:{name}", args=[world.partnership.ref, *more])

    return made


@pytest.fixture
def body(world):
    with scopes_disabled():
        return Access.objects.get(partnership=world.partnership, part="policing_body")


def test_signed_out_outsider_and_wrong_role(client, client_as, url, body):
    for address in (url("party-add"), url("party-hand-over", body.pk)):
        assert client.get(address).status_code == 302
        assert client_as("outsider").get(address).status_code == 404
        assert client_as("contract_manager").get(address).status_code == 403


def test_a_force_joins(world, client_as, url):
    lead = client_as("commercial_lead")
    assert lead.get(url("party-add")).status_code == 200
    data = {
        "organisation": str(world.organisations["other_force"].pk),
        "part": "partner_force",
        "reason": "It joins",
        **day("starts", timezone.localdate()),
    }
    assert lead.post(url("party-add"), {**data, "part": ""}).status_code == 422
    response = lead.post(url("party-add"), data, follow=True)

    assert "Other force takes part in the partnership." in text_of(response)
    assert client_as("outsider").get(url("workspace")).status_code == 200


def test_a_policing_body_hands_over(world, client_as, url, body):
    lead = client_as("commercial_lead")
    assert lead.get(url("party-hand-over", body.pk)).status_code == 200
    data = {
        "organisation": str(world.organisations["other_policing_body"].pk),
        "reason": "Abolished",
        **day("starts", timezone.localdate() + timedelta(days=30)),
    }
    assert lead.post(url("party-hand-over", body.pk), {**data, "reason": ""}).status_code == 422
    words = text_of(lead.post(url("party-hand-over", body.pk), data, follow=True))
    assert "Other policing body takes the place of Example policing body" in words
    assert "Who comes later" in words

    again = lead.get(url("party-hand-over", body.pk))
    assert again.status_code == 403
    assert "handed-over-once" in text_of(again)


def test_a_grant_is_not_handed_over(world, client_as, url):
    with scopes_disabled():
        row = Access.objects.get(partnership=world.partnership, organisation__kind="auditor")

    assert client_as("commercial_lead").get(url("party-hand-over", row.pk)).status_code == 404
