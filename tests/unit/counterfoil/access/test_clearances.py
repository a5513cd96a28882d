from __future__ import annotations

import pytest

from counterfoil.access import (
    SEAL_RULES,
    Capability,
    Role,
    Seal,
    SealKind,
    Viewer,
    capabilities_of,
    sealed_from,
)
from counterfoil.errors import InvalidValue

LOT = "lot/k3m9q2xw/1"
SCORE = "score/k3m9q2xw/4"
PRICE = Seal(kind=SealKind.BID_PRICE, owner="bidder", release=LOT)
SCORE_OF_7 = Seal(kind=SealKind.INDIVIDUAL_SCORE, owner="7", release=SCORE)
COST_OF_1 = Seal(kind=SealKind.UNIT_COST, owner="1", release="cost/9")


def viewer(*roles: Role, person="9", organisation="9") -> Viewer:
    return Viewer(person=person, organisation=organisation, capabilities=capabilities_of(roles))


@pytest.mark.parametrize("role", Role)
def test_nobody_reads_a_price_before_it_is_opened(role):
    refusal = sealed_from(PRICE, viewer(role))

    assert refusal is not None
    assert refusal.rule == "sealed-bid_price"


@pytest.mark.parametrize("role", Role)
def test_an_opened_price_is_read_by_whoever_may_read_the_page(role):
    assert sealed_from(PRICE, viewer(role), released={LOT}) is None


def test_another_lot_stays_sealed():
    assert sealed_from(PRICE, viewer(Role.COMMERCIAL_LEAD), released={"lot/k3m9q2xw/2"}) is not None


def test_a_price_that_names_no_lot_is_never_released():
    assert sealed_from(Seal(kind=SealKind.BID_PRICE), viewer(Role.AUDITOR), released={""})


@pytest.mark.parametrize(
    ("roles", "person", "before", "after"),
    [
        ([Role.EVALUATOR], "7", True, True),
        ([Role.EVALUATOR], "8", False, False),
        ([Role.MODERATOR], "9", True, True),
        ([Role.COMMERCIAL_LEAD], "9", False, True),
        ([Role.AUDITOR], "9", False, True),
        ([Role.CONTRACT_MANAGER], "9", False, False),
    ],
)
def test_an_individual_score(roles, person, before, after):
    who = viewer(*roles, person=person)

    assert (sealed_from(SCORE_OF_7, who) is None) is before
    assert (sealed_from(SCORE_OF_7, who, released={SCORE}) is None) is after


@pytest.mark.parametrize(
    ("role", "organisation", "sees"),
    [
        (Role.FINANCE_PARTNER, "1", True),
        (Role.FINANCE_PARTNER, "2", False),
        (Role.INSPECTOR, "3", True),
        (Role.AUDITOR, "3", True),
        (Role.SUPPLIER_USER, "4", False),
    ],
)
def test_another_forces_unit_cost(role, organisation, sees):
    assert (sealed_from(COST_OF_1, viewer(role, organisation=organisation)) is None) is sees


def test_a_seal_without_an_owner_is_nobodys_own():
    seal = Seal(kind=SealKind.UNIT_COST)

    assert sealed_from(seal, viewer(Role.FINANCE_PARTNER, organisation="")) is not None


@pytest.mark.parametrize("seal", [PRICE, SCORE_OF_7, COST_OF_1, Seal(kind=SealKind.UNIT_COST)])
def test_a_seal_comes_back_from_its_text(seal):
    assert Seal.parse(seal.text) == seal


@pytest.mark.parametrize("text", ["", "price", "::", "BID_PRICE::"])
def test_a_text_that_names_no_seal_is_refused(text):
    with pytest.raises(InvalidValue):
        Seal.parse(text)


def test_every_class_has_its_rule():
    assert set(SEAL_RULES) == set(SealKind)
    assert SEAL_RULES[SealKind.BID_PRICE].before is Capability.VIEW_PRICES_BEFORE_OPENING
