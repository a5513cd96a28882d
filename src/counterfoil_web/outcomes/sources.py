"""Where a figure's source can be looked into: a record, a line of the case, a month's statement."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.contract.records import Record
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.outcomes.pages import Opened


@dataclass(frozen=True, slots=True)
class Source:
    """What a figure rests on, in words, and its address; blank when it has no page."""

    words: str
    url: str = ""


def contract_url(one: Opened) -> str:
    """The address of the contract that the plan is held to; blank without one."""
    contract = one.outcomes.plan.contract
    if contract is None:
        return ""
    return address_of("contracts:overview", one.seen.partnership.ref, contract.key)


def version_url(one: Opened) -> str:
    """The address of the approved version; blank without one."""
    version = one.outcomes.plan.version
    if version is None:
        return ""
    return address_of("results:version", one.seen.partnership.ref, version.number)


def case_lines_url(one: Opened) -> str:
    """The address of the lines of the approved version; blank without one."""
    version = one.outcomes.plan.version
    if version is None:
        return ""
    return address_of("results:lines", one.seen.partnership.ref, version.number)


def record_url(one: Opened, key: str) -> str:
    """The address of the record with an id; blank when there is none."""
    found = _kinds(one).get(key) if key else None
    return "" if found is None else one.url("record", found, key)


def source_of(one: Opened, words: str) -> Source:
    """The source that a figure names, with its address."""
    kind, _, rest = words.partition(" ")
    if kind == "figure":
        return Source(words, f"#{anchor(rest)}")
    if kind == "record":
        return Source(words, record_url(one, rest.removeprefix("line ").partition(", ")[0]))
    if words.startswith(("case line ", "case option ")):
        return Source(words, case_lines_url(one))
    if words.startswith("contract line "):
        return Source(words, _statement_url(one, words.rpartition(", ")[2]))
    return Source(words, contract_url(one))


def anchor(figure: str) -> str:
    """The place of a figure on the page of all of them.

    >>> anchor("bridge/volume")
    'figure-bridge-volume'
    """
    return f"figure-{figure.replace('/', '-')}"


def _statement_url(one: Opened, when: str) -> str:
    try:
        month = Month.parse(when)
    except InvalidValue:
        return contract_url(one)
    home = contract_url(one)
    return f"{home}months/{month}/" if home else ""


def _kinds(one: Opened) -> dict[str, str]:
    """The kind of each record by its id, worked out once for a page."""

    def found() -> dict[str, str]:
        held: tuple[Record, ...] = one.outcomes.records
        return {record.id: record.kind for record in reversed(held)}

    return one.outcomes.made("kinds", found)
