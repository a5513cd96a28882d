"""A comparison of two cases as it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from counterfoil.reports.case_edits import Edit
    from counterfoil.reports.comparison import ComparedCase, ComparedOption, Comparison, EditEffect

_NONE = "–"
_MOST_WORDS = 160


def print_comparison(comparison: Comparison, screen: Screen) -> None:
    """The two answers, then each change and what it did, then what they did together."""
    before, after = comparison.before, comparison.after
    screen.fields(
        [
            ("before", _case_words(before)),
            ("after", _case_words(after)),
            ("preferred", _preferred_words(comparison)),
            (
                "made from",
                "; ".join(comparison.differences) or "the same editions, engine and seed",
            ),
        ]
    )
    screen.heading("The answer before and after, NPSV in pounds")
    _print_options(comparison, screen)
    if not comparison.effects:
        screen.heading("Nothing that the cases state has changed")
        return
    _print_effects(comparison, screen)


def _case_words(side: ComparedCase) -> str:
    named = safe_text(f"{side.title}, version {side.version} ({side.name})")
    return f"{named}\n{safe_text(side.review)}"


def signed_pounds(gbp: float) -> str:
    """A change to the penny with its sign; nought without one.

    >>> signed_pounds(1234.5), signed_pounds(-0.25), signed_pounds(0.0)
    ('+1,234.50', '−0.25', '0.00')
    """
    text = f"{abs(gbp):,.2f}"
    sign = "" if text == "0.00" else "+" if gbp > 0 else "−"
    return sign + text


def _preferred_words(comparison: Comparison) -> str:
    titles = {option.id: safe_text(option.title) for option in comparison.options}
    old, new = comparison.before.preferred, comparison.after.preferred
    if comparison.preferred_changes:
        return f"it CHANGES from {titles[old]} to {titles[new]}"
    return f"{titles[new]} in both"


def _print_options(comparison: Comparison, screen: Screen) -> None:
    simulated = any(option.spread_after_gbp is not None for option in comparison.options)
    columns = [TableColumn(title="option")]
    if simulated:
        columns += [
            TableColumn(title=f"P10 / P50 / P90 {side}", right=True) for side in ("before", "after")
        ]
    columns += [TableColumn(title=title, right=True) for title in ("before", "after", "change")]
    rows = [_option_cells(option, simulated=simulated) for option in comparison.options]
    screen.table(columns, rows)


def _option_cells(option: ComparedOption, *, simulated: bool) -> list[str]:
    spreads = (option.spread_before_gbp, option.spread_after_gbp)
    return [
        safe_text(option.title),
        *((_spread(spread) for spread in spreads) if simulated else ()),
        _pounds(option.npsv_before_gbp),
        _pounds(option.npsv_after_gbp),
        signed_pounds(option.change_gbp),
    ]


def _print_effects(comparison: Comparison, screen: Screen) -> None:
    moving = [effect for effect in comparison.effects if _moves(effect, comparison)]
    still = [effect for effect in comparison.effects if not _moves(effect, comparison)]
    shown = [
        option
        for option in comparison.options
        if option.change_gbp or any(effect.npsv_change_gbp[option.id] for effect in moving)
    ]
    if moving:
        screen.heading("What each change did by itself, NPSV in pounds")
        columns = [
            TableColumn(title="change"),
            *(TableColumn(title=safe_text(option.title), right=True) for option in shown),
            TableColumn(title="preferred under it"),
        ]
        screen.table(columns, _effect_rows(comparison, moving, shown))
    if still:
        screen.heading("Changed without effect on the central answer")
        for effect in still:
            screen.prose(_words(effect), mark="- ")


def _effect_rows(
    comparison: Comparison, moving: Sequence[EditEffect], shown: Sequence[ComparedOption]
) -> list[list[str]]:
    titles = {option.id: safe_text(option.title) for option in comparison.options}
    rows = [
        [
            _words(effect),
            *(signed_pounds(effect.npsv_change_gbp[option.id]) for option in shown),
            "" if effect.preferred == comparison.before.preferred else titles[effect.preferred],
        ]
        for effect in moving
    ]
    together = [signed_pounds(comparison.together_gbp[option.id]) for option in shown]
    rows.append(["changes acting together", *together, ""])
    total = [signed_pounds(option.change_gbp) for option in shown]
    after = titles[comparison.after.preferred] if comparison.preferred_changes else ""
    rows.append(["all of it", *total, after])
    return rows


def _moves(effect: EditEffect, comparison: Comparison) -> bool:
    changed = effect.preferred != comparison.before.preferred
    return changed or any(effect.npsv_change_gbp.values())


def _words(effect: EditEffect) -> str:
    if len(effect.edits) == 1:
        edit = effect.edits[0]
        return _cut(f"{edit.name}: {edit.words}")
    names = ", ".join(_name(edit) for edit in effect.edits)
    return _cut(f"{len(effect.edits)} changes that need each other: {names}")


def _name(edit: Edit) -> str:
    return f"{edit.name} {edit.changes[0].column}" if edit.table == "case" else edit.name


def _cut(text: str) -> str:
    flat = " ".join(safe_text(text).split())
    return flat if len(flat) <= _MOST_WORDS else flat[: _MOST_WORDS - 1].rstrip() + "…"


def _spread(spread: tuple[float, float, float] | None) -> str:
    if spread is None:
        return _NONE
    return " / ".join(f"{'−' if gbp < 0 else ''}{abs(gbp):,.0f}" for gbp in spread)


def _pounds(gbp: float | None) -> str:
    if gbp is None:
        return _NONE
    return f"{'−' if gbp < 0 else ''}{abs(gbp):,.2f}"
