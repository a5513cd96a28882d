"""The bridge: £1,000 promised; volume adds £300, deductions take £50; £1,250 delivered."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from counterfoil.outcomes.bridge import Bridge
from counterfoil.outcomes.bridge_blocks import CausePart, Detail
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import FinancialYear, Month
from counterfoil_web.outcomes.bridge_presenters import behind, cause_rows, cells, unmoved

YEAR = FinancialYear.parse("2026-27")
EXACT = {Cause.VOLUME: Fraction(300), Cause.DEDUCTIONS: Fraction(-50)}
DETAILS = (
    Detail(Cause.VOLUME, "contract/cells", "Cells", Month(2026, 5), Fraction(1, 3)),
    Detail(Cause.VOLUME, "contract/cells", "Cells", Month(2026, 4), Fraction(299) + Fraction(2, 3)),
    Detail(Cause.DEDUCTIONS, "contract/calls", "Calls", Month(2026, 4), Fraction(-30)),
    Detail(Cause.DEDUCTIONS, "case/partner/charge", "Charge", YEAR, Fraction(-15)),
    Detail(Cause.DEDUCTIONS, "record/old-bill", "Old bill", YEAR, Fraction(-5)),
)
BRIDGE = Bridge(
    partnership="example",
    title="Example",
    option="partner",
    first=Month(2026, 4),
    last=Month(2026, 5),
    promised_gbp=Decimal("1000.00"),
    delivered_gbp=Decimal("1250.00"),
    parts=tuple(
        CausePart(one, EXACT.get(one, Fraction(0)), Decimal(int(EXACT.get(one, 0))))
        for one in Cause
    ),
    details=DETAILS,
    problems=(),
)


def test_each_cause_says_where_the_saving_stands_after_it():
    assert [(row.cause, row.gbp, row.after_gbp) for row in cause_rows(BRIDGE)] == [
        (Cause.VOLUME, 300, 1_300),
        (Cause.DEDUCTIONS, -50, 1_250),
    ]
    assert set(unmoved(BRIDGE)) == set(Cause) - set(EXACT)


def test_behind_a_cause_are_its_lines_the_largest_first_and_their_months_in_order():
    (volume,) = behind(BRIDGE, Cause.VOLUME)
    assert (volume.title, volume.gbp) == ("Cells", 300)
    assert [(one.when, str(one.gbp), one.month) for one in volume.details] == [
        ("April 2026", "299.67", "2026-04"),
        ("May 2026", "0.33", "2026-05"),
    ]
    calls, charge, bill = behind(BRIDGE, Cause.DEDUCTIONS)
    assert (calls.comes_from, calls.details[0].month) == ("Statements of the contract", "2026-04")
    assert (charge.is_case, charge.line, charge.details[0].month) == (True, "partner/charge", "")
    assert (bill.record, bill.is_case) == ("old-bill", False)


def test_the_file_has_the_promise_every_line_and_the_record():
    rows = list(cells(BRIDGE))
    assert rows[0] == ("Net saving promised", "", "", "", Decimal("1000.00"))
    assert rows[-1] == ("Net saving on the record", "", "", "", Decimal("1250.00"))
    assert ("Deductions for performance", "record/old-bill", "Old bill", "2026-27", -5) in rows
    assert sum(row[4] for row in rows[1:-1] if row[2] == "In all") == 250
