"""A tender to start from: a filled plan with empty tables, or the whole example competition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.folder import read_tender_folder, write_tender_folder

EXAMPLE = Path(__file__).resolve().parent.parent / "content" / "example_tenders" / "custody-2027"
_TO_FILL = "The plan of an example, to be made your own: every word and number of it is made up."


def new_tender(folder: Path, *, with_example: bool = False) -> Plan:
    """Write a folder to start from and give its plan.

    with_example: with the bids, marks and prices of the example competition.
    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    example = read_tender_folder(EXAMPLE).dossier
    if with_example:
        write_tender_folder(folder, example.plan, example.records)
        return example.plan
    plan = replace(example.plan, id="new-tender", title="New tender", illustrative=_TO_FILL)
    write_tender_folder(folder, plan)
    return plan
