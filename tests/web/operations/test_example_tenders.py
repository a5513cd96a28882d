"""The competitions of the examples as the try-out has them."""

from types import SimpleNamespace

import pytest
from django_scopes import scopes_disabled

from counterfoil.errors import errors_among
from counterfoil.tender.bids import Rate, Receipt, check_against_receipt
from counterfoil.tender.whole_life import rate_problems
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.contracts.models import Contract
from counterfoil_web.operations.example_contracts import load_contracts
from counterfoil_web.operations.example_tenders import (
    ROOT,
    TENDERS,
    account_of,
    load_dossier,
    load_tender,
)
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.counted_prices import contract_of
from counterfoil_web.tenders.models import BidFile, Tender
from counterfoil_web.tenders.store import competition_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def try_out(world):
    return TryOut(organisations=world.organisations, people=world.people)


def test_every_example_has_its_competition_and_it_is_sound(world, try_out):
    partnerships = dict(zip(TENDERS, ("custody", "business", "consultancy"), strict=True))
    with scopes_disabled():
        for example, key in partnerships.items():
            partnership = world.partnerships[key]
            assert load_tender(partnership, example, try_out)
            assert not load_tender(partnership, example, try_out)
            held = competition_of(Tender.objects.get(partnership=partnership, number=1))
            assert errors_among(held.problems) == ()
            assert held.dossier.plan.illustrative
        assert not load_tender(world.partnership, "no such example", try_out)
    assert Event.objects.filter(kind="tender-loaded").count() == 4


def test_a_second_is_there_to_be_judged(world, try_out):
    """Bids are opened, declarations made, and nobody has marked: every part finds work."""
    with scopes_disabled():
        load_tender(world.partnership, "cleveland-custody-2017", try_out)
        held = competition_of(Tender.objects.get(partnership=world.partnership, number=2))
        assert held.opening is not None
        assert held.dossier.conflicts == {("contract_manager", "B")}
        assert {*held.dossier.scores, *held.dossier.consensus} == set()
        assert errors_among(held.problems) == ()


def test_the_contract_issued_with_a_tender_prices_its_bids(world, try_out):
    """Beside the contract of 2012, whose charges no bid has a rate for."""
    example, partnership = "lincolnshire-business-2012", world.partnerships["business"]
    with scopes_disabled():
        load_contracts(partnership, example, try_out)
        load_tender(partnership, example, try_out)
        dossier = competition_of(Tender.objects.get(partnership=partnership)).dossier
        terms = contract_of(SimpleNamespace(partnership=partnership), dossier.plan)
        issued = Contract.objects.get(partnership=partnership, key="business-2027")
    assert terms.id == "business-2027"
    assert not rate_problems(terms, [one for one in dossier.of(Rate) if one.bid == "a"])
    assert issued.authority_only


def test_the_files_are_those_of_their_receipts(world, try_out):
    dossier = read_tender_folder(ROOT / "custody-2027").dossier
    with scopes_disabled():
        tender = load_dossier(world.partnership, dossier, try_out)
        kept = {row.receipt: bytes(row.content) for row in BidFile.objects.filter(tender=tender)}
    for receipt in dossier.of(Receipt):
        check_against_receipt(receipt, kept[receipt.id])
    assert account_of(dossier.plan, "healthcare_lead") == "healthcare_evaluator"
    assert account_of(dossier.plan, "price_officer") == "finance_officer"
