"""`counterfoil tender try`: the issue's three bids, made-up ones, and a plan without a flaw."""

from __future__ import annotations

import json

from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tenderfile.folder import write_tender_folder
from tests.fixtures.tenders import F, flat_plan, small_folder

THREE = "bid,price_gbp,quality\nA,11000000,80\nB,13000000,92\nC,8000000,20\n"


def even(tmp_path, **price):
    folder = tmp_path / "even"
    write_tender_folder(folder, flat_plan(PriceModel(**price), quality=50, price=50))
    (folder / "dummy_bids.csv").write_text(THREE)
    return folder


def test_the_reversal_is_warned_of_with_the_bids_of_the_folder(run_command, tmp_path):
    folder = even(tmp_path, formula=Formula.LOWEST_OVER_PRICE)
    finished = run_command("tender", "try", folder)

    assert finished.exit_code == 0
    assert "Yes, among these bids: B wins; had C not bid, A would win." in finished.stdout
    assert "Known flaw: It is relative" in finished.stdout
    assert "76.76…" in finished.stdout or "76.77…" in finished.stdout  # B: 46 + 400/13


def test_a_line_to_a_ceiling_is_not_warned_of(run_command, tmp_path):
    folder = even(tmp_path, formula=Formula.LINEAR_TO_CEILING, ceiling_gbp=F(20_000_000))
    finished = run_command("tender", "try", folder, "--json")
    values = json.loads(finished.stdout)

    assert values["warns"] is False
    assert values["counter_example"] is None
    # q 50, w 50: a point of quality is worth 0.5 × 20m ÷ 50 = £200,000 at every price inside
    assert {one["gbp_per_quality_point"] for one in values["rewards"]} == {"200000"}


def test_without_dummies_three_are_made_up_and_a_counter_example_shown(run_command, tmp_path):
    finished = run_command("tender", "try", small_folder(tmp_path))

    assert finished.exit_code == 0
    assert "good and dear" in finished.stdout
    assert "Yes, as three made-up bids show:" in finished.stdout


def test_a_wrong_cell_is_told(run_command, tmp_path):
    folder = small_folder(tmp_path)
    bids = tmp_path / "mine.csv"
    bids.write_text("bid,price_gbp,care,staff\nA,ten,4,4\n")
    finished = run_command("tender", "try", folder, "--bids", bids)

    assert finished.exit_code == 3
    assert "mine.csv, line 2: price_gbp is no number" in finished.stderr
