"""The chart of the months to come."""

from counterfoil.contract.rest_of_term import Drivers, rest_of_term
from counterfoil.quantities.distributions import Discrete
from counterfoil.quantities.years import Month
from counterfoil.reports.chart_images import svg
from counterfoil.reports.rest_of_term_chart import (
    is_uncertain,
    rest_of_term_chart,
    rest_of_term_sentence,
)
from tests.fixtures.contracts import contract_with, fixed, per_unit, volume

YEAR = [volume(str(Month(2026, 4) + step), 100) for step in range(12)]
CONTRACT = contract_with(fixed(), per_unit(rate=10))
"""£100,000 a month and £10 for each of 100 a month: £101,000, so £121,200 with VAT."""


def test_what_is_certain_is_said_without_a_spread():
    """Twelve months of £101,000: £1,212,000, and £1,454,400 with VAT."""
    found = rest_of_term(CONTRACT, YEAR, Drivers(), trials=1)
    assert not is_uncertain(found)
    assert rest_of_term_sentence(found) == (
        "The 12 months from April 2027 to the end of the term would cost £1,454,400, VAT included."
    )
    chart = rest_of_term_chart(found, 880)
    assert chart.headings == ("Financial year", "Months", "Before VAT", "With VAT")
    assert chart.rows == (
        ("2027-28", "12", "£1,212,000", "£1,454,400"),
        ("In all", "12", "£1,212,000", "£1,454,400"),
    )
    assert "2027-28" in svg(chart.spec, "t")


def test_what_varies_has_its_percentiles():
    """Volumes stay or double, evenly: £1,212,000 or £1,224,000, with VAT £14,400 apart."""
    growth = Discrete(values=(0.0, 1.0), chances=(0.5, 0.5))
    drivers = Drivers(volume_growth={"detentions": growth})
    found = rest_of_term(CONTRACT, YEAR, drivers, trials=40)
    assert is_uncertain(found)
    chart = rest_of_term_chart(found, 300)
    assert chart.headings[-3:] == ("P10", "P50", "P90")
    assert chart.rows[0][4] == "£1,454,400"
    assert chart.rows[0][6] == "£1,468,800"
    assert "in 80% of 40 trials from £1,454,400 to £1,468,800" in chart.sentence
