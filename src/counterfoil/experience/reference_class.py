"""A reference class: how such promises turned out before, case by case, with what was left out.

Each case counts once. Where sources disagree a case has several readings: none is chosen for good,
so a distribution is drawn from the reading that speaks least for the partnership, or from the one
that speaks most, as the caller says; both are always shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.experience.partnerships import partnerships
from counterfoil.experience.promises import missing_cost, missing_saving
from counterfoil.experience.ratios import (
    ContextNote,
    RatioEntry,
    RatioKind,
    RatioReading,
    context_notes,
    ratio_entries,
    standing_caution,
)
from counterfoil.experience.records import PartnershipRecord
from counterfoil.partnership_kind import PartnershipKind

if TYPE_CHECKING:
    from counterfoil.quantities.distributions import Empirical

ANY = "any"
FEWEST_FOR_A_DISTRIBUTION = 3
FEW = 10


class TooFewCases(NoAnswer):
    """The class holds too few cases to be a distribution by itself."""


class Lean(StrEnum):
    """Which reading stands for a case whose sources disagree."""

    CAUTIOUS = "cautious"
    FAVOURABLE = "favourable"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A case of the kind that is not in the class, and why."""

    case: str
    why: str
    readings: tuple[RatioReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClass:
    """The cases of a kind that can be compared, and those left out with the reason.

    `kind` is one of the three or "any". `cases` are the entries used. `note` says in plain words
    what the class can bear. `context` is what others found; it is not in the ratios.
    """

    kind: PartnershipKind | str
    ratio: RatioKind
    cases: tuple[RatioEntry, ...]
    left_out: tuple[LeftOut, ...]
    note: str
    context: tuple[ContextNote, ...]

    @property
    def count(self) -> int:
        """How many cases are used."""
        return len(self.cases)

    @property
    def ratios(self) -> tuple[float, ...]:
        """One ratio a case, from the cautious readings."""
        return tuple(reading.value for reading in self.readings(Lean.CAUTIOUS))

    @property
    def has_conflicts(self) -> bool:
        """Whether the sources of any case used disagree."""
        return any(len(case.readings) > 1 for case in self.cases)

    def readings(self, lean: Lean) -> tuple[RatioReading, ...]:
        """One reading a case. Cautious: the lowest saving ratio, or the highest cost ratio."""
        saving = self.ratio is RatioKind.REPORTED_TO_PROMISED_SAVING
        takes_lowest = saving is (lean is Lean.CAUTIOUS)
        return tuple(case.lowest if takes_lowest else case.highest for case in self.cases)

    def ratio_of_sums(self, lean: Lean = Lean.CAUTIOUS) -> float | None:
        """Sum of numerators over sum of denominators, None without cases.

        It weighs each case by the pounds compared, which may be for one year in one case and ten
        in another. Ratios are never averaged.
        """
        readings = self.readings(lean)
        if not readings:
            return None
        numerators = sum(reading.numerator_gbp for reading in readings)
        return numerators / sum(reading.denominator_gbp for reading in readings)

    def distribution(
        self,
        *,
        lean: Lean = Lean.CAUTIOUS,
        lowest: float | None = None,
        highest: float | None = None,
    ) -> Empirical:
        """The ratio of the next such partnership, as a distribution.

        With neither bound: the ratios as found, straight lines between them; asks for three
        cases. With both bounds, the least and greatest ratio thought possible: the next ratio is
        as likely to fall in each of the n + 1 gaps between bounds and ratios, 1/(n + 1) each.
        That holds for any number of cases that are alike in kind, and is wide when they are few.
        Raises TooFewCases, or InvalidValue when the bounds do not enclose the ratios.
        Source: Hill (1968), Posterior distribution of percentiles, JASA 63, assumption A(n).

        >>> found = reference_class(PartnershipKind.BUSINESS, RatioKind.REPORTED_TO_PROMISED_SAVING)
        >>> [round(v, 2) for v in found.distribution(lowest=0, highest=2).values]
        [0.0, 1.19, 1.39, 2.0]
        """
        from counterfoil.quantities.distributions import Empirical

        ratios = sorted(reading.value for reading in self.readings(lean))
        if lowest is None and highest is None:
            if self.count < FEWEST_FOR_A_DISTRIBUTION:
                raise self._too_few()
            return Empirical(values=tuple(ratios))
        if lowest is None or highest is None or not ratios:
            raise self._too_few()
        if not lowest < ratios[0] <= ratios[-1] < highest:
            raise InvalidValue(
                what=f"the bounds {lowest} and {highest} do not enclose the ratios found",
                where=f"reference class {self.kind} {self.ratio}",
                mend=f"give bounds below {ratios[0]:.3f} and above {ratios[-1]:.3f}",
            )
        return Empirical(values=(float(lowest), *ratios, float(highest)))

    def _too_few(self) -> TooFewCases:
        ways = ["give a distribution of your own and say why"]
        if self.kind != ANY:
            ways.insert(0, 'ask for kind "any", which pools all kinds')
        if self.count:
            ways.insert(0, "state both the lowest and the highest ratio thought possible")
        return TooFewCases(
            what=f"{_cases(self.count)} cannot support a distribution without more being said",
            where=f"reference class {self.kind} {self.ratio}",
            mend="; or ".join(ways),
        )


def reference_class(
    kind: PartnershipKind | str, ratio: RatioKind | str, folder: Path | None = None
) -> ReferenceClass:
    """The reference class of a kind of partnership for a ratio.

    kind: business, custody or consultancy; "any" pools all kinds, which is never done unasked.
    ratio: reported_to_promised_saving or final_to_announced_cost.
    Raises InvalidValue for another kind or ratio.

    >>> found = reference_class("business", "reported_to_promised_saving")
    >>> found.count, [round(ratio, 3) for ratio in found.ratios]
    (2, [1.389, 1.186])
    """
    if kind != ANY and kind not in set(PartnershipKind):
        raise _unknown(f"{kind!r} is not a kind of partnership", [*PartnershipKind, ANY])
    if ratio not in set(RatioKind):
        raise _unknown(f"{ratio!r} is not a ratio", list(RatioKind))
    wanted = None if kind == ANY else PartnershipKind(kind)
    entries = {entry.case: entry for entry in ratio_entries(RatioKind(ratio), folder)}
    records = partnerships(kind=wanted, folder=folder)
    used = tuple(
        entries[record.id]
        for record in records
        if record.id in entries and entries[record.id].include
    )
    return ReferenceClass(
        kind=ANY if wanted is None else wanted,
        ratio=RatioKind(ratio),
        cases=used,
        left_out=tuple(
            _left_out(record, entries.get(record.id), RatioKind(ratio))
            for record in records
            if record.id not in {entry.case for entry in used}
        ),
        note=_note(len(used), RatioKind(ratio), folder),
        context=context_notes(RatioKind(ratio), folder),
    )


def chance_inside(count: int) -> Fraction:
    """The chance that the next ratio falls between the lowest and highest of `count` found.

    (n - 1)/(n + 1), when the next case is alike in kind and no two are equal (Hill 1968).

    >>> chance_inside(2), chance_inside(9)
    (Fraction(1, 3), Fraction(4, 5))
    """
    return Fraction(max(count - 1, 0), count + 1)


def caution(count: int) -> str:
    """What a class of so many cases can bear, in plain words.

    >>> caution(0)
    'No case can be compared, so nothing can be drawn from this class.'
    """
    if count == 0:
        return "No case can be compared, so nothing can be drawn from this class."
    if count == 1:
        return (
            "1 case: it cannot support a distribution by itself. To use it, state the lowest and "
            "highest ratio thought possible. One case says nothing of how much such ratios vary."
        )
    inside = chance_inside(count)
    seen = (
        f"the chance that the next alike case falls between the lowest and highest found is only "
        f"{inside.numerator} in {inside.denominator}"
    )
    if count < FEWEST_FOR_A_DISTRIBUTION:
        return (
            f"{count} cases: they cannot support a distribution by themselves. To use them, state "
            f"the lowest and highest ratio thought possible: {seen}."
        )
    if count < FEW:
        return f"{count} cases are few: {seen}, so state bounds beyond them or expect surprises."
    return f"{count} cases: {seen.replace('only ', '')}."


def _note(count: int, ratio: RatioKind, folder: Path | None) -> str:
    return f"{caution(count)} {standing_caution(ratio, folder)}" if count else caution(count)


def _left_out(record: PartnershipRecord, entry: RatioEntry | None, ratio: RatioKind) -> LeftOut:
    if entry is not None:
        return LeftOut(case=record.id, why=entry.why, readings=entry.readings)
    saving = ratio is RatioKind.REPORTED_TO_PROMISED_SAVING
    return LeftOut(case=record.id, why=missing_saving(record) if saving else missing_cost(record))


def _cases(count: int) -> str:
    return f"{count} case{'' if count == 1 else 's'}"


def _unknown(what: str, known: list[str]) -> InvalidValue:
    return InvalidValue(what=what, where="reference class", mend=f"name {', '.join(known)}")
