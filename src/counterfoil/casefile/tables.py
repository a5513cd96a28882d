"""Every table of a case, in the order in which they are read, written and shown."""

from __future__ import annotations

from counterfoil.casefile.case_fields import (
    BODIES,
    CASE,
    CORRELATIONS,
    DELAYS,
    INDICES,
    OBJECTIVES,
    OPTIONS,
)
from counterfoil.casefile.columns import Table
from counterfoil.casefile.line_columns import LINES
from counterfoil.casefile.record_columns import (
    BANDS,
    BASELINE,
    BUDGETS,
    DRIVERS,
    PROFILES,
    RISKS,
    SCORES,
    SOURCES,
)

YAML_TABLES = (BODIES, INDICES, DELAYS, CORRELATIONS, OPTIONS, OBJECTIVES)
CSV_TABLES = (SOURCES, SCORES, BASELINE, DRIVERS, PROFILES, BANDS, LINES, RISKS, BUDGETS)
RECORD_TABLES = YAML_TABLES + CSV_TABLES
TABLES: dict[str, Table] = {table.name: table for table in (CASE, *RECORD_TABLES)}
