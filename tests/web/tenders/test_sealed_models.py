"""Sealed prices, keys and releases stay as they were written."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from counterfoil_web.tenders.models import KeptWork, OfficerKey, SealedPrice

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(tender_at, world):
    """A key, a sealed price and a kept answer."""
    tender = tender_at("locked")
    of = {"partnership": world.partnership, "tender": tender}
    person = world.people["finance_officer"]
    key = OfficerKey.objects.create(**of, person=person, officer="x", public="p", wrapped="{}")
    sealed = SealedPrice.objects.create(
        **of,
        bid="a",
        name="prices.csv",
        text="{}",
        commitment="0" * 64,
        sealed_sha256="0" * 64,
        received_by=person,
    )
    kept = KeptWork.objects.create(**of, name="weightings", key="0" * 64, answer={})
    return key, sealed, kept


def test_they_refuse_change_and_deletion(rows, opened_by):
    with opened_by("commercial_lead"):
        for row in rows[:2]:
            for change in (lambda row=row: row.delete(), lambda row=row: row.save()):
                with pytest.raises(DatabaseError), transaction.atomic():
                    change()


def test_an_officer_has_one_key(rows, opened_by, world):
    key = rows[0]
    with opened_by("commercial_lead"), pytest.raises(DatabaseError), transaction.atomic():
        OfficerKey.objects.create(
            partnership=world.partnership,
            tender=key.tender,
            person=key.person,
            officer="y",
            public="p",
            wrapped="{}",
        )


def test_kept_work_can_be_made_again(rows, opened_by):
    with opened_by("commercial_lead"):
        rows[2].delete()
        assert not KeptWork.objects.exists()


def test_each_says_what_it_is(rows):
    assert [str(row) for row in rows] == [
        f"key of {rows[0].person}",
        "sealed prices.csv of bid a",
        "weightings of Custody services 2027",
    ]
