"""`counterfoil contract import`: a dry run first, then all or nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.contractfile.folder import kept_mappings, read_contract_folder
from tests.fixtures.contract_folders import write_two_months

MAPPING = """\
kind: volume
columns: {month: Period, count: Detentions}
constants: {volume: detentions}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "volumes.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "June.csv").write_text(
        'Site,Period,Detentions\nA,Jun-26,"2,050"\nA,01/07/2026,1990\n', encoding="utf-8"
    )
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def bring(folder, run_command):
    def run(mapping, *more, file="June.csv"):
        place = folder.parent
        asked = place / mapping if mapping.endswith(".yaml") else mapping
        return run_command("contract", "import", folder, place / file, "--mapping", asked, *more)

    return run


def counts(folder):
    return {
        str(one.month): one.count
        for one in read_contract_folder(folder).records
        if one.kind == "volume" and one.month.year == 2026 and one.month.month > 5
    }


def test_nothing_is_written_until_it_is_asked_for(bring, folder):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    told = bring("volumes.yaml")
    assert told.exit_code == 0
    assert (
        "2 rows read; 2 records of kind volume to add, 0 of them in place of others" in told.stdout
    )
    assert "run it again with --add" in told.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_records_are_added_once_and_the_mapping_is_remembered(bring, folder):
    asked = ("--add", "--entered-by", "Contract manager", "--on", "2026-08-03")
    assert bring("volumes.yaml", *asked, "--keep-as", "monthly return").exit_code == 0
    assert counts(folder) == {"2026-06": Fraction(2050), "2026-07": Fraction(1990)}
    last = read_contract_folder(folder).records
    june = next(one for one in last if one.kind == "volume" and one.source == "June.csv, row 2")
    assert (june.entered_by, str(june.entered_on)) == ("Contract manager", "2026-08-03")
    assert list(kept_mappings(folder)) == ["monthly return"]

    again = bring("monthly return", "--add")
    assert "0 records of kind volume to add" in again.stdout
    assert "2 on record already" in again.stdout
    assert counts(folder) == {"2026-06": Fraction(2050), "2026-07": Fraction(1990)}


def test_a_row_that_is_wrong_keeps_all_of_them_out(bring, folder):
    (folder.parent / "bad.csv").write_text("Period,Detentions\nJun-26,many\nJul-26,7\n")
    told = bring("volumes.yaml", "--add", file="bad.csv")
    assert told.exit_code == 3
    assert "bad.csv, row 2, column Detentions (count)" in told.stderr
    assert "none can be added" in told.stdout
    assert counts(folder) == {}


@pytest.mark.parametrize(
    ("mapping", "words"),
    [("other", "remembers no mapping 'other'"), ("wrong.yaml", "month has no column")],
)
def test_a_mapping_that_cannot_be_used_says_why(bring, folder, mapping, words):
    (folder.parent / "wrong.yaml").write_text("kind: volume\ncolumns: {count: Detentions}\n")
    told = bring(mapping)
    assert told.exit_code == 3
    assert words in told.stderr
