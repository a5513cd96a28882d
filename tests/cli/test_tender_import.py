"""`counterfoil tender import`: a dry run, then all or nothing, and the mapping remembered."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.folder import kept_mappings
from counterfoil.tender.bids import Price
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil.tenderfile.portal_import import PORTAL_KINDS
from tests.fixtures.tenders import small_folder


@pytest.fixture
def bring(tmp_path, run_command):
    folder = small_folder(tmp_path, without=Price)
    (tmp_path / "prices.yaml").write_text(
        "kind: price\ncolumns: {bid: Supplier, amount_gbp: Total}\n", encoding="utf-8"
    )
    (tmp_path / "prices.csv").write_text(
        'Supplier,Total\nBidder A,"£12,500,000"\nBidder B,16000000\n', encoding="utf-8"
    )

    def run(*more, mapping=tmp_path / "prices.yaml"):
        asked = ("--mapping", mapping, "--on", "2026-11-24")
        return run_command("tender", "import", folder, tmp_path / "prices.csv", *asked, *more)

    run.folder = folder
    return run


def held(folder):
    return read_tender_folder(folder).dossier.totals_gbp


def test_nothing_is_added_until_it_is_asked_for_and_a_mapping_is_remembered(bring):
    told = bring("--keep-as", "totals")
    assert (told.exit_code, held(bring.folder)) == (0, {})
    assert "2 rows read; 2 records of kind price to add" in told.stdout
    assert "run it again with --add" in told.stderr
    assert list(kept_mappings(bring.folder, PORTAL_KINDS)) == ["totals"]

    added = bring("--add", mapping="totals")
    assert added.exit_code == 0
    assert added.stdout.splitlines()[-1] == str(bring.folder / "prices.csv")
    assert held(bring.folder) == {"a": 12_500_000, "b": 16_000_000}
    assert "0 records of kind price to add" in bring("--add", mapping="totals").stdout


def test_a_wrong_row_keeps_all_out(bring, tmp_path):
    text = (tmp_path / "prices.csv").read_text(encoding="utf-8")
    (tmp_path / "prices.csv").write_text(text + "Bidder Q,9\n", encoding="utf-8")
    told = bring("--add")

    assert (told.exit_code, held(bring.folder)) == (3, {})
    assert "prices.csv, row 4: there is no bid Bidder Q" in told.stderr
    assert "3 rows read, none can be added" in told.stdout
