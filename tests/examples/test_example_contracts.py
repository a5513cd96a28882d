"""The contracts of the three example partnerships: their stories by hand, their words honest.

Each expected amount is worked out in the line above it from the terms and the records, in pounds.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import counterfoil
import example_contracts as generator
from contract_stories import CALLS_2012_13, STORIES
from counterfoil.contract.invoice_check import Cause, InvoiceCheck, check_invoices
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Line, Section
from counterfoil.contract.reckoning import reckon, total
from counterfoil.contract.records import Figure, Invoice, Measurement, Volume
from counterfoil.contract.statements import Statement, close, statement
from counterfoil.contractfile.folder import ContractFolder, check_contract_folder
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.performance.integrity import MonthFigures, heaping, too_even
from counterfoil.quantities.years import Month

CONTENT = Path(counterfoil.__file__).parent / "content"
ROOT = CONTENT / "example_contracts"
LINCOLNSHIRE = "lincolnshire-business-2012"
CLEVELAND = "cleveland-custody-2017"
TWIN = "cleveland-custody-2017-by-detention"
AMMANFORD = "ammanford-consultancy-2013"
ALL = (AMMANFORD, CLEVELAND, TWIN, LINCOLNSHIRE)
KEPT = (AMMANFORD, CLEVELAND, LINCOLNSHIRE)
CASE_OF = {name: name.removesuffix("-by-detention") for name in ALL}
TODAY = date(2026, 11, 22)


@cache
def held(name: str) -> ContractFolder:
    found, problems = check_contract_folder(ROOT / name)
    assert problems == ()
    assert found is not None
    return found


def lines(name: str, month: str) -> dict[str, Line]:
    """The lines of a closed month by id."""
    (one,) = (one for one in held(name).closed if str(one.month) == month)
    return {line.id: line for line in one.lines}


def amounts(name: str, month: str, *sections: Section) -> dict[str, Decimal]:
    """What the lines of some sections of a closed month come to, those of nought left out."""
    found = lines(name, month)
    return {
        key: line.amount_gbp
        for key, line in found.items()
        if line.section in sections and line.amount_gbp
    }


def net(name: str, month: str) -> Decimal:
    return total(one for one in lines(name, month).values() if one.section is not Section.VAT)


def opened(name: str, month: str) -> Statement:
    """An open month as it stands today, those before it closed as they stand today."""
    folder = held(name)
    closed = list(folder.closed)
    while True:
        following = closed[-1].month + 1
        made = statement(folder.contract, folder.records, following, on=TODAY, closed=closed)
        if str(following) == month:
            return made
        closed.append(close(folder.contract, made, closed))


def invoices(name: str, month: str) -> list[Invoice]:
    found = (one for one in held(name).records if isinstance(one, Invoice))
    return [one for one in found if str(one.month) == month]


def check(name: str, month: str, made: Statement | None = None) -> InvoiceCheck:
    """A month's first invoice against its statement, as closed or as it stands."""
    made = made or stated(name, month)
    return check_invoices(made, invoices(name, month)[:1])


def stated(name: str, month: str) -> Statement:
    """A closed month's statement made again on the day of its closing."""
    folder = held(name)
    (one,) = (one for one in folder.closed if str(one.month) == month)
    before = [earlier for earlier in folder.closed if earlier.month < one.month]
    made = statement(folder.contract, folder.records, one.month, on=one.closed_on, closed=before)
    assert made.lines == one.lines
    return made


ODD = (
    Section.VOLUME,
    Section.AVAILABILITY,
    Section.PERFORMANCE,
    Section.WAIVER,
    Section.CONTINGENT,
    Section.ADJUSTMENT,
)


# Each folder


@pytest.mark.parametrize("name", ALL)
def test_a_folder_is_sound_and_named_after_its_contract(name):
    assert held(name).contract.id == name
    assert held(name).warnings == ()
    assert term_sheet(held(name).contract)


@pytest.mark.parametrize("name", KEPT)
def test_it_has_two_years_closed_and_two_months_open(name):
    folder = held(name)
    measured = {str(one.month) for one in folder.records if isinstance(one, Measurement)}
    closed = {str(one.month) for one in folder.closed}

    assert len(closed) >= 24
    assert closed == set(sorted(measured)[:-2])


@pytest.mark.parametrize("name", KEPT)
def test_every_closed_month_is_what_the_engine_makes_of_what_was_known_then(name):
    for one in held(name).closed:
        stated(name, str(one.month))


@pytest.mark.parametrize("name", KEPT)
def test_all_statements_add_up_to_the_statement_of_hindsight(name):
    folder = held(name)
    last = folder.closed[-1].month + 1
    made = statement(folder.contract, folder.records, last, on=TODAY, closed=folder.closed)
    told = sum((one.total_gbp for one in folder.closed), made.total_gbp)

    due = reckon(folder.contract, known(folder.records), until=last)
    assert told == sum(one.total_gbp for one in due)


@pytest.mark.parametrize("tell", STORIES, ids=lambda one: one.__name__)
def test_the_folders_are_what_the_generator_makes(tell):
    story = tell()
    folder = ROOT / story.id
    made = generator.files_of(story)
    there = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".csv", ".json")
    }

    assert there == made


# Honesty


@pytest.mark.parametrize("name", ALL)
def test_it_says_that_it_is_illustrative_wherever_it_stands(name):
    contract = held(name).contract
    words = contract.illustrative

    assert words.startswith("Illustrative: an example, not the contract of any force.")
    assert "Published:" in words
    assert "Made up:" in words
    assert "None of it says" in words
    assert "(illustrative" in contract.title
    assert "(illustrative" in contract.authority
    assert contract.supplier.endswith("(illustrative)")
    assert all(version.reason.endswith("(illustrative terms)") for version in contract.versions)
    assert "ILLUSTRATIVE" in (ROOT / name / "contract.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_each_record_says_that_it_was_made_up(name):
    assert {one.source for one in held(name).records} == {generator.MADE_UP}
    assert generator.MADE_UP.startswith("Illustrative")


@pytest.mark.parametrize("name", ALL)
def test_no_supplier_is_named_in_what_was_made_up(name):
    for path in (ROOT / name).rglob("*"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert not re.search(r"\b(G4S|Mitie|Reliance|Capgemini|P2G|Steria)\b", text), path.name


@pytest.mark.parametrize("name", ALL)
def test_each_source_named_is_one_of_the_case(name):
    text = (CONTENT / "examples" / CASE_OF[name] / "sources.csv").read_text(encoding="utf-8")
    ids = {row.partition(",")[0] for row in text.splitlines()[1:]}
    for file in ("contract.yaml", "README.md"):
        words = (ROOT / name / file).read_text(encoding="utf-8")
        comments = words if file == "README.md" else "\n".join(re.findall("#.*", words))
        cited = set(
            re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{4}(?:-\d{2})?(?![-\w])", comments)
        ) - set(ALL)
        assert cited, file
        assert cited <= ids, file


@pytest.mark.parametrize("name", ALL)
def test_the_readme_tells_what_is_published_from_what_is_made_up(name):
    text = (ROOT / name / "README.md").read_text(encoding="utf-8")

    for kind in ("Published", "Derived", "Made up", "Not found"):
        assert f"| **{kind}** |" in text
    assert "did not happen" in text


# Lincolnshire: 18 services, £26,470,588 a year, less £3,600,000: £1,905,882.33 a month


def test_lincolnshire_services_add_up_to_the_derived_cost_and_the_guarantee_is_published():
    """£3.6m / 13.6% = £26,470,588; £300,000 a month comes off."""
    charges = held(LINCOLNSHIRE).contract.versions[0].charges
    services = [one for one in charges if one.kind == "fixed" and one.id != "guaranteed-saving"]

    assert len(services) == 18
    assert sum(one.yearly_gbp for one in services) == 26_470_588 == round(3_600_000 / 0.136)
    assert lines(LINCOLNSHIRE, "2012-04")["base/guaranteed-saving"].amount_gbp == -300_000
    # 26,470,588 / 12 = 2,205,882.33; less 300,000
    assert net(LINCOLNSHIRE, "2012-04") == Decimal("1905882.33")


def test_lincolnshire_calls_of_the_first_year_add_up_to_the_published_number():
    """80,896 emergency calls in 2012/13 (Police Professional, 2013)."""
    assert sum(CALLS_2012_13) == 80_896
    facts = known(held(LINCOLNSHIRE).records)
    months = [Month(2012, 4) + step for step in range(12)]
    assert sum(facts.volume("emergency-calls", one).count for one in months) == 80_896


def test_lincolnshire_july_2012_is_put_right_in_september():
    """Band 6,700 ± 5%: 6,365 to 7,035. 7,182 is 147 above: 147 x 14 = 2,058. 7,018 is within."""
    july = amounts(LINCOLNSHIRE, "2012-07", *ODD)
    september = amounts(LINCOLNSHIRE, "2012-09", *ODD)

    assert july == {"volume/calls-outside-band": 2_058}
    assert september == {"adjustment/2012-07/volume/calls-outside-band": -2_058}
    assert net(LINCOLNSHIRE, "2012-09") == Decimal("1903824.33")


def test_lincolnshire_october_2012_invoice_missed_a_deduction_and_was_credited():
    """15,000 below 92%, not billed; VAT at a fifth of it is 3,000."""
    assert amounts(LINCOLNSHIRE, "2012-10", *ODD) == {
        "performance/emergency-calls-answered": -15_000
    }
    found = check(LINCOLNSHIRE, "2012-10")
    causes = [(one.cause, one.difference_gbp) for one in found.differences]
    assert causes == [(Cause.DEDUCTION_MISSED, 15_000), (Cause.VAT, 3_000)]

    both = invoices(LINCOLNSHIRE, "2012-10")
    assert [one.number for one in both] == ["LIN-2012-10", "LIN-CR-01"]
    assert check_invoices(stated(LINCOLNSHIRE, "2012-10"), both).difference_gbp == 0


def test_lincolnshire_december_2012_deduction_is_waived_whole():
    assert amounts(LINCOLNSHIRE, "2012-12", *ODD) == {
        "performance/systems-available": -9_000,
        "waiver/systems-available": 9_000,
    }


def test_lincolnshire_february_2013_is_below_the_band():
    """6,365 - 6,211 = 154; 154 x 9 = 1,386 comes back."""
    assert amounts(LINCOLNSHIRE, "2013-02", *ODD) == {"volume/calls-outside-band": -1_386}


def test_lincolnshire_april_2013_uses_a_provisional_index_and_may_puts_it_right():
    """Six services at 12,720,000 a year are 1,060,000 a month.

    Provisional: 122.1 / 120 - 1 = 1.75%; x 80% = 1.4%:    14,840
    Final:       122.4 / 120 - 1 = 2%;    x 80% = 1.6%:    16,960; the difference is 2,120
    """
    april = amounts(LINCOLNSHIRE, "2013-04", Section.INDEXATION)
    lifted = [one for one in lines(LINCOLNSHIRE, "2013-04").values() if one.is_provisional]
    may = amounts(LINCOLNSHIRE, "2013-05", Section.INDEXATION)
    put_right = amounts(LINCOLNSHIRE, "2013-05", Section.ADJUSTMENT)

    assert sum(april.values()) == 14_840
    assert len(lifted) == 6
    assert sum(may.values()) == 16_960
    assert len(put_right) == 6
    assert sum(put_right.values()) == 2_120
    # 1,905,882.33 + 16,960 + 2,120
    assert net(LINCOLNSHIRE, "2013-05") == Decimal("1924962.33")


def test_lincolnshire_june_2013_holds_a_share_of_the_reported_excess():
    """£1.4m beyond the guarantee (Police Professional, 2013), a made-up quarter of it: 350,000."""
    assert amounts(LINCOLNSHIRE, "2013-06", *ODD) == {
        "contingent/beyond-guarantee/2012-13": 350_000
    }


def test_lincolnshire_service_desk_is_heaped_and_the_calls_of_the_public_are_not():
    alarms = {}
    for measure in held(LINCOLNSHIRE).contract.versions[0].measures:
        months = [
            MonthFigures(numerator=int(one.numerator), denominator=int(one.denominator))
            for one in held(LINCOLNSHIRE).records
            if isinstance(one, Measurement)
            and one.measure == measure.id
            and one.figure is Figure.SUPPLIER
        ]
        shares = [one.share for one in months]
        found = heaping(shares, float(measure.target))
        alarms[measure.id] = (found.alarm, too_even(months).alarm)
        if measure.id == "service-desk":
            # all on the paid side: a half to the power of their number; 24 before the sample
            assert found.chance == pytest.approx(0.5**26)
            assert heaping(shares[:24], 0.9).chance == pytest.approx(0.5**24)

    assert alarms == {
        "emergency-calls-answered": (False, False),
        "systems-available": (False, False),
        "service-desk": (True, True),
    }


def test_lincolnshire_april_2014_carries_what_the_sample_found_and_its_invoice_misses_a_deduction():
    """A sample of 200 calls of February 2014, 168 answered in time: 84%, below 85%: 12,000.

    Second review: 123.624 / 122.4 - 1 = 1%, x 80%: 1.016 x 1.008 = 1.024128;
    1,060,000 x 0.024128 = 25,575.68.
    1,905,882.33 + 25,575.68 - 15,000 - 12,000 = 1,904,458.01
    """
    made = opened(LINCOLNSHIRE, "2014-04")
    found = {one.id: one.amount_gbp for one in made.lines if one.section in ODD and one.amount_gbp}

    assert found == {
        "performance/emergency-calls-answered": -15_000,
        "adjustment/2014-02/performance/service-desk": -12_000,
    }
    assert made.net_gbp == Decimal("1904458.01")
    differences = check(LINCOLNSHIRE, "2014-04", made).differences
    assert [(one.cause, one.difference_gbp) for one in differences] == [
        (Cause.DEDUCTION_MISSED, 15_000),
        (Cause.VAT, 3_000),
    ]


def test_lincolnshire_may_2014_has_nothing_amiss():
    made = opened(LINCOLNSHIRE, "2014-05")

    assert made.net_gbp == Decimal("1905882.33") + Decimal("25575.68")
    assert check(LINCOLNSHIRE, "2014-05", made).differences == ()


# Cleveland: 50 cells x £8 an hour: 297,600 in a month of 31 days, 288,000 in one of 30


def test_cleveland_cells_come_to_the_derived_price():
    """50 x 8 x 24 x 365 = 3,504,000 a year; £35m / 10 is 3.5m."""
    assert net(CLEVELAND, "2017-07") == 50 * 8 * 24 * 31 == 297_600
    assert net(CLEVELAND, "2017-09") == 50 * 8 * 24 * 30 == 288_000


def test_cleveland_january_2018_two_cells_out_for_56_hours_beyond_the_repair_time():
    """10 January 8:00 to 12 January 20:00 is 60 hours, less 4; 2 x 56 x 12 = 1,344."""
    assert amounts(CLEVELAND, "2018-01", *ODD) == {"availability/cells/heating": -1_344}


def test_cleveland_march_2018_is_put_right_in_may_whose_invoice_missed_a_deduction():
    """Band 1,650 ± 10%: 1,485 to 1,815. 1,905: 90 x 61 = 5,490. 1,845: 30 x 61 = 1,830; -3,660.

    May: 1% of 297,600 for booking in is 2,976; VAT on it 595.20.
    """
    assert amounts(CLEVELAND, "2018-03", *ODD) == {"volume/detention-volume": 5_490}
    assert amounts(CLEVELAND, "2018-05", *ODD) == {
        "performance/booking-in": -2_976,
        "adjustment/2018-03/volume/detention-volume": -3_660,
    }
    found = check(CLEVELAND, "2018-05").differences
    assert [(one.cause, one.difference_gbp) for one in found] == [
        (Cause.DEDUCTION_MISSED, 2_976),
        (Cause.VAT, Decimal("595.20")),
    ]
    both = invoices(CLEVELAND, "2018-05")
    assert check_invoices(stated(CLEVELAND, "2018-05"), both).difference_gbp == 0


def test_cleveland_october_2018_relief_leaves_nothing_to_deduct():
    assert amounts(CLEVELAND, "2018-10", *ODD) == {}


def test_cleveland_november_2018_reaches_the_cap_largest_first():
    """288,000 x 1.02 (2.5% x 80%) = 293,760. Posts 2.5%: 7,344.00. Booking in 1%: 2,937.60.

    The pool is 3%: 8,812.80, of which 1,468.80 is left for booking in; 1,468.80 is lost.
    """
    assert amounts(CLEVELAND, "2018-11", *ODD) == {
        "performance/posts-filled": Decimal("-7344.00"),
        "performance/booking-in": Decimal("-1468.80"),
    }
    (lost,) = stated(CLEVELAND, "2018-11").due.lost
    assert (lost.of, lost.lost_gbp) == ("booking-in", Decimal("1468.80"))


def test_cleveland_december_2018_is_below_the_band():
    """1,485 - 1,437 = 48; 48 x 34 = 1,632."""
    assert amounts(CLEVELAND, "2018-12", *ODD) == {"volume/detention-volume": -1_632}


def test_cleveland_january_2019_waives_part_of_a_deduction():
    """1% of 297,600 x 1.02 = 3,035.52; 1,500 of it waived."""
    assert amounts(CLEVELAND, "2019-01", *ODD) == {
        "performance/posts-filled": Decimal("-3035.52"),
        "waiver/posts-filled": 1_500,
    }


def test_cleveland_august_2019_invoice_misses_a_deduction():
    """104.55 / 102.5 - 1 = 2%, x 80%: 1.02 x 1.016 = 1.03632; 297,600 x 1.03632 = 308,408.832.

    1% of it is 3,084.09; 308,408.83 - 3,084.09 = 305,324.74.
    """
    made = opened(CLEVELAND, "2019-08")

    assert made.net_gbp == Decimal("305324.74")
    found = check(CLEVELAND, "2019-08", made).differences
    assert found[0].cause is Cause.DEDUCTION_MISSED
    assert found[0].difference_gbp == Decimal("3084.09")


def test_cleveland_september_2019_invoice_takes_the_index_whole():
    """Due: 288,000 x 1.03632 = 298,460.16. Billed: 288,000 x 1.025 x 1.02 = 301,104.00.

    The difference is 2,643.84.
    """
    made = opened(CLEVELAND, "2019-09")

    assert made.net_gbp == Decimal("298460.16")
    found = check(CLEVELAND, "2019-09", made).differences
    assert found[0].cause is Cause.INDEX
    assert found[0].difference_gbp == Decimal("2643.84")


def test_the_twin_prices_the_same_records_by_detention():
    """July 2017 by hand: 1,500 x 182, and what is above at 112."""
    twin, first = held(TWIN), held(CLEVELAND)
    wanted = [one for one in first.records if not isinstance(one, Invoice)]
    july = next(
        int(one.count)
        for one in twin.records
        if isinstance(one, Volume) and str(one.month) == "2017-07"
    )

    assert sorted(one.id for one in wanted) == sorted(one.id for one in twin.records)
    due = reckon(twin.contract, known(twin.records), until=Month(2017, 7))
    assert due[0].net_gbp == 1_500 * 182 + (july - 1_500) * 112
    assert 20_000 * 175 == 3_500_000


# Ammanford: day rates under a cap, milestones, a contingent fee


def test_ammanford_november_2013_billed_a_day_too_many():
    """5 days billed at 950, 4 worked."""
    found = check(AMMANFORD, "2013-11").differences

    assert [(one.cause, one.difference_gbp) for one in found] == [
        (Cause.AMOUNT, 950),
        (Cause.VAT, 190),
    ]
    assert len(invoices(AMMANFORD, "2013-11")) == 2


def test_ammanford_february_2014_invoice_missed_the_late_report():
    assert amounts(AMMANFORD, "2014-02", *ODD) == {"performance/report-day": -500}
    found = check(AMMANFORD, "2014-02").differences
    assert found[0].cause is Cause.DEDUCTION_MISSED
    assert found[0].difference_gbp == 500


def test_ammanford_june_2014_is_put_right_in_july():
    """Two lawyer's days of 880 stood on no time sheet: 1,760."""
    assert amounts(AMMANFORD, "2014-07", *ODD) == {"adjustment/2014-06/base/days/Lawyer": -1_760}


def test_ammanford_august_2014_deduction_is_waived():
    assert amounts(AMMANFORD, "2014-08", *ODD) == {
        "performance/report-day": -500,
        "waiver/report-day": 500,
    }


def test_ammanford_days_end_at_their_cap_in_may_2015():
    """All days paid come to the cap of 150,000; the last 550 of it in May 2015."""
    folder = held(AMMANFORD)
    due = reckon(folder.contract, known(folder.records), until=Month(2015, 6))
    paid = [
        one.amount_gbp for month in due for one in month.lines if one.id.startswith("base/days")
    ]

    assert sum(paid) == 150_000
    assert opened(AMMANFORD, "2015-05").net_gbp == 550


def test_ammanford_june_2015_holds_the_milestone_and_the_fee():
    """20,000, and 10% of £3.1m: 310,000; VAT 66,000. Travel is billed, which no clause allows."""
    made = opened(AMMANFORD, "2015-06")

    assert (made.net_gbp, made.vat_gbp) == (330_000, 66_000)
    found = check(AMMANFORD, "2015-06", made).differences
    assert [(one.cause, one.difference_gbp) for one in found] == [
        (Cause.UNKNOWN_LINE, 1_260),
        (Cause.VAT, 252),
    ]


# The words


STORY = {
    LINCOLNSHIRE: (
        ("July 2012", "£2,058"),
        ("September 2012", "−£2,058"),
        ("October 2012", "£15,000"),
        ("December 2012", "£9,000"),
        ("February 2013", "−£1,386"),
        ("April 2013", "£14,840"),
        ("May 2013", "£2,120"),
        ("June 2013", "£350,000"),
        ("April 2014", "£1,904,458.01"),
    ),
    CLEVELAND: (
        ("January 2018", "−£1,344"),
        ("March 2018", "£5,490"),
        ("May 2018", "−£3,660"),
        ("October 2018", "£0"),
        ("November 2018", "£1,468.80"),
        ("December 2018", "−£1,632"),
        ("January 2019", "£1,500"),
        ("August 2019", "£3,084.09"),
        ("September 2019", "£2,643.84"),
    ),
    AMMANFORD: (
        ("November 2013", "£950"),
        ("February 2014", "£500"),
        ("July 2014", "−£1,760"),
        ("August 2014", "£500"),
        ("May 2015", "£550"),
        ("June 2015", "£310,000"),
    ),
}
"""Month and amount as the tests above have them."""


@pytest.mark.parametrize("name", STORY)
def test_the_readme_tells_the_story_by_month_and_amount(name):
    text = (ROOT / name / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+ \d{4}) \|(.*)\|$", text, re.MULTILINE)

    for month, amount in STORY[name]:
        assert any(one == month and amount in told for one, told in rows), (month, amount)
