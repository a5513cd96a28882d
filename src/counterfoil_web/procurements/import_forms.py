"""The form in which the columns of an export of registers are named."""

from __future__ import annotations

from counterfoil.procurementfile.register_import import REGISTER_KINDS
from counterfoil_web.procurements.words import WORDS
from counterfoil_web.registers.columns_forms import CarriedColumnsForm


class ColumnsForm(CarriedColumnsForm):
    """Which column is which field of a register."""

    kinds = REGISTER_KINDS
    words = WORDS
    apart = ("note",)
