"""No page sends its reader to a command line."""

from __future__ import annotations

import re

import pytest

from counterfoil_web.govuk.page_words import on_a_page
from tests.architecture.repository import LIBRARY

MENDS_WITH_A_COMMAND = [
    "add it: What each line costs. See `counterfoil schema lines`",
    "add it. One row for each line. See `counterfoil schema lines`",
    "add it, with a field and its value in each row; `counterfoil to-excel` writes one",
    "`counterfoil new` writes a folder that has it",
    "add gdp_deflator under editions; `counterfoil parameters list` shows them",
    "list the ids with `counterfoil experience`",
    "write the form anew with `counterfoil review FOLDER --form answers.yaml`",
    "see what differs with `counterfoil rerun`, or save under another folder",
]


@pytest.mark.parametrize("mend", MENDS_WITH_A_COMMAND)
def test_a_page_names_no_command_and_still_says_what_to_do(mend):
    said = on_a_page(mend)

    assert "counterfoil" not in said
    assert len(said.split()) >= 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("enter the year", "enter the year"),
        (
            "add gdp_deflator under editions; `counterfoil parameters list` shows them",
            "add gdp_deflator under editions",
        ),
        ("See `counterfoil schema x`. Then add it", "Then add it"),
        (
            "add it: What each line costs. See `counterfoil schema lines`",
            "add it: What each line costs",
        ),
    ],
)
def test_what_a_page_can_say_stays(words, said):
    assert on_a_page(words) == said


def test_every_mend_of_a_case_that_names_a_command_is_among_those_tried():
    """A new one has to be looked at: does its page still say what to do?"""
    named = set()
    for folder in ("casefile", "appraisal", "experience"):
        for module in (LIBRARY / folder).rglob("*.py"):
            text = module.read_text(encoding="utf-8")
            for mend in re.findall(r"mend ?= ?f?\(?((?:\s*f?\"[^\"]*\")+)", text):
                named.update(re.findall(r"`counterfoil ([\w-]+)", mend))
    tried = {
        name for one in MENDS_WITH_A_COMMAND for name in re.findall(r"`counterfoil ([\w-]+)", one)
    }

    assert named - tried == set()
