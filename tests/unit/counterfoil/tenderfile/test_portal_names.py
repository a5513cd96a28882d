"""A portal's names turned into ids."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from counterfoil.tender.dossier import Dossier
from counterfoil.tenderfile.portal_names import PortalNames
from tests.fixtures.tenders import a_plan, bid

TWO_LOTS = Dossier(
    plan=a_plan(),
    records=(bid("a", lot="1"), replace(bid("a", lot="2"), id="a2"), bid("b")),
)


@pytest.mark.parametrize(
    ("text", "settled"),
    [("a", "a"), ("a2", "a2"), ("Bidder B", "b"), ("bidder  b", "b"), ("Bidder X", "Bidder X")],
)
def test_a_bid_is_found_by_its_id_its_bidder_or_its_name(text, settled):
    values = {"bid": text, "criterion": "Staff", "evaluator": "Evaluator 2"}

    assert list(PortalNames(TWO_LOTS, "score").fill(values)) == []
    assert values == {"bid": settled, "criterion": "staff", "evaluator": "e2"}


def test_a_bidder_for_two_lots_is_asked_for_the_bid():
    values = {"bid": "Bidder A"}
    ((field, what, mend),) = PortalNames(TWO_LOTS, "price").fill(values)

    assert (field, what) == ("bid", "Bidder A may be any of a, a2")
    assert "one of these" in mend


def test_letters_go_on_after_z_and_none_is_given_twice():
    names = PortalNames(Dossier(plan=a_plan(), records=(bid("B"),)), "bid")
    given = []
    for number in range(30):
        values = {"bidder": "", "name": f"Supplier {number}"}
        assert list(names.fill(values)) == []
        given.append(values["bidder"])

    assert given[:2] == ["A", "C"]  # B is taken
    assert given[24:27] == ["Z", "AA", "BB"]
    assert all(one != two for one, two in pairwise(given))
    again = {"bidder": "", "name": "supplier 0"}
    assert list(names.fill(again)) == []
    assert again["bidder"] == "A"
