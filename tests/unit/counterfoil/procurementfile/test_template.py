"""The plan to start from is sound, and says that it is made up."""

from __future__ import annotations

from datetime import date

from counterfoil.errors import errors_among
from counterfoil.procurementfile.folder import check_procurement_folder
from counterfoil.procurementfile.template import new_procurement

ON = date(2026, 11, 22)


def test_a_new_folder_has_no_error_and_every_step_has_its_time(tmp_path):
    plan = new_procurement(tmp_path / "p", ON)
    held, problems = check_procurement_folder(tmp_path / "p", ON)

    assert held is not None
    assert held.plan == plan
    assert "made up" in plan.illustrative
    assert errors_among(problems) == ()
    assert not [one for one in problems if "how many days" in one.what]
