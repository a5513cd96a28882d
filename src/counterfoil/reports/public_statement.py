"""The public statement: one page on what was promised, delivered and spent, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.contract.lines import pounds
from counterfoil.outcomes.confidence_grade import Grade
from counterfoil.outcomes.verdict import Verdict
from counterfoil.quantities.years import day_in_words
from counterfoil.reports.bridge_words import bridge_rows, bridge_sentence, saving_rows

Rows = tuple[tuple[str, str], ...]

_SURE = {
    Grade.HIGH: "We are sure: every question asked of the figures is answered yes.",
    Grade.MEDIUM: "We are fairly sure.",
    Grade.LOW: "We are not sure.",
    Grade.NONE: "Nothing here can be relied on yet.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStatement:
    """What every form of the statement says.

    guarantee: what a guarantee on single lines is and is not; blank without one.
    incomplete: volumes that end early, and what the figures do until they are entered.
    marking: what stands at the head and foot of the sheet. fingerprint: of the evidence pack that
    has every figure's chain to its source; blank when there is none.
    """

    title: str
    marking: str
    as_known: str
    sentence: str
    headline: Rows
    guarantee: str
    incomplete: tuple[str, ...]
    three_totals: Rows
    causes: Rows
    sure: str
    unanswered: tuple[str, ...]
    evidence: Rows
    illustrative: str
    fingerprint: str

    @property
    def banner(self) -> str:
        """What stands at the head and foot of the sheet."""
        return f"{self.marking} · Illustrative figures" if self.illustrative else self.marking


def public_statement(
    found: Verdict, *, marking: str = "OFFICIAL", fingerprint: str = ""
) -> PublicStatement:
    """The statement of a verdict."""
    document, bridge = found.ledger.document, found.bridge
    cash = found.register.cash
    guaranteed = found.guarantees
    headline = [
        *saving_rows(bridge),
        ("What it cost", pounds(found.cost_gbp)),
    ]
    if guaranteed.lines_gbp is not None:
        headline.insert(0, (guaranteed.lines_name, pounds(guaranteed.lines_gbp)))
    if guaranteed.net_gbp is not None:
        headline.insert(0, ("Net saving guaranteed, whole term", pounds(guaranteed.net_gbp)))
    return PublicStatement(
        title=document.title,
        marking=marking,
        as_known=(
            f"{bridge.first.words} to {bridge.last.words}, as known on "
            f"{day_in_words(document.as_at)}. In cash, against carrying on as before."
        ),
        sentence=bridge_sentence(bridge),
        headline=tuple(headline),
        guarantee=guaranteed.words,
        incomplete=tuple(f"Not complete: {one.what}." for one in found.net.counterfactual.problems),
        three_totals=(
            ("Claimed by those who run it", pounds(cash.claimed_gbp)),
            ("Certified by somebody else", pounds(cash.certified_gbp)),
            ("Taken out of a budget", pounds(cash.banked_gbp)),
        ),
        causes=bridge_rows(bridge),
        sure=_SURE[found.confidence.grade],
        unanswered=tuple(
            f"{one.question.words} No: {one.because}." for one in found.confidence.unanswered
        ),
        evidence=tuple(
            (f"{one.virtue.value.capitalize()}: {one.virtue.asked.lower()}", one.words)
            for one in found.evidence
        ),
        illustrative=document.illustrative,
        fingerprint=fingerprint,
    )
