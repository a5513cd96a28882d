from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from counterfoil.casefile.draft_workbook import draft_workbook
from counterfoil.casefile.edits import CellEdit
from counterfoil.errors import InvalidValue, UnreadableInput
from counterfoil_web.appraisals import imports_store
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.imports_store import (
    KEEP_DRAFT,
    USE_WORKBOOK,
    apply_import,
    import_for,
    keep_upload,
    mark_of,
    problems_in,
    read_upload,
    try_import,
)
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.store import draft_text, open_draft, signed_text


def workbook(draft, *, marked: bool = True, **cells: object) -> SimpleUploadedFile:
    """The draft's workbook with cells of the baseline changed, as somebody would send it back."""
    content = draft_workbook(signed_text(draft), mark=mark_of(draft) if marked else "")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell, value in cells.items():
        book["baseline"][cell] = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("case.xlsx", out.getvalue())


def kept(acting, world, upload):
    return keep_upload(acting, world.partnership, upload, read_upload(upload))


def cost(base, text):
    return CellEdit(table="baseline", row="r1", column="cost_gbp", base=base, text=text)


@pytest.fixture
def acting(acting_as):
    return acting_as("commercial_lead")


def test_a_trial_lists_each_change_and_writes_nothing(draft, world, acting):
    trial = try_import(kept(acting, world, workbook(draft, C2=2_300_000, E3=12_500)))

    assert [(one.column, one.before, one.after) for one in trial.applied] == [
        ("cost_gbp", "2200000", "2300000"),
        ("volume", "12000", "12500"),
    ]
    assert DraftEdit.objects.count() == 0


def test_an_import_is_one_act_and_doing_it_twice_is_harmless(draft, world, acting):
    upload = kept(acting, world, workbook(draft, C2=2_300_000))
    apply_import(acting, upload, {})
    apply_import(acting, upload, {})

    assert [edit.cause for edit in DraftEdit.objects.all()] == ["import"]
    assert (
        draft_text(open_draft(world.partnership)).row("baseline", "r1").text("cost_gbp")
        == "2300000"
    )


def test_what_others_changed_since_the_export_is_kept(draft, world, acting, acting_as):
    upload = workbook(draft, C2=2_300_000)
    save_edits(
        acting_as("finance_partner"),
        world.partnership,
        [CellEdit(table="baseline", row="r2", column="volume", base="12000", text="11000")],
    )
    apply_import(acting, kept(acting, world, upload), {})

    text = draft_text(open_draft(world.partnership))
    assert text.row("baseline", "r1").text("cost_gbp") == "2300000"
    assert text.row("baseline", "r2").text("volume") == "11000"


@pytest.mark.parametrize(
    ("choice", "expected"), [(KEEP_DRAFT, "2250000"), (USE_WORKBOOK, "2300000")]
)
def test_what_was_changed_in_both_places_is_chosen(
    draft, world, acting, acting_as, choice, expected
):
    upload = workbook(draft, C2=2_300_000)
    save_edits(acting_as("finance_partner"), world.partnership, [cost("2200000", "2250000")])
    tried = kept(acting, world, upload)
    assert [clash.theirs for clash in try_import(tried).clashes] == ["2250000"]

    with pytest.raises(InvalidValue, match="no choice"):
        apply_import(acting, tried, {})
    apply_import(acting, tried, {0: choice})

    row = draft_text(open_draft(world.partnership)).row("baseline", "r1")
    assert row.text("cost_gbp") == expected


def test_a_workbook_from_elsewhere_is_compared_with_the_draft_as_it_is(draft, world, acting):
    upload = workbook(draft, marked=False, C2=2_300_000)
    tried = kept(acting, world, upload)

    assert tried.base_revision is None
    assert len(try_import(tried).applied) == 1


def test_an_import_that_breaks_half_way_leaves_nothing(draft, world, acting, monkeypatch):
    upload = kept(acting, world, workbook(draft, C2=2_300_000))

    def power_cut(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(imports_store, "_mark_applied", power_cut)
    with pytest.raises(RuntimeError):
        apply_import(acting, upload, {})

    assert DraftEdit.objects.count() == 0
    assert draft_text(draft).row("baseline", "r1").text("cost_gbp") == "2200000"


def test_without_a_draft_a_workbook_opens_one(world, acting, in_scope, template_text):
    upload = SimpleUploadedFile("case.xlsx", draft_workbook(template_text))
    tried = kept(acting, world, upload)
    assert try_import(tried).draft is None
    apply_import(acting, tried, {})

    assert open_draft(world.partnership).source == "case.xlsx"


def test_what_the_draft_would_have_to_mend_is_told_by_sheet_and_cell(draft, world, acting):
    tried = kept(acting, world, workbook(draft, C2="about 2m"))

    assert problems_in(tried)[0].where == "sheet baseline, cell C2"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        pytest.param("case.xlsx", b"plain words", "not a workbook", id="no workbook"),
        pytest.param("case.xlsm", b"x", "not an Excel workbook by its name", id="macros"),
        pytest.param("case.xlsx", bytes.fromhex("d0cf11e0a1b11ae1"), "password", id="locked"),
    ],
)
def test_what_is_refused_is_refused_by_its_own_name(name, content, what):
    with pytest.raises(UnreadableInput, match=what) as fault:
        read_upload(SimpleUploadedFile(name, content))

    assert fault.value.where == name


def test_a_huge_file_is_refused_with_the_limit(monkeypatch):
    monkeypatch.setattr(imports_store, "MOST_BYTES", 100)
    with pytest.raises(UnreadableInput, match="at most 100"):
        read_upload(SimpleUploadedFile("case.xlsx", b"x" * 101))


def test_an_upload_that_is_not_there_is_not_found(world, in_scope):
    with pytest.raises(Http404):
        import_for(world.partnership, 7)


def test_a_mark_that_no_draft_ever_had_is_no_mark(draft, world, acting):
    book = openpyxl.load_workbook(workbook(draft, marked=False))
    out = io.BytesIO()
    book.save(out)
    found = read_upload(SimpleUploadedFile("case.xlsx", out.getvalue()))
    strange = replace(found, mark=f"draft {'9' * 5000}, change 1")
    upload = keep_upload(
        acting, world.partnership, SimpleUploadedFile("case.xlsx", out.getvalue()), strange
    )

    assert upload.base_revision is None
