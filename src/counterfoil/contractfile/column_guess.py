"""Which column of a spreadsheet is likely to be which field of a record, by what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from counterfoil.contractfile.column_mapping import CONTRACT_KINDS, RecordKinds, fields_of
from counterfoil.contractfile.shapes import Shape

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "month": ("reporting month", "period", "date", "day"),
    "volume": ("service", "volume type", "type"),
    "count": ("number", "quantity", "total", "volume"),
    "measure": ("kpi", "indicator", "measure id"),
    "numerator": ("achieved", "met", "within target", "in target", "passed", "result"),
    "denominator": ("out of", "total", "all", "population"),
    "figure": ("whose figure",),
    "sample": ("sample size", "checked"),
    "unit_type": ("cell type", "type"),
    "units": ("cells", "number of cells", "number"),
    "began": ("start", "from", "start time", "out of use from"),
    "until": ("end", "to", "end time", "back in use"),
    "of": ("measure", "kpi", "charge"),
    "reason": ("grounds", "why"),
    "amount_gbp": ("cost", "value", "net"),
    "item": ("description", "what for"),
    "grade": ("role",),
    "days": ("days worked",),
    "accepted_on": ("acceptance date", "date accepted", "date"),
    "certified_on": ("certification date", "date certified", "date"),
    "series": ("index",),
    "value": ("index value", "level"),
    "number": ("invoice number", "invoice no", "invoice"),
    "dated": ("invoice date", "date"),
    "line_of": ("charge", "code"),
    "line_title": ("description", "narrative", "item"),
    "line_amount_gbp": ("amount", "net", "net amount"),
    "line_quantity": ("quantity", "qty", "units"),
    "line_rate_gbp": ("rate", "unit price", "price"),
}
"""What people call a field, the likeliest first."""

_NOT_A_LETTER = re.compile(r"[\W_]+")


def guess_columns(
    kind: str,
    headers: Sequence[str],
    kinds: RecordKinds = CONTRACT_KINDS,
    other_names: Mapping[str, tuple[str, ...]] = _OTHER_NAMES,
) -> dict[str, str]:
    """Our fields and the columns that they are likely to be; a column for one field at most.

    A column that stands twice is left out: nobody could say which is meant. other_names: what
    people call a field, the likeliest first.

    >>> guess_columns("volume", ["Reporting month", "Volume", "Total", "Remarks"])
    {'volume': 'Volume', 'month': 'Reporting month', 'count': 'Total'}
    """
    plain = [_plain(header) for header in headers]
    left = {
        name: header for name, header in zip(plain, headers, strict=True) if plain.count(name) == 1
    }
    left.pop("", None)
    found: dict[str, str] = {}
    shapes = fields_of(kind, kinds)
    for field, name in _likely(shapes, other_names):
        if field not in found and name in left:
            found[field] = left.pop(name)
    return {field: found[field] for field in shapes if field in found}


def _likely(
    shapes: Mapping[str, Shape], other_names: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Fields with what each may be called: own names first, then the others by likelihood."""
    for field in shapes:
        yield field, _plain(field)
        yield field, _plain(field.removesuffix("_gbp"))
    required = sorted(shapes, key=lambda field: not shapes[field].required)
    longest = max(map(len, other_names.values()), default=0)
    for place in range(longest):
        for field in required:
            names = other_names.get(field, ())
            if place < len(names):
                yield field, names[place]


def _plain(name: str) -> str:
    return _NOT_A_LETTER.sub(" ", name).strip().casefold()
