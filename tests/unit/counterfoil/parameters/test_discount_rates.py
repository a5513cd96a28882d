from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
import yaml

from counterfoil.citation import Citation
from counterfoil.errors import InvalidValue
from counterfoil.parameters import (
    UnknownEdition,
    UnknownSchedule,
    discount_rates,
    health_schedule,
)
from counterfoil.parameters.data_files import DATA_FOLDER
from counterfoil.parameters.discount_rates import DiscountSchedule, RateBand, discount_schedule

SOURCE = Citation(title="A test", url="https://example.org")


def factors(rates: tuple[float, ...]) -> list[float]:
    return list(accumulate((1 / (1 + rate) for rate in rates), lambda a, b: a * b))


# HM Treasury standard schedule, factors worked out year by year from 3.5% (to 30) and 3.0%.
@pytest.mark.parametrize(
    ("year", "factor"),
    [
        (0, 1.0),
        (1, 0.966184),
        (2, 0.933511),
        (5, 0.841973),
        (10, 0.708919),
        (20, 0.502566),
        (30, 0.356278),
        (31, 0.345901),
        (40, 0.265105),
        (50, 0.197263),
        (60, 0.146782),
    ],
)
@pytest.mark.parametrize("edition", ["2022", "2026"])
def test_standard_factors_match_the_published_table(edition, year, factor):
    assert factors(discount_rates(edition, "standard", 61))[year] == pytest.approx(factor, abs=5e-7)


def test_a_million_a_year_for_ten_years_costs_what_the_table_says():
    present = sum(1_000_000 * factor for factor in factors(discount_rates("2026", "standard", 10)))

    assert present == pytest.approx(8_607_686.51, abs=0.005)


def test_an_outlay_and_five_savings_net_to_what_the_table_says():
    flows = [-5_000_000, *[1_200_000] * 5]
    rates = discount_rates("2026", "standard", 6)

    net = sum(flow * factor for flow, factor in zip(flows, factors(rates), strict=True))

    assert net == pytest.approx(418_062.85, abs=0.005)


@pytest.mark.parametrize(
    ("schedule", "by_year"),
    [
        ("standard", {30: 0.035, 31: 0.03, 75: 0.03, 76: 0.025, 126: 0.02, 201: 0.015, 301: 0.01}),
        ("health", {1: 0.015, 31: 0.0129, 76: 0.0107, 126: 0.0086, 201: 0.0064, 400: 0.0043}),
        (
            "sensitivity_lower",
            {1: 0.03, 31: 0.0257, 125: 0.0214, 200: 0.0171, 300: 0.0129, 301: 0.0086},
        ),
    ],
)
def test_each_band_has_its_published_rate(schedule, by_year):
    rates = discount_rates("2026", schedule, 401)

    assert {year: rates[year] for year in by_year} == by_year
    assert rates[0] == 0.0


def test_at_least_one_year_is_asked_for():
    assert discount_rates("2026", "standard", 1) == (0.0,)
    with pytest.raises(InvalidValue):
        discount_rates("2026", "standard", 0)


def test_unknown_names_are_told_with_the_nearest():
    with pytest.raises(UnknownSchedule) as caught:
        discount_rates("2026", "helth", 5)
    assert caught.value.mend == "name health"
    with pytest.raises(UnknownEdition):
        discount_rates("2003", "standard", 5)


def test_a_new_edition_with_a_new_schedule_works_by_adding_a_file(tmp_path: Path):
    home = tmp_path / "discount_rates"
    home.mkdir()
    for name in ("parameter.yaml", "2022.yaml", "2026.yaml"):
        (home / name).write_bytes((DATA_FOLDER / "discount_rates" / name).read_bytes())
    raw = yaml.safe_load((home / "2026.yaml").read_text(encoding="utf-8"))
    raw.update(edition="2031", supersedes="2026", in_force_from=raw["retrieved"])
    raw["tables"] = [
        {
            **raw["tables"][0],
            "id": "flat",
            "title": "Flat",
            "rows": [[0, 9, 0.03], [10, None, 0.02]],
        }
    ]
    (home / "2031.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")

    rates = discount_rates("2031", "flat", 12, folder=tmp_path)

    assert rates == (0.0, *[0.03] * 9, 0.02, 0.02)
    assert discount_rates("2026", "standard", 2, folder=tmp_path) == (0.0, 0.035)


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [(1, None, 0.03)],
        [(0, 30, 0.03)],
        [(0, 30, 0.03), (32, None, 0.02)],
        [(0, None, 0.03), (31, None, 0.02)],
        [(0, None, 3.5)],
    ],
    ids=["none", "not from 0", "ends", "a gap", "an end twice", "a percentage"],
)
def test_bands_that_do_not_cover_every_year_are_refused(bands):
    with pytest.raises(InvalidValue):
        DiscountSchedule(
            id="test",
            title="Test",
            edition_id="test",
            source=SOURCE,
            bands=tuple(RateBand(from_year=a, to_year=b, rate_per_year=c) for a, b, c in bands),
        )


def test_a_schedule_names_its_source():
    assert discount_schedule("2026", "standard").source.date == "2026-04-16"


def test_an_edition_without_a_health_rate_uses_the_schedule_asked_for(tmp_path: Path):
    """The review of June 2026 recommended no separate health rate."""
    home = tmp_path / "discount_rates"
    home.mkdir()
    (home / "parameter.yaml").write_bytes(
        (DATA_FOLDER / "discount_rates" / "parameter.yaml").read_bytes()
    )
    raw = yaml.safe_load((DATA_FOLDER / "discount_rates" / "2022.yaml").read_text("utf-8"))
    raw.update(edition="2031", tables=[raw["tables"][0]])
    (home / "2031.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")

    assert health_schedule("2031", "standard", folder=tmp_path) == "standard"
    assert health_schedule("2026", "standard") == "health"
