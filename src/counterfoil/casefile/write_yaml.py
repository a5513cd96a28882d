"""case.yaml as text: always the same for the same case."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_yaml import GROUPS
from counterfoil.casefile.columns import Kind, Table
from counterfoil.casefile.rows import Value, WrittenCase
from counterfoil.casefile.tables import YAML_TABLES
from counterfoil.quantities.distribution_text import write_number

SCHEMA_FILE = "case.schema.json"
_HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
_WIDTH = 100
_STR, _INT, _FLOAT = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float"))
_BOOL, _MAP, _SEQ = (f"tag:yaml.org,2002:{name}" for name in ("bool", "map", "seq"))


class _Dumper(yaml.SafeDumper):
    """Sets lists in under their name, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def write_case_yaml(case: WrittenCase) -> str:
    """The text of case.yaml: the case's own fields, then each list that is not empty."""
    pairs = _fields(case.fields)
    for table in YAML_TABLES:
        rows = case.tables[table.name]
        if rows:
            records = [_record(table, row.values) for row in rows]
            pairs.append((_text(table.name), yaml.SequenceNode(_SEQ, records, flow_style=False)))
    node = yaml.MappingNode(_MAP, pairs, flow_style=False)
    body: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_WIDTH)
    return _HEAD + body


def _fields(fields: Mapping[str, Value]) -> list[tuple[yaml.Node, yaml.Node]]:
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    groups: dict[str, list[tuple[yaml.Node, yaml.Node]]] = {}
    for name, value in fields.items():
        group, dot, part = name.partition(".")
        if not dot:
            pairs.append((_text(name), _value(CASE, name, value)))
        else:
            groups.setdefault(group, []).append((_text(part), _value(CASE, name, value)))
    for group in GROUPS:
        if group in groups:
            inner = yaml.MappingNode(_MAP, groups[group], flow_style=False)
            pairs.append((_text(group), inner))
    return pairs


def _record(table: Table, values: Mapping[str, Value]) -> yaml.MappingNode:
    pairs = [
        (_text(column), _value(table, column, values[column]))
        for column in table.names()
        if column in values
    ]
    return yaml.MappingNode(_MAP, pairs, flow_style=False)


def _value(table: Table, column: str, value: Value) -> yaml.Node:
    if isinstance(value, bool):
        return yaml.ScalarNode(_BOOL, "true" if value else "false")
    if isinstance(value, str):
        kind = getattr(table.column(column), "kind", Kind.NAME)
        return _text(value, block=kind is Kind.TEXT)
    text = write_number(value)
    if "e" not in text:
        return yaml.ScalarNode(_FLOAT if "." in text else _INT, text)
    digits, _, power = text.partition("e")
    return yaml.ScalarNode(_FLOAT, f"{digits}{'' if '.' in digits else '.0'}e{power}")


def _text(text: str, *, block: bool = False) -> yaml.ScalarNode:
    """A text, in a block where it has several plain lines and otherwise as it needs to be."""
    lines = text.split("\n")
    plain = len(lines) > 1 and all(line == line.strip() and line for line in lines[:-1])
    style = "|" if block and plain and lines[-1] == lines[-1].strip() else None
    if style is None and len(lines) > 1:
        style = '"'
    return yaml.ScalarNode(_STR, text, style=style)
