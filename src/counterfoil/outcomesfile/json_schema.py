"""The JSON Schemas of outcomes.yaml and next.yaml, by which editors complete and check them."""

from __future__ import annotations

from typing import Any

from counterfoil.contractfile.json_schema import document_schema
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.next_document import NextDocument


def outcomes_schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its file's name.

    >>> list(outcomes_schemas())
    ['outcomes.schema.json', 'next.schema.json']
    """
    return {
        "outcomes.schema.json": document_schema(
            OutcomesDocument,
            "outcomes.schema.json",
            "The outcomes of a partnership",
            "outcomes.yaml: what joins the outcomes to the approved case and the contract. "
            "`counterfoil outcomes check` says what must fit together.",
        ),
        "next.schema.json": document_schema(
            NextDocument,
            "next.schema.json",
            "The choices of the next decision",
            "next.yaml: what only people can say of it. `counterfoil outcomes check` says what "
            "must fit together.",
        ),
    }
