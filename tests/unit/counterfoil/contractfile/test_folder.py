"""A contract as a folder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.folder import (
    add_closed,
    add_records,
    check_contract_folder,
    keep_mapping,
    kept_mappings,
    read_contract_folder,
    write_contract_folder,
)
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue, UnreadableInput
from tests.fixtures.contracts import volume
from tests.fixtures.every_kind_of_record import every_kind_of_record
from tests.fixtures.every_term_contract import every_term_contract
from tests.unit.counterfoil.contractfile.test_closed_json import CONTRACT, two_closed


@pytest.fixture
def folder(tmp_path):
    write_contract_folder(tmp_path / "c", CONTRACT, [volume("2026-04", 2000)], two_closed())
    return tmp_path / "c"


def problems_of(folder):
    held, problems = check_contract_folder(folder)
    assert held is None
    return [f"{one.where}: {one.what}" for one in problems]


def test_a_folder_is_read_back_as_it_was(tmp_path):
    contract, records = every_term_contract(), every_kind_of_record()
    write_contract_folder(tmp_path / "c", contract, records)

    held = read_contract_folder(tmp_path / "c")

    assert held.contract == contract
    assert set(held.records) == set(records)
    assert held.warnings == ()
    assert len(held.places) == len(records)


def test_made_up_rows_beside_terms_that_are_not_are_warned_of(folder):
    with (folder / "volumes.csv").open("r+", encoding="utf-8") as file:
        heading, row = file.read().splitlines()
        file.seek(0)
        file.write(f"{heading},illustrative\n{row},made up\n")
    held, (problem,) = check_contract_folder(folder)
    assert held is not None
    assert (problem.where, problem.severity) == ("volumes.csv", "warning")

    write_contract_folder(folder / "told", replace(CONTRACT, illustrative="All of it."))
    (folder / "told" / "volumes.csv").write_bytes((folder / "volumes.csv").read_bytes())
    assert check_contract_folder(folder / "told")[1] == ()


def test_closed_statements_are_kept(folder):
    assert read_contract_folder(folder).closed == tuple(two_closed())


def test_a_closed_statement_is_never_written_over(folder):
    with pytest.raises(InvalidValue, match="2026-04 is closed already"):
        add_closed(folder, CONTRACT.id, two_closed()[0])


def test_a_statement_is_added_where_there_is_none(tmp_path):
    write_contract_folder(tmp_path / "c", CONTRACT)
    path = add_closed(tmp_path / "c", CONTRACT.id, two_closed()[0])
    assert path.name == "2026-04.json"
    assert read_contract_folder(tmp_path / "c").closed == tuple(two_closed()[:1])


def test_a_statement_changed_by_hand_is_told(folder):
    path = folder / "closed" / "2026-04.json"
    path.write_text(path.read_text().replace("8.33", "8.34"))
    assert any("closed/2026-04.json: it was changed since" in one for one in problems_of(folder))


def test_a_statement_that_went_missing_is_told(folder):
    (folder / "closed" / "2026-04.json").unlink()
    assert any("there is no statement of 2026-04" in one for one in problems_of(folder))


def test_a_statement_under_another_name_is_told(folder):
    (folder / "closed" / "2026-05.json").rename(folder / "closed" / "2026-06.json")
    assert any("it is the statement of 2026-05" in one for one in problems_of(folder))


def test_everything_wrong_is_told_at_once(folder):
    (folder / "volumes.csv").write_text(
        "id,volume,month,count,entered_on\nv,detention,2036-04,x,2026-05-01\n"
        "w,detention,2036-04,1,2026-05-01\n"
    )
    (folder / "volume.csv").write_text("")
    found = problems_of(folder)
    assert any("volumes.csv, line 2, column count" in one for one in found)
    assert any("volumes.csv, line 3: 2036-04 is outside the term" in one for one in found)
    assert any("volumes.csv, line 3: the terms have no volume 'detention'" in one for one in found)
    assert any("volume.csv: it is no file of a contract" in one for one in found)
    with pytest.raises(BadInput):
        read_contract_folder(folder)


def test_a_folder_without_terms_or_that_is_not_there_is_told(tmp_path):
    assert problems_of(tmp_path) == ["contract.yaml: there is no such file"]
    with pytest.raises(UnreadableInput):
        check_contract_folder(tmp_path / "no")


def test_records_are_added_after_those_there(folder):
    add_records(folder, [volume("2026-05", 7)])
    assert [one.id for one in read_contract_folder(folder).records] == ["v-2026-04", "v-2026-05"]


def test_of_unsound_records_none_is_added(folder):
    before = (folder / "volumes.csv").read_bytes()
    bad = replace(volume("2026-04", 7), id="other")
    with pytest.raises(BadInput) as told:
        add_records(folder, [volume("2026-05", 7), bad])
    assert "is recorded already" in told.value.problems[0].what
    assert (folder / "volumes.csv").read_bytes() == before


def test_records_of_two_kinds_are_not_added_at_once(folder):
    with pytest.raises(CounterfoilError, match="more than one kind"):
        add_records(folder, [volume("2026-05", 7), every_kind_of_record()[2]])


def test_nothing_added_is_nothing_done(tmp_path):
    add_records(tmp_path / "no", [])


MAPPING = ColumnMapping(
    kind="volume",
    columns=(("month", "Period"), ("count", "No.")),
    constants=(("volume", "detentions"),),
)


def test_a_mapping_is_remembered_by_its_name(folder):
    keep_mapping(folder, "monthly return", MAPPING)
    assert kept_mappings(folder) == {"monthly return": MAPPING}
    assert read_contract_folder(folder).warnings == ()


def test_a_mapping_that_cannot_be_used_or_named_is_not_kept(folder):
    with pytest.raises(InvalidValue, match="no name for a mapping"):
        keep_mapping(folder, "../x", MAPPING)
    with pytest.raises(BadInput):
        keep_mapping(folder, "x", replace(MAPPING, constants=()))
    assert kept_mappings(folder) == {}
