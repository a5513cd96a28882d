"""Who may enter which records, and put which of them right."""

from __future__ import annotations

from collections.abc import Callable

from counterfoil.access import Capability, Refusal
from counterfoil.contract.records import Figure, ReliefState
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.records_words import KIND_WORDS
from counterfoil_web.partnerships.store import Seen

BY_TWO_PEOPLE = "waiver"
"""Asked for and approved on a page of its own, never entered."""

SUPPLIER_KINDS = ("volume", "measurement", "days_worked", "relief", "invoice")
_FIGURE_KINDS = ("volume", "measurement", "days_worked")

_NOT_THEIRS = Refusal(
    rule="supplier-submits-own-figures",
    sentence="A supplier submits volumes, measurements, days, relief claims and invoices only.",
    mend="Ask the contract manager of the force to record this.",
)
_NOT_ENTERED = Refusal(
    rule="waiver-approver-is-not-asker",
    sentence="A waiver is not entered as a record: one person asks for it, another approves it.",
    mend="Ask for it on the page of waivers.",
)
_OF_THE_SUPPLIER = Refusal(
    rule="supplier-figures-are-its-own",
    sentence="The supplier submitted this figure, so only the supplier puts it right.",
    mend="Record the verified figure beside it: it counts in place of the supplier’s.",
)
_OF_THE_AUTHORITY = Refusal(
    rule="supplier-figures-are-its-own",
    sentence="Your organisation did not enter this record, so it cannot put it right.",
    mend="Ask the contract manager of the force to correct it.",
)


def is_supplier(seen: Seen) -> bool:
    """Whether who acts sees the contract as its supplier."""
    return not seen.may(Capability.VIEW_PARTNERSHIP)


def may_enter(seen: Seen, kind: str) -> bool:
    """Whether who acts may enter records of a kind."""
    return entry_refusal(seen, kind) is None


def require_entry(seen: Seen, kind: str) -> None:
    """Refuse unless who acts may enter records of a kind. Raises: Refused."""
    refusal = entry_refusal(seen, kind)
    if refusal is not None:
        raise Refused(refusal)


def entry_refusal(seen: Seen, kind: str) -> Refusal | None:
    """Why records of a kind may not be entered; None when they may."""
    if is_supplier(seen):
        refusal = seen.refusal(Capability.SUBMIT_FIGURES)
        if refusal is None and kind not in SUPPLIER_KINDS:
            return _NOT_THEIRS
        return refusal
    refusal = seen.refusal(Capability.RECORD_FIGURES)
    return _NOT_ENTERED if refusal is None and kind == BY_TWO_PEOPLE else refusal


def correction_refusal(seen: Seen, row: Recorded) -> Refusal | None:
    """Why a record may not be put right by who acts; None when it may."""
    refusal = entry_refusal(seen, row.kind)
    return refusal or _not_ones_own(row, seen.acting.organisation.pk, by_supplier=is_supplier(seen))


def may_correct(seen: Seen, kind: str) -> Callable[[Recorded], bool]:
    """Whether who acts may put records of a kind right; what is the same of all is asked once."""
    if entry_refusal(seen, kind) is not None:
        return lambda _: False
    own, by_supplier = seen.acting.organisation.pk, is_supplier(seen)
    return lambda row: _not_ones_own(row, own, by_supplier=by_supplier) is None


def _not_ones_own(row: Recorded, own: int, *, by_supplier: bool) -> Refusal | None:
    """Why a record is for the other party to put right. own: the organisation that acts."""
    if by_supplier:
        return None if row.entered_for_id == own else _OF_THE_AUTHORITY
    theirs = row.entered_for.kind == "supplier"
    if theirs and (row.kind == "invoice" or row.fields.get("figure") == Figure.SUPPLIER):
        return _OF_THE_SUPPLIER
    return None


def forced(seen: Seen, kind: str) -> dict[str, str]:
    """What a field says whoever fills the form in: a supplier verifies and accepts nothing."""
    if not is_supplier(seen):
        return {}
    if kind in _FIGURE_KINDS:
        held = {"figure": Figure.SUPPLIER.value}
        return {**held, "sample": ""} if kind == "measurement" else held
    if kind == "relief":
        return {"state": ReliefState.CLAIMED.value, "decided_by": ""}
    return {}


def kinds_for(seen: Seen) -> tuple[str, ...]:
    """The kinds of record that who acts may look at, in the order of the page."""
    return SUPPLIER_KINDS if is_supplier(seen) else tuple(KIND_WORDS)
