"""Officers' keys: two of them, each with a passphrase of its own, and no more than two."""

from __future__ import annotations

import pytest

from counterfoil.errors import InvalidValue
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import Seat
from tests.web.tenders.prices import WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)


def test_a_key_is_kept_wrapped_and_opens_with_its_passphrase(tender_at, opened_by):
    tender_at("locked")
    words = WORDS["finance_officer"]
    with opened_by("finance_officer") as one:
        row = price_keys.make_officer_key(one.seen, one.tender, words)
        assert words not in row.wrapped
        assert price_keys.opened_key(one.seen, one.tender, words).officer == row.officer
        with pytest.raises(InvalidValue, match="does not open it"):
            price_keys.opened_key(one.seen, one.tender, "some other words")
        with pytest.raises(InvalidValue, match="made a key already"):
            price_keys.make_officer_key(one.seen, one.tender, words)
    with opened_by("finance_partner") as one, pytest.raises(InvalidValue, match="made no key"):
        price_keys.opened_key(one.seen, one.tender, words)


def test_why_there_is_no_pair_is_said(tender_at, opened_by, world):
    tender = tender_at("locked")
    with opened_by("commercial_lead"):
        officers = price_keys.officers_of(tender)
        assert len(officers) == 2
        assert "made no key yet" in price_keys.pair_trouble(officers).what
        assert "only one is appointed" in price_keys.pair_trouble(officers[:1]).what
        assert "none is appointed" in price_keys.pair_trouble(()).what
        with pytest.raises(InvalidValue, match="made no key yet"):
            price_keys.pair_of(officers)
        Seat.objects.create(
            partnership=world.partnership,
            tender=tender,
            person=world.people["pcc_finance_officer"],
            organisation=world.organisations["policing_body"],
            seat="officer",
            appointed_by=world.people["commercial_lead"],
        )
        trouble = price_keys.pair_trouble(price_keys.officers_of(tender))
        assert trouble.what.startswith("3 price officers")


def test_two_people_of_one_name_are_told_apart(tender_at, opened_by, world):
    tender_at("locked")
    for username in WORDS:
        world.people[username].name = "Same Name"
        world.people[username].save()
    for username, words in WORDS.items():
        with opened_by(username) as one:
            price_keys.make_officer_key(one.seen, one.tender, words)
    with opened_by("commercial_lead") as one:
        pair = price_keys.pair_of(price_keys.officers_of(one.tender))
    assert len({key.officer for key in pair}) == 2
