"""The tender that is measured: 20 bids × 60 sub-criteria × 8 evaluators, with their reasons.

It is made up to load the pages; it says nothing of any competition.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from counterfoil.tender.bids import Answer, Bid, ConditionResult, Price, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import (
    Anchor,
    Condition,
    Criterion,
    DivergenceRule,
    Evaluator,
    LowBidRule,
    Marks,
    Plan,
    Scale,
    TieBy,
    TieStep,
)
from counterfoil.tender.plan_lock import BidsOpened, PlanLocked, plan_fingerprint
from counterfoil.tender.price_model import Formula, PriceModel
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)
from counterfoil.tender.summary_lines import CriteriaPublished, Supplier

BIDS, GROUPS, IN_GROUP, EVALUATORS = 20, 6, 10, 8
LEAD, MODERATOR, OFFICER = "commercial_lead", "moderator", "price_officer"
LOCKED = datetime.fromisoformat("2026-09-01T10:00")
DUE = datetime.fromisoformat("2026-10-01T12:00")
OPENED = DUE + timedelta(hours=2)
MARKED = OPENED + timedelta(days=7)
HANDED_IN = MARKED + timedelta(days=1)
MODERATED = HANDED_IN + timedelta(days=1)
AGREED = MODERATED + timedelta(days=1)
SETTLED = AGREED + timedelta(days=1)
_LABELS = ("Not answered", "Poor", "Partial", "Satisfactory", "Good", "Excellent")
_REASON = (
    "Page {page} shows a rota in use elsewhere with {share}% of shifts filled in 2025, and names "
    "who stands in at night; how a suite is staffed when two people are ill is not said."
)
_ANSWER = (
    "Everybody is seen on arrival by a nurse, and within one hour by a doctor where the assessment "
    "calls for it. The rota below has two nurses a night in each suite, and one on call. "
) * 12
"""Some 430 words, within the limit of 500."""


def large_plan() -> Plan:
    """60 sub-criteria in six groups, 60 points for quality, 40 for price; everybody marks all."""
    groups = tuple(
        Criterion(
            id=f"group-{group}",
            title=f"Group {group}",
            weight=Fraction(100, GROUPS),
            criteria=tuple(
                Criterion(
                    id=f"c{group}-{place}",
                    title=f"Question {place} of group {group}",
                    weight=Fraction(100, IN_GROUP),
                    question="How will this be done, day and night, and how is it known to work?",
                    minimum=Fraction(1) if place == 1 else None,
                    word_limit=500,
                )
                for place in range(1, IN_GROUP + 1)
            ),
        )
        for group in range(1, GROUPS + 1)
    )
    return Plan(
        id="large",
        title="A large tender",
        authority="Force",
        bids_due=DUE,
        scale=Scale(
            anchors=tuple(
                Anchor(mark=Fraction(mark), label=label, meaning=f"What {label.lower()} means.")
                for mark, label in enumerate(_LABELS)
            )
        ),
        criteria=(
            Criterion(id="quality", title="Quality", weight=Fraction(60), criteria=groups),
            Criterion(id="price", title="Price", weight=Fraction(40), priced=True),
        ),
        evaluators=tuple(
            Evaluator(id=f"e{number}", role=f"Expert {number}", marks=(Marks(criterion="quality"),))
            for number in range(1, EVALUATORS + 1)
        ),
        divergence=DivergenceRule(marks_apart=Fraction(2)),
        ties=(TieStep(by=TieBy.QUALITY), TieStep(by=TieBy.DRAWING_LOTS)),
        price=PriceModel(formula=Formula.LOWEST_OVER_PRICE, estimate_gbp=Fraction(12_000_000)),
        low_bids=LowBidRule(below_mean_percent=Fraction(15)),
        conditions=(Condition(id="insured", title="Insured"),),
        illustrative="Illustrative: made up to measure with.",
    )


def awarded() -> Dossier:
    """Every mark given, agreed and locked, every price open."""
    plan = large_plan()
    return Dossier(
        plan=plan,
        records=(*_opened(plan), *_marks(plan), *_moderated(plan), *_consensus(plan), *_priced()),
    )


def being_marked() -> Dossier:
    """The same while the evaluators are at it: of every ten answers nine have their marks."""
    plan = large_plan()
    given = (one for place, one in enumerate(_marks(plan)) if place % 10)
    return Dossier(plan=plan, records=(*_opened(plan), *given))


def being_moderated() -> Dossier:
    """The same with all marks given and half of the answers agreed."""
    plan = large_plan()
    agreed = list(_consensus(plan))
    records = (*_opened(plan), *_marks(plan), *_moderated(plan), *agreed[: len(agreed) // 2])
    return Dossier(plan=plan, records=records)


def bids() -> tuple[str, ...]:
    return tuple(f"b{number}" for number in range(1, BIDS + 1))


def _opened(plan: Plan) -> Iterator[TenderRecord]:
    day = LOCKED.date()
    yield PlanLocked(
        id="lock-1",
        entered_on=day,
        entered_by=LEAD,
        fingerprint=plan_fingerprint(plan),
        locked_at=LOCKED,
        locked_by=LEAD,
    )
    yield CriteriaPublished(
        id="published",
        entered_on=day,
        entered_by=LEAD,
        where="https://force.example/tender",
        published_on=day,
    )
    for one in plan.evaluators:
        yield Declaration(
            id=f"d-{one.id}",
            entered_on=day,
            entered_by=one.id,
            evaluator=one.id,
            conflict=False,
            what="No interest in any bidder",
            declared_at=LOCKED,
        )
    for bid in bids():
        yield from _received(plan, bid)
    yield BidsOpened(
        id="opened",
        entered_on=OPENED.date(),
        entered_by=LEAD,
        opened_at=OPENED,
        opened_by=LEAD,
        witness="legal_adviser",
    )


def _received(plan: Plan, bid: str) -> Iterator[TenderRecord]:
    """A bid with its bidder, its condition and its answers."""
    day, bidder = DUE.date(), bid.upper()
    yield Bid(
        id=bid,
        entered_on=day,
        entered_by=LEAD,
        bidder=bidder,
        name=f"Bidder {bidder}",
        received_at=DUE - timedelta(hours=3),
    )
    yield Supplier(
        id=f"s-{bid}",
        entered_on=day,
        entered_by=LEAD,
        bidder=bidder,
        name=f"Bidder {bidder} Ltd",
        postal_address="1 High Street, Example",
        email=f"{bid}@bidder.example",
        identifier=f"GB-COH-{bidder}",
    )
    yield ConditionResult(
        id=f"insured-{bid}",
        entered_on=OPENED.date(),
        entered_by=LEAD,
        bid=bid,
        condition="insured",
        met=True,
        reason="The certificate is in force",
        decided_by=LEAD,
    )
    for leaf in plan.marked:
        yield Answer(
            id=f"a-{bid}-{leaf.id}",
            entered_on=OPENED.date(),
            entered_by=LEAD,
            bid=bid,
            criterion=leaf.id,
            text=_ANSWER,
        )


def _mark(bid: str, place: int, evaluator: int) -> int:
    """A mark from 1 to 5: by and large the bid's, one more or less by question and evaluator."""
    number = int(bid[1:])
    usual = 2 + number * 7 % 3
    more = (place * 7 + number * 5 + evaluator * (place % 5)) % 9
    return usual + (more > 5) - (more < 2)


def _marks(plan: Plan) -> Iterator[Score]:
    for number, one in enumerate(plan.evaluators):
        for place, leaf in enumerate(plan.marked):
            for bid in bids():
                mark = _mark(bid, place, number)
                yield Score(
                    id=f"{one.id}-{bid}-{leaf.id}-1",
                    entered_on=MARKED.date(),
                    entered_by=one.id,
                    evaluator=one.id,
                    bid=bid,
                    criterion=leaf.id,
                    mark=Fraction(mark),
                    reason=_REASON.format(page=place + number, share=80 + mark),
                    scored_at=MARKED,
                )


def _moderated(plan: Plan) -> Iterator[TenderRecord]:
    for leaf in plan.marked:
        for one in plan.evaluators:
            yield Submission(
                id=f"in-{one.id}-{leaf.id}",
                entered_on=HANDED_IN.date(),
                entered_by=one.id,
                evaluator=one.id,
                criterion=leaf.id,
                submitted_at=HANDED_IN,
            )
        yield ModerationOpened(
            id=f"m-{leaf.id}",
            entered_on=MODERATED.date(),
            entered_by=MODERATOR,
            criterion=leaf.id,
            opened_at=MODERATED,
            opened_by=MODERATOR,
        )


def _consensus(plan: Plan) -> Iterator[Consensus]:
    present = "; ".join([*(one.id for one in plan.evaluators), MODERATOR])
    for place, leaf in enumerate(plan.marked):
        for bid in bids():
            mark = _mark(bid, place, 0)
            yield Consensus(
                id=f"c-{bid}-{leaf.id}",
                entered_on=AGREED.date(),
                entered_by=MODERATOR,
                bid=bid,
                criterion=leaf.id,
                mark=Fraction(mark),
                reason=f"All read it alike. {_REASON.format(page=place, share=80 + mark)}",
                present=present,
                considered="Pages 4 to 6",
                agreed_at=AGREED,
            )


def _priced() -> Iterator[TenderRecord]:
    yield QualityLocked(
        id="quality-locked",
        entered_on=SETTLED.date(),
        entered_by=MODERATOR,
        locked_at=SETTLED,
        locked_by=MODERATOR,
    )
    for number, bid in enumerate(bids()):
        yield Price(
            id=f"p-{bid}",
            entered_on=SETTLED.date(),
            entered_by=OFFICER,
            bid=bid,
            amount_gbp=Decimal(11_000_000 + 130_000 * (number * 7 % BIDS)),
        )
