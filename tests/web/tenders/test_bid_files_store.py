"""The files of a bid that are kept."""

from __future__ import annotations

import pytest

from counterfoil_web.tenders.bid_files_store import content_of, files_of


@pytest.mark.django_db
def test_the_files_of_a_bid_are_named_and_come_back_whole(tender_at, opened_by):
    tender_at("opened")
    with opened_by("evaluator") as one:
        (held,) = files_of(one.tender, "a")
        assert held.name == "bid-a-quality.txt"
        assert len(content_of(held)) == held.size
        assert files_of(one.tender, "nobody") == []
