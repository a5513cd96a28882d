"""Two versions side by side: what changed, and what each change did to the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.tables import TABLES
from counterfoil.reports.case_edits import Edit
from counterfoil.reports.comparison import ComparedOption, Comparison, EditEffect, compare_cases
from counterfoil.reports.wording import NONE, money_change_short, money_exact, money_short
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.answer_store import answer_key
from counterfoil_web.results.subjects import Subject

_KEPT: KeptInMemory[Comparison] = KeptInMemory(24)


def comparison_of(before: Subject, after: Subject) -> Comparison:
    """The two compared; kept in memory, for it works the case out once for each change."""
    reviews = (before.state.export_text, after.state.export_text)
    key = (answer_key(before.fingerprint), answer_key(after.fingerprint), *reviews)
    names = (before.name, after.name)
    # That one version is numbered 1 and the other 2 is no change of the case.
    second = replace(after.case, version=before.case.version)
    return _KEPT.made(key, lambda: compare_cases(before.case, second, names=names, reviews=reviews))


def comparison_page(comparison: Comparison, before: Subject, after: Subject) -> dict[str, Any]:
    """What the page of a comparison shows: sentences, the options, and each change."""
    titles = {one.id: one.title for one in comparison.options}
    named = records(before.case, after.case)
    shown = [one for one in comparison.options if one.id in _moved(comparison)]
    spreads = ranges(before), ranges(after)
    return {
        "sentence": sentence(comparison, titles),
        "options": [_option(one, *spreads) for one in comparison.options],
        "columns": [one.title for one in shown],
        "effects": [_effect(one, shown, titles, comparison, named) for one in comparison.effects],
        "together": [_change(comparison.together_gbp[one.id]) for one in shown],
        "total": [_change(one.change_gbp) for one in shown],
        "differences": list(comparison.differences),
    }


def sentence(comparison: Comparison, titles: dict[str, str]) -> str:
    """The comparison in a sentence."""
    count = len(comparison.effects)
    if not count:
        return f"{comparison.before.name} and {comparison.after.name} say the same."
    changes = "1 change" if count == 1 else f"{count} changes"
    before, after = titles[comparison.before.preferred], titles[comparison.after.preferred]
    if comparison.preferred_changes:
        return (
            f"{changes} between {comparison.before.name} and {comparison.after.name}. The answer "
            f"turns: {before} was preferred, and now {after} is."
        )
    moved = next(o.change_gbp for o in comparison.options if o.id == comparison.after.preferred)
    way = "moves by nothing"
    if round(moved):
        way = f"moves by {money_change_short(moved)}"
    return (
        f"{changes} between {comparison.before.name} and {comparison.after.name}. The answer "
        f"stays: {after} is preferred in both, and its worth against carrying on as now {way}."
    )


def records(before: BusinessCase, after: BusinessCase) -> dict[str, str]:
    """What each record of either case is called, by table and key."""
    found: dict[str, str] = {}
    for case in (before, after):
        for table in TABLES:
            for record in getattr(case, table, ()) if table != "case" else ():
                key = getattr(record, "key", None) or getattr(record, "id", None)
                title = getattr(record, "title", "")
                if key and title:
                    found[f"{table} {key}"] = title
    return found


def csv_rows(comparison: Comparison) -> list[list[str]]:
    """The comparison as rows: a header, each change, what they do together, and the whole."""
    titles = [one.title for one in comparison.options]
    head = [
        "table",
        "record",
        "what changed",
        *(f"{title}: worth against carrying on, £" for title in titles),
    ]
    rows = [head]
    for effect in comparison.effects:
        moved = [f"{effect.npsv_change_gbp[one.id]:.2f}" for one in comparison.options]
        tables = "; ".join(dict.fromkeys(edit.table for edit in effect.edits))
        keys = "; ".join(dict.fromkeys(edit.key for edit in effect.edits if edit.key))
        rows.append([tables, keys, "; ".join(edit.words for edit in effect.edits), *moved])
    together = [f"{comparison.together_gbp[one.id]:.2f}" for one in comparison.options]
    rows.append(["", "", "what they do only together", *together])
    rows.append(["", "", "in all", *(f"{one.change_gbp:.2f}" for one in comparison.options)])
    return rows


def _moved(comparison: Comparison) -> set[str]:
    """The options that any change moves; all of them where none does."""
    moved = {
        name
        for effect in comparison.effects
        for name, change in effect.npsv_change_gbp.items()
        if change
    }
    return moved or {one.id for one in comparison.options}


def ranges(subject: Subject) -> dict[str, str]:
    """Where the worth of each option lies in 80% of trials, in words; of its kept answer."""
    found = subject.kept().page["headline"]
    return {
        one["id"]: f"{money_short(one['p10_gbp'])} to {money_short(one['p90_gbp'])}"
        for one in found["options"]
        if one["p10_gbp"] is not None and one["id"] != found["counterfactual"]
    }


def _option(one: ComparedOption, before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    return {
        "title": one.title,
        "before": NONE if one.npsv_before_gbp is None else money_exact(one.npsv_before_gbp),
        "before_range": before.get(one.id, ""),
        "after": NONE if one.npsv_after_gbp is None else money_exact(one.npsv_after_gbp),
        "after_range": after.get(one.id, ""),
        "change": _change(one.change_gbp),
    }


def _effect(
    one: EditEffect,
    shown: list[ComparedOption],
    titles: dict[str, str],
    comparison: Comparison,
    named: dict[str, str],
) -> dict[str, Any]:
    turns = one.preferred != comparison.before.preferred
    return {
        "edits": [_edit(edit, named) for edit in one.edits],
        "changes": [_change(one.npsv_change_gbp[option.id]) for option in shown],
        "turns": titles[one.preferred] if turns else "",
    }


def _edit(edit: Edit, named: dict[str, str]) -> dict[str, Any]:
    table = TABLES[edit.table]
    return {
        "table": table.title,
        "title": named.get(edit.name, edit.key),
        "changes": [
            {
                "column": one.column.replace("_", " ").replace(".", ": "),
                "before": one.before_text,
                "after": one.after_text,
                "kind": one.kind.value,
            }
            for one in edit.changes
        ],
    }


def _change(gbp: float) -> str:
    return money_change_short(gbp) if round(gbp) else money_short(0)
