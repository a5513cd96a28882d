"""Every field has words, and no words are of a field that is gone."""

from __future__ import annotations

from counterfoil.contractfile.json_schema import parts_of_kind
from counterfoil.contractfile.shapes import shapes_of
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.field_words import FIELD_WORDS, procurement_words


def test_every_field_has_words_and_no_others_do():
    fields = {
        f"{kind.__name__}.{one.name}"
        for kind in parts_of_kind(ProcurementPlan)
        for one in shapes_of(kind)
    }

    assert set(FIELD_WORDS) == fields
    assert all(
        procurement_words(ProcurementPlan, one.name).endswith(".")
        for one in shapes_of(ProcurementPlan)
    )
