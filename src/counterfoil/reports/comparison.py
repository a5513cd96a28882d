"""What changed between two cases, and what each change did to the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal, Identity
from counterfoil.casefile.review import NOT_REVIEWED
from counterfoil.reports.case_edits import Edit, case_edits, with_edits
from counterfoil.reports.edit_groups import edit_groups
from counterfoil.reports.saved_runs import made_with_now

_PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedOption:
    """One option's NPSV in both cases; None where the case does not have the option.

    spread: P10, P50 and P90 of the NPSV in the simulation; None when nothing was simulated.
    """

    id: str
    title: str
    npsv_before_gbp: float | None
    npsv_after_gbp: float | None
    spread_before_gbp: tuple[float, float, float] | None
    spread_after_gbp: tuple[float, float, float] | None

    @property
    def change_gbp(self) -> float:
        """After less before, to the penny; an option that is not there counts as nought."""
        return float(_exact(self.npsv_after_gbp) - _exact(self.npsv_before_gbp))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditEffect:
    """What one edit, or several that need each other, did to the answer when applied alone.

    npsv_change_gbp: by option, to the penny. preferred: the option preferred under it.
    """

    edits: tuple[Edit, ...]
    npsv_change_gbp: Mapping[str, float]
    preferred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCase:
    """Which case one side is, and what it prefers.

    review: `Not reviewed`, or who reviewed it and when.
    """

    name: str
    title: str
    version: str
    review: str
    preferred: str
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two answers and the edits between them.

    together_gbp: by option, what the edits did only because they act together; with every
    effect it adds up to each option's change exactly, to the penny.
    """

    before: ComparedCase
    after: ComparedCase
    options: tuple[ComparedOption, ...]
    effects: tuple[EditEffect, ...]
    together_gbp: Mapping[str, float]
    differences: tuple[str, ...]

    @property
    def preferred_changes(self) -> bool:
        """Whether the two cases prefer different options."""
        return self.before.preferred != self.after.preferred


def compare_cases(
    before: BusinessCase,
    after: BusinessCase,
    *,
    names: tuple[str, str] = ("A", "B"),
    simulate: bool = False,
    trials: int | None = None,
    made_with: tuple[Mapping[str, str], Mapping[str, str]] | None = None,
    reviews: tuple[str, str] = (NOT_REVIEWED, NOT_REVIEWED),
) -> Comparison:
    """Compare two valid cases.

    Each edit is applied alone to `before`; edits that cannot stand alone are applied with those
    they need. names: what the cases are called, such as their folders. simulate: run chance for
    both, at their own seeds. made_with: what each was made with when it was saved, such as its
    engine; both are reckoned anew with today's. reviews: what their reviews say. Raises: BadInput
    when a case has errors.

    The effects are central values without chance. An option counts as nought in a case that
    does not have it.
    """
    answers = tuple(appraise(case, simulate=simulate, trials=trials) for case in (before, after))
    first, second = answers
    ids = tuple(dict.fromkeys(option.id for answer in answers for option in answer.options))
    effects = tuple(
        _effect(before, after, group, first, ids)
        for group in edit_groups(before, after, case_edits(before, after))
    )
    options = tuple(_option(name, first, second) for name in ids)
    return Comparison(
        before=_side(names[0], before, first, reviews[0]),
        after=_side(names[1], after, second, reviews[1]),
        options=options,
        effects=effects,
        together_gbp={option.id: _together(option, effects) for option in options},
        differences=_differences(
            made_with or (made_with_now(before), made_with_now(after)), (first, second)
        ),
    )


def _effect(
    before: BusinessCase,
    after: BusinessCase,
    group: tuple[Edit, ...],
    base: Appraisal,
    ids: tuple[str, ...],
) -> EditEffect:
    moved = appraise(with_edits(before, after, group), simulate=False)
    old, new = _npsvs(base), _npsvs(moved)
    return EditEffect(
        edits=group,
        npsv_change_gbp={
            name: float(_exact(new.get(name)) - _exact(old.get(name))) for name in ids
        },
        preferred=moved.preferred,
    )


def _together(option: ComparedOption, effects: tuple[EditEffect, ...]) -> float:
    total = _exact(option.npsv_after_gbp) - _exact(option.npsv_before_gbp)
    apart = sum((_exact(effect.npsv_change_gbp[option.id]) for effect in effects), Decimal(0))
    return float(total - apart)


def _option(name: str, first: Appraisal, second: Appraisal) -> ComparedOption:
    holders = [answer for answer in (second, first) if name in _npsvs(answer)]
    return ComparedOption(
        id=name,
        title=holders[0].option(name).title,
        npsv_before_gbp=_npsvs(first).get(name),
        npsv_after_gbp=_npsvs(second).get(name),
        spread_before_gbp=_spread(name, first),
        spread_after_gbp=_spread(name, second),
    )


def _spread(name: str, answer: Appraisal) -> tuple[float, float, float] | None:
    found = answer.chances.options if answer.chances else ()
    spreads = [chances.npsv for chances in found if chances.option == name]
    return (spreads[0].p10_gbp, spreads[0].p50_gbp, spreads[0].p90_gbp) if spreads else None


def _side(name: str, case: BusinessCase, answer: Appraisal, review: str) -> ComparedCase:
    return ComparedCase(
        name=name,
        title=case.title,
        version=case.version,
        review=review,
        preferred=answer.preferred,
        identity=answer.identity,
    )


def _differences(
    made_with: tuple[Mapping[str, str], Mapping[str, str]], answers: tuple[Appraisal, Appraisal]
) -> tuple[str, ...]:
    """Where the two were not made with the same engine, editions, seed or number of trials."""
    pairs = [
        (name, made_with[0].get(name, "none"), made_with[1].get(name, "none"))
        for name in dict.fromkeys((*made_with[0], *made_with[1]))
    ]
    runs = [answer.identity for answer in answers]
    pairs.append(("seed", str(runs[0].seed), str(runs[1].seed)))
    pairs.append(("trials", str(runs[0].trials), str(runs[1].trials)))
    return tuple(f"{what}: {old} → {new}" for what, old, new in pairs if old != new)


def _npsvs(answer: Appraisal) -> dict[str, float]:
    return {option.id: option.npsv_gbp for option in answer.options}


def _exact(gbp: float | None) -> Decimal:
    """Pounds to the penny, nought for an option that is not there."""
    return Decimal(0) if gbp is None else Decimal(gbp).quantize(_PENNY)
