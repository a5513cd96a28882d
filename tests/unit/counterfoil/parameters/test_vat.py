from __future__ import annotations

from counterfoil.citation import Confidence
from counterfoil.parameters import edition, vat_standard_rate


def test_the_standard_rate_is_a_fifth_and_marked_recalled():
    assert vat_standard_rate("2011") == 0.2
    assert edition("vat_standard_rate", "2011").confidence is Confidence.RECALLED
