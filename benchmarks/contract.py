"""The contract at its full size: ten years, 40 charges, 60 measures; and a million measurements."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from benchmarks.timing import Times, once, side_by_side
from counterfoil.contract.charges import Charge, FixedCharge, UnitCharge
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import DeductionBand, Deductions, Direction, Measure, Repeat
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import IndexValue, Measurement, Record, Volume
from counterfoil.contract.term import Term, days_of, first_day
from counterfoil.contract.terms import Contract, Law, Terms
from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil.contractfile.imports import import_records
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import Month

ROOT = Path(__file__).resolve().parent.parent
POLARS = ROOT / "build" / "polars" / "bin" / "python"
MEND = "python -m venv build/polars && build/polars/bin/pip install polars"
MEASURES = 60
SIZES = (250_000, 500_000, 1_000_000)
_TERM = Term(date(2026, 4, 1), date(2036, 3, 31))
_POLARS_WORK = """
import sys, time
import polars as pl
times = []
for _ in range(3):
    start = time.perf_counter()
    found = (
        pl.read_csv(sys.argv[1])
        .with_columns(pl.col("date").str.slice(0, 7).alias("month"))
        .group_by("measure", "month")
        .agg(pl.col("met").sum(), pl.len())
    )
    times.append(time.perf_counter() - start)
print(min(times), found.height, pl.__version__)
"""


def large_contract() -> Contract:
    """40 charges, half fixed and half per unit, all indexed; 60 measures in a capped pool."""
    fixed: list[Charge] = [
        FixedCharge(
            id=f"fixed-{place}",
            title=f"Service {place}",
            clause="Schedule 7",
            yearly_gbp=Fraction(1_000_003 + place),
            indexation="cpi",
        )
        for place in range(20)
    ]
    units = [
        UnitCharge(
            id=f"unit-{place}",
            title=f"Unit {place}",
            clause="Schedule 7",
            volume=f"volume-{place}",
            unit="unit",
            rate_gbp=Fraction(701 + place, 100),
            indexation="cpi",
        )
        for place in range(20)
    ]
    bands = (
        DeductionBand(beyond=Fraction(9, 10), amount=Fraction(100)),
        DeductionBand(beyond=Fraction(8, 10), amount=Fraction(300)),
    )
    measures = tuple(
        Measure(
            id=f"measure-{place}",
            title=f"Measure {place}",
            clause="Schedule 8",
            direction=Direction.HIGHER,
            target=Fraction(9, 10),
            counts="met",
            of="all",
            bands=bands,
            repeat=Repeat(failures=2, within=3, multiplier=Fraction(2)),
        )
        for place in range(MEASURES)
    )
    clause = Indexation(
        id="cpi",
        title="CPI",
        clause="Schedule 7, 5",
        series="cpi",
        base=Month(2026, 1),
        first_review=Month(2027, 4),
        lag_months=3,
        share=Fraction(8, 10),
        cap=Fraction(3, 100),
    )
    terms = Terms(
        number=1,
        effective_from=_TERM.start,
        agreed_on=date(2026, 3, 1),
        reason="As signed",
        charges=(*fixed, *units),
        indexations=(clause,),
        measures=measures,
        deductions=Deductions(clause="Schedule 8", pool=Fraction(1, 10)),
    )
    return Contract(
        id="large",
        title="Large contract",
        kind=PartnershipKind.BUSINESS,
        authority="Force",
        supplier="Supplier",
        law=Law.PROCUREMENT_ACT_2023,
        light_touch=False,
        term=_TERM,
        value_gbp=Decimal(300_000_000),
        versions=(terms,),
    )


def figures(*, measured: bool = True) -> list[Record]:
    """A volume of each unit, each index and, if wanted, each measure, for every month."""
    entered = date(2036, 4, 1)
    found: list[Record] = [
        IndexValue(
            id=f"cpi-{place}",
            series="cpi",
            month=Month(2026, 1) + place,
            value=Fraction(1_000 + 3 * place, 10),
            entered_on=entered,
        )
        for place in range(125)
    ]
    for place, month in enumerate(_TERM.months):
        found += [
            Volume(
                id=f"volume-{unit}-{month}",
                volume=f"volume-{unit}",
                month=month,
                count=Fraction(1_000 + place + unit),
                entered_on=entered,
            )
            for unit in range(20)
        ]
        for one in range(MEASURES if measured else 0):
            found.append(
                Measurement(
                    id=f"measure-{one}-{month}",
                    measure=f"measure-{one}",
                    month=month,
                    numerator=Fraction(85 + (7 * place + one) % 15),
                    denominator=Fraction(100),
                    entered_on=entered,
                )
            )
    return found


def statements(repetitions: int) -> dict[str, Times]:
    """All 120 months worked out again from the records."""
    contract, records = large_contract(), figures()
    return side_by_side(
        {
            "120 statements × 40 charges × 60 measures": lambda: reckon(contract, known(records)),
            "of it: which records stand": lambda: known(records),
        },
        repetitions,
    )


def measurements() -> tuple[dict[str, Times], str]:
    """So many rows imported, checked and reckoned, and a plain Polars group-by of the last file."""
    contract, records = large_contract(), figures(measured=False)
    taken: dict[str, Times] = {}
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            path = Path(folder) / f"{rows}.csv"
            _write(path, rows)
            taken[f"{rows:,} rows imported, checked and reckoned"] = once(
                lambda path=path: _brought_in(contract, records, path)
            )
        told = _polars(path)
    if told is None:
        return taken, f"Polars is not installed for the comparison: {MEND}"
    seconds, groups, version = told
    taken["Polars: read the file and group it"] = Times(seconds=(float(seconds),))
    return taken, f"Polars {version}, best of three, {groups} groups."


def _brought_in(contract: Contract, records: list[Record], path: Path) -> None:
    mapping = ColumnMapping(
        kind="measurement",
        columns=(("measure", "measure"), ("month", "date"), ("numerator", "met")),
        rows=Rows.SUMMED,
    )
    found = import_records(contract, records, path, mapping, entered_on=date(2036, 4, 1))
    if not found.is_sound:
        raise RuntimeError(str(found.problems[0]))
    months = reckon(contract, known([*records, *found.records]))
    if not months[-1].assessments:
        raise RuntimeError("no measure was judged")


def _write(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "measure", "met"])
        writer.writerows(_events(rows))


def _events(rows: int) -> Iterator[tuple[str, str, int]]:
    """So many events, spread over days and measures, nine in ten of them met."""
    months = _TERM.months
    for row in range(rows):
        month = months[row * 7 % len(months)]
        day = first_day(month) + timedelta(days=row % days_of(month))
        yield day.isoformat(), f"measure-{row % MEASURES}", int(row * 31 % 10 > 0)


def _polars(path: Path) -> list[str] | None:
    if not POLARS.exists():
        return None
    finished = subprocess.run(
        [POLARS, "-c", _POLARS_WORK, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    return finished.stdout.split()


if __name__ == "__main__":
    for name, times in {**statements(5), **measurements()[0]}.items():
        print(f"{name}: {times.least:.3f} s", file=sys.stderr)
