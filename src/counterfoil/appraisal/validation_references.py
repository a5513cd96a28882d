"""Names that must be unique, and names that must exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence

from counterfoil.appraisal.amounts import DriverBands, DriverRate, ShareOf, YearList
from counterfoil.appraisal.business_case import BusinessCase, Line
from counterfoil.appraisal.evidence import Evidence
from counterfoil.appraisal.faults import Fault, Place

MAY_BE_EMPTY = {
    ("drivers", "profile"),
    ("lines", "index"),
    ("lines", "delay"),
    *((table, "correlation_group") for table in ("drivers", "delays", "indices", "lines", "risks")),
}


def reference_faults(case: BusinessCase) -> tuple[Fault, ...]:
    """Duplicate ids, and references to records that do not exist."""
    return (*_duplicates(case), *_unknowns(case), *_share_loops(case))


def unknown(place: Place, kind: str, name: str, known: Sequence[str]) -> Fault:
    """The fault of naming something that is not there, with the nearest names as the mend."""
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    if near:
        mend = f"did you mean {' or '.join(near)}?"
    elif known:
        mend = f"use one of {', '.join(known[:8])}{' …' if len(known) > 8 else ''}"
    else:
        mend = f"add it: the case has no {kind} yet"
    return Fault(place=place, what=f"there is no {kind} called {name!r}", mend=mend)


def _unnamed(place: Place, kind: str, known: Sequence[str]) -> Fault:
    mend = f"use one of {', '.join(known[:8])}" if known else f"add it: the case has no {kind} yet"
    return Fault(place=place, what=f"no {kind} is named", mend=mend)


def _duplicates(case: BusinessCase) -> Iterator[Fault]:
    tables: dict[str, Iterable[str]] = {
        "sources": (item.id for item in case.sources),
        "bodies": (item.id for item in case.bodies),
        "indices": (item.id for item in case.indices),
        "delays": (item.id for item in case.delays),
        "correlations": (item.id for item in case.correlations),
        "options": (item.id for item in case.options),
        "objectives": (item.id for item in case.objectives),
        "scores": (f"{item.objective}/{item.option}" for item in case.scores),
        "baseline": (item.id for item in case.baseline),
        "drivers": (item.id for item in case.drivers),
        "profiles": (item.id for item in case.profiles),
        "bands": (item.id for item in case.bands),
        "lines": (item.key for item in case.lines),
        "risks": (item.key for item in case.risks),
        "budgets": (item.id for item in case.budgets),
    }
    for table, keys in tables.items():
        seen: set[str] = set()
        for key in keys:
            if not all(key.split("/")):
                yield Fault(
                    place=Place(table=table, key=key, column="id"),
                    what="a record has no id",
                    mend="give it a short name of its own",
                )
            elif key in seen:
                yield Fault(
                    place=Place(table=table, key=key, column="id"),
                    what=f"{key} stands twice",
                    mend="give one of them another id",
                )
            seen.add(key)
    both = {line.key for line in case.lines} & {risk.key for risk in case.risks}
    for key in sorted(both):
        yield Fault(
            place=Place(table="risks", key=key, column="id"),
            what=f"{key} is both a line and a risk",
            mend="give the risk another id",
        )


def _unknowns(case: BusinessCase) -> Iterator[Fault]:
    known = _known_ids(case)
    for place, kind, name in _references(case):
        if not name and (place.table, place.column) not in MAY_BE_EMPTY:
            yield _unnamed(place, kind, known[kind])
        elif name and name not in known[kind]:
            yield unknown(place, kind, name, known[kind])
    yield from _unknown_parts(case)
    yield from _source_unknowns(case)


def _known_ids(case: BusinessCase) -> dict[str, list[str]]:
    """The ids that a reference of each kind may name."""
    return {
        "index": [item.id for item in case.indices],
        "body": [item.id for item in case.bodies],
        "option": [item.id for item in case.options],
        "profile": [item.id for item in case.profiles],
        "delay": [item.id for item in case.delays],
        "driver": [item.id for item in case.drivers],
        "band table": [item.id for item in case.bands],
        "objective": [item.id for item in case.objectives],
        "correlation group": [item.id for item in case.correlations],
    }


def _references(case: BusinessCase) -> Iterator[tuple[Place, str, str]]:
    """Every reference of the case: where it stands, the kind of record, the id it names."""
    yield Place(table="case", column="general_inflation"), "index", case.general_inflation
    for driver in case.drivers:
        yield Place(table="drivers", key=driver.id, column="profile"), "profile", driver.profile
    for line in case.lines:
        yield from _line_references(line)
    for risk in case.risks:
        yield Place(table="risks", key=risk.key, column="option"), "option", risk.option
        yield Place(table="risks", key=risk.key, column="body"), "body", risk.body
    for budget in case.budgets:
        yield Place(table="budgets", key=budget.id, column="body"), "body", budget.body
    for score in case.scores:
        key = f"{score.objective}/{score.option}"
        yield Place(table="scores", key=key, column="objective"), "objective", score.objective
        yield Place(table="scores", key=key, column="option"), "option", score.option
    for place, group in _memberships(case):
        yield place, "correlation group", group


def _line_references(line: Line) -> Iterator[tuple[Place, str, str]]:
    def at(column: str) -> Place:
        return Place(table="lines", key=line.key, column=column)

    yield at("option"), "option", line.option
    yield from ((at("body"), "body", body) for body, _ in line.shares)
    yield at("index"), "index", line.index
    yield at("delay"), "delay", line.delay
    match line.amount:
        case DriverRate(driver=driver):
            yield at("driver"), "driver", driver
        case DriverBands(driver=driver, bands=bands):
            yield at("driver"), "driver", driver
            yield at("bands"), "band table", bands
        case YearList(profile=profile):
            yield at("profile"), "profile", profile
        case _:
            pass


def _memberships(case: BusinessCase) -> Iterator[tuple[Place, str]]:
    column = "correlation_group"
    for driver in case.drivers:
        yield Place(table="drivers", key=driver.id, column=column), driver.correlation_group
    for delay in case.delays:
        yield Place(table="delays", key=delay.id, column=column), delay.correlation_group
    for index in case.indices:
        yield Place(table="indices", key=index.id, column=column), index.correlation_group
    for line in case.lines:
        yield Place(table="lines", key=line.key, column=column), line.correlation_group
    for risk in case.risks:
        yield Place(table="risks", key=risk.key, column=column), risk.correlation_group


def _unknown_parts(case: BusinessCase) -> Iterator[Fault]:
    for line in case.lines:
        if not isinstance(line.amount, ShareOf):
            continue
        lines = [item.id for item in case.lines if item.option == line.option]
        for part in line.amount.lines:
            if part not in lines:
                place = Place(table="lines", key=line.key, column="of_lines")
                yield unknown(place, f"line of {line.option}", part, lines)


def _source_unknowns(case: BusinessCase) -> Iterator[Fault]:
    known = [source.id for source in case.sources]
    for place, evidence in evidences(case):
        for source in evidence.sources:
            if source not in known:
                at = Place(table=place.table, key=place.key, column="sources")
                yield unknown(at, "source", source, known)


def evidences(case: BusinessCase) -> Iterator[tuple[Place, Evidence]]:
    """The evidence of every record that has any, with the record's place."""
    tables = {
        "indices": case.indices,
        "delays": case.delays,
        "options": case.options,
        "baseline": case.baseline,
        "drivers": case.drivers,
        "profiles": case.profiles,
        "bands": case.bands,
        "budgets": case.budgets,
    }
    for table, records in tables.items():
        for record in records:
            yield Place(table=table, key=record.id), record.evidence  # type: ignore[attr-defined]
    for line in case.lines:
        yield Place(table="lines", key=line.key), line.evidence
    for risk in case.risks:
        yield Place(table="risks", key=risk.key), risk.evidence


def _share_loops(case: BusinessCase) -> Iterator[Fault]:
    parts = {
        line.key: [f"{line.option}/{part}" for part in line.amount.lines]
        for line in case.lines
        if isinstance(line.amount, ShareOf)
    }
    for key in parts:
        reached, waiting = set[str](), list(parts[key])
        while waiting:
            step = waiting.pop()
            if step == key:
                yield Fault(
                    place=Place(table="lines", key=key, column="of_lines"),
                    what=f"{key} is a share of itself, directly or through other lines",
                    mend="take one of the lines out of the loop",
                )
                break
            if step not in reached:
                reached.add(step)
                waiting.extend(parts.get(step, []))
