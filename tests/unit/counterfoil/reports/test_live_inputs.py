from __future__ import annotations

from counterfoil.casefile.cell_map import CellMap
from counterfoil.reports.live_inputs import LiveInputs, as_text, as_year, is_yes
from tests.fixtures.every_amount_case import CASE

CELLS = CellMap(
    rows={
        ("delays", "mobilisation"): 1,
        ("bands", "stay-bands#1"): 1,
        ("bands", "call-bands#1"): 4,
        ("case", "years"): 9,
    },
    columns={("delays", "id"): 0, ("delays", "months"): 2, ("bands", "above"): 3, ("case", ""): 1},
)
INPUTS = LiveInputs(CASE, CELLS)


def test_a_record_is_looked_up_by_the_id_in_a_cell():
    assert INPUTS.looked_up("delays", "lines!$T$3", "months") == (
        "INDEX('delays'!$C$2:$C$2,MATCH(lines!$T$3,'delays'!$A$2:$A$2,0))"
    )


def test_a_column_runs_over_every_band_of_every_table():
    assert INPUTS.column("bands", "above") == "'bands'!$D$2:$D$5"


def test_a_field_of_the_case():
    assert INPUTS.field("years") == "'case'!$B$10"


def test_rows_added_below_are_within_reach():
    assert INPUTS.records_below("delays") == "'delays'!$A$2:$A$5000"


def test_text_years_and_truths_in_formulas():
    assert as_year("A1") == "VALUE(LEFT(A1,4))"
    assert as_text("A1") == 'A1&""'
    assert is_yes("A1") == 'ISNUMBER(MATCH(LOWER(A1&""),{"yes","true","y","1"},0))'
