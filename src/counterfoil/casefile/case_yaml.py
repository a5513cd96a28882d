"""case.yaml: the case's own fields, and the short tables as lists."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.casefile.case_fields import CASE, EDITION_FIELD
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.headers import unknown_column
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.rows import Cell, Form, Row, TableRows
from counterfoil.casefile.tables import CSV_TABLES, YAML_TABLES
from counterfoil.casefile.yaml_document import Fields, Items, Node, Scalar, read_yaml
from counterfoil.errors import Problem

MOST_BYTES = 1_000_000
FILE = "case.yaml"
GROUPS = ("editions", "simulation", "narrative")
_LIST_KINDS = (Kind.IDS, Kind.SHARES, Kind.PAIRS)
_TABLES = {table.name: table for table in YAML_TABLES}
_ELSEWHERE = {table.name: table.file for table in CSV_TABLES}


def read_case_yaml(
    text: str,
) -> tuple[Row | None, dict[str, TableRows], tuple[Problem, ...]]:
    """The case's own fields, the tables beside them, and what is wrong with the form.

    The fields are None when nothing of the document could be made out.
    """
    node, problems = read_yaml(text, FILE)
    if problems:
        return None, {}, problems
    if not isinstance(node, Fields):
        what = "it is empty" if node is None else "it is not a list of fields with values"
        mend = "write a field a line, such as title: Custody in Cleveland"
        return None, {}, (Problem(what=what, where=FILE, mend=mend),)
    reader = _Reader()
    fields = reader.fields(node)
    return Row(fields, FILE, ""), reader.tables, tuple(reader.problems)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.tables: dict[str, TableRows] = {}

    def fields(self, document: Fields) -> dict[str, Cell]:
        """The cells of the case's own fields; the lists go to `tables`."""
        cells: dict[str, Cell] = {}
        for name, (key, value) in document.items.items():
            if name in _TABLES:
                self.tables[name] = self._table(_TABLES[name], value)
            elif name in GROUPS:
                cells.update(self._group(name, value))
            else:
                column = CASE.column(name)
                if column is None or "." in name:
                    self._unknown_field(name, key)
                else:
                    cells.update(self._cell(name, column, value))
        return cells

    def _unknown_field(self, name: str, key: Scalar) -> None:
        where = _at(key)
        if name in _ELSEWHERE:
            mend = f"move its records to {_ELSEWHERE[name]}"
            self._wrong(f"{name} has a file of its own", where, mend)
            return
        known = [c.name for c in CASE.before if "." not in c.name] + [*GROUPS, *_TABLES]
        mend = f"delete or rename it: {choose_among(name, known)}"
        self._wrong(f"the case has no field {name!r}", where, mend)

    def _group(self, group: str, value: Node) -> dict[str, Cell]:
        if isinstance(value, Scalar) and value.is_blank:
            return {}
        if not isinstance(value, Fields):
            mend = f"write its fields in the lines below {group}:, set in by two blanks"
            self._wrong(f"{group} is not a list of fields with values", _at(value), mend)
            return {}
        cells: dict[str, Cell] = {}
        for name, (key, part) in value.items.items():
            field = f"{group}.{name}"
            column = CASE.column(field) or _edition_column(field)
            if column is None:
                self.problems.append(unknown_column(CASE, field, _at(key)))
            else:
                cells.update(self._cell(field, column, part))
        return cells

    def _table(self, table: Table, value: Node) -> TableRows:
        where = f"{FILE}, {table.name}"
        if isinstance(value, Scalar) and value.is_blank:
            return TableRows(table=table, where=where)
        if not isinstance(value, Items):
            mend = "begin each record with a dash: - id: …"
            self._wrong(f"{table.name} is not a list of records", _at(value), mend)
            return TableRows(table=table, where=where, whole=False)
        before = len(self.problems)
        rows = [row for item in value.items for row in self._record(table, item)]
        whole = len(self.problems) == before
        return TableRows(table=table, where=where, rows=tuple(rows), whole=whole)

    def _record(self, table: Table, item: Node) -> Iterable[Row]:
        if not isinstance(item, Fields):
            mend = "write its fields with their values: - id: …"
            self._wrong(f"a record of {table.name} is not a list of fields", _at(item), mend)
            return
        cells: dict[str, Cell] = {}
        for name, (key, value) in item.items.items():
            column = table.column(name)
            if column is None:
                self.problems.append(unknown_column(table, name, _at(key, table.name)))
            else:
                cells.update(self._cell(name, column, value, table.name))
        yield Row(cells, f"{FILE}, line {item.line}, {table.name}", "")

    def _cell(self, name: str, column: Column, value: Node, table: str = "") -> dict[str, Cell]:
        where = f"{_at(value, table)}, {name}"
        if isinstance(value, Scalar):
            return {} if value.is_blank else {name: Cell(value.text, where, _form(value))}
        if isinstance(value, Items) and column.kind in _LIST_KINDS:
            parts = [item for item in value.items if isinstance(item, Scalar)]
            if len(parts) == len(value.items):
                return {name: Cell("; ".join(part.text for part in parts), where)}
        self._wrong(f"{name} is not a single value", where, f"write it in one line. {column.means}")
        return {}

    def _wrong(self, what: str, where: str, mend: str) -> None:
        self.problems.append(Problem(what=what, where=where, mend=mend))


def _edition_column(field: str) -> Column | None:
    if not field.startswith(EDITION_FIELD):
        return None
    return Column(name=field, kind=Kind.NAME, means="Which edition of the published figure.")


def _form(value: Scalar) -> Form:
    if value.is_truth:
        return Form.TRUTH
    return Form.QUOTED if value.quoted else Form.UNTYPED


def _at(node: Node, table: str = "") -> str:
    return f"{FILE}, line {node.line}" + (f", {table}" if table else "")
