"""A declared conflict that is settled: a record in its place, by somebody else, with the reason."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from counterfoil.access import Capability, separation
from counterfoil.errors import InvalidValue
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.interests import settlement
from counterfoil.tender.scores import Declaration
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, Tender, TenderRow
from counterfoil_web.tenders.records_store import add, free_key, locked


def conflict_named(dossier: Dossier, key: str) -> Declaration:
    """A conflict that stands. Raises: Http404."""
    held = (one for one in dossier.of(Declaration) if one.id == key and one.conflict)
    found = next(held, None)
    if found is None:
        raise Http404("No conflict of that name stands.")
    return found


def evaluators_seated(tender: Tender) -> dict[str, Seat]:
    """Who is each evaluator of the plan now."""
    rows = Seat.objects.filter(tender=tender, seat=SeatKind.EVALUATOR, ended=None)
    return {one.evaluator_id: one for one in rows.select_related("person")}


@transaction.atomic
def settle(seen: Seen, tender: Tender, key: str, *, what: str, reason: str) -> Declaration:
    """Record that a declared conflict is none any more.

    Raises: Http404; Refused, as for who declared it; InvalidValue when it was settled meanwhile;
    BadInput, as when marks that it set aside would count again beside those of others.
    """
    seen.require(Capability.MANAGE_TENDER)
    held = locked(tender)
    if key in {one.supersedes for one in held.dossier.records if one.supersedes}:
        raise InvalidValue(
            what="it was settled or declared anew since you opened the page",
            where="reason",
            mend="go back to the list of interests and look at what stands",
        )
    conflict = conflict_named(held.dossier, key)
    refusal = separation.settler_is_not_declarer(
        settler=seen.acting.user.pk, declarers=_declarers(tender, conflict)
    )
    if refusal is not None:
        raise Refused(refusal)
    name = free_key(held, "settled", conflict.evaluator, conflict.bidder)
    made = settlement(conflict, name=name, what=what, reason=reason, at=held.moment)
    add(seen, held, [made])
    return made


def _declarers(tender: Tender, conflict: Declaration) -> list[int]:
    """Who entered it, and whoever is that evaluator now."""
    rows = TenderRow.objects.filter(tender=tender, key=conflict.id)
    people = list(rows.values_list("entered_by", flat=True))
    seat = evaluators_seated(tender).get(conflict.evaluator)
    return [*people, *([seat.person_id] if seat else [])]
