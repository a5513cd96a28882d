"""A plan to start from, filled so that every answer can be seen before anything is replaced."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from counterfoil.contract.term import anniversary
from counterfoil.contractfile.json_schema import with_schema
from counterfoil.files import write_folder
from counterfoil.procurement.plan import (
    AwardCriterion,
    Buys,
    Code,
    CriterionKind,
    PlannedStep,
    ProcurementPlan,
    Route,
)
from counterfoil.procurement.steps import Count
from counterfoil.procurementfile.folder import FILE, procurement_files
from counterfoil.procurementfile.json_schema import procurement_schema


def template_plan(begins_on: date) -> ProcurementPlan:
    """A competition for custody support, every figure made up, to be begun on a day."""
    return ProcurementPlan(
        id="custody-support",
        title="Custody support services",
        description="Detention officers, healthcare and catering in two custody suites.",
        authority="Example Police",
        buys=Buys.SERVICES,
        gross_gbp=Fraction(9_600_000),
        net_gbp=Fraction(8_000_000),
        route=Route.COMPETITIVE_FLEXIBLE,
        begins_on=begins_on,
        codes=(
            Code(
                code="75231200",
                description="Services related to the detention or rehabilitation of criminals",
            ),
        ),
        standstill_days=8,
        contract_start=anniversary(begins_on, 1),
        contract_end=anniversary(begins_on, 6) - timedelta(days=1),
        no_lots_reason="Both suites are run as one, with one body of staff.",
        criteria=(
            AwardCriterion(
                name="Care of detained people", kind=CriterionKind.QUALITY, weight=Fraction(40)
            ),
            AwardCriterion(
                name="People and mobilisation", kind=CriterionKind.QUALITY, weight=Fraction(20)
            ),
            AwardCriterion(name="Whole-life price", kind=CriterionKind.PRICE, weight=Fraction(40)),
        ),
        risks="The number of detained people may rise when a neighbouring suite closes.",
        steps=(
            PlannedStep(id="prepare", days=60),
            PlannedStep(id="conflicts", days=14),
            PlannedStep(id="requests", days=30),
            PlannedStep(id="selection", days=15, count=Count.WORKING_DAYS),
            PlannedStep(id="tenders", days=42),
            PlannedStep(id="assessment", days=30, count=Count.WORKING_DAYS),
            PlannedStep(id="summaries", days=5, count=Count.WORKING_DAYS),
            PlannedStep(id="start", days=90),
        ),
        illustrative="Every figure of this plan is made up, to be replaced by your own.",
    )


def new_procurement(folder: Path, begins_on: date) -> ProcurementPlan:
    """Make a folder to start from, all of it or nothing.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    plan = template_plan(begins_on)
    files = procurement_files(plan)
    text = files[FILE].decode()
    write_folder(folder, files | with_schema(FILE, text, procurement_schema()))
    return plan
