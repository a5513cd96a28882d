"""Whether records stand in order: each id and fact once, each correction of what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterfoil.contract.records import Invoice, Record

Fault = tuple[int, str, str]


def order_faults(records: Sequence[Record], places: Sequence[str]) -> Iterator[Fault]:
    """For each record that does not stand in order: its number, what is wrong and the mend."""
    first: dict[str, int] = {}
    for number, record in enumerate(records):
        held = first.setdefault(record.id, number)
        if held != number:
            what = f"the id {record.id} is used already, by {places[held]}"
            yield number, what, "give each record an id of its own"
    yield from _supersession(records, places, first)
    yield from _facts(records, places)


def _supersession(
    records: Sequence[Record], places: Sequence[str], first: dict[str, int]
) -> Iterator[Fault]:
    by: dict[str, int] = {}
    for number, record in enumerate(records):
        old = record.supersedes
        if not old:
            continue
        if old not in first:
            what = f"it supersedes {old}, and there is no such record"
            yield number, what, "give the id of the record that it puts right, or leave it blank"
            continue
        earlier = records[first[old]]
        if old in by:
            what = f"{old} is superseded already, by {places[by[old]]}"
            yield number, what, f"supersede {records[by[old]].id} if that is wrong in turn"
        elif earlier.kind != record.kind:
            what = f"it supersedes {old}, which is of another kind"
            yield number, what, "give the id of a record of the same kind"
        elif _comes_round(record, records, first):
            what = f"it supersedes {old}, which leads back to itself"
            yield number, what, "let the later record supersede the earlier one"
        elif record.entered_on < earlier.entered_on:
            what = f"it supersedes {old}, which was entered after it"
            yield number, what, f"enter it on {earlier.entered_on} or later"
        by.setdefault(old, number)


def _comes_round(record: Record, records: Sequence[Record], first: dict[str, int]) -> bool:
    seen: set[str] = set()
    name = record.id
    while name in first and name not in seen:
        seen.add(name)
        name = records[first[name]].supersedes
    return name == record.id


def _facts(records: Sequence[Record], places: Sequence[str]) -> Iterator[Fault]:
    gone = {record.supersedes for record in records if record.supersedes}
    standing: dict[tuple[object, ...], int] = {}
    for number, record in enumerate(records):
        if record.id in gone:
            continue
        fact = record.fact
        held = standing.setdefault(fact, number)
        if held == number or records[held].id == record.id:
            continue
        if isinstance(record, Invoice):
            what = f"invoice {record.number} was entered already, in {places[held]}"
            mend = "leave it out, or let it supersede that one if it replaces it"
        else:
            what = f"{_in_words(fact)} is recorded already, in {places[held]}"
            mend = f"write supersedes: {records[held].id} if this puts it right, or leave it out"
        yield number, what, mend


def _in_words(fact: tuple[object, ...]) -> str:
    return " ".join(str(part) for part in fact if part != "").replace("_", " ")
