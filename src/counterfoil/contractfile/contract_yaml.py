"""contract.yaml: every field of every term, read with the line that each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.record_reader import ID_PATTERN, shown
from counterfoil.casefile.yaml_document import Fields, Items, Node, Scalar, read_yaml
from counterfoil.contract.charges import Charge
from counterfoil.contract.terms import Contract, Terms
from counterfoil.contractfile.shapes import CHARGE_KINDS, Holds, Shape, shapes_of
from counterfoil.contractfile.terms_checks import DraftTerms, contract_faults
from counterfoil.contractfile.value_text import read_value
from counterfoil.errors import CounterfoilError, Problem, Severity, errors_among

FILE = "contract.yaml"
MOST_BYTES = 2_000_000
Path = tuple[str | int, ...]
_ID = re.compile(ID_PATTERN)
_ID_RULE = "use letters, digits, - and _, beginning with a letter or digit"


def read_contract_yaml(text: str, file: str = FILE) -> tuple[Contract | None, tuple[Problem, ...]]:
    """The contract that a text states, and everything that is wrong with it or worth a warning.

    None when any of it is an error.
    """
    node, problems = read_yaml(text, file)
    if problems:
        return None, problems
    if not isinstance(node, Fields):
        mend = "write the contract's fields, such as id: and title:; `counterfoil` can write one"
        return None, (Problem(what="it holds no contract", where=file, mend=mend),)
    reader = _Reader(file)
    contract = reader.contract(node)
    found = reader.problems
    found.sort(key=lambda one: _line_of(one.where))
    return (None if errors_among(found) else contract), tuple(found)


def read_fields_yaml(
    text: str, file: str, kind: type[Any]
) -> tuple[Any | None, tuple[Problem, ...]]:
    """The one thing of a kind that a text states, such as the document of a partnership's outcomes.

    None, and every problem with its line, when any of it is wrong.
    """
    node, problems = read_yaml(text, file)
    if node is None or problems:
        return None, problems
    reader = _Reader(file)
    found = reader.record(node, kind, ())
    return (None if reader.problems else found), tuple(reader.problems)


@dataclass
class _Reader:
    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, dict[str, Any]] = field(default_factory=dict)

    def contract(self, node: Fields) -> Contract | None:
        contract: Contract | None = self.record(node, Contract, ())
        parts = self.values[()]
        drafts = [
            self.draft(("versions", number))
            for number in range(len(parts.get("versions") or ()))
            if ("versions", number) in self.values
        ]
        for fault in contract_faults(parts.get("term"), parts.get("accounts_from"), drafts):
            self.wrong(fault.what, self.line(fault.path), fault.mend, fault.severity)
        if contract is None and not errors_among(self.problems):
            self._told_by_their_own_rules(parts)
        return contract

    def _told_by_their_own_rules(self, parts: dict[str, Any]) -> None:
        """What terms and contracts refuse of themselves and `contract_faults` did not tell."""
        for number, one in enumerate(parts["versions"]):
            path = ("versions", number)
            if one is None:
                self.build(Terms, self.values[path], self.lines[path])
        if not errors_among(self.problems):
            self.build(Contract, parts, self.lines[()])

    def draft(self, path: Path) -> DraftTerms:
        """A version as far as it was read, and the ids of what could not be."""
        values = self.values[path]
        named = {
            name: frozenset(
                str(self.values.get((*path, name, number), {}).get("id"))
                for number, one in enumerate(values.get(name) or ())
                if one is None
            )
            for name in ("charges", "indexations", "measures", "regimes")
        }
        loose = tuple(
            ((*path, "charges", number), self.values[(*path, "charges", number)])
            for number, one in enumerate(values.get("charges") or ())
            if one is None and (*path, "charges", number) in self.values
        )
        return DraftTerms(path=path, values=values, named=named, loose=loose)

    def record(self, node: Node, kind: type[Any], path: Path) -> Any:
        """One thing of a kind; None, and problems, when any field of it is wrong."""
        self.lines[path] = node.line
        if not isinstance(node, Fields):
            names = ", ".join(one.name for one in shapes_of(kind) if one.required)
            self.wrong("it is not a group of fields", node.line, f"write its fields: {names}")
            return None
        if kind is Charge:
            found = self._charge_kind(node)
            if found is None:
                return None
            kind = found
        values = self.values[path] = dict[str, Any]()
        whole = self._no_stranger(node, kind)
        for shape in shapes_of(kind):
            whole = self._field(node, shape, (*path, shape.name), values) and whole
        if not whole:
            return None
        if kind in (Contract, Terms):
            return self._build_quietly(kind, values)
        return self.build(kind, values, node.line)

    def build(self, kind: type[Any], values: dict[str, Any], line: int) -> Any:
        """The thing itself; what its own rules refuse becomes a problem."""
        try:
            return kind(**values)
        except CounterfoilError as fault:
            self.wrong(f"{fault.where}: {fault.what}", line, fault.mend)
            return None

    def _build_quietly(self, kind: type[Any], values: dict[str, Any]) -> Any:
        """Terms and contracts are looked at by `contract_faults`, which names the very line."""
        try:
            return kind(**values)
        except CounterfoilError:
            return None

    def _charge_kind(self, node: Fields) -> type[Charge] | None:
        held = node.items.get("kind")
        word = held[1].text if held and isinstance(held[1], Scalar) else ""
        if word in CHARGE_KINDS:
            return CHARGE_KINDS[word]
        line = held[1].line if held else node.line
        what = f"{shown(word)} is not a kind of charge" if word else "the charge has no kind"
        self.wrong(what, line, choose_among(word, CHARGE_KINDS))
        return None

    def _no_stranger(self, node: Fields, kind: type[Any]) -> bool:
        known = [one.name for one in shapes_of(kind)]
        allowed = [*known, "kind"] if issubclass(kind, Charge) else known
        strangers = [(name, key) for name, (key, _) in node.items.items() if name not in allowed]
        for name, key in strangers:
            self.wrong(f"{shown(name)} is not a field here", key.line, choose_among(name, allowed))
        return not strangers

    def _field(self, node: Fields, shape: Shape, path: Path, values: dict[str, Any]) -> bool:
        held = node.items.get(shape.name)
        blank = held is not None and isinstance(held[1], Scalar) and held[1].is_blank
        if held is None or blank:
            values[shape.name] = shape.default
            line = node.line if held is None else held[1].line
            self.lines[path] = line
            if shape.required:
                values[shape.name] = None
                what = "is missing" if held is None else "is blank"
                self.wrong(f"{shape.name} {what}", line, f"write {_example(shape)}")
            return not shape.required
        self.lines[path] = held[0].line
        found, whole = self._value(held[1], shape, path)
        values[shape.name] = found
        return whole

    def _value(self, node: Node, shape: Shape, path: Path) -> tuple[Any, bool]:
        if shape.holds is Holds.ONE and shape.of is not None:
            one = self.record(node, shape.of, path)
            return one, one is not None
        if shape.holds is Holds.MANY and shape.of is not None:
            return self._many(node, shape, path)
        if shape.holds is Holds.PAIRS:
            return self._pairs(node, shape)
        if not isinstance(node, Scalar):
            self.wrong(f"{shape.name} is not a single value", node.line, f"write {_example(shape)}")
            return None, False
        return self._single(node, shape)

    def _single(self, node: Scalar, shape: Shape) -> tuple[Any, bool]:
        try:
            found = read_value(node.text, shape)
        except CounterfoilError as fault:
            self.wrong(_named(fault.what, shape.name), node.line, fault.mend)
            return None, False
        if shape.name == "id" and not _ID.fullmatch(str(found)):
            self.wrong(f"{shown(node.text)} is not an id", node.line, _ID_RULE)
            return found, False
        return found, True

    def _many(self, node: Node, shape: Shape, path: Path) -> tuple[Any, bool]:
        if not isinstance(node, Items):
            mend = "write each under it, on a line that begins with - and a blank"
            self.wrong(f"{shape.name} is not a list", node.line, mend)
            return (), False
        kind: Any = shape.of
        found = tuple(
            self.record(one, kind, (*path, number)) for number, one in enumerate(node.items)
        )
        if not found and shape.name == "versions":
            self.wrong("there is no version of the terms", node.line, "write version 1")
            return (), False
        return found, all(one is not None for one in found)

    def _pairs(self, node: Node, shape: Shape) -> tuple[Any, bool]:
        if not isinstance(node, Fields):
            mend = "write each under it with its rate, such as `constable: 350`"
            self.wrong(f"{shape.name} is not a list of names and rates", node.line, mend)
            return (), False
        found, whole = [], True
        for name, (_, value) in node.items.items():
            if isinstance(value, Scalar):
                rate, good = self._single(value, shape)
            else:
                self.wrong(f"{name} is not a single rate", value.line, "write its rate in pounds")
                rate, good = None, False
            found.append((name, rate))
            whole = whole and good
        return tuple(found), whole

    def line(self, path: Path) -> int:
        """The line of a thing, or of the nearest thing that holds it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def wrong(self, what: str, line: int, mend: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem in a line."""
        where = f"{self.file}, line {line}"
        self.problems.append(Problem(what=what, where=where, mend=mend, severity=severity))


_EXAMPLES: dict[Holds, str] = {
    Holds.TRUTH: "yes or no",
    Holds.WHOLE: "a whole number",
    Holds.DECIMAL: "an amount in pounds",
    Holds.DAY: "a day, such as 2026-04-01",
    Holds.CLOCK: "a time of day, such as 07:00",
    Holds.MONTH: "a month, such as 2026-04",
    Holds.PAIRS: "each name and its rate under it",
    Holds.ONE: "its fields under it",
    Holds.MANY: "each under it, on a line that begins with - and a blank",
}


def _example(shape: Shape) -> str:
    if shape.holds is Holds.WORD and shape.of is not None:
        return f"{shape.name}: and one of {', '.join(one.value for one in shape.of)}"
    if shape.holds is Holds.NUMBER:
        return f"{shape.name}: and {'an amount in pounds' if shape.is_money else 'a number'}"
    return f"{shape.name}: and {_EXAMPLES.get(shape.holds, 'its text')}"


def _named(what: str, name: str) -> str:
    return what if what.startswith(name) else f"{name}: {what}"


def _line_of(where: str) -> int:
    return int(where.rsplit(" ", 1)[-1]) if where[-1:].isdigit() else 0
