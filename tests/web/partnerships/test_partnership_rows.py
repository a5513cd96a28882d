"""A partnership as a row of a list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterfoil_web.partnerships.partnership_list import Filters, lines_of, listed_ids
from counterfoil_web.partnerships.partnership_rows import rows_of


def listed(acting, filters):
    return lines_of(acting, listed_ids(acting, filters))


def test_a_row_in_words(world, enter):
    seen = enter("commercial_lead")
    world.partnership.ends = date(2026, 3, 31)
    world.partnership.value_gbp = Decimal(84_500_000)
    world.partnership.save()
    (row,) = rows_of(listed(seen.acting, Filters(kind="custody")), date(2026, 11, 22))

    assert row.kind == "Custody"
    assert row.parties == "Example force, Example policing body, Supplier"
    assert (row.starts, row.ends) == ("Not set", "31 March 2026 (past)")
    assert row.value == "£84.5 million"
    assert row.marking == "OFFICIAL-SENSITIVE: COMMERCIAL"


def test_what_nobody_knows_says_so(world, enter):
    seen = enter("commercial_lead")

    assert rows_of(listed(seen.acting, Filters()), date(2026, 11, 22))[0].value == "Not known"
