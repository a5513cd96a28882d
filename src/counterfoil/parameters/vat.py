"""Value added tax: the standard rate."""

from __future__ import annotations

from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "vat_standard_rate"


def vat_standard_rate(edition_id: str, folder: Path | None = None) -> float:
    """The standard rate as a decimal share of the price before tax. Raises UnknownEdition.

    >>> vat_standard_rate("2011")
    0.2
    """
    return float(str(edition(PARAMETER, edition_id, folder).table("rate").only("rate")))
