"""Parameter files on disk: a folder for each parameter, a file for each edition.

    data/discount_rates/parameter.yaml     id, title, unit, use
    data/discount_rates/2026.yaml          one edition; `supersedes` names the one it replaces
    data/cpi/2026-02.yaml                  a table may name a CSV file beside it

Adding a file adds an edition; no code changes. The shape is in `edition.schema.json`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import CounterfoilError
from counterfoil.parameters.editions import Edition, Licence, Parameter, Rule
from counterfoil.parameters.tables import CellKind, Column, Table, read_rows

DATA_FOLDER = Path(__file__).parent / "data"
_HEAD = "parameter.yaml"


class BrokenParameterData(CounterfoilError):
    """A parameter file that cannot be read or does not have the shape of an edition."""


def parameter_ids(folder: Path) -> tuple[str, ...]:
    """The ids of the parameters in a data folder, in order of name."""
    return tuple(sorted(head.parent.name for head in folder.glob(f"*/{_HEAD}")))


def read_parameter(folder: Path, parameter_id: str) -> Parameter:
    """Read one parameter and all its editions. Raises BrokenParameterData naming the file."""
    home = folder / parameter_id
    head = _mapping(home / _HEAD)
    files = sorted(path for path in home.glob("*.yaml") if path.name != _HEAD)
    with _told_of(home / _HEAD):
        if head["id"] != parameter_id:
            raise ValueError(f"its id is {head['id']!r} but its folder is {parameter_id!r}")
        return Parameter(
            id=parameter_id,
            title=str(head["title"]),
            unit=str(head["unit"]),
            use=str(head["use"]).strip(),
            editions=_linked({path: _mapping(path) for path in files}, parameter_id),
        )


def _linked(files: Mapping[Path, Mapping[str, Any]], parameter_id: str) -> tuple[Edition, ...]:
    """The editions oldest first, each told which one supersedes it and its last day in force."""
    editions = {path: _edition(path, raw, parameter_id) for path, raw in files.items()}
    newer_of: dict[str, Edition] = {}
    known = {edition.id for edition in editions.values()}
    for path, raw in files.items():
        older = raw.get("supersedes")
        if older is None:
            continue
        if older not in known or older in newer_of or older == editions[path].id:
            raise _broken(path, f"it supersedes {older!r}, which is unknown or already superseded")
        newer_of[older] = editions[path]
    linked = (_closed(one, newer_of.get(one.id)) for one in editions.values())
    return tuple(sorted(linked, key=lambda one: one.id))


def _closed(edition: Edition, newer: Edition | None) -> Edition:
    if newer is None:
        return edition
    last = edition.in_force_to
    if last is None and newer.in_force_from is not None:
        last = newer.in_force_from - timedelta(days=1)
    return replace(edition, superseded_by=newer.id, in_force_to=last)


def _edition(path: Path, raw: Mapping[str, Any], parameter_id: str) -> Edition:
    with _told_of(path):
        if raw["edition"] != path.stem:
            raise ValueError(f"its edition is {raw['edition']!r} but its file is {path.name!r}")
        return Edition(
            id=path.stem,
            parameter_id=parameter_id,
            in_force_from=raw["in_force_from"],
            in_force_to=raw["in_force_to"],
            superseded_by=None,
            publisher=str(raw["publisher"]),
            source=Citation(**raw["source"]),
            other_sources=tuple(Citation(**source) for source in raw.get("other_sources", ())),
            licence=Licence(**raw["licence"]),
            retrieved=raw["retrieved"],
            confidence=Confidence(raw["confidence"]),
            note=str(raw["note"]).strip(),
            rules=tuple(_rule(rule) for rule in raw.get("rules", ())),
            tables=tuple(_table(path, table) for table in raw["tables"]),
        )


def _rule(raw: Mapping[str, Any]) -> Rule:
    return Rule(text=str(raw["rule"]).strip(), confidence=Confidence(raw["confidence"]))


def _table(path: Path, raw: Mapping[str, Any]) -> Table:
    columns = tuple(
        Column(name=one["name"], kind=CellKind(one["kind"]), means=one["means"])
        for one in raw["columns"]
    )
    rows = _csv_rows(path.with_name(raw["file"]), columns) if "file" in raw else raw["rows"]
    return Table(
        id=raw["id"],
        title=raw["title"],
        columns=columns,
        rows=read_rows(rows, columns),
        note=raw.get("note"),
        shown=tuple(raw.get("shown", ())),
    )


def _csv_rows(path: Path, columns: tuple[Column, ...]) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    if heading != [column.name for column in columns]:
        raise ValueError(f"the columns of {path.name} are {', '.join(heading)}")
    return rows


def _mapping(path: Path) -> Mapping[str, Any]:
    import yaml

    try:
        raw = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise _broken(path, f"it cannot be read: {error}") from error
    if not isinstance(raw, dict):
        raise _broken(path, "it is not a mapping of names to values")
    return raw


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Turn any fault met inside into BrokenParameterData that names the file."""
    try:
        yield
    except BrokenParameterData:
        raise
    except CounterfoilError as error:
        raise _broken(path, error.what) from error
    except KeyError as error:
        raise _broken(path, f"it lacks {error.args[0]!r}") from error
    except (ValueError, TypeError, OSError) as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, what: str) -> BrokenParameterData:
    return BrokenParameterData(
        what=what,
        where=f"{path.parent.name}/{path.name}",
        mend="correct the file; edition.schema.json in the data folder gives its shape",
    )
