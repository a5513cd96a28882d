"""When a price may be known: once quality is locked, and two officers have opened it."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.access import Refusal
from counterfoil.errors import Problem
from counterfoil.tender.bids import Price, Rate, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil.tender.record_checks import place_of
from counterfoil.tender.scores import QualityLocked
from counterfoil_web.tenders.models import PriceRelease, SealedPrice, Tender

_BOTH = 2


def quality_is_locked(dossier: Dossier, lot: str) -> bool:
    """Whether quality of a lot is locked."""
    return any(one.lot == lot for one in dossier.of(QualityLocked))


def too_early(lot: str) -> Refusal:
    """Why prices of a lot are not opened yet."""
    told = f"Quality of lot {lot} is" if lot else "Quality is"
    return Refusal(
        rule="quality-is-locked-before-prices-open",
        sentence=f"{told} not locked, so no price can be opened.",
        mend="Agree every consensus and lock quality first. The attempt is written in the log.",
    )


def unopened(dossier: Dossier, lot: str) -> dict[str, str]:
    """The bids of a lot whose prices stay sealed, and why: those that are out before marking."""
    return {one.bid: one.reason for one in fallen(dossier, lot)}


def standing_sealed(tender: Tender) -> list[SealedPrice]:
    """The sealed prices, each as it is sealed now. Their releases are read with them."""
    rows = SealedPrice.objects.filter(tender=tender, superseded_by=None)
    return list(rows.select_related("received_by").prefetch_related("releases__by"))


def bids_sealed(tender: Tender) -> frozenset[str]:
    """The bids whose price came in and is sealed."""
    rows = SealedPrice.objects.filter(tender=tender, superseded_by=None)
    return frozenset(rows.values_list("bid", flat=True))


def is_opened(sealed: SealedPrice) -> bool:
    """Whether both officers have released it."""
    return len(sealed.releases.all()) >= _BOTH


def prices_too_early(
    tender: Tender, dossier: Dossier, added: Iterable[TenderRecord]
) -> tuple[Problem, ...]:
    """Prices among records to be added that may not be known yet. dossier: with the records."""
    money = [one for one in added if isinstance(one, Price | Rate)]
    if not money:
        return ()
    closed = bids_sealed(tender)
    opened = PriceRelease.objects.filter(sealed__tender=tender, sealed__superseded_by=None)
    released: dict[str, int] = {}
    for bid in opened.values_list("sealed__bid", flat=True):
        released[bid] = released.get(bid, 0) + 1
    found = []
    for one in money:
        held = dossier.bids.get(one.bid)
        if held is not None and not quality_is_locked(dossier, held.lot):
            what = "quality is not locked, and no price may be entered before"
            mend = "have the price file sealed on the page of prices, and lock quality first"
        elif one.bid in closed and released.get(one.bid, 0) < _BOTH:
            what = f"the price of bid {one.bid} is sealed, and two officers have not opened it"
            mend = "let both price officers open it on the page of prices"
        else:
            continue
        found.append(Problem(what=what, where=place_of(one), mend=mend))
    return tuple(found)
