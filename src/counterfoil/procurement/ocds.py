"""A notice of a procurement as a release of the Open Contracting Data Standard.

OCDS 1.1.5 with the profile for the European Union and the extension for the United Kingdom, as the
Find a Tender service publishes. The platform gives the process and the release their identifiers;
until then they are drafts and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from counterfoil.contract.records import Record
from counterfoil.errors import InvalidValue
from counterfoil.procurement.engagement import engagements
from counterfoil.procurement.notice_drafts import DRAFTED
from counterfoil.procurement.ocds_award import awards_of, contracts_of, statistics_of
from counterfoil.procurement.ocds_values import (
    END_OF_DAY,
    Json,
    at,
    day,
    period,
    plain,
    supplier_id,
    value,
)
from counterfoil.procurement.periods import ground_of
from counterfoil.procurement.plan import ProcurementPlan, Route
from counterfoil.procurement.registers import Published
from counterfoil.procurement.timetable import Timetable

_METHODS = {
    Route.OPEN: "open",
    Route.COMPETITIVE_FLEXIBLE: "selective",
    Route.FRAMEWORK_CALL_OFF: "selective",
    Route.DIRECT_AWARD: "direct",
}
_TAGS = {
    "UK1": ["planning"],
    "UK2": ["planning"],
    "UK3": ["planning"],
    "UK4": ["tender"],
    "UK5": ["award"],
    "UK6": ["award"],
    "UK7": ["award", "contract"],
    "UK12": ["tenderCancellation"],
}
_DOCUMENTS = {
    "UK1": "plannedProcurementNotice",
    "UK2": "marketEngagementNotice",
    "UK3": "plannedProcurementNotice",
    "UK4": "tenderNotice",
    "UK5": "awardNotice",
    "UK6": "awardNotice",
    "UK7": "contractNotice",
    "UK12": "tenderCancellationNotice",
}
_STATUS = {"UK1": "planning", "UK2": "planning", "UK3": "planned", "UK4": "active"}


def ocds_release(
    made: Timetable, code: str, dated: datetime, records: Iterable[Record] = ()
) -> dict[str, Json]:
    """A notice as a release. dated: the moment it is made, in London's time unless it says.

    Raises: InvalidValue for a notice that is not the procurement's own.
    """
    if code not in DRAFTED:
        raise InvalidValue(
            what=f"there is no release for {code} here",
            where="notices",
            mend=f"name one of {', '.join(DRAFTED)}",
        )
    plan, held = made.plan, tuple(records)
    notice = _notice(code, held)
    number = notice["id"] if isinstance(notice["id"], str) else ""
    release: dict[str, Json] = {
        "ocid": plan.ocid or f"draft-{plan.id}",
        "id": number,
        "date": at(dated),
        "tag": list(_TAGS[code]),
        "initiationType": "tender",
        "parties": [buyer_of(plan, whole=True), *_supplier_parties(plan, code)],
        "buyer": buyer_of(plan, whole=False),
        "tender": tender_of(made, code),
        "language": "en",
    }
    if code in ("UK1", "UK2", "UK3"):
        release["planning"] = _planning(held, notice, code)
    elif code in ("UK4", "UK12"):
        release["tender"] = {**tender_of(made, code), "documents": [*_assessment(plan), notice]}
    if code == "UK4" and plan.no_engagement_notice:
        release["planning"] = {"noEngagementNoticeRationale": plan.no_engagement_notice}
    if code in ("UK5", "UK6", "UK7"):
        release["awards"] = awards_of(made, code, notice)
    if code == "UK6" and plan.tenders_received is not None:
        release["bids"] = {"statistics": statistics_of(plan)}
    if code == "UK7":
        release["contracts"] = contracts_of(made)
    return release


def ocds_package(releases: Iterable[Mapping[str, Json]], publisher: str, dated: datetime) -> Json:
    """Releases as a package, with the extensions they use."""
    return {
        "uri": "draft",
        "version": "1.1",
        "extensions": [
            "https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
            "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
            "https://raw.githubusercontent.com/open-contracting-extensions/"
            "ocds_performance_failures_extension/master/extension.json",
        ],
        "publishedDate": at(dated),
        "publisher": {"name": publisher},
        "license": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "releases": [dict(one) for one in releases],
    }


def _notice(code: str, records: Iterable[Record]) -> dict[str, Json]:
    held = [one for one in records if isinstance(one, Published) and one.notice == code]
    last = max(held, key=lambda one: one.published_on, default=None)
    notice: dict[str, Json] = {
        "id": last.number if last and last.number else f"draft-{code.lower()}",
        "documentType": _DOCUMENTS[code],
        "noticeType": code,
        "format": "text/html",
    }
    if last is not None:
        notice["datePublished"] = day(last.published_on)
        if last.address:
            notice["url"] = last.address
    return notice


def buyer_of(plan: ProcurementPlan, *, whole: bool) -> dict[str, Json]:
    """The authority: as a party, or as others point to it."""
    number = plan.authority_identifier
    found: dict[str, Json] = {
        "id": f"GB-PPON-{number}" if number else "draft-buyer",
        "name": plan.authority,
    }
    if whole:
        if number:
            found["identifier"] = {"scheme": "GB-PPON", "id": number}
        found["roles"] = ["buyer"]
    return found


def _supplier_parties(plan: ProcurementPlan, code: str) -> list[Json]:
    if code not in ("UK5", "UK6", "UK7"):
        return []
    found: dict[str, Json] = {}
    for number, one in enumerate(plan.suppliers, start=1):
        name = supplier_id(one, number)
        found[name] = {"id": name, "name": one.name, "roles": ["supplier"]}
    return list(found.values())


def _assessment(plan: ProcurementPlan) -> list[Json]:
    """That the conflicts assessment is prepared, as the notice must confirm."""
    if plan.conflicts_prepared_on is None:
        return []
    told = f"Conflicts assessment prepared on {plan.conflicts_prepared_on}. Not published."
    return [{"id": "conflictOfInterest", "documentType": "conflictOfInterest", "description": told}]


def _planning(records: tuple[Record, ...], notice: Json, code: str) -> dict[str, Json]:
    found: dict[str, Json] = {"documents": [notice]}
    if code == "UK2":
        asked: list[Json] = [
            {
                "id": str(number),
                "type": "engagement",
                "title": one.about,
                "dueDate": day(one.held_on, END_OF_DAY),
            }
            for number, one in enumerate(engagements(records), start=1)
        ]
        if asked:
            found["milestones"] = asked
    return found


def tender_of(made: Timetable, code: str) -> dict[str, Json]:
    """What the plan says of the competition, as far as a notice tells it."""
    plan = made.plan
    found: dict[str, Json] = {
        "id": plan.id,
        "legalBasis": {
            "id": "2023/54",
            "scheme": "UKPGA",
            "uri": "https://www.legislation.gov.uk/ukpga/2023/54/contents",
        },
        "title": plan.title,
        "description": plan.description,
        "status": _STATUS.get(code, "cancelled" if code == "UK12" else "complete"),
        "mainProcurementCategory": plan.buys.value,
        "aboveThreshold": made.coverage.covered,
        "procurementMethod": _METHODS[plan.route],
        "procurementMethodDetails": plan.route.words,
        "value": value(plan.gross_gbp, plan.net_gbp),
    }
    if made.coverage.light_touch:
        found["specialRegime"] = ["lightTouch"]
    if plan.codes:
        codes: list[Json] = [
            {"scheme": "CPV", "id": one.code.split("-")[0], "description": one.description}
            for one in plan.codes
        ]
        item: dict[str, Json] = {"id": "1", "additionalClassifications": codes}
        if len(plan.lots) < 2:
            item["relatedLot"] = plan.lots[0].id if plan.lots else "1"
        found["items"] = [item]
    found["lots"] = _lots(made)
    if plan.no_lots_reason and not plan.lots:
        found["lotDetails"] = {"noLotsDivisionRationale": plan.no_lots_reason}
    if plan.route is Route.DIRECT_AWARD:
        found.update(_direct(plan))
    if code == "UK12":
        found["finalStatusDate"] = day(made.plan.begun_on or made.plan.begins_on)
    if code in ("UK3", "UK4"):
        found.update(_asked(made))
    return found


def _asked(made: Timetable) -> dict[str, Json]:
    """How and by when suppliers answer."""
    plan = made.plan
    found: dict[str, Json] = {
        "submissionTerms": {
            "electronicSubmissionPolicy": "required" if plan.tendering.electronic else "notAllowed",
            "languages": ["en"],
        }
    }
    closes, asks, award = made.on("tenders"), made.on("requests"), made.on("award")
    if closes is not None:
        found["tenderPeriod"] = {"endDate": day(closes, plan.closing_time)}
    if asks is not None:
        found["expressionOfInterestDeadline"] = day(asks, plan.closing_time)
    if award is not None:
        found["awardPeriod"] = {"endDate": day(award, END_OF_DAY)}
    if plan.portal:
        found["submissionMethodDetails"] = plan.portal
    if plan.risks:
        found["riskDetails"] = plan.risks
    return found


def _direct(plan: ProcurementPlan) -> dict[str, Json]:
    ground = ground_of(plan)
    told = [f"{ground.title} ({ground.law})."] if ground else []
    if plan.ground_reason:
        told.append(plan.ground_reason)
    return {"procurementMethodRationale": " ".join(told)} if told else {}


def _lots(made: Timetable) -> list[Json]:
    plan = made.plan
    criteria: list[Json] = [
        {
            "type": one.kind.value,
            "name": one.name,
            **({"description": one.description} if one.description else {}),
            "numbers": [{"number": plain(one.weight), "weight": "percentageExact"}],
        }
        for one in plan.criteria
    ]
    shared: dict[str, Json] = {
        "contractPeriod": period(made),
        "hasRenewal": plan.last_extension is not None,
    }
    if criteria:
        shared["awardCriteria"] = {"criteria": criteria}
    if not plan.lots:
        return [{"id": "1", "value": value(plan.gross_gbp, plan.net_gbp), **shared}]
    return [
        {
            "id": one.id,
            "title": one.title,
            **({"description": one.description} if one.description else {}),
            "value": value(one.gross_gbp, one.net_gbp),
            **shared,
        }
        for one in plan.lots
    ]
