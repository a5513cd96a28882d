"""What was promised and certified as a pair: offered, reviewed, compared, withdrawn."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability, Participation, Refusal
from counterfoil.contract.lines import to_pence
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.offered_pairs import (
    ComparedPairs,
    OfferedPair,
    compared_by_kind,
    offered_pair,
)
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.claims_store import register_of
from counterfoil_web.outcomes.models import PairOffer
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

REVIEWER_DID_NOT_OFFER = Refusal(
    rule="pair-reviewer-is-not-offerer",
    sentence="You offered these figures, so you cannot review them.",
    mend="Ask somebody who did not offer them.",
)


def pair_of(held: Outcomes) -> OfferedPair | None:
    """What was promised and certified over the same months; None before anything is certified."""
    (found,) = held.made("pair", lambda: (offered_pair(held.ledger, "", register_of(held)),))
    return found


def live_offer(partnership: Partnership) -> PairOffer | None:
    """The pair that is offered and not withdrawn. One query."""
    return next(iter(_live_offer(partnership)), None)


_live_offer = QueryOfOne(
    lambda: PairOffer.objects.filter(partnership_id=PARTNERSHIP, withdrawn_at=None).select_related(
        "offered_by", "reviewed_by"
    )[:1]
)


def is_old(offer: PairOffer, pair: OfferedPair | None) -> bool:
    """Whether the figures have changed since they were offered."""
    return pair is None or _figures(pair) != {
        name: getattr(offer, name) for name in ("promised_gbp", "claimed_gbp", "certified_gbp")
    }


@transaction.atomic
def offer(seen: Seen, held: Outcomes, why: str) -> PairOffer:
    """Offer the pair as it is today. Raises: Refused; InvalidValue."""
    seen.require(Capability.MANAGE_SHARING)
    Partnership.objects.select_for_update().get(pk=seen.partnership.pk)
    pair = pair_of(held)
    force = _leading(seen.partnership)
    if pair is None or force is None:
        raise _wrong(
            "there is nothing to offer yet",
            "have a claim of cash certified or refused first, in a partnership that a force leads",
        )
    if pair.illustrative:
        raise _wrong(
            "some of it is made up",
            "offer only what happened: agree a plan of which nothing is illustrative",
        )
    if live_offer(seen.partnership) is not None:
        raise _wrong("figures are offered already", "withdraw those first")
    made = PairOffer.objects.create(
        partnership=seen.partnership,
        force=force,
        years=pair.years,
        why=why,
        offered_by=seen.acting.user,
        **_figures(pair),
    )
    _told(seen, "pair-offered", made, why)
    return made


def review_refusal(seen: Seen, offer: PairOffer) -> Refusal | None:
    """Why who acts may not review the figures offered; None when they may."""
    own = offer.offered_by_id == seen.acting.user.pk
    return seen.refusal(Capability.ANSWER_QUESTIONS) or (REVIEWER_DID_NOT_OFFER if own else None)


@transaction.atomic
def review(seen: Seen) -> PairOffer:
    """Say that somebody who did not offer the figures has reviewed them; once is enough.

    Raises: Refused; InvalidValue when nothing is offered.
    """
    seen.require(Capability.ANSWER_QUESTIONS)
    found = _locked(seen)
    refusal = review_refusal(seen, found)
    if refusal is not None:
        raise Refused(refusal)
    if found.reviewed_by_id is None:
        found.reviewed_by, found.reviewed_at = seen.acting.user, timezone.now()
        found.save(update_fields=["reviewed_by", "reviewed_at"])
        _told(seen, "pair-reviewed", found, "")
    return found


@transaction.atomic
def withdraw(seen: Seen, why: str) -> PairOffer:
    """Take the figures back: they count no longer. Raises: Refused; InvalidValue."""
    seen.require(Capability.MANAGE_SHARING)
    found = _locked(seen)
    found.withdrawn_by, found.withdrawn_at = seen.acting.user, timezone.now()
    found.withdrawn_why = why
    found.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    _told(seen, "pair-withdrawn", found, why)
    return found


def pairs_compared() -> tuple[tuple[PartnershipKind | None, ComparedPairs], ...]:
    """How the pairs of every force turned out, as far as it may be told. One query.

    It looks past what the reader's organisation may see: each owner offered its pair for this, and
    no pair leaves here by itself.
    """
    with scopes_disabled():
        rows = PairOffer.objects.filter(withdrawn_at=None).exclude(reviewed_by=None)
        return compared_by_kind([_pair(row) for row in rows.select_related("partnership")])


def _pair(row: PairOffer) -> OfferedPair:
    return OfferedPair(
        force=str(row.force_id),
        kind=PartnershipKind(row.partnership.kind),
        promised_gbp=Fraction(row.promised_gbp),
        claimed_gbp=Fraction(row.claimed_gbp),
        certified_gbp=Fraction(row.certified_gbp),
        years=row.years,
    )


def _figures(pair: OfferedPair) -> dict[str, Decimal]:
    return {
        "promised_gbp": to_pence(pair.promised_gbp),
        "claimed_gbp": to_pence(pair.claimed_gbp),
        "certified_gbp": to_pence(pair.certified_gbp),
    }


def _leading(partnership: Partnership) -> object:
    lead = Access.objects.filter(partnership=partnership, part=Participation.LEAD_FORCE)
    found = lead.select_related("organisation").first()
    return None if found is None else found.organisation


def _locked(seen: Seen) -> PairOffer:
    Partnership.objects.select_for_update().get(pk=seen.partnership.pk)
    found = live_offer(seen.partnership)
    if found is None:
        raise _wrong("no figures are offered", "offer them first")
    return found


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="the figures to compare", mend=mend)


def _told(seen: Seen, kind: str, row: PairOffer, why: str) -> None:
    log.write(
        seen.acting,
        kind,
        record=f"outcomes/{seen.partnership.ref}/pair/{row.pk}",
        partnership=seen.partnership,
        after={
            "promised": str(row.promised_gbp),
            "certified": str(row.certified_gbp),
            "years": row.years,
        },
        reason=why,
    )
