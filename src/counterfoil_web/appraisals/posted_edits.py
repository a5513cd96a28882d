"""Edits as a page sends them: a whole form, or the few cells that were touched, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counterfoil.casefile.columns import Table
from counterfoil.casefile.edits import CellEdit, Edit, RowAdded, RowDeleted, RowMoved
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.store import new_row_id
from counterfoil_web.records.plain_values import plain_text

MOST_EDITS = 20_000
MOST_TEXT = 32_767
"""What an Excel cell can hold, so that whatever is typed here can go out as a workbook."""

_ROW_ID = re.compile(r"[A-Za-z0-9]{1,40}")


@dataclass(frozen=True, kw_only=True)
class RowAct:
    """What a button of a row asks for: below, up, down or delete; or end, without a row."""

    act: str
    row: str = ""


def form_edits(table: Table, posted: Mapping[str, str]) -> tuple[Edit, ...]:
    """The cells of a posted form that differ from what the page showed.

    A cell whose box “keep theirs” is ticked is left out. Raises: InvalidValue for a form that no
    page of ours sends.
    """
    base = _base(posted)
    edits: list[Edit] = []
    for row, shown in base.items():
        for column, before in shown["cells"].items():
            text = posted.get(f"c:{row}:{column}")
            if text is None or f"keep:{row}:{column}" in posted:
                continue
            after = _text(text)
            if after != before:
                edits.append(
                    CellEdit(table=table.name, row=row, column=column, base=before, text=after)
                )
    return tuple(edits)


def row_act(posted: Mapping[str, str]) -> RowAct | None:
    """What the button that was pressed asks for beside saving; None for saving alone."""
    act, _, row = posted.get("act", "").partition(":")
    if act not in ("below", "up", "down", "delete", "end"):
        return None
    return RowAct(act=act, row=row)


def act_edit(
    table: Table, act: RowAct, order: Iterable[str], digest: str, cells: Mapping[str, str]
) -> Edit | None:
    """The edit that a row's button stands for.

    order: the ids of the rows on the page. digest: of the row as it now is. cells: what a new row
    begins with.
    """
    ids = list(order)
    if act.act == "end":
        return RowAdded(table=table.name, row=new_row_id(), cells=cells)
    if act.row not in ids:
        return None
    at = ids.index(act.row)
    if act.act == "below":
        return RowAdded(table=table.name, row=new_row_id(), after=act.row, cells=cells)
    if act.act == "delete":
        return RowDeleted(table=table.name, row=act.row, base=digest)
    if act.act == "up":
        return RowMoved(table=table.name, row=act.row, after=ids[at - 2] if at > 1 else "")
    return RowMoved(table=table.name, row=act.row, after=ids[min(at + 1, len(ids) - 1)])


def shown_digests(posted: Mapping[str, str]) -> dict[str, str]:
    """What each row said when the page was drawn, as its sign."""
    return {row: str(shown.get("row", "")) for row, shown in _base(posted).items()}


def json_edits(table: Table, body: bytes) -> tuple[Edit, ...]:
    """The edits that a script sends. Raises: InvalidValue for what no page of ours sends."""
    try:
        plain = json.loads(body)
        wanted = plain["edits"]
        if not isinstance(wanted, list) or len(wanted) > MOST_EDITS:
            raise _strange()
        return tuple(_edit(table, one) for one in wanted)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _strange() from fault


def written_by(body: bytes, user: int) -> bool:
    """Whether what a script sends was typed by this person, as far as it says who typed it.

    A page outlives its session: somebody else may have signed in beside it meanwhile.
    """
    try:
        by = json.loads(body).get("by")
    except (ValueError, AttributeError):
        return True  # told as strange when its edits are read
    return by is None or str(by) == str(user)


def _edit(table: Table, plain: dict[str, Any]) -> Edit:
    row = str(plain.get("row", ""))
    if row and not _ROW_ID.fullmatch(row):
        raise _strange()
    match plain["kind"]:
        case "cell":
            return CellEdit(
                table=table.name,
                row=row,
                column=str(plain["column"]),
                base=_text(plain["base"]),
                text=_text(plain["text"]),
            )
        case "add":
            return RowAdded(
                table=table.name,
                row=row,
                after=_after(plain),
                cells={str(name): _text(text) for name, text in plain["cells"].items()},
            )
        case "delete":
            return RowDeleted(table=table.name, row=row, base=str(plain["base"]))
        case "move":
            return RowMoved(table=table.name, row=row, after=_after(plain))
        case _:
            raise _strange()


def _after(plain: Mapping[str, Any]) -> str | None:
    return None if plain.get("after") is None else str(plain["after"])


def _base(posted: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = json.loads(posted.get("base", ""))
        well = all(isinstance(one["cells"], dict) for one in found.values())
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _strange() from fault
    if not well:
        raise _strange()
    return dict(found)


def _text(value: Any) -> str:
    """A text as it can be kept. Raises: InvalidValue when it is longer than a cell can be."""
    if not isinstance(value, str):
        raise _strange()
    if len(value) > MOST_TEXT:
        raise InvalidValue(
            what=f"a text has {len(value):,} characters; a cell holds at most {MOST_TEXT:,}",
            where="the page",
            mend="shorten it, or keep the long text in a document and name that as a source",
        )
    return plain_text(value).replace("\r\n", "\n").replace("\r", "\n")


def _strange() -> InvalidValue:
    return InvalidValue(
        what="what the page sent cannot be understood",
        where="the page",
        mend="open the page again; what you had typed is kept in it until it is saved",
    )
