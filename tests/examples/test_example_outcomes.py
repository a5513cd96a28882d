"""The example partnerships carried to the end, held against the published figures by hand."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

import counterfoil
from counterfoil.appraisal.evidence import Basis
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.errors import errors_among
from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.claims import Banking, Certification, Claim
from counterfoil.outcomes.doubles import SamePlace, doubles
from counterfoil.outcomes.guarantees import guarantees
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.net_saving import CostKind, NetSaving, Origin, net_saving
from counterfoil.outcomes.progress import Rag, progress
from counterfoil.outcomes.totals import register
from counterfoil.outcomesfile.folder import check_outcomes_folder, outcomes_files
from counterfoil.quantities.years import FinancialYear

CONTENT = Path(counterfoil.__file__).parent / "content"
ROOT = CONTENT / "example_outcomes"
LINCOLNSHIRE = "lincolnshire-business-2012"
CUSTODY = "cleveland-custody-2017"
CONSULTANCY = "ammanford-consultancy-2013"
EXAMPLES = (LINCOLNSHIRE, CUSTODY, CONSULTANCY)
IN_SCOPE = Fraction(3_600_000) / Fraction("0.136")


@cache
def ledger_of(name: str) -> Ledger:
    held, problems = check_outcomes_folder(ROOT / name)
    assert held is not None, errors_among(problems)
    return held.ledger


@cache
def net_of(name: str) -> NetSaving:
    return net_saving(ledger_of(name))


def statements_of(name: str, *months: str) -> Fraction:
    """The closed statements before VAT, read from their files by plain JSON."""
    found = Decimal(0)
    for month in months:
        path = CONTENT / "example_contracts" / name / "closed" / f"{month}.json"
        lines = json.loads(path.read_text(encoding="utf-8"))["lines"]
        found += sum(Decimal(one["amount_gbp"]) for one in lines if one["section"] != "vat")
    return Fraction(found)


def year_of(first: int) -> tuple[str, ...]:
    return (
        *(f"{first}-{month:02d}" for month in range(4, 13)),
        *(f"{first + 1}-{month:02d}" for month in range(1, 4)),
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_sound_says_what_is_made_up_and_is_kept_as_it_is_written(name):
    held, problems = check_outcomes_folder(ROOT / name)

    assert held is not None
    assert errors_among(problems) == ()
    assert held.ledger.document.illustrative.startswith("Illustrative: an example")
    for file, data in outcomes_files(held.ledger.document, held.ledger.records).items():
        if file.endswith(".csv"):
            assert (ROOT / name / file).read_bytes() == data, file


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_certification_or_banking_passes_for_a_published_fact(name):
    """None was found for any real partnership, so each one here is made up and says so."""
    ledger = ledger_of(name)

    for one in (*ledger.of(Certification), *ledger.of(Banking)):
        assert one.basis is Basis.ILLUSTRATIVE
        assert "Illustrative" in one.source


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_published_or_derived_names_a_source_that_the_case_lists(name):
    ledger = ledger_of(name)
    case = load_case_or_raise(CONTENT / "examples" / name)
    known = {one.id for one in case.sources} | {"experience base, lincolnshire-g4s-2012"}

    for one in ledger.records:
        if one.basis in (Basis.PUBLISHED, Basis.DERIVED):
            assert {part.strip() for part in one.source.split(";")} <= known, one.id


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_baseline_was_signed_and_none_is_said_to_be(name):
    assert all(not one.baseline.is_signed for one in ledger_of(name).of(Benefit) if one.baseline)


# Lincolnshire


def test_the_guarantee_is_13_6_per_cent_and_18_per_cent_is_what_was_reported():
    found = {one.benefit.id: one for one in register(ledger_of(LINCOLNSHIRE)).benefits}
    first = FinancialYear(2012)

    share = found["saving-share"]
    assert (share.planned[first], share.claimed[first]) == (Fraction("13.6"), 18)
    assert share.certified.get(first, 0) == 0
    guaranteed = found["guaranteed-saving"]
    assert guaranteed.planned[first] == 3_600_000
    baseline = guaranteed.benefit.baseline.value
    assert abs(baseline - IN_SCOPE) < 1
    assert round(float(guaranteed.planned[first] / baseline), 3) == 0.136


def test_the_36_million_guaranteed_is_on_the_price_and_never_told_as_a_net_saving():
    """£3.6m a year over ten years; the force's own costs, all assumed, come off it."""
    found = guarantees(ledger_of(LINCOLNSHIRE))

    assert found.lines_gbp == 36_000_000
    assert found.lines == ("partner/guaranteed-saving",)
    assert found.in_price
    assert found.net_gbp is None
    assert "It is not a net saving" in found.words


def test_the_pounds_reported_do_not_make_exactly_18_per_cent():
    """£3.6m + £1.4m = £5.0m; / £26.47m = 18.9%. The text says “about 18%”: both are kept."""
    found = {one.benefit.id: one for one in register(ledger_of(LINCOLNSHIRE)).benefits}
    first = FinancialYear(2012)

    reported = found["guaranteed-saving"].claimed[first] + found["beyond-guarantee"].claimed[first]

    assert reported == 5_000_000
    assert round(float(reported / IN_SCOPE), 3) == 0.189


def test_both_readings_of_officers_worth_come_to_40_000_pounds_and_are_listed_together():
    ledger = ledger_of(LINCOLNSHIRE)
    claims = {one.id: one for one in ledger.of(Claim)}

    whole, beyond = claims["claimed-125-officers"], claims["claimed-35-officers"]
    assert Fraction(5_000_000) / whole.amount == Fraction(1_400_000) / beyond.amount == 40_000
    assert {ledger.benefit(one.benefit).worth_gbp for one in (whole, beyond)} == {40_000}
    pairs = {(one.one.claim, one.other.claim): one.why for one in doubles(ledger)}
    assert pairs[whole.id, beyond.id] is SamePlace.POST
    assert register(ledger).totals().claimed_gbp == 2 * 3_600_000 + 1_400_000


def test_two_years_of_statements_are_what_their_files_say():
    found = net_of(LINCOLNSHIRE)

    for year, first in zip(found.cash, (2012, 2013), strict=True):
        told = statements_of(LINCOLNSHIRE, *year_of(first))
        assert year.costs_gbp[CostKind.STATEMENTS] == told
    assert found.cash[0].counterfactual_gbp == 26_470_588
    assert not found.counterfactual.moves_at_all


def test_what_the_force_itself_spent_was_not_published_and_counts_as_promised():
    promised = {
        one.case_line for one in net_of(LINCOLNSHIRE).parts if one.origin is Origin.PROMISED
    }

    assert promised == {"partner/client-side", "partner/change-control", "partner/transition"}


def test_999_calls_went_from_89_to_93_and_higher_is_better():
    found = {one.standing.benefit.id: one for one in progress(ledger_of(LINCOLNSHIRE), trials=10)}

    calls = found["emergency-calls"]
    assert (calls.baseline, calls.reading, calls.rag) == (89, 93, Rag.GREEN)


# Custody


def detentions_from(first: str, last: str) -> int:
    """Counted from the contract's table, the authority's own figure in place of the supplier's."""
    path = CONTENT / "example_contracts" / CUSTODY / "volumes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_month = {one["month"]: int(one["count"]) for one in rows if one["figure"] == "supplier"}
    by_month.update(
        {one["month"]: int(one["count"]) for one in rows if one["figure"] == "verified"}
    )
    return sum(count for month, count in by_month.items() if first <= month <= last)


def test_custody_moves_with_the_detentions_that_happened():
    """Three tenths of £3.5m move: × (5,000 + July to March) / 20,000."""
    found = net_of(CUSTODY)

    observed = 5_000 + detentions_from("2017-07", "2018-03")
    moved = Fraction(3_500_000) * Fraction(3, 10) * (Fraction(observed, 20_000) - 1)
    assert found.cash[0].counterfactual_gbp == 3_560_000
    assert found.cash[0].moved_gbp == 3_560_000 + moved
    assert found.counterfactual.volumes[0].observed == observed


def test_a_part_year_of_custody_is_moved_at_its_own_pace():
    found = net_of(CUSTODY)

    last = found.cash[-1]
    assert last.months == 4
    assert found.counterfactual.volumes[-1].observed == 3 * detentions_from("2019-04", "2019-07")
    assert last.costs_gbp[CostKind.STATEMENTS] == statements_of(
        CUSTODY, "2019-04", "2019-05", "2019-06", "2019-07"
    )


def test_custody_was_claimed_by_a_press_figure_and_refused():
    cash = register(ledger_of(CUSTODY)).cash

    assert cash.claimed_gbp == 270_000 + 360_000
    assert (cash.certified_gbp, cash.banked_gbp) == (60_000, 0)
    (pair,) = doubles(ledger_of(CUSTODY))
    assert pair.at_stake == 45_000


# Consultancy


def test_claimed_certified_and_banked_are_three_numbers():
    """£7.7m by the adviser, £3.1m as certified, nine months of £491,250 a year as banked."""
    cash = register(ledger_of(CONSULTANCY)).cash

    assert cash.claimed_gbp == 7_700_000
    assert cash.certified_gbp == 3_100_000
    assert cash.banked_gbp == Fraction(700_000 - 208_750) * Fraction(9, 12)


def test_three_years_in_the_end_of_the_pfi_has_not_paid_for_itself_yet():
    """2015-16: £700,000 less payments to 18 June, what was taken on, exit fees, advisers, own time.

    April and May are 2 of 26 equal months, £116,666.67 in all; June £35,000.
    """
    year = net_of(CONSULTANCY).cash[2]

    assert round(year.costs_gbp[CostKind.OTHER_CHARGES], 2) == round(
        Fraction("1516666.67") * 2 / 26 + 35_000, 2
    )
    assert year.costs_gbp[CostKind.EXIT] == 160_000
    assert year.costs_gbp[CostKind.RETAINED] == Fraction("163520.83")
    assert abs(Fraction("163520.83") - Fraction(208_750) * Fraction("9.4") / 12) < 1
    assert year.net_gbp < 0
