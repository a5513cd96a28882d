"""A change to a contract against the tests of the Procurement Act 2023 (s.74 and Schedule 8).

Each test compares with the contract immediately before the change; changes that belong together
count together. What only a person can judge is asked, never assumed. This is not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.contract.terms import Contract, Law

SUBSTANTIAL_TERM = Decimal("0.10")
NOTICE_VALUE = {"goods_or_services": Decimal("0.10"), "works": Decimal("0.15")}
NOTICE_TERM = Decimal("0.10")
ROUTE_CAP = Decimal("0.50")
COPY_ABOVE = Decimal(5_000_000)
COPY_WITHIN_DAYS = 90


class Route(StrEnum):
    """The ground on which a change is permitted."""

    PROVIDED_FOR = "provided_for"
    URGENCY = "urgency"
    UNFORESEEABLE = "unforeseeable"
    KNOWN_RISK = "known_risk"
    ADDITIONAL = "additional"
    RESTRUCTURING = "restructuring"
    NOT_SUBSTANTIAL = "not_substantial"
    BELOW_THRESHOLD = "below_threshold"
    LIGHT_TOUCH = "light_touch"

    @property
    def has_cap(self) -> bool:
        """Whether the change may add at most half of the value before it."""
        return self in (Route.UNFORESEEABLE, Route.KNOWN_RISK, Route.ADDITIONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change agreed or proposed. value_gbp and days: what it adds to value and term, with sign.

    group: changes of one group were split from one another and count together.
    """

    id: str
    agreed_on: date
    title: str
    value_gbp: Decimal = Decimal(0)
    days: int = 0
    route: Route | None = None
    materially_changes_scope: bool | None = None
    shifts_balance: bool | None = None
    works: bool = False
    group: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTests:
    """What the tests say of a change.

    before_gbp, before_days: value and term just before its group. value_share, term_share: the
    change of its group as a share of them. substantial: None while a question is open. notice:
    whether a contract change notice must be published before it. findings: sentences, the gravest
    first.
    """

    change: Change
    before_gbp: Decimal | None
    before_days: int
    value_share: Decimal | None
    term_share: Decimal
    substantial: bool | None
    notice: bool
    over_cap: bool
    findings: tuple[str, ...]


def change_register(contract: Contract, changes: Iterable[Change]) -> tuple[ChangeTests, ...]:
    """Every change in the order agreed, each tested against the contract as it stood before it."""
    ordered = sorted(changes, key=lambda one: (one.agreed_on, one.id))
    value, days = contract.value_gbp, (contract.term.end - contract.term.start).days + 1
    before: dict[str, tuple[Decimal | None, int]] = {}
    so_far: dict[str, tuple[Decimal, int]] = {}
    found = []
    for change in ordered:
        name = change.group or change.id
        start = before.setdefault(name, (value, days))
        added = so_far.get(name, (Decimal(0), 0))
        added = (added[0] + change.value_gbp, added[1] + change.days)
        so_far[name] = added
        found.append(_tested(contract, change, start, added))
        value = None if value is None else value + change.value_gbp
        days += change.days
    return tuple(found)


def _tested(
    contract: Contract,
    change: Change,
    before: tuple[Decimal | None, int],
    added: tuple[Decimal, int],
) -> ChangeTests:
    value, days = before
    value_share = None if not value else abs(added[0]) / value
    term_share = Decimal(abs(added[1])) / Decimal(days)
    free = _free(contract)
    over_cap = bool(
        change.route is not None
        and change.route.has_cap
        and value_share is not None
        and added[0] > 0
        and value_share > ROUTE_CAP
    )
    substantial = False if free else _substantial(change, term_share)
    notice = not free and _needs_notice(change, value_share, term_share)
    findings = list(_findings(contract, change, substantial, notice, over_cap, value_share))
    return ChangeTests(
        change=change,
        before_gbp=value,
        before_days=days,
        value_share=value_share,
        term_share=term_share,
        substantial=substantial,
        notice=notice,
        over_cap=over_cap,
        findings=tuple(findings),
    )


def _free(contract: Contract) -> bool:
    return contract.light_touch and contract.law is Law.PROCUREMENT_ACT_2023


def _substantial(change: Change, term_share: Decimal) -> bool | None:
    limbs = (change.materially_changes_scope, change.shifts_balance)
    if term_share > SUBSTANTIAL_TERM or True in limbs:
        return True
    return None if None in limbs else False


def _needs_notice(change: Change, value_share: Decimal | None, term_share: Decimal) -> bool:
    if change.route is Route.RESTRUCTURING:
        return True
    allowed = NOTICE_VALUE["works" if change.works else "goods_or_services"]
    small_value = value_share is not None and value_share <= allowed
    small_term = term_share <= NOTICE_TERM
    changes_value, changes_term = change.value_gbp != 0, change.days != 0
    if changes_value and not changes_term:
        return not small_value
    if changes_term and not changes_value:
        return not small_term
    return not (small_value and small_term)


def _findings(
    contract: Contract,
    change: Change,
    substantial: bool | None,
    notice: bool,
    over_cap: bool,
    value_share: Decimal | None,
) -> Iterable[str]:
    if contract.law is not Law.PROCUREMENT_ACT_2023:
        yield (
            "The contract is under earlier law: regulation 72 of the Public Contracts Regulations "
            "2015 decides, not these tests."
        )
        return
    if over_cap:
        yield "It adds more than half of the value before it, which this ground does not allow."
    if substantial and change.route in (None, Route.NOT_SUBSTANTIAL, Route.BELOW_THRESHOLD):
        yield "It is substantial: it needs a ground of Schedule 8, or a new procurement."
    if substantial is None:
        yield "Say whether it materially changes the scope or shifts the balance to the supplier."
    if value_share is None and change.value_gbp:
        yield "The contract's value is not stated, so that its share cannot be tested."
    if notice:
        yield "Publish a contract change notice before the change is made."
        if contract.value_gbp is not None and contract.value_gbp + change.value_gbp > COPY_ABOVE:
            yield f"Publish the change itself within {COPY_WITHIN_DAYS} days of it."
    if contract.light_touch:
        yield "A light touch contract may be changed freely, and needs no change notice."
