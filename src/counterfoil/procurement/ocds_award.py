"""What a release tells of awards and contracts, and of the standstill between them."""

from __future__ import annotations

from counterfoil.procurement.ocds_values import END_OF_DAY, Json, day, period, supplier_id, value
from counterfoil.procurement.plan import ProcurementPlan, Supplier
from counterfoil.procurement.timetable import Timetable


def awards_of(made: Timetable, code: str, notice: Json) -> list[Json]:
    """An award for each supplier, or one without while none is chosen."""
    plan = made.plan
    whole: list[Supplier | None] = [*plan.suppliers] if plan.suppliers else [None]
    found: list[Json] = []
    for number, one in enumerate(whole, start=1):
        award: dict[str, Json] = {
            "id": str(number),
            "title": plan.title,
            "status": "active" if code == "UK7" else "pending",
            "mainProcurementCategory": plan.buys.value,
            "aboveThreshold": made.coverage.covered,
            "contractPeriod": period(made),
            "documents": [notice],
        }
        if one is not None:
            award["suppliers"] = [{"id": supplier_id(one, number), "name": one.name}]
            if one.gross_gbp is not None or one.net_gbp is not None:
                award["value"] = value(one.gross_gbp, one.net_gbp)
            if one.lot:
                award["relatedLots"] = [one.lot]
        if code == "UK6":
            award.update(_standstill(made))
        found.append(award)
    return found


def _standstill(made: Timetable) -> dict[str, Json]:
    found: dict[str, Json] = {}
    award, last, signed = made.on("award"), made.on("standstill"), made.on("sign")
    summaries = made.on("summaries")
    if award is not None:
        found["date"] = day(award)
    if last is not None:
        found["standstillPeriod"] = {"endDate": day(last, END_OF_DAY)}
    if summaries is not None:
        found["assessmentSummariesDateSent"] = day(summaries)
    if signed is not None:
        found["milestones"] = [
            {
                "id": "1",
                "type": "futureSignatureDate",
                "dueDate": day(signed, END_OF_DAY),
                "status": "scheduled",
            }
        ]
    return found


def statistics_of(plan: ProcurementPlan) -> list[Json]:
    """How many tenders came in, and how many were assessed to the end."""
    counts = (("bids", plan.tenders_received), ("finalStageBids", plan.tenders_assessed))
    return [
        {"id": str(number), "measure": measure, "value": count}
        for number, (measure, count) in enumerate(counts, start=1)
        if count is not None
    ]


def contracts_of(made: Timetable) -> list[Json]:
    """A contract for each award."""
    plan = made.plan
    signed = made.on("sign")
    found: list[Json] = []
    for number in range(1, max(1, len(plan.suppliers)) + 1):
        contract: dict[str, Json] = {
            "id": str(number),
            "awardID": str(number),
            "status": "active",
            "aboveThreshold": made.coverage.covered,
            "period": period(made),
        }
        if signed is not None:
            contract["dateSigned"] = day(signed)
        if plan.no_indicators:
            contract["noAgreedMetricsRationale"] = plan.no_indicators
        found.append(contract)
    return found
