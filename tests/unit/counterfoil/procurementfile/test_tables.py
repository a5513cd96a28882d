"""Each register has a file of its own."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.shapes import shapes_of
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.tables import REGISTER_FILES, register_file_of
from tests.architecture.repository import ROOT

PAGE = ROOT / "docs" / "reference" / "procurement-folder.md"


def test_every_register_has_one_file():
    assert {register_file_of(kind) for kind in REGISTER_FILES.values()} == set(REGISTER_FILES)
    assert len({kind.kind for kind in REGISTER_FILES.values()}) == len(REGISTER_FILES)


@pytest.mark.parametrize("kind", [ProcurementPlan, *REGISTER_FILES.values()])
def test_the_reference_page_names_every_field(kind):
    page = PAGE.read_text(encoding="utf-8")

    assert [one.name for one in shapes_of(kind) if f"`{one.name}`" not in page] == []
