"""contract.yaml as text: always the same for the same contract, and read back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from counterfoil.contract.charges import Charge
from counterfoil.contract.measures import Basis, DeductionBand, Measure
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.exact_text import money_text
from counterfoil.contractfile.shapes import Holds, Percent, Shape, shapes_of
from counterfoil.contractfile.value_text import write_value
from counterfoil.errors import InvalidValue

_WIDTH = 100
_STR, _BOOL, _INT, _FLOAT, _DAY, _MAP, _SEQ = (
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "bool", "int", "float", "timestamp", "map", "seq")
)
_SHARES_OF_SOMETHING = (Basis.SHARE_OF_POOL, Basis.SHARE_OF_CHARGES)


class _Dumper(yaml.SafeDumper):
    """Sets lists in under their name, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def write_contract_yaml(contract: Contract) -> str:
    """The text of contract.yaml. What is as it would be unsaid is left out.

    Raises: InvalidValue for a text that no file can hold, or two rates of one name.
    """
    return write_fields_yaml(contract)


def write_fields_yaml(one: Any) -> str:
    """The text from which `read_fields_yaml` reads a thing of any kind back as it was."""
    node = _record(one, None)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_WIDTH)
    return text


def _record(one: Any, measure: Measure | None) -> yaml.MappingNode:
    """One thing. measure: the measure that it is part of, which says what its numbers are."""
    measure = one if isinstance(one, Measure) else measure
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for shape in shapes_of(type(one)):
        value = getattr(one, shape.name)
        if value is None or (not shape.required and value == shape.default):
            continue
        pairs.append((_text(shape.name), _node(value, shape, one, measure)))
    if isinstance(one, Charge):
        pairs.insert(1, (_text("kind"), _text(type(one).kind)))
    return yaml.MappingNode(_MAP, pairs, flow_style=False)


def _node(value: Any, shape: Shape, holder: Any, measure: Measure | None) -> yaml.Node:
    if shape.holds is Holds.ONE:
        return _record(value, measure)
    if shape.holds is Holds.MANY:
        found = [_record(one, measure) for one in value]
        return yaml.SequenceNode(_SEQ, found, flow_style=not found)
    if shape.holds is Holds.PAIRS:
        return yaml.MappingNode(_MAP, list(_pairs(value, holder)), flow_style=not value)
    text = write_value(value, shape, as_share=_is_share(shape, holder, measure))
    if shape.holds in (Holds.TEXT, Holds.WORD, Holds.CLOCK, Holds.MONTH, Holds.MOMENT):
        return _text(text)
    if shape.holds is Holds.TRUTH:
        return yaml.ScalarNode(_BOOL, text)
    return yaml.ScalarNode(_DAY, text) if shape.holds is Holds.DAY else _number(text)


def _pairs(
    pairs: tuple[tuple[str, Any], ...], holder: Any
) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if len(dict(pairs)) != len(pairs):
        raise InvalidValue(
            what="two of its rates have one name",
            where=f"charge {holder.id}",
            mend="keep one rate for each name",
        )
    for name, rate in pairs:
        yield _text(name), _number(money_text(rate))


def _is_share(shape: Shape, holder: Any, measure: Measure | None) -> bool:
    if shape.percent is not Percent.MAYBE or measure is None:
        return False
    if isinstance(holder, DeductionBand) and shape.name == "amount":
        return measure.basis in _SHARES_OF_SOMETHING
    return measure.ratio


def _number(text: str) -> yaml.ScalarNode:
    if text.endswith("%") or "/" in text:
        return yaml.ScalarNode(_STR, text)
    return yaml.ScalarNode(_FLOAT if "." in text else _INT, text)


def _text(text: str) -> yaml.ScalarNode:
    style = '"' if "\n" in text else None
    return yaml.ScalarNode(_STR, text, style=style)
