"""A record is kept as a row and read back the same, whatever its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil.outcomesfile.next_folder import read_next_folder
from counterfoil_web.accounts.models import User
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.rows import columns_of_row, record_of

FOLDERS = sorted(path.parent for path in ROOT.glob("*/outcomes.yaml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_every_record_of_the_examples_comes_back_as_it_was(folder):
    later = read_next_folder(folder)
    held = read_outcomes_folder(folder).ledger.records
    for one in (*held, *later.items, *later.lessons, *later.tests):
        row = OutcomeRow(**columns_of_row(one), entered_by=User(name="Somebody"))
        same = replace(record_of(row), entered_on=one.entered_on, entered_by=one.entered_by)
        assert same == one
