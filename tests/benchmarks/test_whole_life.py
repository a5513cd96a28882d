"""Whole-life prices are timed of as many bids as is said, each a little dearer."""

from __future__ import annotations

from benchmarks.whole_life import EXAMPLE, more_bids, prices
from counterfoil.tender.bids import Rate
from counterfoil.tenderfile.folder import read_tender_folder


def test_each_bid_is_a_pound_dearer_than_the_one_before():
    rates = read_tender_folder(EXAMPLE).dossier.of(Rate)
    found = more_bids(rates, 3)
    charges = {one.charge for one in rates}

    assert len(found) == 3 * len(charges)
    for charge in charges:
        a, b, c = (one.rate_gbp for one in found if one.charge == charge)
        assert (b - a, c - b) == (1, 1)


def test_it_is_timed():
    assert list(prices(1, bids=2, futures=3)) == ["2 bids × 3 futures × 60 months"]
