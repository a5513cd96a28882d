"""What every form of a statement says."""

from decimal import Decimal

from counterfoil.reports.statement_paper import figures_of, records_named
from tests.fixtures.statement_papers import MARKING, paper


def test_the_sums_are_those_of_the_month():
    """100,000 + 1,000 × 85 − 4,000 = 181,000; a fifth of that is VAT."""
    assert paper().net_gbp == Decimal("181000.00")
    assert paper().total_gbp == Decimal("217200.00")


def test_sections_stand_in_order_and_add_up():
    found = paper().sections
    assert [title for title, _, _ in found] == ["Charges", "Performance deductions", "VAT"]
    assert sum(amount for _, _, amount in found) == paper().total_gbp


def test_the_banner_says_that_figures_are_illustrative():
    assert paper().banner == MARKING
    assert (
        paper(illustrative="Nobody published them.").banner == f"{MARKING} · Illustrative figures"
    )


def test_a_figure_names_its_clause_or_its_record():
    line = next(one for one in paper().lines if one.of == "detentions-charge")
    found = {name: (what, origin) for name, what, origin in figures_of(line)}
    assert found["volume"] == ("1,000", "record v-2026-04")
    assert found["rate"] == ("£85.00", "the terms, Schedule 7")


def test_each_record_is_named_once():
    assert set(records_named(paper().lines)) == {"v-2026-04", "calls-2026-04"}
    assert len(records_named(paper().lines)) == 2
