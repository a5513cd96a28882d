"""Edits parted into those that can stand alone and those that need each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.appraisal.validation import case_faults
from counterfoil.errors import CounterfoilError, Severity
from counterfoil.reports.case_edits import Edit, with_edits

Group = tuple[Edit, ...]
Places = frozenset[int]


def edit_groups(
    before: BusinessCase, after: BusinessCase, edits: Sequence[Edit]
) -> tuple[Group, ...]:
    """Every edit in exactly one group, in the order of the edits.

    Applied to `before`, each group by itself gives a case with no errors. A group of several
    holds edits that need each other, such as a new option and its lines. Both cases are valid.
    """
    trials = _Trials(before=before, after=after, edits=tuple(edits))
    groups: tuple[Places, ...] = ()
    for place in range(len(edits)):
        if not any(place in group for group in groups):
            groups = _merged((*groups, _grown(trials, place)))
    if any(trials.errors(group) for group in groups):
        groups = (trials.all,)
    return tuple(tuple(edits[at] for at in sorted(group)) for group in sorted(groups, key=min))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trials:
    """What would be wrong with a case that had only some of the edits."""

    before: BusinessCase
    after: BusinessCase
    edits: tuple[Edit, ...]

    @property
    def all(self) -> Places:
        """Every edit."""
        return frozenset(range(len(self.edits)))

    def errors(self, group: Places) -> tuple[Fault, ...]:
        """The errors of the case with these edits; a value that cannot be built is one too."""
        chosen = [self.edits[place] for place in sorted(group)]
        try:
            faults = case_faults(with_edits(self.before, self.after, chosen))
        except CounterfoilError as error:
            return (Fault(place=Place(table=error.where), what=error.what, mend=error.mend),)
        return tuple(fault for fault in faults if fault.severity is Severity.ERROR)


def _grown(trials: _Trials, place: int) -> Places:
    """The edit and those it needs: each time the one that leaves the fewest errors.

    One that leaves as many, but others, counts as a step too; without a step all are taken.
    """
    group = frozenset({place})
    errors = trials.errors(group)
    while errors:
        step = _step(trials, group, errors, _named(trials, group, errors))
        step = step or _step(trials, group, errors, trials.all - group)
        if step is None:
            return trials.all
        group, errors = step
    return group


def _step(
    trials: _Trials, group: Places, errors: tuple[Fault, ...], others: Iterable[int]
) -> tuple[Places, tuple[Fault, ...]] | None:
    tried = [(group | {other}, trials.errors(group | {other})) for other in sorted(others)]
    moved = [trial for trial in tried if trial[1] != errors and len(trial[1]) <= len(errors)]
    return min(moved, key=lambda trial: len(trial[1]), default=None)


def _named(trials: _Trials, group: Places, errors: tuple[Fault, ...]) -> Places:
    """The other edits of records that the errors speak of or stand at."""
    words = " ".join(f"{fault.place} {fault.what} {fault.mend}" for fault in errors)
    return frozenset(
        other
        for other in trials.all - group
        if trials.edits[other].key and trials.edits[other].key.rpartition("/")[2] in words
    )


def _merged(groups: Iterable[Places]) -> tuple[Places, ...]:
    """Groups that share an edit as one."""
    merged: list[Places] = []
    for group in groups:
        touching = [other for other in merged if other & group]
        merged = [other for other in merged if not other & group]
        merged.append(group.union(*touching))
    return tuple(merged)
