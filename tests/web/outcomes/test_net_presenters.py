"""Net saving in words: a case by hand with £100 carried on, £70 spent, and volumes that moved."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

from counterfoil.outcomes.net_saving import CostKind, CostPart, NetYear, Origin
from counterfoil.quantities.years import FinancialYear, Month
from counterfoil_web.outcomes.net_presenters import (
    NET_COLUMNS,
    move_sentences,
    net_file,
    net_sentence,
    only_promised,
    parts_file,
    promised_words,
    terms_tables,
    volume_rows,
)

YEAR = FinancialYear.parse("2018-19")


def found(moved: Fraction | None = Fraction(120), *, moves: bool = True):
    year = NetYear(
        year=YEAR,
        months=4,
        counterfactual_gbp=Fraction(100),
        moved_gbp=moved,
        costs_gbp={CostKind.STATEMENTS: Fraction(60), CostKind.CLIENT_SIDE: Fraction(10)},
    )
    part = CostPart(
        kind=CostKind.CLIENT_SIDE,
        title="Team",
        year=YEAR,
        cash_gbp=Fraction(10),
        origin=Origin.PROMISED,
        case_line="partner/team",
    )
    volume = SimpleNamespace(
        driver="calls", year=YEAR, promised=Fraction(20000), observed=Fraction(24000)
    )
    line = SimpleNamespace(
        line="as-now/pay",
        driver="calls",
        year=YEAR,
        original_gbp=Fraction(100),
        moved_gbp=Fraction(120),
        basis=None,
        reason="",
    )
    return SimpleNamespace(
        first_month=Month(2018, 4),
        last_month=Month(2018, 7),
        price_base=YEAR,
        cash=(year,),
        real=(year,),
        total_cash=year,
        total_real=year,
        parts=(part,),
        promised_share=Fraction(1, 7),
        counterfactual=SimpleNamespace(moves_at_all=moves, volumes=(volume,), lines=(line,)),
    )


def test_both_counterfactuals_are_told():
    # 100 − 70 = 30 saved as promised; 120 − 70 = 50 at the volumes that happened
    said = net_sentence(found())
    assert "From April 2018 to July 2018 the partnership cost £70." in said
    assert "would have cost £100: £30 saved." in said
    assert "would have cost £120: £50 saved." in said


def test_what_is_missing_or_cannot_move_is_told():
    assert "it is not known: volumes are missing" in net_sentence(found(None))
    assert "the same either way" in net_sentence(found(moves=False))


def test_the_table_leaves_out_costs_of_which_there_are_none():
    cash, real = terms_tables(found())
    assert cash.years == ("2018-19, 4 months", "All years")
    assert real.title == "In real terms, at 2018-19 prices"
    rows = {words: cells for words, cells, _ in cash.rows}
    assert "Less transition" not in rows
    assert rows["Less client side"] == ("£10", "£10")
    assert rows["Net saving at the volumes that happened"] == ("£50", "£50")


def test_the_files_have_a_cell_for_each_column():
    rows = net_file(found())
    assert all(len(row) == len(NET_COLUMNS) for row in rows)
    assert [row[1] for row in rows] == ["2018-19", "all years", "2018-19", "all years"]
    assert parts_file(found())[0][:3] == ("client side", "Team", "2018-19")


def test_what_is_only_promised_is_said():
    assert promised_words(found()).startswith("14% of the cost")
    assert only_promised(found()) == ["Team"]


def test_volumes_and_what_moved_with_them():
    assert volume_rows(found()) == (("calls", "2018-19", "20,000", "24,000"),)
    (said,) = move_sentences(found())
    assert said.startswith("as-now/pay in 2018-19: £100 as promised, £120 with calls.")
