"""Mappings are kept, remembered by name and used where they fit."""

from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil_web.contracts.imports_mapping import first_values, mappings_of
from counterfoil_web.contracts.models import ImportMapping
from counterfoil_web.registers.column_mappings import remember

MAPPING = ColumnMapping(
    kind="volume",
    columns=(("month", "Period"), ("count", "Total")),
    constants=(("volume", "detentions"),),
    rows=Rows.SUMMED,
    sheet="Data",
    header_row=3,
    supersede=True,
)


def test_a_mapping_is_remembered_by_name_and_replaced_under_it(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        for _ in range(2):
            remember(ImportMapping, seen, MAPPING, contract=contract, name="Monthly report")

        (one,) = mappings_of(contract, "volume")
        assert (one.name, one.mapping["sheet"]) == ("Monthly report", "Data")
        assert list(mappings_of(contract, "measurement")) == []
        fits = first_values("volume", ["Period", "Total", "Else"], [one], {}, {})
        assert fits == (one.mapping, "Monthly report")
        headers = ["Month", "Count", "Figure"]
        other = first_values(
            "volume", headers, [one], {"figure": "supplier"}, {"volume": "detentions"}
        )
        assert other == (
            {
                "columns": {"month": "Month", "count": "Count"},
                "constants": {"volume": "detentions"},
            },
            "",
        )
