"""The challenge bundle: everything behind one score, in one file that anybody can verify."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil.errors import InvalidValue
from counterfoil.tender.challenge_bundle import challenge_bundle, fingerprint
from counterfoil.tender.scores import ModerationOpened
from counterfoil.tenderfile.folder import FILE, LOCKED
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.records.marking import HEADER
from counterfoil_web.tenders.leaving import ZIP, file_out
from counterfoil_web.tenders.pages import Opened, opened
from counterfoil_web.tenders.store import Competition


@require_safe
@acting_view
def bundle(
    request: HttpRequest, ref: str, number: int, criterion: str, bid: str
) -> HttpResponseBase:
    """The bundle of one mark, its fingerprint in a header of the answer."""
    one = opened(request, ref, number)
    one.seen.require(Capability.VIEW_INDIVIDUAL_SCORES)
    if not is_moderated(one, criterion, bid):
        raise Http404("That answer is not moderated yet.")
    sources = plan_files(one.competition)
    try:
        content = challenge_bundle(one.dossier, bid, criterion, sources)
        mark = fingerprint(one.dossier, bid, criterion, sources)
    except InvalidValue as fault:
        raise Http404(f"There is no such score: {fault.what}.") from fault
    answer = file_out(one, f"why {bid} {criterion}", "zip", content, ZIP)
    answer["X-Bundle-Fingerprint"] = mark
    assert answer.has_header(HEADER)
    return answer


def is_moderated(one: Opened, criterion: str, bid: str) -> bool:
    """Whether the marks of an answer are locked, so that they may be seen."""
    held = one.dossier.bids.get(bid)
    return held is not None and any(
        (each.criterion, each.lot) == (criterion, held.lot)
        for each in one.dossier.of(ModerationOpened)
    )


def plan_files(held: Competition) -> dict[str, bytes]:
    """The plan as it counts, and each plan as it was locked, as a folder holds them."""
    return {
        FILE: held.text.encode(),
        **{f"{LOCKED}/{one.key}.yaml": one.text.encode() for one in held.locks},
    }
