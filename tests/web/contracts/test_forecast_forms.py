"""How far volumes and prices may grow."""

from counterfoil_web.contracts.forecast_forms import GrowthForm
from counterfoil_web.contracts.forecast_store import Driver

DRIVERS = (Driver("volume", "detentions"), Driver("index", "CPI"))


def _data(**change):
    values = {f"driver-{place}-{part}": "0" for place in (0, 1) for part in ("low", "likely")}
    return {**values, "driver-0-high": "2.5", "driver-1-high": "4%", **change}


def test_percentages_become_shares_by_driver():
    form = GrowthForm(_data(), drivers=DRIVERS)
    assert form.is_valid(), form.errors
    ranges = {name: tuple(map(float, one)) for name, one in form.ranges.items()}
    assert ranges == {"volume/detentions": (0, 0, 0.025), "index/CPI": (0, 0, 0.04)}


def test_each_driver_is_named_with_its_three_figures():
    form = GrowthForm(drivers=DRIVERS, held={"index/CPI": ("0.01", "0.02", "0.05")})
    (_, first), (words, second) = form.groups
    assert words == "Index: CPI"
    assert [one.value() for one in first] == ["-3", "0", "3"]
    assert [one.value() for one in second] == ["1", "2", "5"]


def test_figures_that_fall_are_refused():
    form = GrowthForm(_data(**{"driver-1-likely": "9"}), drivers=DRIVERS)
    assert not form.is_valid()
    assert "highest growth of CPI" in str(form.errors)
