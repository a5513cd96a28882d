"""The JSON Schema of plan.yaml, by which editors complete and check it as it is typed."""

from __future__ import annotations

from counterfoil.contractfile.json_schema import Schema, document_schema
from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.field_words import plan_words

FILE = "plan.schema.json"


def plan_schema() -> Schema:
    """The schema of plan.yaml."""
    about = (
        "plan.yaml: what bids are judged on, by whom and how. `counterfoil tender check` says what "
        "must fit together."
    )
    return document_schema(Plan, FILE, "An evaluation plan", about, plan_words)
