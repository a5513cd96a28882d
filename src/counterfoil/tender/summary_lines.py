"""What the Procurement Regulations 2024 (SI 2024/692), regulation 31, ask of an assessment summary.

Each line carries its paragraph, and what the record says to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counterfoil.contract.lines import number_text
from counterfoil.errors import Severity
from counterfoil.tender.award import Placed, Ranking
from counterfoil.tender.bid_checks import choose
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import WHOLE, Criterion, Plan, every_criterion
from counterfoil.tender.price_model import FORMULA_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(TenderRecord):
    """Who a bidder is and where it is reached. identifier: such as a PPON or company number."""

    kind: ClassVar[str] = "supplier"
    bidder: str
    name: str
    postal_address: str
    email: str
    identifier: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.bidder)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaPublished(TenderRecord):
    """Where the award criteria and the method of assessment can be read in full, and since when."""

    kind: ClassVar[str] = "criteria_published"
    where: str
    published_on: date

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind,)


def criteria_place(dossier: Dossier) -> str:
    """Where the award criteria can be read, as recorded; blank while nothing is."""
    return next((one.where for one in dossier.of(CriteriaPublished)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """One thing that the regulations ask for.

    paragraph: of regulation 31, such as (2)(e)(i)(aa). about: the criterion; blank for the whole.
    text: what the record says; blank when it says nothing. mend: what to do then.
    """

    paragraph: str
    asked: str
    text: str
    about: str = ""
    mend: str = ""


def supplier_faults(one: TenderRecord, dossier: Dossier) -> Iterator[tuple[str, str, Severity]]:
    """What is wrong with who a supplier is said to be: what, the mend, how much it matters."""
    if not isinstance(one, Supplier):
        return
    bidders = {each.bidder for each in dossier.bids.values()}
    if one.bidder not in bidders:
        what = f"no bid comes from {one.bidder}" if one.bidder else "it names no bidder"
        yield what, choose(bidders), Severity.ERROR


def lines_of(
    dossier: Dossier,
    ranking: Ranking,
    bid: str,
    criteria_at: str,
    *,
    criteria: Iterable[SummaryLine] | None = None,
) -> Iterator[SummaryLine]:
    """What regulation 31 asks for of one tender, in its order; blank what the record lacks.

    criteria: the lines of the plan's criteria, where they are worked out already.
    """
    yield from _supplier(dossier, bid)
    yield from criteria_lines(dossier.plan) if criteria is None else criteria
    yield SummaryLine(
        paragraph="(2)(d)(ii)",
        asked="where the award criteria and the assessment methodology can be accessed in full",
        text=criteria_at,
        mend="record where they were published, such as the address of the tender notice",
    )
    placed = ranking.place(bid)
    yield from _marks(dossier, placed, bid)
    yield _total(placed, ranking)
    if bid != ranking.winner:
        yield SummaryLine(
            paragraph="(3)(c)",
            asked="any further explanation of why the contract is not awarded to the supplier",
            text=_why_not(ranking, placed, bid),
            mend="say why",
        )


def _supplier(dossier: Dossier, bid: str) -> Iterator[SummaryLine]:
    bidder = dossier.bids[bid].bidder
    held = next((one for one in dossier.of(Supplier) if one.bidder == bidder), None)
    mend = f"enter it for {bidder} among the suppliers"
    for letter, asked, text in (
        ("a", "the name of the supplier", held.name if held else ""),
        ("b", "a contact postal address", held.postal_address if held else ""),
        ("b", "a contact email address", held.email if held else ""),
        ("c", "the unique identifier of the supplier", held.identifier if held else ""),
    ):
        yield SummaryLine(paragraph=f"(2)({letter})", asked=asked, text=text, mend=mend)


def criteria_lines(plan: Plan) -> Iterator[SummaryLine]:
    """What a summary says of the award criteria, which is the same for every tender."""
    scale = "; ".join(
        f"{number_text(one.mark)}"
        + (f" to {number_text(one.last)}" if one.last != one.mark else "")
        + f" {one.label}: {one.meaning.rstrip('.')}"
        for one in plan.scale.anchors
    )
    leaves = {leaf.id: leaf for leaf in plan.leaves}
    for one in every_criterion(plan.criteria):
        yield _criterion("(aa)", "the title of the criterion", one.title, one)
        points = leaves[one.id].points if one.id in leaves else None
        told = f"{number_text(one.weight, 2)} of 100 under what it is part of"
        if points is not None:
            told += f"; {number_text(points, 2)} of the 100 in all"
        yield _criterion("(bb)", "its relative importance", told, one)
        if points is not None:
            yield _criterion(
                "(cc)",
                "how it was to be assessed by scores, and the scores available",
                _formula(plan) if one.priced else scale,
                one,
            )
    if plan.price is not None and plan.priced is None:
        # One figure has price and quality in it, so the price is no criterion of the tree.
        price = Criterion(id="price", title="Price", weight=WHOLE, priced=True)
        yield _criterion("(aa)", "the title of the criterion", price.title, price)
        yield _criterion(
            "(bb)", "its relative importance", FORMULA_WORDS[plan.price.formula].sum, price
        )
        yield _criterion("(cc)", "how it was to be assessed by scores", _formula(plan), price)


def _criterion(letters: str, asked: str, text: str, one: Criterion) -> SummaryLine:
    return SummaryLine(
        paragraph=f"(2)(d)(i){letters}",
        asked=asked,
        text=text,
        about=one.id,
        mend=f"say it in the plan, at {one.id}",
    )


def _formula(plan: Plan) -> str:
    if plan.price is None:
        return ""
    words = FORMULA_WORDS[plan.price.formula]
    return f"{words.name}: {words.sum}"


def _marks(dossier: Dossier, placed: Placed | None, bid: str) -> Iterator[SummaryLine]:
    for leaf in dossier.plan.marked:
        held = dossier.consensus.get((bid, leaf.id))
        earned = "" if placed is None else f", {number_text(placed.points[leaf.id], 2)} points"
        most = number_text(dossier.plan.scale.highest)
        mend = f"agree a consensus for {leaf.id}, with its reason and what was considered"
        yield SummaryLine(
            paragraph="(2)(e)(i)",
            asked="the score determined for the criterion",
            text="" if held is None else f"{number_text(held.mark)} of {most}{earned}",
            about=leaf.id,
            mend=mend,
        )
        # A reason says why; what was considered says where in the tender it was found.
        told = held is not None and held.reason.strip() and held.considered.strip()
        yield SummaryLine(
            paragraph="(2)(e)(i)(bb)" if len(leaf.path) > 1 else "(2)(e)(i)(aa)",
            asked="an explanation of the score by reference to relevant information in the tender",
            text=f"{held.reason} Considered: {held.considered}" if held and told else "",
            about=leaf.id,
            mend=mend,
        )
    leaf_of_price = dossier.plan.priced
    if placed is not None and leaf_of_price is not None and placed.price_points is not None:
        yield SummaryLine(
            paragraph="(2)(e)(i)",
            asked="the score determined for the criterion",
            text=f"{number_text(placed.price_points, 2)} of {number_text(leaf_of_price.points, 2)} "
            f"points. {_formula(dossier.plan)}",
            about=leaf_of_price.id,
            mend="open the prices",
        )


def _total(placed: Placed | None, ranking: Ranking) -> SummaryLine:
    if placed is None:
        text = "It was not given a total: it fell at a threshold, told below."
    else:
        parts = [f"quality {number_text(placed.quality, 2)} of {number_text(WHOLE)}"]
        if placed.price_points is not None:
            parts.append(f"price {number_text(placed.price_points, 2)} points")
        shown = number_text(placed.result, 2)
        kind = "points" if ranking.highest_first else "as the figure of price and quality"
        text = f"{shown} {kind}; {', '.join(parts)}"
    return SummaryLine(
        paragraph="(2)(e)(ii)", asked="the total score and any sub-total scores", text=text
    )


def _why_not(ranking: Ranking, placed: Placed | None, bid: str) -> str:
    if placed is None:
        return next((one.reason for one in ranking.out if one.bid == bid), "")
    count, winner = len(ranking.placed), ranking.placed[0]
    told = (
        f"It came {_ordinal(placed.rank)} of {count}: {number_text(placed.result, 2)}, and the "
        f"winning tender {number_text(winner.result, 2)}."
    )
    if placed.result == winner.result and winner.decided_by is not None:
        told += f" Both came out equal; the tie rule, {winner.decided_by.by.value}, decided."
    return told


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if 10 <= number % 100 <= 20 else endings.get(number % 10, "th")
    return f"{number}{ending}"
