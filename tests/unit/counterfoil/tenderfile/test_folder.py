"""A tender written and read back, added to, locked, and refused where it is wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.contractfile.folder import write_contract_folder
from counterfoil.errors import BadInput, InvalidValue, Severity, UnreadableInput
from counterfoil.tender.bids import Rate
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan_lock import PlanLocked, plan_fingerprint
from counterfoil.tender.price_model import Formula, PriceFigure, PriceModel, VolumeOutlook
from counterfoil.tenderfile.folder import (
    add_tender_records,
    check_tender_folder,
    counted_prices_in,
    lock_plan,
    read_tender_folder,
    tender_files,
    whole_life_in,
    write_tender_folder,
)
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.fixtures.tenders import DAY, a_dossier, a_plan, at, consensus, price, score


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "tender"
    write_tender_folder(made, a_plan(), a_dossier().records)
    return made


def test_it_is_read_back_as_it_was_written(folder):
    held = read_tender_folder(folder)

    assert plan_fingerprint(held.dossier.plan) == plan_fingerprint(a_plan())
    assert set(held.dossier.records) == set(a_dossier().records)
    assert [one.severity for one in held.warnings] == [Severity.WARNING]  # its relative formula
    assert any(place == "scores.csv, line 2" for place in held.places)


def test_what_is_made_up_is_said_in_every_row():
    files = tender_files(a_plan(illustrative="All of it"), a_dossier().records)

    assert files["scores.csv"].decode().splitlines()[1].endswith("All of it")


def test_problems_are_told_with_the_line(folder):
    rows = (folder / "scores.csv").read_text().splitlines()
    rows[3] = rows[3].replace("Page 4 shows what earns 5.", " ")
    (folder / "scores.csv").write_text("\n".join(rows) + "\n")
    (folder / "score.csv").write_text("a\n")

    held, problems = check_tender_folder(folder)
    assert held is None
    told = {one.where: one.what for one in problems}
    assert "reason is blank" in told["scores.csv, line 4"]
    assert "is not read" in told["score.csv"]


def test_a_plan_with_weights_at_99_9_is_refused(folder):
    text = (folder / "plan.yaml").read_text()
    assert "weight: 40" in text
    (folder / "plan.yaml").write_text(text.replace("weight: 40", "weight: 39.9"))

    with pytest.raises(BadInput) as told:
        read_tender_folder(folder)
    assert any("the weights come to 99.9, not 100" in one.what for one in told.value.problems)


def test_no_folder(tmp_path):
    with pytest.raises(UnreadableInput, match="no such folder"):
        check_tender_folder(tmp_path / "none")


def test_records_are_added_all_or_none_and_warned_of(tmp_path):
    held = a_dossier()
    kept = [one for one in held.records if one.id not in ("c-a-care", "q")]  # quality not locked
    folder = tmp_path / "tender"
    write_tender_folder(folder, a_plan(), kept)
    before = (folder / "consensus.csv").read_bytes()

    with pytest.raises(BadInput):
        add_tender_records(folder, [consensus("a", "care", 9)])
    with pytest.raises(InvalidValue, match="more than one kind"):
        add_tender_records(folder, [consensus("a", "care", 4), price("a", 5)])
    assert (folder / "consensus.csv").read_bytes() == before
    assert add_tender_records(folder, []) == ()

    (warning,) = add_tender_records(
        folder, [consensus("a", "care", 4, reason="Good, with some concerns on nights")]
    )
    assert "some concerns" in warning.what
    assert read_tender_folder(folder).dossier.consensus["a", "care"].mark == 4


def test_a_score_after_the_lock_is_refused(folder):
    late = score(
        "e1", "a", "care", 5, id="x", supersedes="e1-a-care", change_reason="Thought again"
    )

    with pytest.raises(BadInput) as told:
        add_tender_records(folder, [replace(late, scored_at=at(15))])
    assert any("which locked this mark" in one.what for one in told.value.problems)


def test_a_plan_is_locked_kept_and_locked_anew_with_a_reason(tmp_path):
    folder = tmp_path / "tender"
    write_tender_folder(folder, a_plan())
    made = lock_plan(folder, at=at(9, 20), by="commercial lead")

    assert made.fingerprint == plan_fingerprint(a_plan())
    assert (folder / "locked" / "lock-1.yaml").read_text() == (folder / "plan.yaml").read_text()

    text = (folder / "plan.yaml").read_text().replace("marks_apart: 2", "marks_apart: 3")
    (folder / "plan.yaml").write_text(text)
    assert check_tender_folder(folder)[0] is None  # it is not the plan that was locked
    with pytest.raises(InvalidValue, match="no reason is given"):
        lock_plan(folder, at=at(9, 21), by="commercial lead")
    again = lock_plan(folder, at=at(9, 21), by="commercial lead", reason="Wider rule")
    assert again.supersedes == made.id
    assert read_tender_folder(folder).dossier.of(PlanLocked) == (again,)


def test_a_plan_is_not_locked_anew_after_bids_opened(folder):
    text = (folder / "plan.yaml").read_text().replace("marks_apart: 2", "marks_apart: 3")
    (folder / "plan.yaml").write_text(text)

    with pytest.raises(InvalidValue, match="bids were opened"):
        lock_plan(folder, at=at(9, 21), by="commercial lead", reason="Wider rule")
    with pytest.raises(BadInput) as told:
        read_tender_folder(folder)
    assert any("s.31" in one.mend for one in told.value.problems)


def test_prices_that_count_are_totals_or_run_through_the_contract(folder, tmp_path):
    """Two years at 1.2m, and 24 × 100 detentions at £85: £2,604,000."""
    assert counted_prices_in(folder, read_tender_folder(folder).dossier)["a"] == 12_500_000

    made = tmp_path / "whole"
    model = PriceModel(
        formula=Formula.LOWEST_OVER_PRICE,
        figure=PriceFigure.WHOLE_LIFE_EXPECTED,
        contract="contract",
        volumes=(VolumeOutlook(volume="detentions", a_month=Fraction(100)),),
    )
    plan = a_plan(price=model)
    rates = tuple(
        Rate(id=name, entered_on=DAY, bid="a", charge=name, rate_gbp=Fraction(amount))
        for name, amount in (("service", 1_200_000), ("detentions-charge", 85))
    )
    bids = tuple(one for one in a_dossier().records if one.kind == "bid")
    write_tender_folder(made, plan, (*bids, *rates))
    assert check_tender_folder(made)[0] is None  # the contract is missing
    write_contract_folder(made / "contract", contract_with(fixed(), per_unit()))

    held = read_tender_folder(made).dossier
    assert counted_prices_in(made, held) == {"a": 2_604_000}
    assert whole_life_in(made, held)["a"].sheet_gbp == 2_604_000
    assert whole_life_in(made, Dossier(plan=a_plan())) == {}
