"""The tables of a report, held against the hand-made answer."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.reports.report_tables import (
    commitment_table,
    monthly_table,
    options_table,
    reasons_table,
    regret_table,
    scores_table,
)
from tests.fixtures.hand_made_answer import APPRAISAL, CASE


def test_the_options_stand_side_by_side_with_the_range_first():
    table = options_table(APPRAISAL)

    assert table.headings[1:3] == ("Worth, 80% of trials", "Worth, central")
    assert table.rows[2][:4] == (
        "Custody partner (preferred)",
        "£30.0k to £1.10m",
        "£588k",
        "£588k",
    )
    assert table.rows[0][1:4] == ("–", "–", "–")


def test_regret_is_told_for_each_option():
    table = regret_table(APPRAISAL)

    assert table.rows[2] == ("Custody partner", "£10,000", "£50,000", "£90,000", "−£110,000", "15%")
    assert regret_table(replace(APPRAISAL, chances=None)) is None


def test_benefits_are_split_by_commitment_and_by_nature():
    assert commitment_table(APPRAISAL).rows == (
        ("Custody partner: at risk", "£240,000", "£240,000", "£228,098"),
        ("Custody partner: cash-releasing", "£240,000", "£240,000", "£228,098"),
    )


def test_scores_end_in_the_weighted_total():
    # 0.6 × 4 + 0.4 × 3.5 = 3.8
    table = scores_table(CASE, APPRAISAL)

    assert table.rows[0] == ("Safe detention (critical)", "60%", "3", "4", "3.5")
    assert table.rows[-1] == ("Weighted score", "", "3.0", "3.8", "2.9")
    assert scores_table(CASE, replace(APPRAISAL, objectives=None)) is None


def test_each_score_has_its_reason():
    assert reasons_table(CASE).rows[0] == ("Safe detention", "Carry on as now", "3", "as argued")


def test_months_are_named():
    option = replace(APPRAISAL.options[0], monthly_cash_gbp=(-1.0,) * 24)
    table = monthly_table(replace(APPRAISAL, options=(option,)))

    assert [row[0] for row in (table.rows[0], table.rows[-1])] == ["2026-04", "2028-03"]
    assert monthly_table(APPRAISAL) is None
