"""How far apart groups of people are in what a benefit measures: what evidence of equity there is.

Whether a gap is fair is for people to say; here it is told how wide it is, and whether it widened.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.outcomes.actuals import Reading
from counterfoil.outcomes.ledger import Ledger
from counterfoil.quantities.years import Month

_FEWEST_GROUPS = 2
Months = tuple[Month, Month]
Values = dict[str, Fraction]


def apart(ledger: Ledger) -> tuple[str, ...]:
    """A sentence on each benefit of which two groups were read for the same months; the last such.

    Only readings of months counted by the document.
    """
    return tuple(_sentences(ledger))


def _sentences(ledger: Ledger) -> Iterator[str]:
    found: dict[str, dict[Months, Values]] = {}
    for one in ledger.of(Reading):
        if one.group and one.to_month <= ledger.document.until:
            months = (one.from_month, one.to_month)
            found.setdefault(one.benefit, {}).setdefault(months, {})[one.group] = one.value
    for name, by_months in found.items():
        benefit = ledger.benefits_by_id.get(name)
        held = {when: one for when, one in by_months.items() if len(one) >= _FEWEST_GROUPS}
        if benefit is not None and held:
            yield _sentence(benefit.title, held)


def _sentence(title: str, held: dict[Months, Values]) -> str:
    last = max(held, key=lambda one: (one[1], one[0]))
    values = held[last]
    told = ", ".join(f"{number_text(value, 2)} for {group}" for group, value in values.items())
    first, end = last
    when = end.words if first == end else f"{first.words} to {end.words}"
    said = f"{title}, {when}: {told}; {number_text(_gap(values), 2)} apart"
    earlier = [
        when for when, one in held.items() if when[1] < first and one.keys() == values.keys()
    ]
    if not earlier:
        return f"{said}."
    start = min(earlier, key=lambda one: one[1])
    return f"{said}, {number_text(_gap(held[start]), 2)} apart in {start[1].words}."


def _gap(values: Values) -> Fraction:
    return max(values.values()) - min(values.values())
