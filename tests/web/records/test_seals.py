from __future__ import annotations

import pytest

from counterfoil.access import Seal, SealKind
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.log import write
from counterfoil_web.records.seals import RELEASED, viewer_of, withheld

pytestmark = pytest.mark.django_db

LOT = "lot/k3m9q2xw/1"
PRICE = Seal(kind=SealKind.BID_PRICE, release=LOT)


@pytest.fixture
def acting(world):
    from django.utils import timezone

    return lambda who: acting_for(world.people[who], wanted=None, today=timezone.localdate())


def test_a_row_without_a_seal_is_withheld_from_nobody(acting, django_assert_num_queries):
    row = write(None, "edited", record="case/1")
    reader = acting("contract_manager")

    with django_assert_num_queries(0):
        assert withheld([row], reader) == {}


def test_a_sealed_row_is_withheld_until_its_seal_is_released(acting, django_assert_num_queries):
    plain = write(None, "edited", record="case/1")
    sealed = write(None, "price-entered", record="bid/1", after={"gbp": 1}, clearance=PRICE.text)
    reader = acting("commercial_lead")

    with django_assert_num_queries(1):
        assert list(withheld([plain, sealed], reader)) == [sealed.number]

    write(None, RELEASED, record=LOT)
    assert withheld([plain, sealed], reader) == {}


def test_only_a_release_breaks_a_seal(acting):
    sealed = write(None, "price-entered", record="bid/1", clearance=PRICE.text)
    write(None, "edited", record=LOT)

    assert sealed.number in withheld([sealed], acting("auditor"))


def test_an_evaluator_sees_their_own_score_and_no_other(world, acting):
    evaluator = world.people["evaluator"]
    rows = [
        write(
            None,
            "score-given",
            record=f"score/{owner}",
            clearance=Seal(kind=SealKind.INDIVIDUAL_SCORE, owner=owner).text,
        )
        for owner in (str(evaluator.pk), "999")
    ]

    assert list(withheld(rows, acting("evaluator"))) == [rows[1].number]


def test_the_viewer_is_known_by_person_and_organisation(world, acting):
    viewer = viewer_of(acting("inspector"))

    assert viewer.person == str(world.people["inspector"].pk)
    assert viewer.organisation == str(world.organisations["inspectorate"].pk)
