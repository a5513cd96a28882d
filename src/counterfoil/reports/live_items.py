"""The lines and risks of an option together, each with its steps, in the order they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.amounts import ShareOf
from counterfoil.appraisal.business_case import BusinessCase, Line, Risk
from counterfoil.reports.live_steps import CaseSteps, LineSteps


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line or a risk of an option, with its steps."""

    record: Line | Risk
    steps: LineSteps

    @property
    def is_risk(self) -> bool:
        """Whether it is a risk."""
        return isinstance(self.record, Risk)

    @property
    def is_share(self) -> bool:
        """Whether it is a share of other lines."""
        return isinstance(self.record, Line) and isinstance(self.record.amount, ShareOf)

    @property
    def health(self) -> bool:
        """Whether it is discounted at the health schedule."""
        return isinstance(self.record, Line) and self.record.health

    @property
    def line(self) -> Line:
        """The line. Raises TypeError for a risk."""
        if isinstance(self.record, Line):
            return self.record
        raise TypeError(f"{self.record.key} is a risk")

    @property
    def risk(self) -> Risk:
        """The risk. Raises TypeError for a line."""
        if isinstance(self.record, Risk):
            return self.record
        raise TypeError(f"{self.record.key} is a line")


def option_items(case: BusinessCase, steps: CaseSteps, option: str) -> list[Item]:
    """The lines of an option in the order of the case, then its risks."""
    lines = [
        Item(record=line, steps=steps.lines[line.key])
        for line in case.lines
        if line.option == option
    ]
    risks = [
        Item(record=risk, steps=steps.risks[risk.key])
        for risk in case.risks
        if risk.option == option
    ]
    return lines + risks
