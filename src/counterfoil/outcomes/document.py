"""What joins the outcomes of a partnership to its case and its contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from counterfoil.appraisal.evidence import Basis
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeLink:
    """A driver of the case is counted by a volume of the contract's records."""

    driver: str
    volume: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLink:
    """A price index of the case is told by a series of levels in the contract's records."""

    index: str
    series: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A line of the signed option, beside its charges, that the contract's statements hold."""

    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayHappened:
    """By how many months a delay of the case really was, and who says so."""

    delay: str
    months: Fraction
    basis: Basis
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterfactualMove:
    """How much of a line of carrying on would have moved with a volume that happened.

    A line priced by a driver moves wholly with it and needs none of these. `line` is a line of the
    counterfactual; `share` of its cost moves in proportion to the driver, the rest stands still.
    """

    line: str
    driver: str
    share: Fraction
    basis: Basis
    reason: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesDocument:
    """The partnership, the promise (a version of its case) and the contract that it is held to.

    option: the option of the case that was signed. case, contract: their folders, as seen from
    this one. case_fingerprint: of the approved version, so that no other can stand in for it.
    as_at: what was entered by this day counts. last_month: the last month counted; when blank the
    one before the month of that day. price_base: the financial year of real terms, such as
    2012-13. vat_recoverable: whether VAT on statements comes back. statement_lines:
    lines of the signed option, beside its charges, that the contract's statements hold, such as a
    guaranteed saving paid as a credit. illustrative: what is made up,
    in words for every page and file.
    """

    id: str
    title: str
    kind: PartnershipKind
    option: str
    as_at: date
    price_base: str
    case: str = ""
    case_fingerprint: str = ""
    contract: str = ""
    signed_on: date | None = None
    last_month: Month | None = None
    vat_recoverable: bool = True
    volumes: tuple[VolumeLink, ...] = ()
    moves: tuple[CounterfactualMove, ...] = field(default=())
    prices: tuple[PriceLink, ...] = ()
    delays: tuple[DelayHappened, ...] = ()
    statement_lines: tuple[StatementLine, ...] = ()
    illustrative: str = ""

    @property
    def until(self) -> Month:
        """The last month counted."""
        return self.last_month or Month(self.as_at.year, self.as_at.month) + -1
