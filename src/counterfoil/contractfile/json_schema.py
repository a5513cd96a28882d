"""The JSON Schema of a YAML document that is read field by field, for editors.

Draft 7, which editors read best. It says what the reader checks of each field; what must fit
together is said by the commands that check a folder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterfoil.casefile.json_schema import schema_text
from counterfoil.casefile.record_reader import ID_PATTERN
from counterfoil.contractfile.shapes import Holds, Percent, Shape, shapes_of

Schema = dict[str, Any]
Words = Callable[[type[Any], str], str]
"""What a field of a kind means."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DIGITS = r"[+-]?(\d+(\.\d*)?|\.\d+)"
_PATTERNS: dict[Holds, str] = {
    Holds.WHOLE: r"^\s*[+-]?\d+\s*$",
    Holds.DECIMAL: rf"^\s*{_DIGITS}\s*$",
    Holds.DAY: r"^\s*\d{4}-\d{2}-\d{2}\s*$",
    Holds.MOMENT: r"^\s*\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{3,6})?)?\s*$",
    Holds.CLOCK: r"^\s*\d{2}:\d{2}(:\d{2}(\.\d{3,6})?)?\s*$",
    Holds.MONTH: r"^\s*\d{4}-(0\d|1[0-2])\s*$",
}
_MAY_BE_A_NUMBER = (Holds.WHOLE, Holds.DECIMAL, Holds.NUMBER)


def document_schema(
    kind: type[Any], name: str, title: str, about: str, words: Words | None = None
) -> Schema:
    """The schema of a document of one kind. name: of its own file, which an editor may be given.

    words: what each field means, shown as it is typed.
    """
    inside = {one.__name__: _record(one, words) for one in parts_of_kind(kind)}
    whole = inside.pop(kind.__name__)
    head = {"$schema": _DRAFT, "$id": name, "title": title, "description": about}
    return {**head, **whole, **({"definitions": inside} if inside else {})}


def with_schema(file: str, text: str, schema: Schema) -> dict[str, bytes]:
    """A document and the schema beside it, which its first line names for editors, by file name."""
    name = schema["$id"]
    return {
        file: f"# yaml-language-server: $schema={name}\n{text}".encode(),
        name: schema_text(schema).encode(),
    }


def parts_of_kind(kind: type[Any]) -> tuple[type[Any], ...]:
    """A kind and every other that it holds, in the order in which its fields come to them."""
    found: dict[type[Any], None] = {}

    def visit(one: type[Any]) -> None:
        if one in found:
            return
        found[one] = None
        for shape in shapes_of(one):
            if shape.holds in (Holds.ONE, Holds.MANY) and shape.of is not None:
                visit(shape.of)

    visit(kind)
    return tuple(found)


def _record(kind: type[Any], words: Words | None) -> Schema:
    """One thing with its fields and no others; a field left blank is one that is not written."""
    shapes = shapes_of(kind)
    schema: Schema = {"type": "object", "additionalProperties": False}
    if needed := [shape.name for shape in shapes if shape.required]:
        schema["required"] = needed
    schema["properties"] = {
        shape.name: {
            **({} if words is None else {"description": words(kind, shape.name)}),
            **_field(shape),
        }
        for shape in shapes
    }
    return schema


def _field(shape: Shape) -> Schema:
    """What a field may hold; nothing at all too, where it may be left blank."""
    if shape.holds is Holds.WORD and shape.of is not None:
        listed: list[str | None] = [one.value for one in shape.of]
        return {"enum": listed if shape.required else [*listed, None]}
    if shape.holds is Holds.TRUTH:
        truths: list[bool | str | None] = [True, False, "yes", "no"]
        return {"enum": truths if shape.required else [*truths, None]}
    if shape.holds in (Holds.ONE, Holds.MANY) and shape.of is not None:
        one: Schema = {"$ref": f"#/definitions/{shape.of.__name__}"}
        many = {"type": "array", "items": one}
        found = one if shape.holds is Holds.ONE else many
        return {"anyOf": [found] if shape.required else [found, {"type": "null"}]}
    if shape.holds is Holds.PAIRS:
        types = ["object"] if shape.required else ["object", "null"]
        return {"type": types, "additionalProperties": _number(shape)}
    return _single(shape)


def _number(shape: Shape) -> Schema:
    percent = "" if shape.percent is Percent.NEVER else "%?"
    pattern = rf"^\s*({_DIGITS}\s*{percent}|[+-]?\d+/0*[1-9]\d*)\s*$"
    return {"type": ["string", "number"], "pattern": pattern}


def _single(shape: Shape) -> Schema:
    types = ["string"]
    if shape.holds is Holds.TEXT:
        types += ["number", "boolean"]
    elif shape.holds in _MAY_BE_A_NUMBER:
        types += ["integer" if shape.holds is Holds.WHOLE else "number"]
    if not shape.required:
        types.append("null")
    pattern = _PATTERNS.get(shape.holds, "")
    if shape.name == "id":
        pattern = rf"^{ID_PATTERN}$"
    elif shape.holds is Holds.NUMBER:
        pattern = _number(shape)["pattern"]
    return {"type": types, "pattern": pattern} if pattern else {"type": types}
