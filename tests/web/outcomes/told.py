"""What the library says of the folder of the custody example: the pages say the same."""

from __future__ import annotations

from functools import cache

from counterfoil.outcomes.next_answer import NextAnswer, next_answer
from counterfoil.outcomes.verdict import Verdict
from counterfoil.outcomes.verdict import verdict as verdict_on
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil.outcomesfile.next_folder import read_next_folder
from counterfoil_web.operations.example_outcomes import ROOT

FOLDER = ROOT / "cleveland-custody-2017"


@cache
def verdict() -> Verdict:
    """The verdict on the folder."""
    return verdict_on(read_outcomes_folder(FOLDER).ledger)


@cache
def answer() -> NextAnswer:
    """What is known of the next decision, without chance."""
    held = read_next_folder(FOLDER)
    return next_answer(
        read_outcomes_folder(FOLDER).ledger,
        held.document,
        items=held.items,
        lessons=held.lessons,
        tests=held.tests,
        simulate=False,
    )
