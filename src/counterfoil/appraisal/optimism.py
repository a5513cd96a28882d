"""Optimism bias: the uplift applied to an estimate until evidence earns a lower one."""

from __future__ import annotations

from counterfoil.errors import InvalidValue


def applied_bias(*, upper: float, lower: float, mitigation: float) -> float:
    """max(lower, upper × (1 − mitigation)), a decimal share of the estimate.

    upper, lower: bounds as decimals, 0.41 for 41%. mitigation: share of the causes dealt with.
    Source: HM Treasury, supplementary Green Book guidance on optimism bias.

    >>> round(applied_bias(upper=0.41, lower=0.0, mitigation=0.5), 4)
    0.205
    """
    if not 0 <= mitigation <= 1:
        raise _wrong(f"the mitigation {mitigation:g} is not a share", "give a number from 0 to 1")
    if not 0 <= lower <= upper:
        raise _wrong("the bounds are below 0 or out of order", "give 0 ≤ lower ≤ upper")
    return max(lower, upper * (1 - mitigation))


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="optimism bias", mend=mend)
