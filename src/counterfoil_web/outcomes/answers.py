"""What is worked out of the ledger for the pages, once for all that it rests on."""

from __future__ import annotations

from fractions import Fraction

from django.utils.safestring import SafeString

from counterfoil.errors import Problem
from counterfoil.outcomes.beside_statements import beside_statements
from counterfoil.outcomes.doubles import Double, doubles
from counterfoil.outcomes.ledger_checks import ledger_problems
from counterfoil.outcomes.net_saving import NetSaving, net_saving
from counterfoil.outcomes.progress import Progress, progress
from counterfoil.reports.chart_style import NARROW, WIDE, Chart
from counterfoil.reports.progress_chart import progress_chart
from counterfoil_web.contracts.outlook_drawings import definitions
from counterfoil_web.outcomes.claims_store import register_of
from counterfoil_web.outcomes.pages import tried
from counterfoil_web.outcomes.store import Outcomes

__all__ = [
    "beside_of",
    "charts_of",
    "definitions_of",
    "doubles_of",
    "net_of",
    "problems_of",
    "progress_of",
    "register_of",
]


def doubles_of(outcomes: Outcomes) -> tuple[Double, ...]:
    """Claims that may be the same pound."""
    return outcomes.made("doubles", lambda: doubles(outcomes.ledger))


def problems_of(outcomes: Outcomes) -> tuple[Problem, ...]:
    """What is wrong with the ledger, or worth a warning."""
    return outcomes.made("problems", lambda: ledger_problems(outcomes.ledger))


def net_of(outcomes: Outcomes) -> tuple[NetSaving | None, Problem | None]:
    """The net saving, or why there is none."""
    return outcomes.made("net", lambda: tried(lambda: net_saving(outcomes.ledger)))


def beside_of(outcomes: Outcomes, net: NetSaving) -> Fraction:
    """The benefits in cash that are certified beside the net saving, in the same months."""
    held = register_of(outcomes)
    found = beside_statements(outcomes.ledger, held, net.first_month, net.last_month)
    return sum((one.amount_gbp for one in found), Fraction(0))


def progress_of(outcomes: Outcomes) -> tuple[tuple[Progress, ...], Problem | None]:
    """How every benefit gets on, or why that cannot be told."""
    found, trouble = outcomes.made("progress", lambda: tried(lambda: progress(outcomes.ledger)))
    return found or (), trouble


def charts_of(outcomes: Outcomes, told: Progress) -> tuple[Chart, Chart]:
    """How a benefit gets on, drawn wide and narrow."""
    return outcomes.made(
        f"charts of {told.standing.benefit.id}",
        lambda: (progress_chart(told, WIDE), progress_chart(told, NARROW)),
    )


def definitions_of(outcomes: Outcomes, told: Progress) -> SafeString:
    """Both as the scripts of a page draw them."""
    return outcomes.made(
        f"definitions of {told.standing.benefit.id}",
        lambda: definitions("progress", *charts_of(outcomes, told)),
    )
