"""The calibration round: evaluators mark a specimen answer to find out whether they mark alike.

A specimen is nobody's bid. Marks of it are records of their own kind, so that no sum of the award
can come across them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from counterfoil.contract.lines import number_text
from counterfoil.errors import Severity
from counterfoil.tender.agreement import Agreement, Level, agreement
from counterfoil.tender.bid_checks import blank, choose
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.moderation import divergence
from counterfoil.tender.plan import Plan
from counterfoil.tender.wording import wording_faults

Fault = tuple[str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen(TenderRecord):
    """An answer made up to be marked for practice. document: where it is, if not in `text`.

    mark, reason: what it should earn and why, shown to an evaluator once they have marked it; None
    and blank where nobody says.
    """

    kind: ClassVar[str] = "specimen"
    criterion: str
    text: str = ""
    document: str = ""
    mark: Fraction | None = None
    reason: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationMark(TenderRecord):
    """An evaluator's mark of a specimen, with its reason. It never counts in the award."""

    kind: ClassVar[str] = "calibration"
    evaluator: str
    specimen: str
    mark: Fraction
    reason: str
    marked_at: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.evaluator, self.specimen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One specimen with its marks: how far apart they lie, and how far from what it should earn.

    waiting: who marks the criterion in any lot and has not marked the specimen. divergence: why the
    plan's rule would have these marks talked over; blank when it would not.
    """

    specimen: Specimen
    marks: Mapping[str, CalibrationMark]
    waiting: tuple[str, ...]
    divergence: str

    @property
    def apart(self) -> Fraction:
        """From the lowest mark to the highest."""
        held = [one.mark for one in self.marks.values()]
        return max(held) - min(held) if held else Fraction(0)

    def off_by(self, evaluator: str) -> Fraction | None:
        """How far above what it should earn an evaluator's mark is; None where one is missing."""
        held = self.marks.get(evaluator)
        if held is None or self.specimen.mark is None:
            return None
        return held.mark - self.specimen.mark

    def seen_by(self, evaluator: str) -> Calibration:
        """The same as that evaluator may see it: colleagues' marks only beside one's own."""
        if evaluator in self.marks:
            return self
        return Calibration(specimen=self.specimen, marks={}, waiting=(), divergence="")


def calibrations(dossier: Dossier) -> tuple[Calibration, ...]:
    """Every specimen that stands with its marks, in the order entered."""
    given: dict[str, dict[str, CalibrationMark]] = {}
    for one in dossier.of(CalibrationMark):
        given.setdefault(one.specimen, {})[one.evaluator] = one
    found = []
    for specimen in dossier.of(Specimen):
        marks, leaf = given.get(specimen.id, {}), dossier.plan.leaf(specimen.criterion)
        found.append(
            Calibration(
                specimen=specimen,
                marks=marks,
                waiting=tuple(
                    one for one in markers_of(dossier.plan, specimen.criterion) if one not in marks
                ),
                divergence=(
                    divergence(dossier.plan, leaf, (one.mark for one in marks.values()))
                    if leaf
                    else ""
                ),
            )
        )
    return tuple(found)


def markers_of(plan: Plan, criterion: str) -> tuple[str, ...]:
    """Who marks a criterion in any lot, in the plan's order."""
    lots = [one.id for one in plan.lots] or [""]
    named = {one.id for lot in lots for one in plan.evaluators_of(criterion, lot)}
    return tuple(one.id for one in plan.evaluators if one.id in named)


def calibration_agreement(dossier: Dossier, level: Level = Level.ORDINAL) -> Agreement:
    """Krippendorff's alpha of all marks of specimens."""
    held = calibrations(dossier)
    return agreement(([one.mark for one in each.marks.values()] for each in held), level)


def calibration_faults(one: TenderRecord, dossier: Dossier) -> Iterator[Fault]:
    """What is wrong with a specimen or a mark of one: what, the mend, how much it matters."""
    match one:
        case Specimen():
            yield from _specimen(one, dossier)
        case CalibrationMark():
            yield from _mark(one, dossier)


def _specimen(one: Specimen, dossier: Dossier) -> Iterator[Fault]:
    leaf = dossier.plan.leaf(one.criterion)
    if leaf is None or leaf.criterion.priced:
        names = [each.id for each in dossier.plan.marked]
        yield f"there is no criterion {one.criterion} to mark", choose(names), _ERROR
    if not one.text.strip() and not one.document.strip():
        yield "there is nothing to mark", "give its words in text, or name a document", _ERROR
    if one.mark is not None:
        yield from _on_scale(one.mark, one.reason, dossier.plan)
    elif one.reason.strip():
        yield "there is a reason and no mark", "give the mark that it explains", _ERROR
    begun = [each for where, each in dossier.scores.items() if where[1] == one.criterion]
    if begun and not one.supersedes:
        what = f"bids were marked for {one.criterion} already"
        yield what, "marks given before stand: calibrate before marking begins", _WARNING


def _mark(one: CalibrationMark, dossier: Dossier) -> Iterator[Fault]:
    if dossier.plan.evaluator(one.evaluator) is None:
        names = [each.id for each in dossier.plan.evaluators]
        yield f"there is no evaluator {one.evaluator}", choose(names), _ERROR
    held = {each.id: each for each in dossier.records if isinstance(each, Specimen)}
    specimen = held.get(one.specimen)
    if specimen is None:
        yield f"there is no specimen {one.specimen}", choose(held), _ERROR
    elif one.evaluator not in markers_of(dossier.plan, specimen.criterion):
        what = f"{one.evaluator} does not mark {specimen.criterion}"
        yield what, "leave it out: the plan says who marks what", _ERROR
    yield from _on_scale(one.mark, one.reason, dossier.plan)


def _on_scale(mark: Fraction, reason: str, plan: Plan) -> Iterator[Fault]:
    yield from blank("reason", reason)
    scale = plan.scale
    if not scale.holds(mark):
        span = f"{number_text(scale.lowest)} to {number_text(scale.highest)}"
        mend = f"give a mark from {span} in steps of {number_text(scale.step)}"
        yield f"{number_text(mark)} is no mark of the scale", mend, _ERROR
        return
    for what, mend in wording_faults(scale, mark, reason):
        yield what, mend, _WARNING
