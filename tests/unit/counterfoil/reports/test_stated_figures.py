"""Every figure that the hand-made case states is listed once, in words, with its basis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.amounts import DriverBands, Flat, OneOff, Ramp, ShareOf, YearList
from counterfoil.appraisal.business_case import BandTable, Delay, PriceIndex, Profile
from counterfoil.appraisal.evidence import Basis
from counterfoil.quantities.volumes import Band, MarginalBands
from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.stated_figures import amount_words, counts_by_basis, stated_figures
from tests.fixtures.hand_made_answer import CASE

YEAR = FinancialYear(2026)
BANDS = BandTable(
    id="prices",
    title="Price bands",
    unit="detention",
    bands=MarginalBands(
        bands=(
            Band(above=0, up_to=1500, rate_gbp=92.0),
            Band(above=1500, up_to=None, rate_gbp=85.0),
        )
    ),
)
RICHER = replace(
    CASE,
    bands=(BANDS,),
    profiles=(Profile(id="posts", title="Posts", values=(20.0, 19.0, 18.0, 18.0)),),
    delays=(Delay(id="start", title="Start", months=3.0),),
    indices=(
        PriceIndex(id="pay", title="Pay award", rate=0.02),
        PriceIndex(id="prices", title="CPI", series="cpi", rate=0.0),
    ),
)


def test_each_record_that_states_a_figure_is_there_once():
    # 5 lines, and 1 each: risk, driver, index, guaranteed saving, service, budget.
    keys = [(figure.table, figure.key) for figure in stated_figures(CASE)]

    assert len(keys) == len(set(keys)) == 11
    assert counts_by_basis(stated_figures(CASE)) == {
        Basis.PUBLISHED: 3,
        Basis.DERIVED: 1,
        Basis.ASSUMED: 2,
        Basis.ILLUSTRATIVE: 5,
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("in-house/new-rota", "£100,000 in 2026-27"),
        ("partner/charge", "£90 per detention × Detentions"),
        ("partner/late-start", "20% chance of £100,000 on average, in 2026-27"),
        ("detentions", "10,000 (unit: detention)"),
        ("partner", "£200,000 guaranteed over the term"),
        ("prices", "£92 above 0 and £85 above 1,500, each detention"),
        ("posts", "20 to 18, year by year"),
        ("start", "3 months"),
        ("pay", "2% a year"),
    ],
)
def test_a_figure_reads_as_a_phrase(key, value):
    figures = {figure.key: figure for figure in reversed(stated_figures(RICHER))}

    assert figures[key].value == value


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Flat(gbp=1_000.0, start=YEAR), "£1,000 a year, from 2026-27"),
        (Flat(gbp=1_000.0, start=YEAR, end=YEAR), "£1,000 a year, in 2026-27"),
        (OneOff(gbp=5.0, year=YEAR), "£5 in 2026-27"),
        (
            Ramp(gbp_first=1.0, gbp_last=3.0, start=YEAR, end=YEAR + 2),
            "from £1 in 2026-27 to £3 in 2028-29",
        ),
        (YearList(profile="posts"), "year by year: Posts"),
        (
            DriverBands(driver="detentions", bands="prices", unit="detention"),
            "Detentions priced by Price bands",
        ),
        (ShareOf(share=0.1, lines=("charge", "exit")), "10% of charge and exit"),
    ],
)
def test_each_kind_of_amount_has_a_phrase(amount, words):
    assert amount_words(amount, RICHER) == words
