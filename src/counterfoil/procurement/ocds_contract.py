"""A notice of a running contract as a release of the Open Contracting Data Standard.

Where each stands follows the extension for the United Kingdom and its list of documents. UK10 is
`contractAmendment` in the one published release that was seen; the tags of the others, and UK8 as
data at all, are not confirmed by the platform. UK17 is about the authority and not about one
contract, and the standard has no place for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from fractions import Fraction
from typing import cast

from counterfoil.contract.records import Record, standing
from counterfoil.errors import InvalidValue
from counterfoil.performance.kpi_notice import metrics_of
from counterfoil.performance.modifications import ChangeTests
from counterfoil.procurement.breach_fields import event_result
from counterfoil.procurement.change_fields import GROUNDS
from counterfoil.procurement.contract_occasions import Occasion, payment_limit
from counterfoil.procurement.contract_registers import Breach, CameOf
from counterfoil.procurement.ocds import buyer_of, tender_of
from counterfoil.procurement.ocds_values import END_OF_DAY, Json, at, day, supplier_id, value
from counterfoil.procurement.payment_sums import payments_over
from counterfoil.procurement.registers import Published
from counterfoil.procurement.running_contract import RunningContract

IN_DATA = ("UK8", "UK9", "UK10", "UK11")
"""The notices of a running contract that the standard has a place for."""
_TAGS = {
    "UK8": "implementation",
    "UK9": "implementation",
    "UK10": "contractAmendment",
    "UK11": "contractTermination",
}
_DOCUMENTS = {
    "UK8": "implementationNotice",
    "UK9": "implementationNotice",
    "UK10": "contractNotice",
    "UK11": "contractTerminationNotice",
}
_PENALTIES = {CameOf.DAMAGES: "imposed", CameOf.SETTLEMENT: "negotiated"}
Fields = dict[str, Json]


def ocds_contract_release(one: RunningContract, about: Occasion, dated: datetime) -> Fields:
    """A notice as a release. dated: the moment it is made, in London's time unless it says.

    Raises: InvalidValue for UK17, which the standard has no place for.
    """
    if about.code not in IN_DATA:
        raise InvalidValue(
            what=f"open contracting data has no place for {about.code}",
            where="notices",
            mend="take it in words or as a Word document: it is the authority's, not a contract's",
        )
    plan = one.made.plan
    notice = _notice(about, one.records)
    supplier = _supplier(one)
    parties: list[Json] = [buyer_of(plan, whole=True)]
    if supplier:
        parties.append({**supplier, "roles": ["supplier"]})
    return {
        "ocid": plan.ocid or f"draft-{plan.id}",
        "id": notice["id"],
        "date": at(dated),
        "tag": [_TAGS[about.code]],
        "initiationType": "tender",
        "parties": parties,
        "buyer": buyer_of(plan, whole=False),
        "tender": tender_of(one.made, about.code),
        "awards": [{"id": "1", **({"suppliers": [supplier]} if supplier else {})}],
        "contracts": [{**_contract(one), **_TOLD[about.code](one, about, notice)}],
        "language": "en",
    }


def _notice(about: Occasion, records: Iterable[Record]) -> Fields:
    held = [
        each
        for each in standing(records, Published)
        if each.notice == about.code and each.about == about.id
    ]
    last = max(held, key=lambda each: each.published_on, default=None)
    draft = f"draft-{about.code.lower()}-{about.id}"
    notice: Fields = {
        "id": last.number if last and last.number else draft,
        "documentType": _DOCUMENTS[about.code],
        "noticeType": about.code,
        "format": "text/html",
    }
    if last is not None:
        notice["datePublished"] = day(last.published_on)
        if last.address:
            notice["url"] = last.address
    return notice


def _supplier(one: RunningContract) -> Fields:
    found = one.supplier
    return {} if found is None else {"id": supplier_id(found, 1), "name": found.name}


def _contract(one: RunningContract) -> Fields:
    signed, document = one.signed, one.document
    found: Fields = {
        "id": signed.number if signed and signed.number else "draft-contract",
        "awardID": "1",
        "title": one.made.plan.title if document is None else document.title,
        "status": "active" if one.ended is None else "terminated",
        "aboveThreshold": one.made.coverage.covered,
    }
    begins, amount = one.begins, one.value_gbp()
    ends = one.ends() if one.ended is None else one.ended.ended_on
    if begins is not None and ends is not None:
        found["period"] = {"startDate": day(begins), "endDate": day(ends, END_OF_DAY)}
    if amount is not None:
        found["value"] = value(amount, None)
    if signed is not None:
        found["dateSigned"] = day(signed.signed_on)
    return found


def _paid(one: RunningContract, about: Occasion, notice: Fields) -> Fields:
    assert about.first is not None
    assert about.last is not None
    payer, payee = buyer_of(one.made.plan, whole=False), _supplier(one)
    sums: list[Json] = [
        {
            "id": f"{each.invoice}-{each.part}" if each.part else each.invoice,
            "date": day(each.paid_on),
            "value": value(Fraction(each.amount_gbp), None),
            "payer": payer,
            **({"payee": payee} if payee else {}),
        }
        for each in payments_over(one.payments, about.first, about.last, payment_limit(one))
        if each.paid_on is not None
    ]
    told: Fields = {"documents": [notice]}
    return {"implementation": {**told, "transactions": sums} if sums else told}


def _performed(one: RunningContract, about: Occasion, notice: Fields) -> Fields:
    told: Fields = {"documents": [notice]}
    if about.assessment is not None:
        told["metrics"] = cast("list[Json]", metrics_of(about.assessment))
    if about.breach is not None:
        told["performanceFailures"] = [_failure(one, about, about.breach)]
    return {"implementation": told}


def _failure(one: RunningContract, about: Occasion, held: Breach) -> Fields:
    found: Fields = {
        "id": held.id,
        "requirement": held.obligation,
        "description": held.nature,
    }
    if held.unimproved_on is not None:
        found["decisionDate"] = day(held.unimproved_on)
    if held.decided_on is not None:
        found["penaltyDate"] = day(held.decided_on)
    if held.came_of in _PENALTIES:
        found["penaltyType"] = _PENALTIES[held.came_of]
    if held.came_of is CameOf.PARTLY_ENDED:
        found["partialTermination"] = event_result(one, about)[0]
    supplier = _supplier(one)
    if supplier:
        found["suppliers"] = [supplier]
    return found


def _changed(one: RunningContract, about: Occasion, notice: Fields) -> Fields:
    assert about.change is not None
    return {"documents": [notice], "proposedAmendments": [_amendment(one, about.change)]}


def _amendment(one: RunningContract, tests: ChangeTests) -> Fields:
    change = tests.change
    found: Fields = {
        "id": change.id,
        "date": day(change.agreed_on),
        "description": change.title,
        "standstill": False,
        "aboveThreshold": one.made.coverage.covered,
    }
    if change.reason:
        found["rationale"] = change.reason
    if change.route is not None:
        found["rationaleClassifications"] = [{"description": GROUNDS[change.route]}]
    before, ends = one.value_gbp(tests), one.ends(tests)
    if before is not None:
        found["value"] = value(before + Fraction(change.value_gbp), None)
    if ends is not None and one.begins is not None:
        after = ends.fromordinal(ends.toordinal() + change.days)
        found["period"] = {"startDate": day(one.begins), "endDate": day(after, END_OF_DAY)}
    return found


def _ended(one: RunningContract, about: Occasion, notice: Fields) -> Fields:
    told: Fields = {"documents": [notice]}
    if one.ended is None:
        return {"implementation": told}
    if about.breach is not None:
        told["performanceFailures"] = [_failure(one, about, about.breach)]
    words = one.ended.how.value.replace("_", " ").capitalize()
    return {
        "implementation": told,
        "terminationRationaleClassifications": [{"description": f"{words}. {one.ended.reason}"}],
    }


_TOLD: dict[str, Callable[[RunningContract, Occasion, Fields], Fields]] = {
    "UK8": _paid,
    "UK9": _performed,
    "UK10": _changed,
    "UK11": _ended,
}
