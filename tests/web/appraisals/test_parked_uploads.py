from __future__ import annotations

import io
import os
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.parked_uploads import (
    FOLDER,
    LARGE_BYTES,
    is_large,
    park,
    parked,
    unpark,
)


def packed(size: int) -> SimpleUploadedFile:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", b"x" * size)
    return SimpleUploadedFile("case.xlsx", out.getvalue())


def test_what_unpacks_to_much_is_large_however_small_it_is_packed():
    assert packed(LARGE_BYTES + 1).size < 10_000
    assert is_large(packed(LARGE_BYTES + 1))
    assert not is_large(packed(LARGE_BYTES))


def test_what_is_no_workbook_is_not_large():
    upload = SimpleUploadedFile("case.xlsx", b"plain words" * 100_000)

    assert not is_large(upload)
    assert upload.read(5) == b"plain"


def test_an_upload_waits_under_its_own_name_until_it_is_let_go():
    place = park(SimpleUploadedFile("my case.xlsx", b"cells"))
    with parked(place, "my case.xlsx") as file:
        assert (file.name, file.size, file.read()) == ("my case.xlsx", 5, b"cells")
    unpark(place)

    with pytest.raises(InvalidValue, match="no longer kept"), parked(place, "my case.xlsx"):
        pass


def test_what_nobody_came_back_for_goes_after_a_week():
    old = default_storage.save(f"{FOLDER}/old.xlsx", ContentFile(b"old"))
    long_ago = time.time() - 8 * 24 * 3600
    os.utime(default_storage.path(old), (long_ago, long_ago))
    new = park(SimpleUploadedFile("case.xlsx", b"new"))

    assert not default_storage.exists(old)
    assert default_storage.exists(new)
    unpark(new)
