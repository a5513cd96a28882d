"""The list of versions, written straight as HTML: it stands on every case, fifty rows at most."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe

from counterfoil.appraisal.vocabulary import Stage
from counterfoil.reports import wording
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote, notes_on
from counterfoil_web.govuk.formats import day, pounds_short

_MOST_LETTERS = 160
_HEADS = (
    "Version",
    "Submitted",
    "What it is for",
    "Preferred option",
    "Net value against<br>carrying on as now:<br>central figure<br>(and in 80% of trials)",
    "Where it stands",
)
_MONEY = 4


def versions_html(
    versions: Sequence[Version], ref: str, drafted: Collection[int] = ()
) -> SafeString:
    """A row for each version, with what is to be said of it. As many queries as there are notes.

    drafted: the numbers of those whose draft's history the reader may open.
    """
    notes = notes_on(versions)
    prefix = _prefix(ref)
    rows = "".join(
        _row(one, notes[one.pk], prefix, _history(one.number, ref, drafted)) for one in versions
    )
    return mark_safe(
        '<div class="moj-scrollable-pane" tabindex="0" role="region" '
        'aria-label="Versions of the case"><table class="govuk-table">'
        '<caption class="govuk-visually-hidden">Versions of the case, newest first</caption>'
        f'<thead class="govuk-table__head"><tr class="govuk-table__row">{_heads()}</tr></thead>'
        f'<tbody class="govuk-table__body">{rows}</tbody></table></div>'
    )


def _prefix(ref: str) -> str:
    """The address of versions but for their number; empty where there are no such pages."""
    try:
        return reverse("results:version", args=[ref, 0]).removesuffix("0/")
    except NoReverseMatch:
        return ""


def _heads() -> str:
    money = " govuk-table__header--numeric"
    return "".join(
        f'<th scope="col" class="govuk-table__header{money if at == _MONEY else ""}">{words}</th>'
        for at, words in enumerate(_HEADS)
    )


def _history(number: int, ref: str, drafted: Collection[int]) -> str:
    if number not in drafted:
        return ""
    address = reverse("appraisals:version-edits", args=[ref, number])
    return f'<br><a class="govuk-link" href="{address}">How it was written</a>'


def _row(one: Version, notes: Sequence[VersionNote], prefix: str, history: str) -> str:
    name = f"Version {one.number}"
    if prefix:
        name = f'<a class="govuk-link" href="{prefix}{one.number}/">{name}</a>'
    cells = (
        f"{day(one.submitted_at)}<br>{escape(str(one.submitted_by))}",
        f"{escape(_short(one.reason))}{history}",
        escape(str(one.summary.get("preferred_title", ""))),
        _worth(one.summary),
        " ".join(map(_note, notes)) or "Submitted",
    )
    numeric = " govuk-table__cell--numeric"
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f'{name}<br><span class="govuk-!-font-weight-regular">{_stage(one.stage)}</span></th>'
        + "".join(
            f'<td class="govuk-table__cell{numeric if at == _MONEY else ""}">{cell}</td>'
            for at, cell in enumerate(cells, start=1)
        )
        + "</tr>"
    )


def _worth(summary: Mapping[str, Any]) -> str:
    """The central figure, and beneath it P10 to P90 of the trials."""
    low, high = summary.get("p10_gbp"), summary.get("p90_gbp")
    kept = low is not None and high is not None
    ends = (
        (pounds_short(low), f"to {pounds_short(high)}") if kept else ("range: open", "the version")
    )
    spread = "<br>".join(map(escape, ends))
    return f"{escape(pounds_short(summary.get('npsv_gbp')))}<br>({spread})"


def _stage(stage: str) -> str:
    known = {kind.value: wording.sentence_case(wording.NAMES[kind]) for kind in Stage}
    return escape(known.get(stage, stage))


def _note(note: VersionNote) -> str:
    tag = f'<strong class="govuk-tag govuk-tag--{note.colour}">{escape(note.words)}</strong>'
    return f'<a class="govuk-link" href="{escape(note.url)}">{tag}</a>' if note.url else tag


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
