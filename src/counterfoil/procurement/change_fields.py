"""What a contract change notice says of a modification, from the contract's register of changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from counterfoil.contract.lines import number_text, pounds, rounded
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.procurement_thresholds import edition_on, trigger
from counterfoil.performance.modifications import NOTICE_VALUE, ROUTE_CAP, ChangeTests, Route
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.counting import last_day_of
from counterfoil.procurement.periods import EDITION
from counterfoil.procurement.running_contract import RunningContract
from counterfoil.quantities.years import day_in_words

Told = tuple[str, str]
GROUNDS = {
    Route.PROVIDED_FOR: "it was provided for in the contract and the notice (Schedule 8 para 1)",
    Route.URGENCY: "urgency or the protection of life (Schedule 8 para 2)",
    Route.UNFORESEEABLE: "unforeseeable circumstances (Schedule 8 para 4)",
    Route.KNOWN_RISK: "a known risk that came about (Schedule 8 para 5)",
    Route.ADDITIONAL: "additional goods, services or works (Schedule 8 para 8)",
    Route.RESTRUCTURING: "transfer on corporate restructuring (Schedule 8 para 9)",
    Route.NOT_SUBSTANTIAL: "it is not a substantial modification (s.74(1)(b))",
    Route.BELOW_THRESHOLD: "it is a below-threshold modification (s.74(4))",
    Route.LIGHT_TOUCH: "the contract is a light touch contract (s.74(2))",
}
"""The grounds in the words of the Act, with where it has them."""
_ASKED_ELSEWHERE = (None, Route.NOT_SUBSTANTIAL, Route.BELOW_THRESHOLD)
_REGISTER = "in the contract’s register of changes"


def intention(one: RunningContract, _: Occasion) -> Told:
    """That the authority intends to modify the contract."""
    return f"{one.made.plan.authority} intends to modify the contract.", ""


def modification(_: RunningContract, about: Occasion) -> Told:
    """What is changed, and why."""
    held = _change(about).change
    if not held.reason:
        return held.title, f"write the reason {_REGISTER}"
    return f"{held.title}. Reason: {held.reason}", ""


def ground(_: RunningContract, about: Occasion) -> Told:
    """On which ground it is permitted, and what speaks against that."""
    tests = _change(about)
    route = tests.change.route
    text = "" if route is None else f"Permitted because of this: {GROUNDS[route]}."
    return text, "; ".join(_against(tests))


def value_change(one: RunningContract, about: Occasion) -> Told:
    """The estimated value before and after, with tax."""
    tests = _change(about)
    before = one.value_gbp(tests)
    if before is None:
        return "", "state value_gbp, the estimated value with tax, in the terms"
    after = before + Fraction(tests.change.value_gbp)
    if after == before:
        return f"Unchanged: {pounds(before)} with tax", ""
    said = f"{pounds(before)} before, {pounds(after)} after, with tax"
    return f"{said}: {_percent(Fraction(tests.change.value_gbp) / before)} of it", ""


def term_change(one: RunningContract, about: Occasion) -> Told:
    """The last day before and after."""
    tests = _change(about)
    before = one.ends(tests)
    if before is None:
        return "", "keep the terms of the contract here"
    if not tests.change.days:
        return f"Unchanged: it ends on {day_in_words(before)}", ""
    after = date.fromordinal(before.toordinal() + tests.change.days)
    said = f"Ended on {day_in_words(before)}, ends on {day_in_words(after)}"
    share = Fraction(tests.change.days, tests.before_days)
    return f"{said}: {_percent(share)} of the term", ""


def change_date(_: RunningContract, about: Occasion) -> Told:
    """The day on which it is made."""
    return day_in_words(_change(about).change.agreed_on), ""


def standstill(_: RunningContract, __: Occasion) -> Told:
    """None is stated; one would be voluntary."""
    least = least_period(EDITION, "voluntary-standstill").days
    return (
        f"None is stated. One is voluntary; where the notice states one, it is at least {least} "
        "working days beginning with the day of publication.",
        "",
    )


def copy(one: RunningContract, about: Occasion) -> Told:
    """By when the modification itself is published, for a contract that is or becomes large."""
    tests = _change(about)
    before = one.value_gbp(tests)
    if before is None:
        return "", "state value_gbp, the estimated value with tax, in the terms"
    limit = trigger(edition_on(one.made.coverage.begun).id, "contract-copy")
    if not any(limit.reached(v) for v in (before, before + Fraction(tests.change.value_gbp))):
        return f"None: the contract is not over £{limit.amount_gbp:,}.", ""
    period = least_period(EDITION, "contract-copy")
    by = last_day_of(tests.change.agreed_on, period, one.made.days)
    return (
        f"The contract as modified, or the modification, is to be published by {day_in_words(by)}: "
        f"{period.days} days, counted as for the contract itself.",
        "",
    )


def _change(about: Occasion) -> ChangeTests:
    assert about.change is not None
    return about.change


def _against(tests: ChangeTests) -> list[str]:
    """Why it may not be made on the ground given, as far as the register tells."""
    change, found = tests.change, []
    if change.route is None:
        found.append(f"choose the ground {_REGISTER}")
    if tests.over_cap:
        found.append(f"it adds more than {_percent(Fraction(ROUTE_CAP))}, which the ground forbids")
    if tests.substantial and change.route in _ASKED_ELSEWHERE:
        found.append("it is substantial: a ground of Schedule 8, or a new procurement, is needed")
    if tests.substantial is None and change.route in _ASKED_ELSEWHERE:
        found.append(f"say {_REGISTER} whether it changes the scope or shifts the balance")
    limit = NOTICE_VALUE["works" if change.works else "goods_or_services"]
    small = tests.value_share is not None and tests.value_share <= limit
    if change.route is Route.BELOW_THRESHOLD and not small:
        found.append(f"it is more than {_percent(Fraction(limit))} of the value: not that ground")
    return found


def _percent(share: Fraction) -> str:
    return f"{number_text(Fraction(rounded(share * 100, 2)))}%"
