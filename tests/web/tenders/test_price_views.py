"""Prices sealed on receipt and opened by two officers, page by page, and each way it is refused."""

from __future__ import annotations

from hashlib import sha256
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled

from counterfoil_web.records.models import Event
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import OfficerKey, PriceRelease, SealedPrice, TenderRow
from tests.web.tenders.prices import AMOUNTS, WORDS, key_made, opened, received, sheet

pytestmark = pytest.mark.django_db
FIRST, SECOND = "finance_officer", "finance_partner"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    """One guess at a passphrase is meant to take some tenths of a second."""
    monkeypatch.setattr(price_keys, "WORK", 4)


@pytest.fixture
def officers(client_as, page):
    """Both officers with their keys."""

    def made():
        found = {name: client_as(name) for name in (FIRST, SECOND)}
        for name, client in found.items():
            assert key_made(client, page, name)["Location"] == page("prices/")
        return found

    return made


@pytest.fixture
def sealed(tender_at, officers, client_as, page):
    """Quality locked, and four prices sealed."""
    tender_at("quality_locked")
    found = officers()
    lead = client_as("commercial_lead")
    for bid in AMOUNTS:
        assert received(lead, page, bid).status_code == 200
    return found


def text_of(response):
    return unescape(response.content.decode())


def rows(kind):
    with scopes_disabled():
        return list(TenderRow.objects.filter(kind=kind).order_by("pk"))


def test_a_price_is_sealed_and_the_receipt_is_shown_once(tender_at, officers, client_as, page):
    tender_at("opened")
    officers()
    lead = client_as("commercial_lead")
    answer = received(lead, page, "a")
    digest = sha256(sheet(AMOUNTS["a"])).hexdigest()

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert digest in text_of(answer)
    assert AMOUNTS["a"] not in text_of(answer)
    later = text_of(lead.get(page("prices/")))
    assert digest not in later
    assert "Sealed" in later
    with scopes_disabled():
        row = SealedPrice.objects.get()
    assert row.name == "prices.csv"  # the bidder's own name for it could tell of the price
    assert row.commitment in later
    event = Event.objects.latest("number")
    assert (event.kind, event.record.rpartition("/")[2]) == ("price-sealed", "a")


def test_two_officers_open_the_prices_and_they_are_entered(sealed, client_as, page):
    assert "Open the prices" in text_of(sealed[FIRST].get(page("prices/open/")))
    assert opened(sealed[FIRST], page, FIRST)["Location"] == page("prices/")
    assert "waits for" in text_of(client_as("auditor").get(page("prices/")))
    assert rows("price") == []

    opened(sealed[SECOND], page, SECOND)
    found = {row.fields["bid"]: row.fields["amount_gbp"] for row in rows("price")}
    assert found == AMOUNTS
    html = text_of(client_as("auditor").get(page("prices/")))
    assert "£11,073,411.37" in html
    with scopes_disabled():
        assert PriceRelease.objects.count() == 8
    assert {one.kind for one in Event.objects.order_by("-number")[:8]} >= {
        "price-opened",
        "tender-recorded",
    }


def test_the_same_officer_twice_opens_nothing(sealed, page):
    opened(sealed[FIRST], page, FIRST)
    answer = sealed[FIRST].post(page("prices/open/"), {"passphrase": WORDS[FIRST]}, follow=True)

    assert "It is the other officer’s move" in text_of(answer)
    assert rows("price") == []


def test_before_quality_is_locked_it_is_refused_and_logged(tender_at, officers, client_as, page):
    tender_at("agreed")
    first = officers()[FIRST]
    received(client_as("commercial_lead"), page, "a")
    answer = opened(first, page, FIRST)

    assert answer.status_code == 403
    assert "Quality is not locked" in text_of(answer)
    event = Event.objects.latest("number")
    assert event.kind == "price-attempt-refused"
    assert event.after["rule"] == "quality-is-locked-before-prices-open"
    with scopes_disabled():
        assert not PriceRelease.objects.exists()


def test_a_wrong_passphrase_opens_nothing_and_is_logged(sealed, page):
    answer = sealed[FIRST].post(page("prices/open/"), {"passphrase": "not my own words"})

    assert answer.status_code == 422
    assert "does not open it" in text_of(answer)
    assert "not my own words" not in text_of(answer)
    assert Event.objects.latest("number").kind == "price-passphrase-wrong"


def test_a_late_bids_price_stays_sealed(tender_at, officers, client_as, page):
    tender_at("quality_locked")
    found = officers()
    for bid in "ad":
        received(client_as("commercial_lead"), page, bid, sheet("11073411.37"))
    opened(found[FIRST], page, FIRST)
    opened(found[SECOND], page, SECOND)

    assert [row.fields["bid"] for row in rows("price")] == ["a"]
    assert "Stays sealed: left out as late" in text_of(found[FIRST].get(page("prices/")))


def test_a_file_that_is_no_table_is_taken_out_and_typed_in(tender_at, officers, client_as, page):
    tender_at("quality_locked")
    found = officers()
    content = b"%PDF-1.7 our price is eleven million"
    received(client_as("commercial_lead"), page, "a", content, "Our price 11m.pdf")
    assert (
        found[FIRST].post(page("prices/a/file/"), {"passphrase": WORDS[FIRST]}).status_code == 422
    )
    opened(found[FIRST], page, FIRST)
    assert "not those of a price sheet" in text_of(
        found[SECOND].post(page("prices/open/"), {"passphrase": WORDS[SECOND]}, follow=True)
    )
    for name, client in found.items():
        answer = client.post(page("prices/a/file/"), {"passphrase": WORDS[name]})
        assert answer.content == content
        assert "no-store" in answer["Cache-Control"]
    typed = found[FIRST].post(page("prices/a/enter/"), {"total": "11,000,000.50"})

    assert typed["Location"] == page("prices/")
    (row,) = rows("price")
    assert row.fields["amount_gbp"] == "11000000.50"
    assert str(row.source).startswith("prices.pdf, typed in by")


def test_a_price_in_another_currency_is_open_and_not_entered(tender_at, officers, client_as, page):
    tender_at("quality_locked")
    found = officers()
    received(client_as("commercial_lead"), page, "a", sheet(AMOUNTS["a"], "EUR"))
    opened(found[FIRST], page, FIRST)
    answer = found[SECOND].post(page("prices/open/"), {"passphrase": WORDS[SECOND]}, follow=True)

    assert "It is in EUR, and prices are asked in GBP" in text_of(answer)
    assert rows("price") == []


def test_a_second_file_for_a_bid_is_refused(sealed, client_as, page):
    answer = received(client_as("commercial_lead"), page, "a")

    assert answer.status_code == 422
    assert "register of late and partial bids" in text_of(answer)
    with scopes_disabled():
        assert SealedPrice.objects.filter(bid="a").count() == 1


def test_no_price_can_be_entered_past_the_seal(tender_at, officers, client_as, page):
    tender_at("quality_locked")
    found = officers()
    received(client_as("commercial_lead"), page, "a")
    answer = found[FIRST].post(page("prices/a/enter/"), {"total": "1"})

    assert answer.status_code == 422
    assert "two officers have not opened it" in text_of(answer)
    assert rows("price") == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"passphrase": "short", "again": "short"}, "must be 12 characters or more"),
        ({"passphrase": "seven quiet herons", "again": "other"}, "must be the same"),
        ({"passphrase": "", "again": ""}, "Enter the passphrase"),
    ],
)
def test_a_key_needs_a_passphrase_said_twice(tender_at, client_as, page, values, words):
    tender_at("locked")
    answer = client_as(FIRST).post(page("prices/key/"), values)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert "herons" not in text_of(answer)
    with scopes_disabled():
        assert not OfficerKey.objects.exists()


def test_two_officers_do_not_share_a_passphrase(tender_at, client_as, page):
    tender_at("locked")
    key_made(client_as(FIRST), page, FIRST)
    words = WORDS[FIRST]
    answer = client_as(SECOND).post(page("prices/key/"), {"passphrase": words, "again": words})

    assert answer.status_code == 422
    assert "opens the key of" in text_of(answer)


def test_a_second_key_is_not_made(tender_at, client_as, page):
    tender_at("locked")
    key_made(client_as(FIRST), page, FIRST)
    key_made(client_as(FIRST), page, FIRST)

    with scopes_disabled():
        assert OfficerKey.objects.count() == 1


def test_nothing_is_sealed_before_two_keys_are_made(tender_at, client_as, page):
    tender_at("opened")
    key_made(client_as(FIRST), page, FIRST)
    lead = client_as("commercial_lead")

    assert "made no key yet" in text_of(lead.get(page("prices/a/receive/")))
    assert received(lead, page, "a").status_code == 422
    with scopes_disabled():
        assert not SealedPrice.objects.exists()


def test_a_file_is_chosen_small_and_not_empty(tender_at, officers, client_as, page):
    tender_at("opened")
    officers()
    lead = client_as("commercial_lead")
    for content, words in ((b"x" * 2_000_001, "2 MB or smaller"), (b"", "is empty")):
        answer = received(lead, page, "a", content)
        assert answer.status_code == 422
        assert words in text_of(answer)
    answer = received(lead, page, "a", came="later")
    assert "Enter the day on which it came in" in text_of(answer)
    with scopes_disabled():
        assert not SealedPrice.objects.exists()


def test_a_file_that_came_later_is_receipted_then(tender_at, officers, client_as, page):
    tender_at("opened")
    officers()
    day = {"day-day": "23", "day-month": "11", "day-year": "2026", "time": "13:05"}
    received(client_as("commercial_lead"), page, "a", came="later", **day)
    receipt = next(row for row in rows("receipt") if row.fields["file"] == "prices.csv")

    assert receipt.fields["received_at"] == "2026-11-23 13:05"


def test_who_may_do_what(sealed, client_as, page):
    """An evaluator sees no prices at all; a reader may not receive; no one else opens."""
    file = SimpleUploadedFile("p.csv", b"1")
    for name in ("evaluator", "moderator", "administrator"):
        assert client_as(name).get(page("prices/")).status_code == 403
    for name in ("supplier_user", "outsider"):
        assert client_as(name).get(page("prices/")).status_code == 404
    for name in ("commissioner", "auditor", "contract_manager"):
        client = client_as(name)
        assert client.get(page("prices/")).status_code == 200
        assert opened(client, page, FIRST).status_code == 403
        assert client.post(page("prices/a/receive/"), {"file": file}).status_code == 403
    # The commercial lead may open prices by role, and holds no officer's part here.
    assert opened(client_as("commercial_lead"), page, FIRST).status_code == 403
    assert rows("price") == []


def test_a_blank_sheet_is_taken_out(tender_at, client_as, page):
    tender_at("locked")
    answer = client_as("commercial_lead").get(page("prices/sheet.csv"))

    assert answer.content.decode("utf-8-sig").splitlines() == ["amount_gbp,currency", ",GBP"]


def test_an_officer_who_leaves_hands_over(sealed, world, client_as, page):
    from django.utils import timezone

    from counterfoil_web.tenders.models import Seat, SeatEnded, Tender

    with scopes_disabled():
        tender = Tender.objects.get()
        Seat.objects.create(
            partnership=world.partnership,
            tender=tender,
            person=world.people["pcc_finance_officer"],
            organisation=world.organisations["policing_body"],
            seat="officer",
            appointed_by=world.people["commercial_lead"],
        )
    successor = client_as("pcc_finance_officer")
    words = "nine patient otters"
    successor.post(page("prices/key/"), {"passphrase": words, "again": words})
    to = str(world.people["pcc_finance_officer"].pk)
    offered = text_of(sealed[FIRST].get(page("prices/hand-over/")))
    assert f'value="{to}"' in offered
    assert f'value="{world.people[SECOND].pk}"' not in offered  # one officer with both halves
    both = {"successor": str(world.people[SECOND].pk), "passphrase": WORDS[FIRST]}
    assert sealed[FIRST].post(page("prices/hand-over/"), both).status_code == 422
    wrong = sealed[FIRST].post(page("prices/hand-over/"), {"successor": to, "passphrase": "x" * 12})
    assert wrong.status_code == 422
    answer = sealed[FIRST].post(
        page("prices/hand-over/"), {"successor": to, "passphrase": WORDS[FIRST]}, follow=True
    )
    assert "4 sealed prices handed over" in text_of(answer)
    with scopes_disabled():
        SeatEnded.objects.create(
            partnership=world.partnership,
            seat=Seat.objects.get(person=world.people[FIRST], seat="officer"),
            reason="Left the force",
            ended_by=world.people["commercial_lead"],
            ended_at=timezone.now(),
        )
    assert opened(sealed[FIRST], page, FIRST).status_code == 403
    opened(sealed[SECOND], page, SECOND)
    successor.post(page("prices/open/"), {"passphrase": words})

    assert {row.fields["bid"]: row.fields["amount_gbp"] for row in rows("price")} == AMOUNTS


def test_the_page_asks_little(sealed, client_as, page, django_assert_max_num_queries):
    client = client_as("auditor")
    client.get(page("prices/"))
    with django_assert_max_num_queries(12):
        client.get(page("prices/"))
