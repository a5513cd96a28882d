"""Drafts of the notices of a running contract: every field that the regulations name, filled in.

Which fields there are is data (`procurement_notice_contents`), with the law behind each. What the
records do not hold is missing, and a draft with anything missing is not complete.
"""

from __future__ import annotations

from collections.abc import Callable

from counterfoil.contract.lines import pounds
from counterfoil.parameters.notice_contents import ALWAYS, notice_contents
from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.procurement.breach_fields import (
    event_nature,
    event_obligation,
    event_result,
    event_statement,
    event_unimproved,
)
from counterfoil.procurement.change_fields import (
    change_date,
    copy,
    ground,
    intention,
    modification,
    standstill,
    term_change,
    value_change,
)
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.notice_drafts import NoticeDraft, Part
from counterfoil.procurement.payment_fields import (
    approval,
    average,
    bands,
    others,
    payments,
    period,
    unpaid,
)
from counterfoil.procurement.performance_fields import indicators, ratings, statement
from counterfoil.procurement.running_contract import RunningContract
from counterfoil.quantities.years import day_in_words

Told = tuple[str, str]
"""What a field says, and what is missing in it; each blank for nothing."""


def contract_notice_draft(one: RunningContract, about: Occasion) -> NoticeDraft:
    """The draft of one notice of a running contract, field by field as the law names them."""
    kind = notice_kinds()[about.code]
    parts = []
    for field in notice_contents(about.code):
        if field.case in (ALWAYS, about.case):
            text, missing = _FIELDS[field.id](one, about)
            parts.append(
                Part(
                    heading=field.heading,
                    text=text,
                    missing=missing,
                    law=field.law,
                    recalled=field.recalled,
                )
            )
    return NoticeDraft(
        kind=kind, title=f"{kind.name}: {one.made.plan.title}. {about.title}", parts=tuple(parts)
    )


def _authority(one: RunningContract, _: Occasion) -> Told:
    plan, signed = one.made.plan, one.signed
    contact = "" if signed is None else signed.authority_contact
    lacks = []
    if not plan.authority_identifier:
        lacks.append("write authority_identifier in the plan")
    if not contact:
        lacks.append("write authority_contact, its addresses, in the register of the contract")
    said = [plan.authority, plan.authority_identifier, contact]
    return ", ".join(text for text in said if text), "; ".join(lacks)


def _title(one: RunningContract, _: Occasion) -> Told:
    return one.made.plan.title, ""


def _identifiers(one: RunningContract, _: Occasion) -> Told:
    ocid, number = one.made.plan.ocid, "" if one.signed is None else one.signed.number
    lacks = []
    if not ocid:
        lacks.append("write ocid, the procurement’s identifier, in the plan")
    if not number:
        lacks.append("write number, the contract’s identifier, in the register of the contract")
    said = [f"Procurement {ocid}" if ocid else "", f"Contract {number}" if number else ""]
    return "; ".join(text for text in said if text), "; ".join(lacks)


def _contract(one: RunningContract, _: Occasion) -> Told:
    named = one.made.plan.title if one.document is None else one.document.title
    number = "" if one.signed is None else one.signed.number
    if not number:
        return named, "write number, the contract’s identifier, in the register of the contract"
    return f"{named} ({number})", ""


def _supplier(one: RunningContract, about: Occasion) -> Told:
    found = one.supplier
    if found is None:
        return "", "write the supplier in the plan, or keep the terms of the contract here"
    contact = "" if one.signed is None else one.signed.supplier_contact
    lacks = []
    if not found.identifier:
        lacks.append("write the identifier of the supplier, by the name in the terms, in the plan")
    if not contact and about.code != "UK8":
        lacks.append("write supplier_contact, its addresses, in the register of the contract")
    said = [found.name, found.identifier, "" if about.code == "UK8" else contact]
    return ", ".join(text for text in said if text), "; ".join(lacks)


def _end_reasons(one: RunningContract, _: Occasion) -> Told:
    if one.ended is None:
        return "", "enter in the register how the contract ended and why"
    words = {
        "performed": "It was performed",
        "expired": "It expired",
        "terminated": "It was terminated by a party",
        "rescinded": "It was rescinded",
        "set_aside": "It was set aside by a court",
    }[one.ended.how.value]
    return f"{words}. {one.ended.reason}", ""


def _end_date(one: RunningContract, about: Occasion) -> Told:
    if one.ended is not None:
        return day_in_words(one.ended.ended_on), ""
    last = "" if about.last is None else day_in_words(about.last)
    return "", f"enter its end in the register; the terms run to {last}"


def _value(one: RunningContract, _: Occasion) -> Told:
    value = one.value_gbp()
    if value is None:
        return "", "state value_gbp, the estimated value with tax, in the terms"
    return f"{pounds(value)} with tax{', with its changes' if one.changes else ''}", ""


_FIELDS: dict[str, Callable[[RunningContract, Occasion], Told]] = {
    "authority": _authority,
    "title": _title,
    "identifiers": _identifiers,
    "contract": _contract,
    "supplier": _supplier,
    "quarter": period,
    "payments": payments,
    "indicators": indicators,
    "statement": statement,
    "ratings": ratings,
    "period": period,
    "event-statement": event_statement,
    "event-result": event_result,
    "event-unimproved": event_unimproved,
    "event-obligation": event_obligation,
    "event-nature": event_nature,
    "intention": intention,
    "modification": modification,
    "ground": ground,
    "value-change": value_change,
    "term-change": term_change,
    "change-date": change_date,
    "standstill": standstill,
    "copy": copy,
    "end-reasons": _end_reasons,
    "end-date": _end_date,
    "value": _value,
    "half-year": period,
    "average": average,
    "bands": bands,
    "unpaid": unpaid,
    "others": others,
    "approval": approval,
}
