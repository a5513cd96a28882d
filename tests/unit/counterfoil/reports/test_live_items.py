from __future__ import annotations

import pytest

from counterfoil.reports.live_items import option_items
from counterfoil.reports.live_steps import case_steps
from tests.fixtures.every_amount_case import CASE

ITEMS = {item.record.key: item for item in option_items(CASE, case_steps(CASE), "partner")}


def test_lines_come_before_risks_in_the_order_of_the_case():
    assert list(ITEMS)[:2] == ["partner/base-charge", "partner/charge"]
    assert list(ITEMS)[-3:] == ["partner/late-start", "partner/dispute", "partner/seen"]


def test_what_an_item_is():
    assert ITEMS["partner/fee"].is_share
    assert ITEMS["partner/dispute"].is_risk
    assert not ITEMS["partner/charge"].health


def test_a_risk_is_no_line_and_a_line_no_risk():
    with pytest.raises(TypeError, match="is a risk"):
        _ = ITEMS["partner/dispute"].line
    with pytest.raises(TypeError, match="is a line"):
        _ = ITEMS["partner/fee"].risk
