"""Which law a procurement is under: the regime, the threshold of its day, the light touch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from counterfoil.contract.lines import pounds
from counterfoil.errors import NoAnswer
from counterfoil.parameters.light_touch_services import service_code
from counterfoil.parameters.procurement_thresholds import (
    Threshold,
    Trigger,
    edition_on,
    threshold,
    trigger,
)
from counterfoil.procurement.plan import AuthorityKind, Buys, ProcurementPlan

_TRIGGERS = ("notifiable", "notifiable-central", "indicators", "contract-copy", "pipeline-contract")


class Standing(StrEnum):
    """Where a procurement stands under the Act.

    COVERED: at or above its threshold. NOTIFIABLE: below it, and large enough for the duties of
    part 6. SMALL: below those too. EARLIER_LAW: begun before the Act.
    """

    COVERED = "covered"
    NOTIFIABLE = "notifiable"
    SMALL = "small"
    EARLIER_LAW = "earlier_law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The law a procurement is under, and why.

    begun: the day by which it was judged. light_reason: why the light touch does or does not apply.
    threshold: None under the earlier law. triggers: the other amounts that its value reaches.
    """

    standing: Standing
    begun: date
    gross_gbp: Fraction
    light_touch: bool
    light_reason: str
    threshold: Threshold | None = None
    triggers: tuple[Trigger, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether the Act's full duties apply."""
        return self.standing is Standing.COVERED

    def reaches(self, trigger_id: str) -> bool:
        """Whether the value reaches one of the other amounts."""
        return any(one.id == trigger_id for one in self.triggers)


def coverage(plan: ProcurementPlan, begun: date | None = None) -> Coverage:
    """Which law a plan is under when it begins on a day; else on the day that the plan states.

    The threshold is reached at its own amount. Raises: NoAnswer where no threshold is known.
    """
    day = begun or plan.begun_on or plan.begins_on
    light, reason = light_touch(plan)
    held = Coverage(
        standing=Standing.EARLIER_LAW,
        begun=day,
        gross_gbp=plan.gross_gbp,
        light_touch=light,
        light_reason=reason,
    )
    try:
        edition = edition_on(day)
    except NoAnswer:
        return held
    limit = threshold(day, threshold_kind(plan, light=light), plan.authority_kind)
    reached = tuple(
        one
        for one in (trigger(edition.id, name) for name in _TRIGGERS)
        if one.reached(plan.gross_gbp)
    )
    central = plan.authority_kind is AuthorityKind.CENTRAL
    notifiable = "notifiable-central" if central else "notifiable"
    if plan.gross_gbp >= limit.amount_gbp:
        standing = Standing.COVERED
    elif any(one.id == notifiable for one in reached):
        standing = Standing.NOTIFIABLE
    else:
        standing = Standing.SMALL
    return Coverage(
        standing=standing,
        begun=day,
        gross_gbp=plan.gross_gbp,
        light_touch=light,
        light_reason=reason,
        threshold=limit,
        triggers=reached,
    )


def light_touch(plan: ProcurementPlan) -> tuple[bool, str]:
    """Whether the light touch rules apply, and why: as the plan says, else by its main code."""
    if plan.light_touch is not None:
        return plan.light_touch, plan.light_touch_reason or "the plan says so"
    if not plan.codes:
        return False, "no code says that it is a light touch service"
    main = plan.codes[0]
    found = service_code(main.code)
    if found is None:
        return False, f"the code {main.code} is not in the table of light touch services held here"
    word = "is" if found.light_touch else "is not"
    return found.light_touch, f"{found.code} {found.description} {word} a light touch service"


def threshold_kind(plan: ProcurementPlan, *, light: bool) -> str:
    """The name under which the thresholds hold what a plan buys."""
    if plan.concession:
        return "light_touch_concession" if light else "concession"
    if light:
        return "light_touch"
    return "works" if plan.buys is Buys.WORKS else "goods_and_services"


def coverage_words(held: Coverage) -> tuple[str, ...]:
    """The law a procurement is under, sentence by sentence."""
    light = f"The light touch rules {'apply' if held.light_touch else 'do not apply'}: "
    light += f"{held.light_reason}."
    if held.threshold is None:
        return (
            f"It began on {held.begun}, before the Procurement Act 2023 was in force, so it and "
            "its contract stay under the Public Contracts Regulations 2015.",
        )
    limit = held.threshold
    side = "is not below" if held.covered else "is below"
    words = [
        f"{pounds(held.gross_gbp)} with tax {side} the threshold of £{limit.amount_gbp:,} for "
        f"{limit.kind.replace('_', ' ')}, begun on {held.begun} ({limit.law}).",
        light,
    ]
    if held.covered and held.light_touch:
        words.extend(LIGHT_TOUCH_EFFECTS)
    words.extend(f"{one.title} ({one.law})." for one in held.triggers if _applies(one, held))
    return tuple(words)


LIGHT_TOUCH_EFFECTS = (
    "No least period for requests or tenders (s.54), and no mandatory standstill (s.51).",
    "No duty to set key performance indicators (s.52) or to publish how they are met (s.71).",
    "The contract may be modified without a change notice (s.74, s.75).",
    "Its details are due within 120 days and a copy within 180 (s.53).",
)
"""What the light touch leaves out or lengthens, for a contract above the threshold."""


def _applies(one: Trigger, held: Coverage) -> bool:
    if one.id.startswith("notifiable"):
        return False
    return held.covered and not (one.id == "indicators" and held.light_touch)
