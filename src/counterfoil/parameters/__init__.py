"""Published figures as dated data, each with its unit, source, confidence and dates in force."""

from counterfoil.parameters.catalogue import (
    UnknownEdition,
    UnknownParameter,
    catalogue,
    edition,
    parameter,
)
from counterfoil.parameters.data_files import BrokenParameterData
from counterfoil.parameters.discount_rates import (
    DiscountSchedule,
    UnknownSchedule,
    discount_rates,
    discount_schedule,
    health_schedule,
)
from counterfoil.parameters.edition_check import edition_problems
from counterfoil.parameters.editions import Edition, Licence, Parameter, Rule
from counterfoil.parameters.optimism_bias import (
    Bound,
    CostKind,
    NoBound,
    optimism_bound,
    project_types,
)
from counterfoil.parameters.tables import Cell, CellKind, Column, Table
from counterfoil.parameters.vat import vat_standard_rate

__all__ = [
    "Bound",
    "BrokenParameterData",
    "Cell",
    "CellKind",
    "Column",
    "CostKind",
    "DiscountSchedule",
    "Edition",
    "Licence",
    "NoBound",
    "Parameter",
    "Rule",
    "Table",
    "UnknownEdition",
    "UnknownParameter",
    "UnknownSchedule",
    "catalogue",
    "discount_rates",
    "discount_schedule",
    "edition",
    "edition_problems",
    "health_schedule",
    "optimism_bound",
    "parameter",
    "project_types",
    "vat_standard_rate",
]
