"""The verdict: what was promised, what was delivered, what it cost, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import number_text, pounds, to_pence
from counterfoil.contract.measures import Direction
from counterfoil.contract.reckoning import reckon
from counterfoil.outcomes.actuals import Reading
from counterfoil.outcomes.bridge import Bridge, savings_bridge
from counterfoil.outcomes.confidence_grade import Confidence, confidence
from counterfoil.outcomes.equity import apart
from counterfoil.outcomes.guarantees import Guarantees, guarantees
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.net_saving import NetSaving, net_saving
from counterfoil.outcomes.totals import Register, register

NO_EVIDENCE = "no evidence"


class Virtue(StrEnum):
    """What value for money is made of."""

    ECONOMY = "economy"
    EFFICIENCY = "efficiency"
    EFFECTIVENESS = "effectiveness"
    EQUITY = "equity"

    @property
    def asked(self) -> str:
        """What it asks."""
        return _ASKED[self]


_ASKED = {
    Virtue.ECONOMY: "Was less spent?",
    Virtue.EFFICIENCY: "Was more done for each pound?",
    Virtue.EFFECTIVENESS: "Was what was wanted achieved?",
    Virtue.EQUITY: "Was it fair to different people?",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one virtue; without sentences there is no evidence."""

    virtue: Virtue
    told: tuple[str, ...]

    @property
    def words(self) -> str:
        """The evidence, or that there is none."""
        return " ".join(self.told) or f"{NO_EVIDENCE[0].upper()}{NO_EVIDENCE[1:]}."


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """All that the public statement says, and what it rests on."""

    ledger: Ledger
    bridge: Bridge
    net: NetSaving
    register: Register
    confidence: Confidence
    evidence: tuple[Evidence, ...]

    @property
    def promised_gbp(self) -> Decimal:
        """The saving in all promised over the months looked at, in cash."""
        return self.bridge.promised_gbp

    @property
    def delivered_gbp(self) -> Decimal:
        """The saving in all on the record, against carrying on at what happened."""
        return self.bridge.delivered_gbp

    @property
    def cost_gbp(self) -> Decimal:
        """Everything that the partnership cost, in cash."""
        return to_pence(self.net.total_cash.cost_gbp)

    @cached_property
    def guarantees(self) -> Guarantees:
        """What the contract guarantees, of the net saving and of single lines."""
        return guarantees(self.ledger)

    @property
    def guaranteed_gbp(self) -> Decimal | None:
        """The net saving that is guaranteed over the whole term; None when none is."""
        return self.guarantees.net_gbp


def verdict(ledger: Ledger, bridge: Bridge | None = None) -> Verdict:
    """The verdict on a partnership as it is known on the document's day.

    bridge: of the ledger, when it was worked out before.

    Raises: as `savings_bridge` and `net_saving`.
    """
    net, held = net_saving(ledger), register(ledger)
    found = (
        Evidence(Virtue.ECONOMY, tuple(_economy(net))),
        Evidence(Virtue.EFFICIENCY, tuple(_efficiency(net))),
        Evidence(Virtue.EFFECTIVENESS, tuple(_effectiveness(ledger))),
        Evidence(Virtue.EQUITY, apart(ledger)),
    )
    return Verdict(
        ledger=ledger,
        bridge=bridge or savings_bridge(ledger),
        net=net,
        register=held,
        confidence=confidence(ledger, held, net),
        evidence=found,
    )


def _economy(net: NetSaving) -> Iterator[str]:
    whole = net.total_cash
    against = whole.counterfactual_gbp if whole.moved_gbp is None else whole.moved_gbp
    tested = net.counterfactual.moves_at_all and whole.moved_gbp is not None
    at = "at the volumes that happened" if tested else "as first planned"
    yield (
        f"The partnership cost {_money(whole.cost_gbp)}; carrying on would have cost "
        f"{_money(against)}, {at}."
    )
    if net.promised_share:
        share = number_text(Fraction(round(net.promised_share * 1000), 10))
        yield f"{share}% of that cost is only what was promised: nothing is recorded of it."


def _efficiency(net: NetSaving) -> Iterator[str]:
    """The cost of each unit, against what carrying on was to cost for each."""
    by_driver: dict[str, tuple[Fraction, Fraction]] = {}
    months = {one.year: one.months for one in net.cash}
    for used in net.counterfactual.volumes:
        if used.observed is None:
            continue
        share = Fraction(months[used.year], 12)
        planned, observed = by_driver.get(used.driver, (Fraction(0), Fraction(0)))
        by_driver[used.driver] = (
            planned + used.promised * share,
            observed + used.observed * share,
        )
    whole = net.total_cash
    if whole.moved_gbp is None:
        return
    for driver, (planned, observed) in by_driver.items():
        if planned and observed:
            yield (
                f"Each unit of {driver} cost {_money(whole.cost_gbp / observed)}; carrying on was "
                f"to cost {_money(whole.counterfactual_gbp / planned)} for each of the volume "
                f"planned and would have cost {_money(whole.moved_gbp / observed)} at what came."
            )


def _effectiveness(ledger: Ledger) -> Iterator[str]:
    contract = ledger.contract
    if contract is not None:
        facts = known(ledger.contract_records, ledger.document.as_at)
        due = reckon(contract.known_on(ledger.document.as_at), facts, until=ledger.document.until)
        judged = [one for month in due for one in month.assessments if one.failed is not None]
        if judged:
            met = sum(not one.failed for one in judged)
            yield f"The contract's measures met their target {met} times out of {len(judged)}."
    for reading in _last_readings(ledger):
        benefit = ledger.benefits_by_id.get(reading.benefit)
        if benefit is None or benefit.baseline is None:
            continue
        before, after = benefit.baseline.value, reading.value
        better = after > before if benefit.better is Direction.HIGHER else after < before
        word = "better than" if better else "no better than" if after == before else "worse than"
        yield (
            f"{benefit.title}: {number_text(after, 2)} in {reading.to_month}, {word} the baseline "
            f"of {number_text(before, 2)}."
        )


def _last_readings(ledger: Ledger) -> tuple[Reading, ...]:
    found: dict[str, Reading] = {}
    for one in ledger.of(Reading):
        if one.group:
            continue
        if one.benefit not in found or one.to_month > found[one.benefit].to_month:
            found[one.benefit] = one
    return tuple(found.values())


def _money(amount: Fraction) -> str:
    return pounds(amount)
