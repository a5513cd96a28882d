"""The working of one figure as it is printed: an outline that opens step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterfoil.cli.screen import Screen
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from counterfoil.appraisal.evidence import Source
    from counterfoil.appraisal.working import Working

_STEP = 2


def print_working(working: Working, screen: Screen, *, depth: int, review: str) -> None:
    """The figure and, `depth` steps down, the figures that go into it, each below its result.

    review: `Not reviewed`, or who reviewed the case and when; it stands at the end.
    """
    _print_step(working, screen, level=0, depth=depth)
    screen.prose(safe_text(review))


def _print_step(
    working: Working, screen: Screen, *, level: int, depth: int, within: str = ""
) -> None:
    """within: the record that the figure above is of, which need not be named again."""
    indent = level * _STEP
    named = f" [{working.record}]" if working.record not in ("", within) else ""
    title = safe_text(f"{working.label}{named} = {value_text(working.value, working.unit)}")
    if level == 0:
        screen.strong(title)
    else:
        screen.prose(title, indent=indent)
    inside = indent + _STEP
    if working.formula:
        screen.prose(safe_text(working.formula), indent=inside, mark="formula: ")
    if working.basis is not None:
        screen.prose(working.basis.value, indent=inside, mark="basis: ")
    for source in working.sources:
        screen.prose(safe_text(source_text(source)), indent=inside, mark="source: ")
    if working.note:
        screen.prose(safe_text(working.note), indent=inside, mark="note: ")
    if working.inputs and depth <= 0:
        count = len(working.inputs)
        screen.prose(
            f"… {count} figure{'' if count == 1 else 's'} below, not opened", indent=inside
        )
        return
    for below in working.inputs:
        _print_step(
            below, screen, level=level + 1, depth=depth - 1, within=working.record or within
        )


def value_text(value: float, unit: str) -> str:
    """A value with its unit: pounds to the penny, other figures to ten significant digits.

    >>> value_text(-1234.5, "£"), value_text(92.0, "£ per detention"), value_text(0.965, "factor")
    ('−£1,234.50', '£92.00 per detention', '0.965 factor')
    """
    sign = "−" if value < 0 else ""
    if unit.startswith("£"):
        return f"{sign}£{abs(value):,.2f}{unit.removeprefix('£')}"
    return f"{sign}{abs(value):,.10g} {unit}".rstrip()


def source_text(source: Source) -> str:
    """A source's title, date and address, and how surely it was read.

    >>> from counterfoil.appraisal.evidence import Source
    >>> source_text(Source(id="a", title="Accounts", url="https://example.org", date="2017"))
    'Accounts, 2017, https://example.org (confirmed)'
    """
    told = ", ".join(part for part in (source.title, source.date, source.url) if part)
    return f"{told} ({source.confidence.value})"
