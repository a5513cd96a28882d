"""Every figure of the verdict with its chain: how it is worked out, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.lines import to_pence
from counterfoil.outcomes.actuals import ActualVolume
from counterfoil.outcomes.beside_statements import beside_statements
from counterfoil.outcomes.observed_volumes import observed_volumes
from counterfoil.outcomes.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ChainedFigure:
    """A figure, how it is worked out, and the figures or records that it rests on.

    rests_on: `figure <id>`, `record <id>`, `case line <key>` or `contract line <id>, <when>`.
    """

    id: str
    title: str
    gbp: Decimal
    how: str
    rests_on: tuple[str, ...]


def chained_figures(found: Verdict) -> tuple[ChainedFigure, ...]:
    """The figures of a verdict, each after those that rest on it."""
    return tuple(_figures(found))


def _figures(found: Verdict) -> Iterator[ChainedFigure]:
    bridge = found.bridge
    told = [part for part in bridge.parts if part.exact]
    parts = tuple(f"figure bridge/{part.cause.value}" for part in told)
    name = "Saving in all" if bridge.has_benefits else "Net saving"
    yield ChainedFigure(
        "delivered",
        f"{name} on the record",
        bridge.delivered_gbp,
        "promised, and what each cause added or took",
        ("figure promised", *parts),
    )
    if bridge.has_benefits:
        yield from _two_parts(found)
    option = bridge.option
    lines = tuple(
        f"case line {one.key}"
        for one in found.ledger.promise.lines
        if not one.is_risk and one.option in (option, found.net.counterfactual.option)
    )
    yield ChainedFigure(
        "promised",
        f"{name} promised",
        bridge.promised_gbp,
        f"cash of carrying on less cash of {option} in the approved case, month for month",
        lines,
    )
    for part in told:
        yield ChainedFigure(
            f"bridge/{part.cause.value}",
            part.cause.label,
            part.gbp,
            f"Shapley value: {part.cause.meaning}",
            tuple(
                f"{one.line.replace('/', ' line ', 1)}, {one.when}"
                for one in bridge.details
                if one.cause is part.cause
            ),
        )
    yield from _guaranteed(found)
    yield _carrying_on(found)
    yield from _cost(found)
    yield from _claims(found)


def _two_parts(found: Verdict) -> Iterator[ChainedFigure]:
    """The net saving, and the benefits in cash beside it, as promised and on the record."""
    bridge, ledger = found.bridge, found.ledger
    beside = beside_statements(ledger, found.register, bridge.first, bridge.last)
    records = (one.standing.certification for one in beside)
    held = {
        f"{bridge.option}/{one.line.rpartition('/')[2]}" for one in ledger.document.statement_lines
    }
    lines = tuple(
        f"case line {one.key}"
        for one in ledger.promise.of_option(bridge.option)
        if one.heading.is_benefit and one.key not in held
    )
    certified = tuple(f"record {one.id}" for one in records if one)
    for when, words, net, benefits, rests in (
        ("promised", "promised", bridge.net_promised_gbp, bridge.promised_benefits_gbp, lines),
        (
            "delivered",
            "on the record",
            bridge.net_delivered_gbp,
            bridge.delivered_benefits_gbp,
            certified,
        ),
    ):
        yield ChainedFigure(
            f"{when}/net",
            f"Net saving {words}",
            net,
            "saving in all less the benefits in cash beside it",
            (f"figure {when}", f"figure {when}/benefits"),
        )
        yield ChainedFigure(
            f"{when}/benefits",
            f"Benefits in cash {words}, beside the net saving",
            benefits,
            "lines of the case" if when == "promised" else "what is certified, in these months",
            rests,
        )


def _guaranteed(found: Verdict) -> Iterator[ChainedFigure]:
    told = found.guarantees
    if told.net_gbp is not None:
        yield ChainedFigure(
            "guaranteed/net",
            "Net saving guaranteed, whole term",
            told.net_gbp,
            "as the option of the approved case states it",
            (f"case option {found.bridge.option}",),
        )
    if told.lines_gbp is not None:
        yield ChainedFigure(
            "guaranteed/lines",
            told.lines_name,
            told.lines_gbp,
            "cash of the lines that the contract guarantees, added over every year of the case",
            tuple(f"case line {key}" for key in told.lines),
        )


def _carrying_on(found: Verdict) -> ChainedFigure:
    """What the evidence of economy holds the cost against, and the volumes that it moved with."""
    ledger, net = found.ledger, found.net
    whole, against = net.total_cash, net.counterfactual
    moved = whole.moved_gbp if against.moves_at_all else None
    lines = [
        f"case line {one.key}"
        for one in ledger.promise.of_option(against.option)
        if not one.is_risk
    ]
    how = "cash of its lines in the approved case over the months counted, as first planned"
    if moved is not None:
        how = "cash of its lines in the approved case, at the volumes that happened"
        own = {one.id for one in ledger.of(ActualVolume)}
        drivers = dict.fromkeys(one.driver for one in against.volumes)
        observed = observed_volumes(ledger)
        records = dict.fromkeys(
            name
            for driver in drivers
            for month, names in observed[driver].records.items()
            if net.first_month <= month <= net.last_month
            for name in names
        )
        lines += [f"record {name}" for name in records if name in own]
        if any(name not in own for name in records):
            lines.append("the contract's records of volumes")
    amount = whole.counterfactual_gbp if moved is None else moved
    return ChainedFigure(
        "carrying-on", "What carrying on would have cost", to_pence(amount), how, tuple(lines)
    )


def _cost(found: Verdict) -> Iterator[ChainedFigure]:
    names = []
    parts = []
    for place, one in enumerate(found.net.parts):
        name = f"cost/{place}"
        names.append(f"figure {name}")
        rests = tuple(f"record {record}" for record in one.records)
        if one.case_line:
            rests = (*rests, f"case line {one.case_line}")
        parts.append(
            ChainedFigure(
                name,
                f"{one.title}, {one.year}",
                to_pence(one.cash_gbp),
                f"{one.kind.value}: {one.origin.value}",
                rests or (f"the contract's statements of {one.year}",),
            )
        )
    yield ChainedFigure(
        "cost", "What the partnership cost", found.cost_gbp, "sum of its parts", tuple(names)
    )
    yield from parts


def _claims(found: Verdict) -> Iterator[ChainedFigure]:
    cash = found.register.cash
    claims = [one for one in found.register.claims if one.benefit.is_cash]
    certified = [one for one in claims if one.counts and one.certification]
    yield _total("claimed", "Claimed", cash.claimed_gbp, [one.claim.id for one in claims])
    yield _total(
        "certified",
        "Certified",
        cash.certified_gbp,
        [one.certification.id for one in certified if one.certification],
    )
    yield _total(
        "banked",
        "Taken out of a budget",
        cash.banked_gbp,
        [banking.id for one in claims for banking in one.bankings],
    )


def _total(name: str, title: str, amount: Fraction, records: list[str]) -> ChainedFigure:
    rests = tuple(f"record {one}" for one in records)
    return ChainedFigure(name, f"{title}, in cash", to_pence(amount), "sum of the records", rests)
