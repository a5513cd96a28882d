"""Every figure of the verdict with its chain to what it rests on, as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterfoil.outcomes.verdict import Verdict
from counterfoil.outcomes.verdict_figures import ChainedFigure, chained_figures
from counterfoil_web.outcomes.pages import Opened
from counterfoil_web.outcomes.sources import Source, anchor, source_of
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Id", "Figure", "Pounds", "How it is worked out", "What it rests on")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure, where it stands on the page, and its sources with their addresses."""

    figure: ChainedFigure
    anchor: str
    sources: tuple[Source, ...]


def figure_rows(one: Opened, found: Verdict) -> tuple[FigureRow, ...]:
    """Every figure."""
    return tuple(
        FigureRow(
            figure,
            anchor(figure.id),
            tuple(source_of(one, words) for words in figure.rests_on),
        )
        for figure in chained_figures(found)
    )


def cells(found: Verdict) -> Iterator[tuple[Cell, ...]]:
    """Every figure as a row of a file."""
    for one in chained_figures(found):
        yield (one.id, one.title, one.gbp, one.how, "; ".join(one.rests_on))
