"""Optimism bias: the published bounds on how far estimates have proved too hopeful."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.parameters.catalogue import edition, nearest

PARAMETER = "optimism_bias"


class CostKind(StrEnum):
    """What the uplift is applied to: works cost, operating cost or works duration."""

    CAPEX = "capex"
    OPEX = "opex"
    DURATION = "duration"


class NoBound(CounterfoilError):
    """No bound is published for this project type and kind of cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Upper and lower uplift as decimal shares of the estimate, and where they were read."""

    upper: float
    lower: float
    source: Citation
    confidence: Confidence

    def __post_init__(self) -> None:
        if not 0 <= self.lower <= self.upper:
            raise InvalidValue(
                what=f"the lower bound {self.lower} and upper bound {self.upper} do not fit",
                where="optimism bias",
                mend="give a lower bound from zero up to the upper bound",
            )


def project_types(edition_id: str, folder: Path | None = None) -> tuple[str, ...]:
    """The project types of an edition, as published.

    >>> project_types("2002")[-1]
    'outsourcing'
    """
    table = edition(PARAMETER, edition_id, folder).table("bounds")
    return tuple(str(cell) for cell in table.column("project_type"))


def optimism_bound(
    edition_id: str, project_type: str, cost_kind: CostKind | str, folder: Path | None = None
) -> Bound:
    """The published bounds for a project type and a kind of cost, as decimal shares.

    Letter case and the marks / - _ between words do not matter in a project type.
    Raises UnknownEdition; NoBound for an unknown type, or a pair for which none is published
    (outsourcing has a bound on operating cost alone).

    >>> bound = optimism_bound("2002", "outsourcing", "opex")
    >>> bound.upper, bound.lower
    (0.41, 0.0)
    """
    if cost_kind not in set(CostKind):
        raise _none(f"{cost_kind!r} is not a kind of cost", f"name {', '.join(CostKind)}")
    chosen = edition(PARAMETER, edition_id, folder)
    for row in chosen.table("bounds").records():
        if _plain(str(row["project_type"])) == _plain(project_type):
            upper, lower = row[f"{cost_kind}_upper"], row[f"{cost_kind}_lower"]
            break
    else:
        raise _none(
            f"there is no project type {project_type!r}",
            nearest(project_type, project_types(edition_id, folder)),
        )
    if upper is None or lower is None:
        published = [kind for kind in CostKind if row[f"{kind}_upper"] is not None]
        raise _none(
            f"no {cost_kind} bound is published for {row['project_type']}",
            f"apply the bound to {' or '.join(published)}",
        )
    return Bound(
        upper=float(str(upper)),
        lower=float(str(lower)),
        source=chosen.source,
        confidence=chosen.confidence,
    )


def _plain(text: str) -> str:
    return " ".join(text.lower().translate(str.maketrans("/-_", "   ")).split())


def _none(what: str, mend: str) -> NoBound:
    return NoBound(what=what, where="optimism bias", mend=mend)
