"""A working as a page shows it: what goes in, each step opened below it, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.evidence import Source
from counterfoil.appraisal.working import Working
from counterfoil.reports.stated_figures import StatedFigure, stated_figures
from counterfoil.reports.wording import MINUS, name, sentence_case, value_with_unit

Link = Callable[[str], str]
_DEEPEST = 12


@dataclass(frozen=True, kw_only=True)
class Step:
    """One figure of a working: in words, with where it can be opened by itself.

    url: blank where it is shown whole. is_open: whether its own steps are shown from the start.
    """

    label: str
    value: str
    formula: str
    basis: str
    note: str
    sources: tuple[Source, ...]
    url: str
    inputs: tuple[Step, ...]

    @property
    def has_more(self) -> bool:
        """Whether any figure that goes in has more to tell than its value."""
        return any(one.formula or one.note or one.basis or one.inputs for one in self.inputs)


@dataclass(frozen=True, kw_only=True)
class Rest:
    """A stated figure that the one on the page rests on."""

    title: str
    value: str
    basis: str
    note: str
    uncertainty: str
    sources: tuple[Source, ...]


def step_of(working: Working, link: Link, *, within: str | None = None) -> Step:
    """A working in words with all below it.

    within: the record of the figure above, whose name a line's steps need not repeat.
    """
    top, label = within is None, working.label
    if "/" in working.record and working.record == within:
        label = label.rpartition(": ")[2] or label
    return Step(
        label=sentence_case(label),
        value=value_words(working.value, working.unit),
        formula=working.formula,
        basis="" if working.basis is None else name(working.basis),
        note=working.note,
        sources=working.sources,
        url="" if top or not working.address else link(working.address),
        inputs=tuple(
            step_of(one, link, within=working.record or within or "") for one in working.inputs
        ),
    )


def rests_on(case: BusinessCase, working: Working) -> tuple[Rest, ...]:
    """Every stated figure below it, with its sources; for an option, those of its lines.

    So a reader is one step from the document, however high the figure stands.
    """
    stated = stated_figures(case)
    keys = {one.record for one in _all(working) if one.record}
    mine = [one for one in stated if one.key in keys or (one.option and one.option in keys)]
    found = [_of_figure(case, one) for one in mine]
    found += [_of_working(one) for one in _all(working) if one.basis is not None and one.sources]
    return tuple({(one.title, one.value): one for one in found}.values())


def value_words(value: float, unit: str) -> str:
    """A value as exactly as a reader checks it: pounds to the penny.

    >>> value_words(-1234.5, "£"), value_words(0.9661836, "factor"), value_words(0.25, "share")
    ('−£1,234.50', '0.966184', '25%')
    """
    sign = MINUS if value < 0 else ""
    if unit.startswith("£"):
        return f"{sign if round(value, 2) else ''}£{abs(value):,.2f}{unit.removeprefix('£')}"
    if unit in ("factor", "ratio"):
        return f"{sign}{abs(value):,.6f}".rstrip("0").rstrip(".")
    if unit in ("of 5", "years after year 0"):
        return f"{sign}{abs(value):.2f}".rstrip("0").rstrip(".") + f" {unit}"
    return value_with_unit(value, unit)


def _all(working: Working, depth: int = 0) -> Iterator[Working]:
    yield working
    if depth < _DEEPEST:
        for one in working.inputs:
            yield from _all(one, depth + 1)


def _of_figure(case: BusinessCase, figure: StatedFigure) -> Rest:
    sources = {source.id: source for source in case.sources}
    return Rest(
        title=figure.title,
        value=sentence_case(figure.value),
        basis=name(figure.basis),
        note=figure.note,
        uncertainty=figure.uncertainty,
        sources=tuple(sources[one] for one in figure.sources if one in sources),
    )


def _of_working(working: Working) -> Rest:
    return Rest(
        title=sentence_case(working.label),
        value=value_words(working.value, working.unit),
        basis="" if working.basis is None else name(working.basis),
        note=working.note,
        uncertainty="",
        sources=working.sources,
    )
