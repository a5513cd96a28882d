"""Closing months, and putting them right afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Figure
from counterfoil.contract.statements import Closed, close, next_open, statement
from counterfoil.contractfile.closed_json import (
    fingerprint,
    read_closed_json,
    write_closed_json,
)
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed, per_unit, volume

CONTRACT = contract_with(fixed(yearly=480_000), per_unit())
MARCH = volume("2027-03", 2_000, entered=date(2027, 4, 2))
VERIFIED = volume("2027-03", 1_940, entered=date(2027, 6, 2), id="verified", figure=Figure.VERIFIED)
EARLIER = [volume(str(Month(2026, 4) + n), 2_000) for n in range(11)]
RECORDS = [*EARLIER, MARCH, volume("2027-04", 2_000), volume("2027-05", 2_000), VERIFIED]


def closed_until(month: Month, on: date):
    done = []
    while (following := next_open(CONTRACT, done)) is not None and following <= month:
        made = statement(CONTRACT, RECORDS, following, on=on, closed=done)
        done.append(close(CONTRACT, made, done))
    return done


def test_a_volume_corrected_after_closing_is_an_adjustment_that_names_its_month():
    """2,000 × £85 + £40,000 = £210,000 closed; 1,940 found: −60 × £85 = −£5,100."""
    done = closed_until(Month(2027, 4), on=date(2027, 5, 3))
    march = next(one for one in done if one.month == Month(2027, 3))
    assert (
        sum(line.amount_gbp for line in march.lines if line.section is not Section.VAT) == 210_000
    )

    may = statement(CONTRACT, RECORDS, Month(2027, 5), on=date(2027, 6, 3), closed=done)

    told = [line for line in may.adjustments if line.section is Section.ADJUSTMENT]
    assert [(line.amount_gbp, line.about) for line in told] == [
        (Decimal("-5100.00"), Month(2027, 3))
    ]
    assert told[0].title == "March 2027: Detentions"
    assert "verified" in told[0].records
    vat = [line for line in may.adjustments if line.section is Section.VAT]
    assert [line.amount_gbp for line in vat] == [Decimal("-1020.00")]


def test_a_closed_adjustment_keeps_its_title_and_is_put_right_under_the_new_one():
    """May's adjustment stood as “2027-03: Detentions”; 1,900 are then found: −40 × £85."""
    done = closed_until(Month(2027, 4), on=date(2027, 5, 3))
    may = statement(CONTRACT, RECORDS, Month(2027, 5), on=date(2027, 6, 3), closed=done)
    lines = tuple(
        replace(one, title=one.title.replace("March 2027", "2027-03")) for one in may.lines
    )
    kept = Closed(month=may.month, closed_on=may.made_on, lines=lines)
    mark = fingerprint(CONTRACT.id, kept)
    again = read_closed_json(write_closed_json(CONTRACT.id, kept), "may", CONTRACT.id)
    assert (again, fingerprint(CONTRACT.id, again)) == (kept, mark)

    later = volume(
        "2027-03",
        1_900,
        entered=date(2027, 7, 1),
        id="again",
        figure=Figure.VERIFIED,
        supersedes="verified",
    )
    june = volume("2027-06", 2_000, entered=date(2027, 7, 1))
    made = statement(
        CONTRACT,
        [*RECORDS, june, later],
        Month(2027, 6),
        on=date(2027, 7, 3),
        closed=[*done, again],
    )
    told = [line for line in made.adjustments if line.section is Section.ADJUSTMENT]
    assert [(one.title, one.amount_gbp) for one in told] == [
        ("March 2027: Detentions", Decimal("-3400.00"))
    ]


def test_statements_add_up_to_what_hindsight_gives():
    done = closed_until(Month(2027, 4), on=date(2027, 5, 3))
    may = statement(CONTRACT, RECORDS, Month(2027, 5), on=date(2027, 6, 3), closed=done)

    hindsight = reckon(CONTRACT, known(RECORDS), until=Month(2027, 5))
    assert sum(one.total_gbp for one in [*done, may]) == sum(one.total_gbp for one in hindsight)


def test_a_closed_month_cannot_be_stated_again():
    done = closed_until(Month(2026, 5), on=date(2026, 6, 3))
    with pytest.raises(NoAnswer, match="closed already"):
        statement(CONTRACT, RECORDS, Month(2026, 5), on=date(2026, 6, 3), closed=done)


def test_months_close_in_order():
    made = statement(CONTRACT, RECORDS, Month(2026, 6), on=date(2026, 7, 3))
    with pytest.raises(NoAnswer, match="2026-06 cannot be closed before 2026-04"):
        close(CONTRACT, made)


def test_a_month_outside_the_term_is_refused():
    with pytest.raises(NoAnswer, match="not a month of its accounts"):
        statement(CONTRACT, RECORDS, Month(2028, 4), on=date(2028, 5, 3))
