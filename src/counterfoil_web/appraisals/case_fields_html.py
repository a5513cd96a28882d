"""The case's own fields as a form: a label, a hint, and what is wrong beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil.casefile.case_fields import CASE, EDITION_FIELD, NARRATIVE_PARTS
from counterfoil.casefile.case_text import Cells
from counterfoil.casefile.columns import Column, Kind
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.parameters import catalogue
from counterfoil_web.appraisals.cell_html import (
    CellClash,
    CellOnPage,
    cell_id,
    column_hint,
    control_html,
    hint_id,
    problems_html,
)

Key = tuple[str, str]

_LABELS = {
    "id": "Short name",
    "title": "Name of the case",
    "kind": "Kind of partnership",
    "years": "Years in the term",
    "price_base": "Price base",
    "monthly_detail": "Show the months of the first two years",
    "simulation.trials": "Trials",
    "simulation.seed": "Seed",
}
_TERM = ("first_year", "years", "price_base")
_PRICES = ("general_inflation", "discount_schedule", "monthly_detail")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What the case is", ("title", "id", "kind", "stage", "author", "purpose")),
    ("Term and prices", (*_TERM, *_PRICES)),
    ("Chance", ("simulation.trials", "simulation.seed")),
    ("The five cases in words", tuple(f"narrative.{part}" for part in NARRATIVE_PARTS)),
)
_RECKONED_WITH = ("discount_rates", "optimism_bias", "gdp_deflator", "cpi", "vat_standard_rate")
_EDITIONS = "Published figures, and which edition of each"


@dataclass(frozen=True, kw_only=True)
class FieldGroup:
    """Some fields under a heading."""

    title: str
    html: SafeString


def case_columns(fields: Cells) -> tuple[Column, ...]:
    """Every field that the form shows, in its order. The version is numbered on submission."""
    named = [CASE.column(name) for _, names in _GROUPS for name in names]
    return (*(column for column in named if column is not None), *edition_columns(fields))


def edition_columns(fields: Cells) -> tuple[Column, ...]:
    """A field for each published parameter that a case reckons with, and each that it names."""
    named = {name.removeprefix(EDITION_FIELD) for name in fields if name.startswith(EDITION_FIELD)}
    known = {parameter.id: parameter for parameter in catalogue()}
    wanted = dict.fromkeys((*_RECKONED_WITH, *sorted(named)))
    return tuple(
        Column(
            name=f"{EDITION_FIELD}{name}",
            kind=Kind.WORD,
            words=tuple(edition.id for edition in known[name].editions) if name in known else (),
            blank="not used",
            means=f"{known[name].title if name in known else name}: the edition to use.",
        )
        for name in wanted
    )


def field_groups(
    fields: Cells,
    problems: Mapping[Key, Sequence[PlacedProblem]],
    clashes: Mapping[Key, CellClash],
    typed: Mapping[Key, str],
    *,
    writable: bool,
) -> list[FieldGroup]:
    """The fields in their groups, every text escaped."""
    columns = {column.name: column for column in case_columns(fields)}
    groups = [(title, [columns[name] for name in names]) for title, names in _GROUPS]
    groups.insert(2, (_EDITIONS, list(edition_columns(fields))))

    def field(column: Column) -> str:
        key = ("", column.name)
        return _field(
            CellOnPage(
                table=CASE,
                column=column,
                row="",
                text=typed.get(key, fields.get(column.name, "")),
                problems=problems.get(key, ()),
                clash=clashes.get(key),
                writable=writable,
            )
        )

    return [
        FieldGroup(title=title, html=mark_safe("".join(map(field, found))))
        for title, found in groups
    ]


def field_label(column: Column) -> str:
    """What a field is called above it."""
    if column.name in _LABELS:
        return _LABELS[column.name]
    words = column.name.removeprefix(EDITION_FIELD).removeprefix("narrative.").replace("_", " ")
    if column.name.startswith("narrative."):
        words += " case"
    return words[:1].upper() + words[1:]


def _field(cell: CellOnPage) -> str:
    column = cell.column
    key = cell_id(cell.row, column.name)
    stopped = " govuk-form-group--error" if any(one.stops for one in cell.problems) else ""
    optional = "" if column.required else " (optional)"
    return (
        f'<div class="govuk-form-group app-cell{stopped}" data-column="{escape(column.name)}" '
        f'data-row="{cell.row}">'
        f'<label class="govuk-label govuk-label--s" for="{key}">{escape(field_label(column))}'
        f"{optional}</label>"
        f'<div class="govuk-hint" id="{hint_id(column.name)}">{escape(column_hint(column))}</div>'
        f"{problems_html(cell)}{control_html(cell, label=False)}</div>"
    )
