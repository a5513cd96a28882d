"""A decision notice says what was decided, by whom, on what, and names what it withholds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.gates import NoticeFacts, WithheldPart, notice_paragraphs

FACTS = NoticeFacts(
    title="Approve the outline business case",
    reference="k3m9q2xw/2",
    partnership="Custody services",
    asked="To approve the outline business case and go to market.",
    recommendation="Approve, on the condition stated.",
    value_gbp=Decimal("19200000"),
    versions=("Business case, version 3",),
    taken=(
        ("Example force", "Chief officer", "approved", date(2026, 11, 20)),
        ("Example policing body", "Commissioner", "approved", date(2026, 11, 22)),
    ),
    conditions=("A review after twelve months.",),
    reasons=(),
)


def test_it_names_each_body_its_office_and_the_day():
    sections = dict(notice_paragraphs(FACTS))

    assert sections["Decision"] == (
        "Example force: approved by the chief officer on 20 November 2026.",
        "Example policing body: approved by the commissioner on 22 November 2026.",
    )
    assert sections["Value"] == ("£19,200,000 over the whole life of the contract, before VAT.",)
    assert "Reasons" not in sections


def test_what_is_withheld_is_named_and_not_shown():
    commercial = "personal data or commercial confidentiality"
    withheld = (WithheldPart(section="Value", exemption=commercial),)
    sections = dict(notice_paragraphs(replace(FACTS, withheld=withheld)))

    assert sections["Value"] == (f"Withheld: {commercial}.",)
    assert "19,200,000" not in str(sections)


def test_an_empty_section_is_not_said_to_be_withheld():
    withheld = (WithheldPart(section="Reasons", exemption="national security"),)

    assert "Reasons" not in dict(notice_paragraphs(replace(FACTS, withheld=withheld)))


@pytest.mark.parametrize(
    ("section", "exemption"), [("Decision", "national security"), ("Value", "it is embarrassing")]
)
def test_what_was_decided_is_never_withheld_nor_anything_without_an_exemption(section, exemption):
    with pytest.raises(InvalidValue):
        WithheldPart(section=section, exemption=exemption)
