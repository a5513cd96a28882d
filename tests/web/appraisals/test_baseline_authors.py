from __future__ import annotations

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals.baseline_authors import authored_rows, authors_by_row
from counterfoil_web.appraisals.baseline_store import sign_service
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.imports_store import apply_import
from counterfoil_web.appraisals.models import CaseImport
from counterfoil_web.appraisals.store import open_draft, open_draft_from
from counterfoil_web.appraisals.versions_store import submit_draft, text_of_version
from tests.web.appraisals.test_imports_store import kept, workbook


def cost(base, text):
    return CellEdit(table="baseline", row="r1", column="cost_gbp", base=base, text=text)


def test_who_changed_a_row_is_its_author_and_of_no_other(draft, world, acting_as):
    partner = acting_as("finance_partner")
    save_edits(partner, world.partnership, [cost("2200000", "2300000")])

    assert authored_rows(draft, partner.user.pk) == {"r1"}
    assert authors_by_row(draft)["r2"] == set()


def test_an_author_of_an_earlier_draft_is_one_still(draft, world, acting_as):
    officer = acting_as("finance_officer")
    save_edits(officer, world.partnership, [cost("2200000", "2300000")])
    version = submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    again = open_draft_from(
        acting_as("commercial_lead"),
        world.partnership,
        text_of_version(version),
        source="version 1",
        based_on=version,
    )

    assert len(authored_rows(again, officer.user.pk)) == 1
    with pytest.raises(Refused):
        sign_service(officer, world.partnership, "detention")


def test_who_uploaded_what_another_applied_is_an_author_of_what_it_changed(draft, world, acting_as):
    officer = acting_as("finance_officer")
    upload = kept(officer, world, workbook(draft, C2=2_300_000))
    apply_import(acting_as("commercial_lead"), upload, {})

    assert authored_rows(open_draft(world.partnership), officer.user.pk) == {"r1"}


@pytest.mark.usefixtures("in_scope")
def test_who_brought_in_the_workbook_that_opened_the_draft_wrote_every_row(
    world, acting_as, template_text
):
    draft = open_draft_from(
        acting_as("commercial_lead"), world.partnership, template_text, source="case.xlsx"
    )
    officer = world.people["finance_officer"]
    CaseImport.objects.create(
        partnership=world.partnership,
        draft=draft,
        file_name="case.xlsx",
        digest="0" * 64,
        document={},
        by=officer,
        applied_at=draft.changed_at,
    )

    assert authored_rows(draft, officer.pk) == {"r1", "r2", "r3"}
    assert authored_rows(draft, world.people["commercial_lead"].pk) == {"r1", "r2", "r3"}
    assert authored_rows(draft, world.people["finance_partner"].pk) == set()
