"""Which columns of a wide table are shown together, so that a row can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.casefile.columns import Table, month_of, year_of
from counterfoil_web.appraisals.signatures import SIGNED_CELLS, SIGNED_TABLE

_YEARS_AT_ONCE = 10
_MONTHS_AT_ONCE = 12
_FIT_TOGETHER = 8
_EVERY = "all"

_NAMING_A_LINE = ("title", "option", "id")
_OF_LINES: tuple[tuple[str, str, str], ...] = (
    ("what", "What it is", "title heading option amount_kind amount per start end id body"),
    (
        "reckoned",
        "Ramp, driver, profile and bands",
        "amount_kind amount amount_last driver per profile bands of_lines",
    ),
    (
        "prices",
        "Growth, prices and delay",
        "real_growth index delay delay_months vat transfer health",
    ),
    ("benefit", "Benefit", "nature commitment"),
    (
        "chance",
        "Optimism and chance",
        "ob_bound ob_upper ob_mitigation ob_reason uncertainty uncertainty_of correlation_group",
    ),
    ("evidence", "Evidence", "basis sources note"),
)


@dataclass(frozen=True, kw_only=True)
class ColumnSet:
    """Some columns of a table under a name. columns: those that name the row come first."""

    slug: str
    title: str
    columns: tuple[str, ...]


def sets_of(table: Table, columns: Sequence[str]) -> tuple[ColumnSet, ...]:
    """The sets that a table's columns fall into, the first to be shown first, and all of them."""
    shown = tuple(name for name in columns if not is_signature(table.name, name))
    every = ColumnSet(slug=_EVERY, title="Every column", columns=shown)
    if table.name == "lines":
        return (
            *(
                ColumnSet(slug=slug, title=title, columns=_of_lines(names.split(), shown))
                for slug, title, names in _OF_LINES
            ),
            every,
        )
    if table.has_years:
        return (*_by_time(table, shown), every)
    if len(shown) > _FIT_TOGETHER:
        evidence = [column.name for column in table.after]
        figures = tuple(name for name in shown if name not in evidence)
        return (
            ColumnSet(slug="figures", title="Figures", columns=figures),
            ColumnSet(
                slug="evidence", title="Evidence", columns=_with_names(table, evidence, shown)
            ),
            every,
        )
    return (every,)


def set_for(sets: Sequence[ColumnSet], slug: str, column: str = "") -> ColumnSet:
    """The set that was asked for, or the first in which a column stands, or else the first."""
    if column:
        found = next((one for one in sets if column in one.columns), None)
        if found is not None:
            return found
    return next((one for one in sets if one.slug == slug), sets[0])


def is_signature(table: str, column: str) -> bool:
    """Whether a column is filled by signing and not by typing."""
    return table == SIGNED_TABLE and column in SIGNED_CELLS


def _of_lines(names: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """The columns in the order given, with those that say which line it is in front."""
    naming = [name for name in _NAMING_A_LINE if name not in names]
    return tuple(name for name in (*naming, *names) if name in shown)


def _with_names(table: Table, names: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    naming = (*table.key, "title")
    return tuple(name for name in shown if name in names or name in naming)


def _by_time(table: Table, shown: tuple[str, ...]) -> tuple[ColumnSet, ...]:
    years = [name for name in shown if year_of(name) is not None]
    months = [name for name in shown if month_of(name) is not None]
    plain = [name for name in shown if name not in years and name not in months]
    after = [column.name for column in table.after]
    naming = [name for name in plain if name not in after]
    sets = [_run(naming, part, "years") for part in _parts(years, _YEARS_AT_ONCE)]
    sets += [_run(naming, part, "months") for part in _parts(months, _MONTHS_AT_ONCE)]
    evidence = ColumnSet(slug="evidence", title="Evidence", columns=(*naming, *after))
    return (*sets, evidence)


def _parts(names: list[str], size: int) -> list[list[str]]:
    return [names[at : at + size] for at in range(0, len(names), size)]


def _run(naming: list[str], part: list[str], noun: str) -> ColumnSet:
    first, last = part[0], part[-1]
    return ColumnSet(
        slug=f"{noun}-{first.replace(' ', '-')}",
        title=f"{noun.capitalize()} {first} to {last}".replace(" month", ""),
        columns=(*naming, *part),
    )
