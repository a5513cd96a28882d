"""What the pages of a procurement share: the folder asked for, the day, the head of a page."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.procurement.plan import ProcurementPlan
    from counterfoil.procurementfile.folder import ProcurementFolder


def day_of(args: argparse.Namespace) -> date:
    """The day asked for, or today. Raises: UsageError for no day."""
    from counterfoil.cli.contract_months import day_asked, today

    return day_asked(args.on) or today()


def opened(args: argparse.Namespace) -> ProcurementFolder:
    """The folder asked for. Raises: BadInput with every problem of it; UsageError for no day."""
    from counterfoil.procurementfile.folder import read_procurement_folder

    return read_procurement_folder(args.folder, day_of(args))


def head(plan: ProcurementPlan, shown: Screen) -> None:
    """The title, and what is made up."""
    shown.strong(f"{plan.title}: {plan.authority}")
    if plan.illustrative:
        shown.prose(plan.illustrative)


def long_day(day: date | None) -> str:
    """A day in words, with the day of the week.

    >>> long_day(date(2026, 12, 3)), long_day(None)
    ('Thu 3 Dec 2026', '')
    """
    return "" if day is None else f"{day:%a} {day.day} {day:%b %Y}"
