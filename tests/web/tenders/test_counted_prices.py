"""The price that counts: the total, or the bid's rates through the partnership's own contract."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from django_scopes import scopes_disabled

from counterfoil.tender.bids import Rate
from counterfoil.tender.plan_lock import plan_fingerprint
from counterfoil.tender.price_model import PriceFigure, VolumeOutlook
from counterfoil.tender.whole_life import priced_parts, whole_life_prices
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.contracts.store import document_of, records_of
from counterfoil_web.operations.example_tenders import load_dossier
from counterfoil_web.tenders.award_answers import award_of
from counterfoil_web.tenders.counted_prices import contract_of, counted_prices
from tests.fixtures.tenders import DAY
from tests.web.contracts.conftest import make_contract
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole_life(world):
    """The example priced by rates through the contract of the partnership."""
    with scopes_disabled():
        contract = make_contract(world)
        terms = document_of(contract)
    dossier = dossier_until("quality_locked")
    volumes = tuple(
        VolumeOutlook(volume=name, a_month=Fraction(100), growth="uniform(low=-0.05, high=0.05)")
        for name in sorted(
            {one.volume for one in terms.versions[0].charges if getattr(one, "volume", "")}
        )
    )
    model = replace(
        dossier.plan.price,
        figure=PriceFigure.WHOLE_LIFE_EXPECTED,
        contract=f"../contracts/{contract.key}",
        volumes=volumes,
        trials=20,
    )
    plan = replace(dossier.plan, price=model)
    rates = [
        Rate(
            id=f"rate-{bid}-{charge}-{part}",
            entered_on=DAY,
            bid=bid,
            charge=charge,
            part=part,
            rate_gbp=Fraction(amount),
        )
        for bid, amount in (("a", 20), ("b", 30))
        for charge, part in priced_parts(terms)
    ]
    records = [
        replace(one, fingerprint=plan_fingerprint(plan)) if one.kind == "plan_locked" else one
        for one in dossier.records
    ]
    people = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        made = load_dossier(
            world.partnership, replace(dossier, plan=plan, records=(*records, *rates)), people
        )
    return made, contract, terms, model, rates


def test_rates_go_through_the_partnerships_contract(whole_life, opened_by, client_as, page):
    """The library's own sum of the same rates, over the contract's records; by a worker."""
    _, contract, terms, model, rates = whole_life
    with opened_by("commercial_lead") as one:
        before = counted_prices(one.seen, one.competition)
        assert before.to_work_out
        assert contract_of(one.seen, one.dossier.plan) == terms
    lead = client_as("commercial_lead")
    waiting = lead.get(page("award/prices/")).content.decode()
    assert "not worked out" in waiting
    assert "No price is open" not in waiting
    assert client_as("auditor").post(page("award/prices/")).status_code == 403
    assert lead.post(page("award/prices/")).status_code == 302
    with opened_by("commercial_lead") as one:
        counted = counted_prices(one.seen, one.competition)
        expected = whole_life_prices(model, terms, records_of(contract), rates)
        assert counted.trouble is None
        assert dict(counted.whole_life) == expected
        assert counted.prices_gbp["b"] > counted.prices_gbp["a"]
        award = award_of(one.seen, one.competition, "")
        assert [each.what for each in award.missing] == ["it has no price"] * 2  # c and e
    html = client_as("auditor").get(page("award/prices/")).content.decode()
    assert "Worst tenth" in html
    assert "futures drawn by chance" in html
    assert lead.post(page("award/prices/"))["Location"] == page("award/prices/")
    sheet = lead.get(page("prices/sheet.csv")).content.decode()
    assert sheet.count("GBP") == len(rates) / 2


def test_totals_need_no_contract(tender, opened_by):
    with opened_by("commercial_lead") as one:
        counted = counted_prices(one.seen, one.competition)

    assert counted.prices_gbp == {"a": 10_000_000, "b": 12_500_000, "c": 8_000_000, "e": 16_000_000}
    assert counted.contract is None


def test_without_an_agreed_contract_it_says_what_to_do(world, opened_by, client_as, page):
    dossier = dossier_until("quality_locked")
    model = replace(dossier.plan.price, figure=PriceFigure.WHOLE_LIFE_EXPECTED, contract="none")
    people = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        load_dossier(
            world.partnership,
            replace(dossier, plan=replace(dossier.plan, price=model)),
            people,
        )
    with opened_by("commercial_lead") as one:
        counted = counted_prices(one.seen, one.competition)
    assert "none is agreed under that name" in counted.trouble.what
    html = client_as("auditor").get(page("award/prices/")).content.decode()
    assert "write the draft terms as a contract" in html.lower()
