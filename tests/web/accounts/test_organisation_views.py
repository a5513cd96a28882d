"""Pages about organisations, one's own and all."""

from __future__ import annotations

import pytest
from django.test import Client

from counterfoil_web.accounts.models import Organisation

OWN = {"name": "Example force", "legal_name": "", "brand_colour": "", "seen": "1", "do": "save"}


def all_addresses(world):
    pk = world.organisations["other_policing_body"].pk
    return [
        "/organisations/",
        "/organisations/add/",
        "/organisations/keepers/",
        f"/organisations/{pk}/",
        f"/organisations/{pk}/archive/",
    ]


def test_ones_own_is_for_those_who_manage_it(world, client_as):
    assert Client().get("/organisation/").status_code == 302
    assert client_as("commercial_lead").get("/organisation/").status_code == 403
    assert client_as("administrator").get("/organisation/").status_code == 200


def test_all_are_for_who_looks_after_the_installation(world, client_as, keeper):
    for address in all_addresses(world):
        assert Client().get(address).status_code == 302
        refused = client_as("commercial_lead").get(address)
        assert refused.status_code == 403
        assert "looks-after-the-installation" in refused.content.decode()
        assert keeper.get(address).status_code == 200


def test_ones_own_is_changed(world, client_as):
    said = {**OWN, "legal_name": "the Chief Constable", "brand_colour": "1D3557"}

    answer = client_as("administrator").post("/organisation/", said)

    force = Organisation.objects.get(pk=world.organisations["force"].pk)
    assert answer.status_code == 302
    assert (force.legal_name, force.brand_colour) == ("the Chief Constable", "#1d3557")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"name": ""}, "Enter the name of the organisation"),
        ({"name": "other FORCE"}, "Another organisation has this name"),
        ({"brand_colour": "#ffdd00"}, "4.5 to 1 is needed"),
        ({"brand_colour": "blue"}, "is not a colour"),
        ({"brand_colour": "#12&lt;"}, "is not a colour"),
    ],
)
def test_a_wrong_form_says_what_to_mend(world, client_as, said, message):
    answer = client_as("administrator").post("/organisation/", {**OWN, **said})

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert Organisation.objects.get(pk=world.organisations["force"].pk).revision == 1


def test_a_colour_is_looked_at_before_it_is_saved(world, client_as):
    said = {**OWN, "brand_colour": "#1d3557", "do": "preview"}

    page = client_as("administrator").post("/organisation/", said).content.decode()

    assert "How #1d3557 would look" in page
    assert 'fill="#1d3557"' in page
    assert Organisation.objects.get(pk=world.organisations["force"].pk).brand_colour == ""


def test_the_second_of_two_is_told_and_may_send_again(world, client_as):
    client = client_as("administrator")
    client.post("/organisation/", {**OWN, "legal_name": "One"})

    answer = client.post("/organisation/", {**OWN, "legal_name": "Two"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else changed the organisation" in page
    assert 'name="seen" value="2"' in page


def test_a_body_of_the_list_is_added(world, keeper):
    answer = keeper.post("/organisations/add/", {"which": "listed", "body": "force:gwent"})

    made = Organisation.objects.get(name="Gwent Police")
    assert answer.headers["Location"] == f"/organisations/{made.pk}/"
    again = keeper.post("/organisations/add/", {"which": "listed", "body": "force:gwent"})
    assert "was added before" in again.content.decode()


def test_a_commissioners_end_and_successor_are_entered(world, keeper):
    body = world.organisations["policing_body"]
    body.body_type = "pcc"
    body.save()
    follower = world.organisations["other_policing_body"]
    assert "end in May 2028" in keeper.get(f"/organisations/{body.pk}/").content.decode()
    said = {
        "seen": "1",
        "oversees": str(world.organisations["force"].pk),
        "successor": str(follower.pk),
        "valid_to-day": "10",
        "valid_to-month": "5",
        "valid_to-year": "2028",
    }

    assert keeper.post(f"/organisations/{body.pk}/", said).status_code == 302

    page = keeper.get("/organisations/").content.decode()
    assert "until 10 May 2028, then Other policing body" in page


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {
                "valid_from-day": "2",
                "valid_from-month": "1",
                "valid_from-year": "2028",
                "valid_to-day": "1",
                "valid_to-month": "1",
                "valid_to-year": "2028",
            },
            "must not be before the first day",
        ),
        ({"successor": "{other}"}, "Enter the last day, after which the other follows"),
        ({"successor": "{force}"}, "not one of the available choices"),
    ],
)
def test_wrong_dates_say_what_to_mend(world, keeper, said, message):
    body = world.organisations["policing_body"]
    known = {
        "other": world.organisations["other_policing_body"].pk,
        "force": world.organisations["force"].pk,
    }
    filled = {key: value.format(**known) for key, value in said.items()}

    answer = keeper.post(f"/organisations/{body.pk}/", {"seen": "1", **filled})

    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_the_first_administrator_of_another_organisation_is_invited(world, keeper):
    address = f"/organisations/{world.organisations['supplier'].pk}/administrator/"
    assert keeper.get(address).status_code == 405
    assert keeper.post(address, {"email": "x"}).status_code == 422

    page = keeper.post(address, {"email": "supplier-admin@supplier.example"}).content.decode()

    assert "/join/" in page
    assert "Administrator in Supplier" in page
    again = keeper.post(address, {"email": "supplier-admin@supplier.example"})
    assert "is waiting already" in again.content.decode()


def test_an_organisation_is_archived_and_restored_but_not_ones_own(world, keeper):
    address = f"/organisations/{world.organisations['supplier'].pk}/archive/"
    assert keeper.post(address, {}).status_code == 422

    keeper.post(address, {"reason": "Contract ended"})
    assert "Supplier" in keeper.get("/organisations/?show=archived").content.decode()
    keeper.post(address, {"reason": "New contract"})

    own = f"/organisations/{world.organisations['force'].pk}/archive/"
    assert keeper.post(own, {"reason": "x"}).status_code == 422
    assert not Organisation.objects.exclude(archived_at=None).exists()


def test_another_person_looks_after_the_installation(world, keeper):
    address = "/organisations/keepers/"
    admin, lead = world.people["administrator"], world.people["commercial_lead"]
    assert keeper.post(address, {"email": "nobody@force.example"}).status_code == 422
    keeper.post(address, {"person": admin.pk})
    assert keeper.get(address).status_code == 200  # the last one stays

    keeper.post(address, {"email": lead.email})
    keeper.post(address, {"person": admin.pk})

    assert keeper.get(address).status_code == 403


def test_an_organisation_that_is_not_there_is_not_found(world, keeper):
    assert keeper.get("/organisations/0/").status_code == 404
