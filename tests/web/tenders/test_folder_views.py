"""The whole tender as a folder that the command line reads."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from counterfoil.errors import errors_among
from counterfoil.tender.entries import ranking
from counterfoil.tenderfile.folder import check_tender_folder
from counterfoil_web.tenders.folder_views import folder_bytes
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def test_the_folder_ranks_as_the_pages_do(tender, client_as, page, tmp_path):
    answer = client_as("commercial_lead").get(page("folder.zip"))
    with ZipFile(BytesIO(answer.content)) as held:
        held.extractall(tmp_path)

    found, problems = check_tender_folder(tmp_path)
    assert errors_among(problems) == ()
    assert ranking(found.dossier) == ranking(dossier_until("priced"))
    assert (tmp_path / "locked" / "lock-1.yaml").exists()


@pytest.mark.parametrize("stage", ["received", "opened", "marked", "agreed"])
def test_it_is_sound_at_every_stage(tender_at, opened_by, tmp_path, stage):
    tender_at(stage)
    with opened_by("commercial_lead") as one, ZipFile(BytesIO(folder_bytes(one))) as held:
        held.extractall(tmp_path)
    assert errors_among(check_tender_folder(tmp_path)[1]) == ()


def test_who_may_not_read_marks_takes_no_folder(tender, client_as, page):
    assert client_as("commissioner").get(page("folder.zip")).status_code == 403
    assert client_as("evaluator").get(page("folder.zip")).status_code == 403
