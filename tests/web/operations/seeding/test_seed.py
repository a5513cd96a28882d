"""Seeding makes as much as is asked for, the same each time, and never beside other records."""

from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from counterfoil.errors import UsageError
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.appraisals.models import Version
from counterfoil_web.operations.installation import Purpose, WrongInstallation, purpose
from counterfoil_web.operations.seeding.partnerships import reference
from counterfoil_web.operations.seeding.people import email_of
from counterfoil_web.operations.seeding.seed import Size, seed
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records.models import Event
from counterfoil_web.records.verification import verify_log

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SMALL = Size(organisations=2, partnerships=5, versions=2)


def test_it_makes_what_is_asked_for_with_a_log_that_holds():
    said = []
    assert seed(SMALL, said.append) == 10

    assert purpose() == Purpose.MADE_UP
    assert Organisation.objects.filter(kind="force").count() == 2
    with scopes_disabled():
        assert Partnership.objects.count() == 10
        assert Version.objects.count() == 20 + 2 * 3  # and the example's case, of three kinds
        assert Partnership.objects.filter(ref=reference(2, 5)).exists()
    # of each of those three: a version, a contract, outcomes, a procurement, a tender; of custody
    # a tender more; of business the contract issued with its tender
    assert Event.objects.count() == 30 + 2 * (3 * 5 + 2)
    assert not verify_log().breaks
    assert said[-1] == "2 of 2 organisations"


def test_its_pages_open_for_its_people():
    seed(SMALL, lambda words: None)
    client = Client()
    user = User.objects.get(email=email_of("commercial-lead", 1))
    client.force_login(user)

    for address in ("/", "/partnerships/", f"/partnerships/{reference(1, 1)}/"):
        assert client.get(address).status_code == 200, address


def test_it_refuses_records_of_any_other_kind():
    User.objects.create_user("commissioner@force.example", "Commissioner")

    with pytest.raises(WrongInstallation, match="real records"):
        seed(SMALL, lambda words: None)
    assert User.objects.count() == 1


def test_it_refuses_to_seed_twice():
    seed(SMALL, lambda words: None)

    with pytest.raises(UsageError, match="filled with made-up records already"):
        seed(SMALL, lambda words: None)


def test_nothing_cannot_be_made():
    with pytest.raises(UsageError, match="1 or more"):
        seed(Size(organisations=0, partnerships=1, versions=1), lambda words: None)
