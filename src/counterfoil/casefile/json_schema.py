"""JSON Schemas of a case's files, by which editors complete and check them.

Draft 7, which editors read best. They say what the readers check cell by cell; what must fit
together across records is said by `counterfoil check` alone.
"""

from __future__ import annotations

import json
from typing import Any

from counterfoil.casefile.case_fields import CASE, EDITION_FIELD
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.read_lines import AMOUNT_COLUMNS
from counterfoil.casefile.record_reader import ID_PATTERN
from counterfoil.casefile.tables import CSV_TABLES, YAML_TABLES
from counterfoil.quantities.distribution_text import PARAMETERS

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DISTRIBUTIONS = "|".join([*PARAMETERS, "discrete", "empirical"])
_WHOLE_RANGES: dict[str, Schema] = {"years": {"minimum": 1, "maximum": 125}}


def schemas() -> dict[str, Schema]:
    """Every published schema by its file's name."""
    tables = {f"{table.name}.schema.json": table_schema(table) for table in CSV_TABLES}
    return {"case.schema.json": case_schema(), **tables}


def schema_text(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def case_schema() -> Schema:
    """The schema of case.yaml."""
    properties: Schema = {}
    groups: dict[str, Schema] = {}
    for column in CASE.before:
        group, dot, part = column.name.partition(".")
        if dot:
            groups.setdefault(group, {})[part] = _column_schema(column)
        else:
            properties[column.name] = _column_schema(column)
    for group, fields in groups.items():
        properties[group] = _object(fields, required=())
        properties[group]["type"] = ["object", "null"]
    properties[EDITION_FIELD.rstrip(".")] = {
        "type": ["object", "null"],
        "description": "Which edition of each published figure the case reckons with; "
        "`counterfoil parameters list` lists them.",
        "additionalProperties": {"type": ["string", "number"]},
    }
    for table in YAML_TABLES:
        properties[table.name] = {
            "type": ["array", "null"],
            "description": table.about,
            "items": _record_schema(table),
        }
    required = tuple(column.name for column in CASE.before if column.required)
    return {
        "$schema": _DRAFT,
        "title": "A business case: case.yaml",
        "description": CASE.about,
        **_object(properties, required),
    }


def table_schema(table: Table) -> Schema:
    """The schema of one row of a table, its numbers being numbers and its blanks left out."""
    return {
        "$schema": _DRAFT,
        "title": f"{table.title}: a row of {table.file}",
        "description": table.about,
        **_record_schema(table),
    }


def _record_schema(table: Table) -> Schema:
    properties = {column.name: _column_schema(column) for column in table.columns}
    required = tuple(column.name for column in table.columns if column.required)
    schema = _object(properties, required)
    if table.has_years:
        months = "( month)?" if table.has_months else ""
        schema["patternProperties"] = {rf"^\d{{4}}-\d{{2}}{months}$": {"type": "number"}}
    if table.name == "lines":
        schema["allOf"] = [_amount_rule(kind) for kind in AMOUNT_COLUMNS]
    return schema


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = list(required)
    return schema


def _amount_rule(kind: str) -> Schema:
    """What a kind of amount needs, and what it has no use for."""
    needed, also = AMOUNT_COLUMNS[kind]
    every = dict.fromkeys(name for pair in AMOUNT_COLUMNS.values() for name in sum(pair, ()))
    unused = [name for name in every if name not in needed + also]
    return {
        "if": {"properties": {"amount_kind": {"const": kind}}, "required": ["amount_kind"]},
        "then": {
            "required": list(needed),
            "properties": {name: {"type": "null"} for name in unused},
        },
    }


def _column_schema(column: Column) -> Schema:
    described: Schema = {"description": _description(column)}
    if column.kind is Kind.WORD:
        words: list[str | None] = [*column.words]
        return {**described, "enum": words if column.required else [*words, None]}
    if column.kind is Kind.TRUTH:
        return {**described, "enum": [True, False, "yes", "no", None]}
    shape = _shape(column)
    if not column.required:
        shape["type"] = [*shape["type"], "null"]
    return {**described, **shape}


def _shape(column: Column) -> Schema:
    """The types and pattern of a column's values."""
    kind, filled = column.kind, r"\S" if column.required else ""
    if kind is Kind.NUMBER:
        return {"type": ["number"]}
    if kind is Kind.WHOLE:
        return {"type": ["integer"], **_WHOLE_RANGES.get(column.name, {})}
    if kind in (Kind.IDS, Kind.SHARES, Kind.PAIRS):
        return {"type": ["string", "array"], "items": {"type": ["string", "number"]}}
    patterns = {
        Kind.ID: rf"^\s*{ID_PATTERN}\s*$",
        Kind.YEAR: r"^\s*\d{4}-\d{2}\s*$",
        Kind.DATE: r"^\s*\d{4}(-\d{2}(-\d{2})?)?\s*$",
        Kind.DISTRIBUTION: rf"^\s*({_DISTRIBUTIONS})\s*\([\s\S]*\)\s*$",
        Kind.UNCERTAINTY: rf"^\s*({_DISTRIBUTIONS}|reference_class)\s*\([\s\S]*\)\s*$",
        Kind.NAME: rf"^\s*{filled}[^\n\r]*\s*$",
        Kind.REFERENCE: rf"^\s*{filled}[^\n\r]*\s*$",
        Kind.TEXT: filled,
    }
    types = (
        ["string"]
        if kind in (Kind.YEAR, Kind.DISTRIBUTION, Kind.UNCERTAINTY)
        else [
            "string",
            "number",
        ]
    )
    pattern = patterns[kind]
    return {"type": types, "pattern": pattern} if pattern else {"type": types}


def _description(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit else ""
    blank = f" Blank: {column.blank}." if column.blank else ""
    return f"{column.means}{unit}{blank}"
