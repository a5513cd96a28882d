from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import shown


def test_a_volume_grows_from_its_first_year():
    # 1,400 × 1.12^t
    assert shown("Volumes", "Volumes by driver", "stays")[:3] == pytest.approx(
        [1400, 1568, 1756.16]
    )


def test_a_volume_with_a_profile_is_a_factor_on_it():
    # 1.5 × 9,000 and 1.5 × 7,000
    calls = shown("Volumes", "Volumes by driver", "calls")

    assert (calls[0], calls[5]) == (13_500, 10_500)


def test_bands_price_each_unit_by_the_band_it_falls_in():
    # 1,568 units: 1,500 × 92 + 68 × 85 = 143,780
    # 1,400 × 1.12^5 = 2,467.278...: 1,500 × 92 + 500 × 85 + 467.278... × 78
    prices = shown("Volumes", "Priced by band", "partner/charge", "partner/charge")
    last = 1400 * 1.12**5

    assert prices[1] == pytest.approx(143_780)
    assert prices[5] == pytest.approx(1500 * 92 + 500 * 85 + (last - 2000) * 78)
