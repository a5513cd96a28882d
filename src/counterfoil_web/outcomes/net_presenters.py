"""Net saving in the words of its page: both counterfactuals, every cost, cash and real."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.outcomes.net_saving import CostKind, NetSaving, NetYear, Origin
from counterfoil_web.outcomes.amounts import NOT_KNOWN, cell, pounds, share
from counterfoil_web.partnerships.list_files import Cell

NET_COLUMNS = (
    *("Terms", "Financial year", "Months", "Carrying on, as promised (£)"),
    *("Carrying on, at the volumes that happened (£)", *(f"{one.value} (£)" for one in CostKind)),
    *("All costs (£)", "Net saving (£)", "Net saving, volumes moved (£)"),
)
PART_COLUMNS = (
    *("Kind", "Title", "Financial year", "Cash (£)", "Where it was read"),
    *("Line of the case", "Records", "Months still open"),
)


@dataclass(frozen=True)
class Terms:
    """The table of one kind of terms: the years as columns and all of them last."""

    title: str
    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], bool], ...]


def terms_tables(found: NetSaving) -> tuple[Terms, Terms]:
    """In cash, and in real terms at the stated price base."""
    return (
        _terms("In cash", found.cash, found.total_cash),
        _terms(f"In real terms, at {found.price_base} prices", found.real, found.total_real),
    )


def net_sentence(found: NetSaving) -> str:
    """What came of it, against both counterfactuals, in a sentence or two."""
    whole = found.total_cash
    until = f"From {found.first_month.words} to {found.last_month.words}"
    kept = (
        f"{until} the partnership cost {pounds(whole.cost_gbp)}. Carrying on as promised would "
        f"have cost {pounds(whole.counterfactual_gbp)}: {_saved(whole.net_gbp)}."
    )
    if whole.net_moved_gbp is None:
        return f"{kept} At the volumes that happened it is not known: volumes are missing."
    if not found.counterfactual.moves_at_all:
        return f"{kept} Nothing in carrying on moves with a volume, so it is the same either way."
    return (
        f"{kept} At the volumes that happened carrying on would have cost "
        f"{pounds(whole.moved_gbp)}: {_saved(whole.net_moved_gbp)}."
    )


def promised_words(found: NetSaving) -> str:
    """How much of the cost is only promised; blank when all of it is on record."""
    if not found.promised_share:
        return ""
    part = share(found.promised_share)
    return f"{part} of the cost is taken from the promise, for want of a record."


def net_file(found: NetSaving) -> list[tuple[Cell, ...]]:
    """The years of both terms, the whole last, as rows of a file."""
    real = f"real, {found.price_base} prices"
    cash_rows = [*(_row("cash", one, str(one.year)) for one in found.cash)]
    real_rows = [*(_row(real, one, str(one.year)) for one in found.real)]
    return [
        *cash_rows,
        _row("cash", found.total_cash, "all years"),
        *real_rows,
        _row(real, found.total_real, "all years"),
    ]


def parts_file(found: NetSaving) -> list[tuple[Cell, ...]]:
    """Every part of the cost with where it was read, as rows of a file."""
    return [
        (
            *(one.kind.value, one.title, str(one.year), cell(one.cash_gbp), one.origin.value),
            *(one.case_line, "; ".join(one.records), str(one.months_open or "")),
        )
        for one in found.parts
    ]


def only_promised(found: NetSaving) -> list[str]:
    """The costs of which nothing is recorded, by title."""
    titles = (one.title for one in found.parts if one.origin is Origin.PROMISED)
    return list(dict.fromkeys(titles))


def volume_rows(found: NetSaving) -> tuple[tuple[str, str, str, str], ...]:
    """Each driver of carrying on by year: its yearly pace as promised, and as it happened."""
    return tuple(
        (
            one.driver,
            str(one.year),
            number_text(one.promised, 0),
            NOT_KNOWN if one.observed is None else number_text(one.observed, 0),
        )
        for one in found.counterfactual.volumes
    )


def move_sentences(found: NetSaving) -> list[str]:
    """Each line of carrying on that moved in a year, by how much and on whose word."""
    return [
        f"{one.line} in {one.year}: {pounds(one.original_gbp)} as promised, {pounds(one.moved_gbp)}"
        f" with {one.driver}. {one.reason or 'The case prices it by that driver.'}"
        for one in found.counterfactual.lines
    ]


def _saved(value: Fraction) -> str:
    if value == 0:
        return "neither more nor less"
    return f"{pounds(abs(value))} {'saved' if value > 0 else 'more than that'}"


def _terms(title: str, years: Iterable[NetYear], whole: NetYear) -> Terms:
    held = (*years, whole)
    rows: list[tuple[str, tuple[str, ...], bool]] = [
        ("Carrying on, as promised", tuple(pounds(one.counterfactual_gbp) for one in held), False),
        (
            "Carrying on, at the volumes that happened",
            tuple(pounds(one.moved_gbp) for one in held),
            False,
        ),
    ]
    for kind in CostKind:
        if any(one.costs_gbp.get(kind) for one in held):
            told = tuple(pounds(one.costs_gbp.get(kind, Fraction(0))) for one in held)
            rows.append((f"Less {kind.value}", told, False))
    rows += [
        ("Net saving against what was promised", tuple(pounds(one.net_gbp) for one in held), True),
        (
            "Net saving at the volumes that happened",
            tuple(pounds(one.net_moved_gbp) for one in held),
            True,
        ),
    ]
    return Terms(title, (*(_year(one) for one in held[:-1]), "All years"), tuple(rows))


def _year(one: NetYear) -> str:
    return str(one.year) if one.months == 12 else f"{one.year}, {one.months} months"


def _row(terms: str, one: NetYear, year: str) -> tuple[Cell, ...]:
    return (
        *(terms, year, str(one.months), cell(one.counterfactual_gbp), cell(one.moved_gbp)),
        *(cell(one.costs_gbp.get(kind, Fraction(0))) for kind in CostKind),
        *(cell(one.cost_gbp), cell(one.net_gbp), cell(one.net_moved_gbp)),
    )
