"""Invoices against the statement of their month."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.indexation import Indexation
from counterfoil.contract.invoice_check import Cause, check_invoices
from counterfoil.contract.measures import DeductionBand, Direction, Measure
from counterfoil.contract.records import IndexValue, Invoice, InvoiceLine
from counterfoil.contract.statements import statement
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

APRIL = Month(2026, 4)
CALLS = Measure(
    id="calls",
    title="Calls answered",
    clause="Schedule 8",
    direction=Direction.HIGHER,
    target=F(90, 100),
    counts="answered",
    of="calls",
    bands=(DeductionBand(beyond=F(90, 100), amount=F(4_000)),),
)
CLAUSE = Indexation(
    id="cpi",
    title="CPI",
    clause="Schedule 7, 5",
    series="cpi",
    base=Month(2025, 12),
    first_review=APRIL,
)
LEVELS = [
    IndexValue(
        id=str(month), series="cpi", month=month, value=F(value), entered_on=date(2026, 4, 1)
    )
    for month, value in ((Month(2025, 12), 100), (APRIL, 102))
]
CONTRACT = contract_with(
    fixed(), per_unit(indexation="cpi"), measures=(CALLS,), indexations=(CLAUSE,)
)
MADE = statement(
    CONTRACT,
    [volume("2026-04", 1_000), measured("calls", "2026-04", 80, 100), *LEVELS],
    APRIL,
    on=date(2026, 5, 2),
)
"""£100,000 + 1,000 × £85 × 1.02 = £86,700, less £4,000: £182,700; VAT £36,540; £219,240."""


def line(of: str, amount: str, quantity: int | None = None, rate: str | None = None):
    return InvoiceLine(
        of=of,
        title=of.capitalize(),
        amount_gbp=Decimal(amount),
        quantity=None if quantity is None else Fraction(quantity),
        rate_gbp=None if rate is None else Fraction(rate),
    )


SERVICE = line("service", "100000")
DETENTIONS = line("detentions-charge", "86700", 1_000, "86.7")
DEDUCTION = line("calls", "-4000")


def invoice(*lines: InvoiceLine, vat: str = "36540", number: str = "1", **more) -> Invoice:
    held = {"month": APRIL, "dated": date(2026, 5, 1), "entered_on": date(2026, 5, 1), **more}
    return Invoice(id=f"i{number}", number=number, lines=lines, vat_gbp=Decimal(vat), **held)


def found(*invoices: Invoice, earlier=()):
    check = check_invoices(MADE, invoices, earlier)
    assert sum(one.difference_gbp for one in check.differences) == check.difference_gbp
    return {(one.cause, one.of): one.difference_gbp for one in check.differences}


def test_an_invoice_that_agrees_has_no_differences():
    assert MADE.total_gbp == 219_240
    assert found(invoice(SERVICE, DETENTIONS, DEDUCTION)) == {}


def test_a_deduction_left_out_is_found():
    """£4,000 and its VAT of £800 are billed too much."""
    assert found(invoice(SERVICE, DETENTIONS, vat="37340")) == {
        (Cause.DEDUCTION_MISSED, "calls"): 4_000,
        (Cause.VAT, "vat"): 800,
    }


@pytest.mark.parametrize(
    ("billed", "causes"),
    [
        (line("detentions-charge", "95370", 1_100, "86.7"), {Cause.VOLUME: 8_670}),
        (line("detentions-charge", "88000", 1_000, "88"), {Cause.PRICE: 1_300}),
        (line("detentions-charge", "85000", 1_000, "85"), {Cause.INDEX: -1_700}),
        (line("detentions-charge", "85000"), {Cause.INDEX: -1_700}),
        (
            line("detentions-charge", "96800", 1_100, "88"),
            {Cause.VOLUME: 8_670, Cause.PRICE: 1_430},
        ),
    ],
)
def test_a_charge_that_differs_is_told_by_cause(billed, causes):
    """100 more at £86.70 = £8,670; £1.30 more on 1,000 or 1,100; 2% not added = £1,700."""
    expected = {(cause, "detentions-charge"): Decimal(gbp) for cause, gbp in causes.items()}
    assert found(invoice(SERVICE, billed, DEDUCTION)) == expected


def test_a_line_nobody_knows_and_a_line_left_out():
    assert found(invoice(SERVICE, line("mobilisation", "500"), DEDUCTION)) == {
        (Cause.NOT_BILLED, "detentions-charge"): -86_700,
        (Cause.UNKNOWN_LINE, "mobilisation"): 500,
    }


def test_a_line_that_stands_twice():
    assert found(invoice(SERVICE, SERVICE, DETENTIONS, DEDUCTION)) == {
        (Cause.DUPLICATE, "service"): 100_000
    }


def test_a_number_used_before_is_a_duplicate_whole():
    before = invoice(SERVICE, number="7", month=Month(2026, 3))
    again = invoice(line("extra", "600"), vat="120", number=" 7")
    right = invoice(SERVICE, DETENTIONS, DEDUCTION)
    assert found(right, again, earlier=[before]) == {(Cause.DUPLICATE, " 7"): 720}


def test_two_invoices_may_share_a_month():
    first = invoice(SERVICE, vat="20000", number="1")
    second = invoice(DETENTIONS, DEDUCTION, vat="16540", number="2")
    assert found(first, second) == {}


def test_the_wrong_month_and_the_wrong_currency_are_refused():
    with pytest.raises(InvalidValue, match="for 2026-05, not 2026-04"):
        check_invoices(MADE, [invoice(SERVICE, month=Month(2026, 5))])
    with pytest.raises(InvalidValue, match="in EUR"):
        check_invoices(MADE, [invoice(SERVICE, currency="EUR")])


NAMES = st.sampled_from(["service", "detentions-charge", "calls", "other", ""])
AMOUNTS = st.integers(-10_000_000, 10_000_000).map(lambda pence: Decimal(pence) / 100)
LINES = st.builds(
    InvoiceLine,
    of=NAMES,
    title=st.sampled_from(["A", "B"]),
    amount_gbp=AMOUNTS,
    quantity=st.none() | st.integers(0, 3_000).map(Fraction),
    rate_gbp=st.none() | st.integers(0, 9_000).map(lambda pence: Fraction(pence, 100)),
)


@given(
    bills=st.lists(
        st.builds(
            lambda lines, vat, number: invoice(*lines, vat=str(vat), number=number),
            st.lists(LINES, max_size=5),
            AMOUNTS,
            st.sampled_from(["1", "2", "3"]),
        ),
        max_size=3,
    )
)
def test_differences_always_add_up_to_billed_less_stated(bills):
    check = check_invoices(MADE, bills)
    assert sum(one.difference_gbp for one in check.differences) == check.difference_gbp
    assert check.stated_gbp == 219_240
