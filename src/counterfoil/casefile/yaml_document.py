"""YAML read with care: where each value stands, and nothing that hides, repeats or explodes.

Anchors, aliases, tags, repeated keys and second documents are refused. Values keep the text they
were typed in, so that 2017-18 stays a financial year and 1.10 a version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from counterfoil.errors import Problem

_MOST_DEPTH = 8
_BLANK = ("", "~", "null", "Null", "NULL")
_TRUTHS = ("true", "True", "TRUE", "false", "False", "FALSE")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MENDS = (
    ("mapping values are not allowed", "put quotation marks around text that holds a colon"),
    ("found a tab", "set lines in with blanks, not tabs"),
    ("cannot start any token", "put quotation marks around the text, and use blanks, not tabs"),
    ("could not find expected ':'", "write a colon and a blank after each field's name"),
    ("unexpected end of stream", "close the quotation mark"),
    ("found unexpected", "close the quotation mark or bracket that is open"),
    ("expected <block end>", "set the line in by as many blanks as the lines beside it"),
    ("did not find expected", "set the line in by as many blanks as the lines beside it"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as typed. quoted: it stood in quotation marks or in a block."""

    text: str
    line: int
    quoted: bool

    @property
    def is_blank(self) -> bool:
        """Whether it states nothing."""
        return not self.quoted and self.text in _BLANK

    @property
    def is_truth(self) -> bool:
        """Whether it is true or false, without quotation marks."""
        return not self.quoted and self.text in _TRUTHS


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by name, in order."""

    items: dict[str, tuple[Scalar, Node]]
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """Values in a list."""

    items: tuple[Node, ...]
    line: int


Node = Scalar | Fields | Items


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def read_yaml(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document of a YAML text, or the problem that stops it from being read."""
    try:
        events = _checked(yaml.parse(text, Loader=_LOADER), file)
        node = _Composer(events, file).document()
    except _Refused as refused:
        return None, (refused.problem,)
    except yaml.YAMLError as fault:
        return None, (_fault_problem(fault, text, file),)
    return node, ()


def _checked(events: Iterator[yaml.Event], file: str) -> Iterator[yaml.Event]:
    """The events of the document, each looked at before anything is made of it."""
    documents = depth = 0
    for event in events:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refuse(
                "anchors and aliases (& and *) are not read",
                file,
                line,
                "write the value out, or put text that begins with & or * in quotation marks",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _refuse(
                f"the tag {tag} is not read",
                file,
                line,
                "take it away, or put text that begins with ! in quotation marks",
            )
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _refuse(
                "a second document begins here",
                file,
                line,
                "take away the line --- and keep one document in the file",
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_DEPTH:
            raise _refuse(
                "brackets or lists stand too deep within each other",
                file,
                line,
                "see the reference of the case folder for its form",
            )
        yield event


class _Composer:
    """Makes values of events, keeping the line of each."""

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self.events = events
        self.file = file

    def document(self) -> Node | None:
        """The document; None when it is empty. The events after it are looked at too."""
        node = None
        for event in self.events:
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
                node = self._node(event)
        return node

    def _node(self, event: yaml.Event) -> Node:
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, quoted=event.style not in (None, ""))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items()), line)
        return Fields(self._fields(), line)

    def _items(self) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event)

    def _fields(self) -> dict[str, tuple[Scalar, Node]]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event)
            if not isinstance(key, Scalar):
                raise _refuse(
                    "a field's name is not plain text",
                    self.file,
                    key.line,
                    "put text that begins with { or [ in quotation marks",
                )
            if key.text in fields:
                raise _refuse(
                    f"{key.text} stands twice, first in line {fields[key.text][0].line}",
                    self.file,
                    key.line,
                    "keep one of the two",
                )
            fields[key.text] = key, self._node(next(self.events))
        return fields


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse(what: str, file: str, line: int, mend: str) -> _Refused:
    return _Refused(Problem(what=what, where=f"{file}, line {line}", mend=mend))


def _fault_problem(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark is not None:
        line = fault.problem_mark.line + 1
        told = str(fault.problem or fault.context or "it is not YAML")
    else:
        bad = next((i for i, mark in enumerate(text) if _is_control(mark)), 0)
        line = text.count("\n", 0, bad) + 1
        told = f"the character U+{ord(text[bad]):04X} is not allowed" if text else "it is not YAML"
        return Problem(what=told, where=f"{file}, line {line}", mend="delete it")
    mend = next((mend for sign, mend in _MENDS if sign in told), "check the marks in that line")
    return Problem(what=f"it is not YAML: {told}", where=f"{file}, line {line}", mend=mend)


def _is_control(mark: str) -> bool:
    return (ord(mark) < 32 and mark not in "\t\n\r") or 127 <= ord(mark) < 160 or ord(mark) > 0xFFFD
