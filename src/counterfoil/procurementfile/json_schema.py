"""The JSON Schema of procurement.yaml, by which editors complete and check it as it is typed."""

from __future__ import annotations

from counterfoil.contractfile.json_schema import Schema, document_schema
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.field_words import procurement_words

FILE = "procurement.schema.json"


def procurement_schema() -> Schema:
    """The schema of procurement.yaml."""
    about = (
        "procurement.yaml: what is bought, by which route, and when. `counterfoil procurement "
        "check` says what must fit together."
    )
    return document_schema(
        ProcurementPlan, FILE, "The plan of a procurement", about, procurement_words
    )
