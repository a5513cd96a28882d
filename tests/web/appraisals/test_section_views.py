from __future__ import annotations

import html
import re

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.store import draft_text, open_draft

CONTROL = re.compile(r'name="(c:[^"]+)"[^>]*?(?:value="([^"]*)"|>\n([^<]*)</textarea>)')
BASE = re.compile(r'name="base" value="([^"]*)"')


def form_of(page: str) -> dict[str, str]:
    """What a browser without scripts would send back unchanged (lists apart)."""
    table = page.split("<template")[0]
    posted = {
        name: html.unescape(value or text or "") for name, value, text in CONTROL.findall(table)
    }
    return {**posted, "base": html.unescape(BASE.search(page).group(1))}


@pytest.fixture
def lead(client_as):
    return client_as("commercial_lead")


@pytest.fixture
def form(draft, lead, address):
    return form_of(lead.get(address("section", "baseline")).content.decode())


def row(world, row_id="r1"):
    return draft_text(open_draft(world.partnership)).row("baseline", row_id)


def test_a_form_that_is_sent_unchanged_changes_nothing(form, lead, address):
    answer = lead.post(address("section", "baseline"), form)

    assert answer.status_code == 302
    assert DraftEdit.objects.count() == 0


def test_a_changed_cell_is_saved_without_scripts(form, lead, address, world):
    answer = lead.post(
        address("section", "baseline"), {**form, "c:r1:cost_gbp": "2300000"}, follow=True
    )

    assert b"Your changes are saved." in answer.content
    assert row(world).text("cost_gbp") == "2300000"


def test_a_problem_is_shown_beside_its_cell_and_in_the_list(form, lead, address):
    answer = lead.post(
        address("section", "baseline"), {**form, "c:r1:cost_gbp": "£2.2m"}, follow=True
    ).content.decode()

    assert "Write 2200000." in answer
    assert "?row=r1&amp;column=cost_gbp#c-r1-cost_gbp" in answer
    assert 'aria-invalid="true"' in answer


def test_two_forms_of_one_cell_lose_neither_text(form, lead, address, world, acting_as):
    theirs = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="2250000")
    save_edits(acting_as("finance_partner"), world.partnership, [theirs])
    mine = {**form, "c:r1:cost_gbp": "2300000", "c:r2:volume": "11000"}
    answer = lead.post(address("section", "baseline"), mine)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Finance partner wrote <q>2250000</q>" in page
    assert 'value="2300000"' in page
    assert row(world, "r2").text("volume") == "11000"
    assert row(world).text("cost_gbp") == "2250000"

    again = form_of(page)
    lead.post(address("section", "baseline"), {**again, "keep:r1:cost_gbp": "theirs"})
    assert row(world).text("cost_gbp") == "2250000"
    lead.post(address("section", "baseline"), again)
    assert row(world).text("cost_gbp") == "2300000"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("delete:r2", ["r1", "r3"]),
        ("up:r3", ["r1", "r3", "r2"]),
        ("down:r1", ["r2", "r1", "r3"]),
    ],
)
def test_rows_are_deleted_and_moved_without_scripts(form, lead, address, world, act, expected):
    lead.post(address("section", "baseline"), {**form, "act": act})

    rows = draft_text(open_draft(world.partnership)).rows("baseline")
    assert [one.id for one in rows] == expected


def test_rows_are_added_where_they_are_wanted(form, lead, address, world):
    answer = lead.post(address("section", "baseline"), {**form, "act": "below:r1"})
    rows = draft_text(open_draft(world.partnership)).rows("baseline")

    assert len(rows) == 4
    assert answer.url.endswith(f"#row-{rows[1].id}")


def test_a_row_that_somebody_changed_is_not_deleted_unseen(form, lead, address, world, acting_as):
    theirs = CellEdit(
        table="baseline", row="r2", column="note", base=row(world, "r2").text("note"), text="n"
    )
    save_edits(acting_as("finance_partner"), world.partnership, [theirs])
    answer = lead.post(address("section", "baseline"), {**form, "act": "delete:r2"}, follow=True)

    assert b"The row was not deleted" in answer.content
    assert row(world, "r2") is not None


def test_rows_can_be_pasted_without_scripts(draft, lead, address, world):
    form = form_of(lead.get(address("section", "sources")).content.decode())
    pasted = "ledger\tLedger, 2026\nplan\tPlan, 2026"
    lead.post(address("section", "sources"), {**form, "act": "paste", "pasted": pasted})

    rows = draft_text(open_draft(world.partnership)).rows("sources")
    assert [one.text("title") for one in rows] == ["Ledger, 2026", "Plan, 2026"]


def test_what_was_pasted_stays_when_it_cannot_be_added(form, lead, address):
    wide = "\t".join("x" * 30)
    answer = lead.post(address("section", "baseline"), {**form, "act": "paste", "pasted": wide})

    assert answer.status_code == 422
    assert "Row 1 has 30 cells" in html.unescape(answer.content.decode()).replace("row 1", "Row 1")
    assert wide in answer.content.decode()


def test_a_form_that_no_page_sends_is_refused(draft, lead, address):
    answer = lead.post(address("section", "baseline"), {"c:r1:cost_gbp": "1"})

    assert answer.status_code == 422
    assert b"cannot be understood" in answer.content


def test_a_section_that_no_case_has_is_not_found(draft, lead, address):
    assert lead.get(address("section", "colours")).status_code == 404


def test_without_a_draft_the_case_is_shown_instead(world, lead, address):
    answer = lead.get(address("section", "lines"))

    assert answer.status_code == 302
    assert answer.url == address("case")


def test_the_cases_own_fields_are_a_form(draft, lead, address, world):
    page = lead.get(address("section", "case")).content.decode()
    posted = {**form_of(page), "c::title": "Custody from 2027"}
    lead.post(address("section", "case"), posted)

    assert open_draft(world.partnership).fields["title"] == "Custody from 2027"


def test_a_hundred_and_sixty_lines_need_few_queries(
    draft, lead, address, world, acting_as, django_assert_max_num_queries
):
    from counterfoil.casefile.edits import RowAdded

    cells = dict(draft_text(draft).rows("lines")[0].cells)
    added = [
        RowAdded(table="lines", row=f"n{n}", cells={**cells, "id": f"line-{n}"}) for n in range(132)
    ]
    save_edits(acting_as("finance_partner"), world.partnership, added)
    lead.get(address("section", "lines"))
    with django_assert_max_num_queries(12):
        page = lead.get(address("section", "lines"), {"columns": "all"}).content.decode()

    assert "Rows 1 to 25 of 160" in page


def test_a_row_changed_by_both_is_not_deleted_and_neither_word_is_lost(
    form, lead, address, world, acting_as
):
    note = row(world, "r2").text("note")
    theirs = CellEdit(table="baseline", row="r2", column="note", base=note, text="theirs")
    save_edits(acting_as("finance_partner"), world.partnership, [theirs])
    mine = {**form, "c:r2:volume": "11000", "act": "delete:r2"}
    answer = lead.post(address("section", "baseline"), mine, follow=True)

    assert b"The row was not deleted" in answer.content
    assert (row(world, "r2").text("note"), row(world, "r2").text("volume")) == ("theirs", "11000")


def test_a_row_that_only_its_writer_changed_is_deleted(form, lead, address, world):
    lead.post(address("section", "baseline"), {**form, "c:r2:volume": "1", "act": "delete:r2"})

    assert row(world, "r2") is None
