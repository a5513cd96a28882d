"""What is recorded on the way to an award, and work that is kept because it took long."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django import forms
from django.db import transaction

from counterfoil.errors import BadInput
from counterfoil.tender.acceptability import Acceptability, Neighbourhood
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.low_bids import PriceAnswer, PriceDecision, PriceQuestion, PriceVerdict
from counterfoil.tender.scores import LotsDrawn
from counterfoil.tender.summary_lines import CriteriaPublished, Supplier
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.award_answers import Award
from counterfoil_web.tenders.award_presenters import LowRow
from counterfoil_web.tenders.kept_work import keep, kept
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.records_store import add, free_key, locked
from counterfoil_web.tenders.store import Competition

WEIGHTINGS = "weightings"


@transaction.atomic
def record_low_price(seen: Seen, tender: Tender, row: LowRow, step: str, form: Any) -> None:
    """Record a step on a low price: question, answer or decision. Raises: BadInput."""
    held, data = locked(tender), form.cleaned_data
    more: dict[str, Any] = {
        "id": free_key(held, f"price-{step}", row.bid),
        "entered_on": held.moment.date(),
        "bid": row.bid,
    }
    made: TenderRecord
    if step == "question":
        made = PriceQuestion(
            asked=data["asked"],
            asked_at=held.moment,
            asked_by=str(seen.acting.user),
            answer_by=form.answer_by,
            **more,
        )
    elif step == "answer":
        made = PriceAnswer(answer=data["answer"], answered_at=held.moment, **more)
    else:
        made = PriceDecision(
            verdict=PriceVerdict(data["verdict"]),
            shown=data["shown"] == "yes",
            reason=data["reason"],
            decided_at=held.moment,
            decided_by=str(seen.acting.user),
            **more,
        )
    add(seen, held, [made])


@transaction.atomic
def record_lots(seen: Seen, tender: Tender, places: dict[str, int], witness: str) -> None:
    """Record the places that tied bids drew. Raises: BadInput."""
    held = locked(tender)
    add(
        seen,
        held,
        [
            LotsDrawn(
                id=free_key(held, "drawn", bid),
                entered_on=held.moment.date(),
                bid=bid,
                place=place,
                drawn_by=str(seen.acting.user),
                witness=witness,
            )
            for bid, place in places.items()
        ],
    )


@transaction.atomic
def record_supplier(seen: Seen, tender: Tender, bidder: str, values: dict[str, Any]) -> None:
    """Record who a bidder is, in the place of what was recorded before. Raises: BadInput."""
    held = locked(tender)
    before = next((one for one in held.dossier.of(Supplier) if one.bidder == bidder), None)
    add(
        seen,
        held,
        [
            Supplier(
                id=free_key(held, "supplier", bidder),
                entered_on=held.moment.date(),
                supersedes="" if before is None else before.id,
                bidder=bidder,
                **values,
            )
        ],
    )


@transaction.atomic
def record_publication(seen: Seen, tender: Tender, values: dict[str, Any]) -> None:
    """Record where the award criteria can be read. Raises: BadInput."""
    held = locked(tender)
    before = next(iter(held.dossier.of(CriteriaPublished)), None)
    add(
        seen,
        held,
        [
            CriteriaPublished(
                id=free_key(held, "criteria-published"),
                entered_on=held.moment.date(),
                supersedes="" if before is None else before.id,
                change_reason="" if before is None else "Where it can be read was entered anew",
                **values,
            )
        ],
    )


def add_faults(form: forms.Form, fault: BadInput) -> None:
    """Say in a form everything that kept what it says from being kept, and how to mend it."""
    for one in fault.problems:
        form.add_error(None, f"{one.what[:1].upper()}{one.what[1:]}: {one.mend}.")


def kept_ranks(tender: Tender, held: Competition, award: Award) -> Acceptability | None:
    """The ranks under many weightings, if they were worked out for the record as it is."""
    told = kept(tender, _name(award), _rests_on(held, award))
    if told is None:
        return None
    return Acceptability(
        bids=tuple(told["bids"]),
        counts=tuple(tuple(counts) for counts in told["counts"]),
        neighbourhood=Neighbourhood(
            share=told["share"], weightings=told["weightings"], seed=told["seed"]
        ),
    )


def keep_ranks(
    seen: Seen, tender: Tender, held: Competition, award: Award, ranks: Acceptability
) -> None:
    """Keep them until the record changes."""
    answer = {
        "bids": list(ranks.bids),
        "counts": [list(counts) for counts in ranks.counts],
        "share": ranks.neighbourhood.share,
        "weightings": ranks.neighbourhood.weightings,
        "seed": ranks.neighbourhood.seed,
    }
    keep(seen, tender, _name(award), _rests_on(held, award), answer)


def _rests_on(held: Competition, award: Award) -> Hashable:
    return held.key, award.counted.key


def _name(award: Award) -> str:
    return f"{WEIGHTINGS} {award.lot}".strip()
