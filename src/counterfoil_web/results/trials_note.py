"""With how many trials an answer was worked out, and why a draft's range differs a little."""

from __future__ import annotations

from counterfoil.reports.wording import count
from counterfoil_web.results.answer_store import DRAFT_TRIALS


def version_note(trials: int) -> str:
    """Of a version: as many as its case states."""
    words = f"Worked out with the {count(trials, 'trial')} that the case states"
    if trials == DRAFT_TRIALS:
        return f"{words}."
    return (
        f"{words}. A draft is worked out with {DRAFT_TRIALS:,}, so a draft that says the same has "
        "a slightly different range; its central figure is the same."
    )


def draft_note(trials: int, stated: int) -> str:
    """Of a draft: as many as every draft. stated: how many its case states for a version."""
    words = f"Worked out with {count(trials, 'trial')}, as every draft is"
    if trials == stated:
        return f"{words}."
    return (
        f"{words}. Once submitted it is worked out with the {stated:,} that the case states, so "
        "its version has a slightly different range; its central figure is the same."
    )
