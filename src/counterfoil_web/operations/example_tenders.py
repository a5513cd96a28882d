"""Gives an example partnership of the try-out its competition: plan, parts, and all its records.

The rows are those that the pages write, brought in together and told in the log once. They bear
the days of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import counterfoil
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.tender.bids import Receipt, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Plan
from counterfoil.tender.plan_lock import BidsOpened, PlanLocked
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.operations import example_contracts
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import BidFile, LockedPlan, Seat, Tender, TenderRow
from counterfoil_web.tenders.records_store import address_of
from counterfoil_web.tenders.rows import columns_of_row

ROOT = Path(counterfoil.__file__).parent / "content" / "example_tenders"
TENDERS: dict[str, str] = {
    "cleveland-custody-2017": "custody-2027",
    "lincolnshire-business-2012": "business-2027",
    "ammanford-consultancy-2013": "consultancy-2026",
}
"""By example partnership: the folder of its competition."""
TO_BE_JUDGED = "cleveland-custody-2017"
"""Whose competition is there twice: as it ended, and as it stood once bids were opened."""
REASON = "Loaded for the try-out. Bidders, marks and prices are illustrative"

EVALUATORS = ("evaluator", "healthcare_evaluator", "contract_evaluator")
"""The accounts of the evaluators, in the order in which a plan names them."""
_PEOPLE = {"price_officer": "finance_officer"}
_ANYBODY = "commercial_lead"
_SEATS = (
    (SeatKind.LEAD, "commercial_lead"),
    (SeatKind.MODERATOR, "moderator"),
    (SeatKind.OFFICER, "finance_officer"),
    (SeatKind.OFFICER, "finance_partner"),
)
_AT = time(18)
_BID_LINE = "The file holds one line: "


def load_tender(partnership: Partnership, example: str, try_out: TryOut) -> bool:
    """Bring in the competition of an example unless one is there; whether that was done."""
    folder = TENDERS.get(example)
    if folder is None or Tender.objects.filter(partnership=partnership).exists():
        return False
    bring_in(partnership, example, read_tender_folder(ROOT / folder).dossier, try_out)
    return True


def bring_in(partnership: Partnership, example: str, dossier: Dossier, try_out: TryOut) -> None:
    """The competition of an example as it ended, and of one of them as it stood before.

    Where bids are priced over a whole life, with the contract that was issued with the tender.
    """
    load_dossier(partnership, dossier, try_out)
    model = dossier.plan.price
    if model is not None and model.figure.is_whole_life:
        folder = ROOT / TENDERS[example] / model.contract
        held = read_contract_folder(folder)
        example_contracts.bring_in(partnership, folder, held, try_out, authority_only=True)
    if example == TO_BE_JUDGED:
        title = f"{dossier.plan.title}, to be judged"
        load_dossier(partnership, as_opened(dossier), try_out, title)


def as_opened(dossier: Dossier) -> Dossier:
    """A competition as it stood on the day on which bids were opened."""
    (opening,) = dossier.of(BidsOpened)
    held = tuple(one for one in dossier.records if one.entered_on <= opening.entered_on)
    return replace(dossier, records=held)


@transaction.atomic
def load_dossier(
    partnership: Partnership, dossier: Dossier, try_out: TryOut, title: str = ""
) -> Tender:
    """Bring in a competition with the parts that people have in it: all of it, or nothing."""
    lead, plan = try_out.people[_ANYBODY], dossier.plan
    locks = [one for one in dossier.records if isinstance(one, PlanLocked)]
    start = _moment(min((one.entered_on for one in locks), default=plan.bids_due.date()))
    tender = Tender.objects.create(
        partnership=partnership,
        number=Tender.objects.filter(partnership=partnership).count() + 1,
        title=title or plan.title,
        started_by=lead,
        started_at=start,
    )
    for number, one in enumerate(locks, 1):
        LockedPlan.objects.create(
            partnership=partnership,
            tender=tender,
            number=number,
            text=write_fields_yaml(plan),
            fingerprint=one.fingerprint,
            reason=one.change_reason,
            locked_by=_who(one, plan, try_out),
            locked_at=timezone.make_aware(one.locked_at),
        )
    _seat(tender, dossier, try_out, start)
    records = [one for one in dossier.records if not isinstance(one, PlanLocked)]
    TenderRow.objects.bulk_create(_rows(tender, plan, records, try_out))
    BidFile.objects.bulk_create(_files(tender, records, lead))
    log.write(
        acting_in(try_out, _ANYBODY),
        "tender-loaded",
        record=address_of(tender),
        partnership=partnership,
        after={"plan": [one.fingerprint for one in locks], "records": len(records)},
        reason=REASON,
    )
    return tender


def _seat(tender: Tender, dossier: Dossier, try_out: TryOut, start: datetime) -> None:
    seats = [(kind, key, "") for kind, key in _SEATS]
    seats += [
        (SeatKind.EVALUATOR, account_of(dossier.plan, one.id), one.id)
        for one in dossier.plan.evaluators
    ]
    Seat.objects.bulk_create(
        Seat(
            partnership=tender.partnership,
            tender=tender,
            person=try_out.people[key],
            organisation=try_out.organisations["force"],
            seat=kind,
            evaluator_id=name,
            appointed_by=try_out.people[_ANYBODY],
            appointed_at=start,
        )
        for kind, key, name in seats
        if key in try_out.people
    )


def account_of(plan: Plan, name: str) -> str:
    """The account of somebody whom an example names: an evaluator of its plan, or an office."""
    places = {one.id: place for place, one in enumerate(plan.evaluators)}
    if name in places:
        return EVALUATORS[places[name] % len(EVALUATORS)]
    return _PEOPLE.get(name, name)


def _rows(
    tender: Tender, plan: Plan, records: Iterable[TenderRecord], try_out: TryOut
) -> list[TenderRow]:
    return [
        TenderRow(
            **columns_of_row(one),
            partnership=tender.partnership,
            tender=tender,
            entered_by=_who(one, plan, try_out),
            entered_for=try_out.organisations["force"],
            entered_at=_moment(one.entered_on),
        )
        for one in records
    ]


def _files(tender: Tender, records: Iterable[TenderRecord], lead: User) -> list[BidFile]:
    """The files of which the example says what they hold."""
    return [
        BidFile(
            partnership=tender.partnership,
            tender=tender,
            bid=one.bid,
            receipt=one.id,
            name=one.file,
            size=one.size,
            sha256=one.sha256,
            content=one.note.removeprefix(_BID_LINE).encode() + b"\n",
            kept_by=lead,
            kept_at=_moment(one.entered_on),
        )
        for one in records
        if isinstance(one, Receipt) and one.note.startswith(_BID_LINE)
    ]


def _who(record: TenderRecord, plan: Plan, try_out: TryOut) -> User:
    key = account_of(plan, record.entered_by)
    return try_out.people.get(key, try_out.people[_ANYBODY])


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _AT))
