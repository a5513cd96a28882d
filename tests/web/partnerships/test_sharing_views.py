"""The pages of sharing."""

from __future__ import annotations

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
def grant(world):
    with scopes_disabled():
        return Access.objects.get(
            partnership=world.partnership, organisation=world.organisations["inspectorate"]
        )


def good(world):
    return {
        "organisation": str(world.organisations["other_force"].pk),
        "grain": "full_read",
        "reason": "A joint look",
        **day("starts", timezone.localdate()),
    }


def test_signed_out_outsider_and_wrong_role(client, client_as, url, grant):
    for address in (url("sharing"), url("share"), url("sharing-end", grant.pk)):
        assert client.get(address).status_code == 302
        assert client_as("outsider").get(address).status_code == 404
        assert client_as("inspector").get(address).status_code == 403
        assert client_as("contract_manager").get(address).status_code == 403


def test_the_page_tells_who_sees_it(client_as, url):
    words = text_of(client_as("commercial_lead").get(url("sharing")))

    assert "Example policing body Policing body 1 April 2020" in words
    assert "Inspectorate Everything, to read" in words
    assert "Nobody: no part and no sharing has ended." in words


def test_sharing_opens_the_partnership_and_ending_it_closes_it(world, client_as, url):
    lead, outsider = client_as("commercial_lead"), client_as("outsider")
    workspace = url("workspace")
    assert outsider.get(workspace).status_code == 404

    assert lead.get(url("share")).status_code == 200
    response = lead.post(url("share"), good(world), follow=True)
    assert "The partnership is shared with Other force." in text_of(response)
    assert outsider.get(workspace).status_code == 200

    with scopes_disabled():
        row = Access.objects.get(organisation=world.organisations["other_force"])
    assert lead.get(url("sharing-end", row.pk)).status_code == 200
    response = lead.post(url("sharing-end", row.pk), {"reason": "Done"}, follow=True)
    assert "Other force Everything, to read" in text_of(response)
    assert "by Commercial lead" in text_of(response)
    assert outsider.get(workspace).status_code == 404


def test_bad_forms_are_shown_again(world, client_as, url, grant):
    lead = client_as("commercial_lead")

    assert lead.post(url("share"), {**good(world), "reason": ""}).status_code == 422
    assert lead.post(url("share"), {**good(world), "grain": "all"}).status_code == 422
    ended = lead.post(url("sharing-end", grant.pk), {"reason": ""})
    assert ended.status_code == 422
    assert "Enter the reason" in text_of(ended)


def test_the_lead_forces_part_is_not_ended(world, client_as, url):
    with scopes_disabled():
        row = Access.objects.get(partnership=world.partnership, part="lead_force")
    response = client_as("commercial_lead").post(url("sharing-end", row.pk), {"reason": "x"})

    assert response.status_code == 403
    assert "a-partnership-has-a-lead-force" in text_of(response)


def test_a_body_that_ends_its_own_part_is_led_to_the_list(world, client_as, url):
    with scopes_disabled():
        row = Access.objects.get(partnership=world.partnership, part="policing_body")
    client = client_as("pcc_finance_officer")
    assert "This is your own organisation." in text_of(client.get(url("sharing-end", row.pk)))
    response = client.post(url("sharing-end", row.pk), {"reason": "It was a mistake"})

    assert response.url == reverse("partnerships:list")
    assert client.get(url("workspace")).status_code == 404


def test_a_grant_of_another_partnership_is_not_found(world, client_as, url):
    with scopes_disabled():
        row = Access.objects.filter(partnership=world.partnerships["business"]).first()

    assert client_as("commercial_lead").get(url("sharing-end", row.pk)).status_code == 404
