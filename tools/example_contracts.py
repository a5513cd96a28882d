"""Write the records and closed months of the example contracts, always the same.

`python tools/example_contracts.py` reads each contract.yaml in content/example_contracts and
writes its tables and closed statements beside it; a test holds the folders to what this makes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from contract_stories import STORIES
from contract_story import MADE_UP, Story, day_after
from counterfoil.contract.lines import Section, to_pence
from counterfoil.contract.records import Invoice, InvoiceLine, Record
from counterfoil.contract.statements import Closed, Statement, close, statement
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.contract_yaml import FILE, read_contract_yaml
from counterfoil.contractfile.folder import contract_files
from counterfoil.errors import BadInput
from counterfoil.quantities.years import Month

ROOT = Path(__file__).resolve().parent.parent / "src/counterfoil/content/example_contracts"
_DATED, _INVOICE_DAY, _CLOSING_DAY = 10, 12, 25
_VAT = Fraction(1, 5)


def read(folder: Path) -> Contract:
    """The terms in a folder."""
    contract, problems = read_contract_yaml((folder / FILE).read_text(encoding="utf-8"))
    if contract is None:
        raise BadInput(problems)
    return contract


def made(contract: Contract, story: Story) -> tuple[tuple[Record, ...], tuple[Closed, ...]]:
    """The records of a story with its invoices, in the order entered, and its closed months."""
    records = sorted(story.records, key=lambda one: one.entered_on)
    closed: list[Closed] = []
    # Open months are closed here alone, so that each invoice follows from the one before.
    invoices: list[Record] = []
    months = contract.term.months[: story.closed + story.open]
    for month in months if story.closed else ():
        on = day_after(month, _CLOSING_DAY)
        found = statement(contract, records, month, on=on, closed=closed)
        if story.invoiced:
            invoices.append(_invoice(story, found))
        closed.append(close(contract, found, closed))
    invoices += [_credit(story, *one) for one in story.credits]
    everything = sorted((*records, *invoices), key=lambda one: one.entered_on)
    return tuple(everything), tuple(closed[: story.closed])


def _invoice(story: Story, found: Statement) -> Record:
    lines = _billed(found)
    change = story.wrong.get(str(found.month))
    lines = change(lines) if change else lines
    on = day_after(found.month, _INVOICE_DAY)
    return Invoice(
        id=f"invoice-{found.month}",
        entered_on=on,
        entered_by=story.records[0].entered_by,
        source=MADE_UP,
        number=f"{story.prefix}-{found.month}",
        month=found.month,
        dated=day_after(found.month, _DATED),
        lines=tuple(lines),
        vat_gbp=found.vat_gbp if change is None else _vat(lines),
    )


def _credit(story: Story, month: str, number: str, on: date, line: InvoiceLine) -> Record:
    return Invoice(
        id=f"credit-{month}",
        entered_on=on,
        entered_by=story.records[0].entered_by,
        source=MADE_UP,
        note="A credit note, after the query",
        number=number,
        month=Month.parse(month),
        dated=on,
        lines=(line,),
        vat_gbp=_vat([line]),
    )


def _vat(lines: Iterable[InvoiceLine]) -> Decimal:
    return to_pence(sum((Fraction(one.amount_gbp) for one in lines), Fraction(0)) * _VAT)


def _billed(found: Statement) -> list[InvoiceLine]:
    """A line for each charge, measure or month put right, as the statement has them."""
    sums: dict[str, Decimal] = {}
    titles: dict[str, str] = {}
    for line in found.lines:
        if line.section is Section.VAT:
            continue
        name = str(line.about) if line.about else line.of
        name = line.id if line.of == "days" else name
        sums[name] = sums.get(name, Decimal(0)) + line.amount_gbp
        titles.setdefault(name, f"{line.about} put right" if line.about else line.title)
    return [
        InvoiceLine(of=name, title=titles[name], amount_gbp=amount)
        for name, amount in sums.items()
        if amount
    ]


def files_of(story: Story) -> dict[str, bytes]:
    """The tables and closed statements of a story's folder by name; not contract.yaml."""
    contract = read(ROOT / story.id)
    records, closed = made(contract, story)
    files = contract_files(contract, records, closed)
    return {name: held for name, held in files.items() if name != FILE}


def main() -> None:
    """Write every folder anew."""
    for tell in STORIES:
        story = tell()
        folder = ROOT / story.id
        shutil.rmtree(folder / "closed", ignore_errors=True)
        for name, held in files_of(story).items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(held)


if __name__ == "__main__":
    main()
