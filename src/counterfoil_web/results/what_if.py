"""Assumptions tried on a draft: read from the address, shown as a form, kept only when asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.assumptions import Assumption, assumptions, with_assumptions
from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.edits import CellEdit
from counterfoil.casefile.number_text import plain_number
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import BadInput, Problem
from counterfoil.reports.wording import (
    exact_with_unit,
    money,
    money_change_short,
    money_short,
    share,
)

_VALUE = "value-"
_AMOUNTS = ("amount", "amount_last")
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Tried:
    """One assumption on the form: as the case has it, and what was typed instead."""

    assumption: Assumption
    text: str
    problem: str = ""

    @property
    def field(self) -> str:
        """What its control is called."""
        return f"{_VALUE}{self.assumption.name}"

    @property
    def control(self) -> str:
        """The id of its control, without what an id cannot hold."""
        return "try-" + "".join(c if c.isalnum() else "-" for c in self.assumption.name)

    @property
    def stated(self) -> str:
        """What the case says, in words."""
        return _stated(self.assumption)

    @property
    def how(self) -> str:
        """How to write another value, where that is not plain."""
        is_share = self.assumption.is_share
        return "Enter a percentage such as 5%, or a decimal such as 0.05." if is_share else ""

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than the case."""
        digits = plain_number(self.text)
        return digits is None or float(digits) != float(self.assumption.text)


Known = Mapping[str, Assumption]


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """Everything that is tried at once. case: None while a value is no number."""

    tried: tuple[Tried, ...]
    case: BusinessCase | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything is tried at all."""
        return any(one.is_changed for one in self.tried)

    @property
    def changed(self) -> dict[str, str]:
        """What says something else than the case, by name: as plain digits where it is a number."""
        return {
            one.assumption.name: plain_number(one.text) or one.text
            for one in self.tried
            if one.is_changed
        }


def known_assumptions(case: BusinessCase) -> Known:
    """Every figure of a case that can be tried at another value, by its name."""
    return {one.name: one for one in assumptions(case)}


def read_what_if(case: BusinessCase, query: QueryDict, known: Known) -> WhatIf:
    """What is tried: each control's value, and the assumption added last."""
    texts = {
        key.removeprefix(_VALUE): str(value)
        for key, value in query.items()
        if key.startswith(_VALUE) and key.removeprefix(_VALUE) in known
    }
    for name in query.getlist("add"):
        if name in known:
            texts.setdefault(name, known[name].text)
    for name in query.getlist("drop"):
        texts.pop(name, None)
    tried = tuple(
        Tried(assumption=known[name], text=text) for name, text in list(texts.items())[:MOST]
    )
    return _applied(case, tried, known)


def query_of(posted: QueryDict) -> QueryDict:
    """What is tried, as it stands in an address, from the form that was sent."""
    query = QueryDict(mutable=True)
    for key in posted:
        if key.startswith(_VALUE) or key in ("add", "drop"):
            query.setlist(key, [one for one in posted.getlist(key) if one or key != "add"])
    return query


def _applied(case: BusinessCase, tried: tuple[Tried, ...], known: Known) -> WhatIf:
    changed = {one.assumption.name: one.text for one in tried if one.is_changed}
    try:
        return WhatIf(tried=tried, case=with_assumptions(case, changed, known))
    except BadInput as fault:
        problems = fault.problems
    told = []
    for one in tried:
        try:
            with_assumptions(case, {one.assumption.name: one.text}, known)
        except BadInput as fault:
            found = fault.problems[0]
            told.append(replace(one, problem=f"{found.what}: {found.mend}"))
        else:
            told.append(one)
    return WhatIf(tried=tuple(told), case=None, problems=problems)


def choices_html(known: Known, tried: Iterable[Tried]) -> SafeString:
    """What can be added, as options of a list by group: hundreds in a large case."""
    chosen = {one.assumption.name for one in tried}
    groups: dict[str, list[str]] = {}
    for one in known.values():
        if one.name not in chosen:
            words = escape(f"{one.title}: {_stated(one)}")
            option = f'<option value="{escape(one.name)}">{words}</option>'
            groups.setdefault(_group_of(one), []).append(option)
    found = (
        f'<optgroup label="{escape(group)}">{"".join(rows)}</optgroup>'
        for group, rows in groups.items()
    )
    return mark_safe("".join(found))


def _group_of(one: Assumption) -> str:
    if one.table != "lines":
        return one.group
    kind = "amounts" if one.column in _AMOUNTS else "delay, growth and optimism bias"
    return f"{one.group}: {kind}"


def _stated(one: Assumption) -> str:
    words = exact_with_unit(float(one.text), one.unit)
    return f"{words}, {one.note}" if one.note else words


def edits_to_keep(text: CaseText, what_if: WhatIf) -> list[CellEdit]:
    """The edits of the draft's cells that keep what was tried.

    text: what the draft said when the page was made. Its cells are the base, so that what somebody
    else wrote meanwhile is a clash and not lost.
    """
    edits = []
    for one in what_if.tried:
        row = _row(text, one.assumption)
        if row is None or not one.is_changed:
            continue
        edits.append(
            CellEdit(
                table=one.assumption.table,
                row=row.id,
                column=one.assumption.column,
                base=row.text(one.assumption.column),
                text=plain_number(one.text) or one.text,
            )
        )
    return edits


def _row(text: CaseText, wanted: Assumption) -> TextRow | None:
    key = TABLES[wanted.table].key
    for row in text.rows(wanted.table):
        if "/".join(row.text(column).strip() for column in key) == wanted.key:
            return row
    return None


def differences(saved: Mapping[str, Any], now: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the tried values do to each option, against the draft as it is saved.

    saved, now: the headlines of the two answers.
    """
    before = {one["id"]: one for one in saved["options"]}
    rows = []
    for one in now["options"]:
        if one["id"] == now["counterfactual"]:
            continue
        was = before.get(one["id"])
        change = one["npsv_gbp"] - was["npsv_gbp"] if was else 0.0
        rows.append(
            {
                "title": one["title"],
                "preferred": one["id"] == now["preferred"],
                "was": money_short(was["npsv_gbp"]) if was else "",
                "was_range": _range(was) if was else "",
                "now": money_short(one["npsv_gbp"]),
                "now_range": _range(one),
                "change": money_change_short(change),
                "best": "" if one["chance_best"] is None else share(one["chance_best"]),
            }
        )
    return rows


def change_sentence(saved: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Whether the answer turns, and by how much the preferred option's worth moves."""
    if saved["preferred"] != now["preferred"]:
        return (
            f"The answer changes: {now['preferred_title']} is preferred, where the saved draft "
            f"prefers {saved['preferred_title']}."
        )
    mine = [
        next(one for one in side["options"] if one["id"] == now["preferred"])
        for side in (saved, now)
    ]
    moved = mine[1]["npsv_gbp"] - mine[0]["npsv_gbp"]
    if round(moved) == 0:
        return f"The answer stays the same: {now['preferred_title']}, worth no more and no less."
    way = "more" if moved > 0 else "less"
    return (
        f"The answer stays the same: {now['preferred_title']}, worth {money(abs(moved))} {way} "
        "than in the saved draft."
    )


def _range(one: Mapping[str, Any]) -> str:
    if one["p10_gbp"] is None:
        return ""
    return f"{money_short(one['p10_gbp'])} to {money_short(one['p90_gbp'])}"
