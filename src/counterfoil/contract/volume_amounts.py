"""What charges come to that rest on nothing but how much there was in their month.

Over many trials the same charge meets the same volume again and again, and in months alike: what it
comes to is worked out, as a statement does, for the first of them and kept for the others.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.charges import (
    BandedCharge,
    Charge,
    MinimumVolumeCharge,
    UnitCharge,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.charging import lines_of
from counterfoil.contract.indexation import Factors
from counterfoil.contract.knowledge import Known
from counterfoil.contract.reckoning import total
from counterfoil.contract.records import Figure, Volume
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract
from counterfoil.quantities.years import Month

_MOST_KEPT = 500_000
_Alike = tuple[int, str, bool, Fraction]


def volume_alone(charge: Charge) -> str:
    """The volume of its own month on which alone, but for indices, a charge rests; else blank.

    Bands and a minimum over a year or the term rest on the months before as well.
    """
    match charge:
        case UnitCharge() | VolumeTolerance():
            return charge.volume
        case BandedCharge() | MinimumVolumeCharge() if charge.window is Window.MONTH:
            return charge.volume
        case _:
            return ""


class VolumeAmounts:
    """Amounts of such charges of a contract, kept by volume. known: with the indices to come."""

    def __init__(self, contract: Contract, known: Known) -> None:
        self._contract = contract
        self._known = known
        self._factors: dict[tuple[int, str], Factors] = {}
        self._alike: dict[_Alike, int] = {}
        self._first: list[tuple[Month, Charge]] = []
        self._kept: dict[tuple[int, int], Decimal] = {}

    def place(self, month: Month, charge: Charge) -> int:
        """The number of a charge in a month: the same where it comes to the same.

        The terms are the same then, it is in force or is not, and its index stands as high.
        """
        setting = self._setting(month, self._known)
        in_force = setting.in_force(charge) is not None
        lift = setting.factor(charge.indexation).value if in_force else Fraction(1)
        name = (setting.terms.number, charge.id, in_force, lift)
        if name not in self._alike:
            self._alike[name] = len(self._first)
            self._first.append((month, charge))
        return self._alike[name]

    def amount(self, place: int, count: int) -> Decimal:
        """What it comes to with that volume, before VAT."""
        found = self._kept.get((place, count))
        if found is None:
            month, charge = self._first[place]
            volume = Volume(
                id=f"to-come/{month}",
                entered_on=first_day(month),
                volume=volume_alone(charge),
                month=month,
                count=Fraction(count),
            )
            held = {(volume.volume, month): {Figure.SUPPLIER: volume}}
            setting = self._setting(month, replace(self._known, volumes=held))
            found = total(lines_of(setting, charge))
            if len(self._kept) < _MOST_KEPT:
                self._kept[place, count] = found
        return found

    def _setting(self, month: Month, known: Known) -> Setting:
        terms = self._contract.terms_in(month)
        return Setting(self._contract, terms, month, known, Running(), self._factors)
