"""The public statement as a Word document; the same bytes for the same statement."""

from __future__ import annotations

from counterfoil.reports.public_statement import PublicStatement
from counterfoil.reports.word_tables import add_table, bytes_of, new_paper
from counterfoil.reports.wording import safe_text

_WIDE = (112, 52)


def public_statement_word(told: PublicStatement) -> bytes:
    """The statement as the bytes of a .docx file."""
    document = new_paper(told.title, told.banner)
    document.add_heading(safe_text(told.title), level=0)
    document.add_paragraph(safe_text(told.as_known))
    document.add_paragraph(safe_text(told.sentence)).runs[0].bold = True
    for sentence in told.incomplete:
        document.add_paragraph(safe_text(sentence)).runs[0].bold = True
    add_table(document, ("In all", "Pounds"), list(told.headline), widths=_WIDE, numeric=(1,))
    if told.guarantee:
        document.add_paragraph(safe_text(told.guarantee))
    document.add_heading("Claimed, certified and banked", level=1)
    add_table(document, ("In cash", "Pounds"), list(told.three_totals), widths=_WIDE, numeric=(1,))
    document.add_heading("Why the two differ", level=1)
    last = len(told.causes) - 1
    add_table(
        document,
        ("Cause", "Pounds"),
        list(told.causes),
        widths=_WIDE,
        numeric=(1,),
        strong=(0, last),
    )
    document.add_heading("How sure we are", level=1)
    document.add_paragraph(safe_text(told.sure))
    for sentence in told.unanswered:
        document.add_paragraph(safe_text(sentence), style="List Bullet")
    document.add_heading("Value for money", level=1)
    add_table(document, ("Question", "Evidence"), list(told.evidence), widths=(52, 112))
    if told.illustrative:
        document.add_paragraph(safe_text(told.illustrative))
    if told.fingerprint:
        document.add_paragraph(f"Evidence pack: SHA-256 of SHA256SUMS {told.fingerprint}")
    return bytes_of(document)
