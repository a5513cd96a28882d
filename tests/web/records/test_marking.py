from __future__ import annotations

from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse

from counterfoil.access import Marking
from counterfoil_web.records.marking import HEADER, download, marked

COMMERCIAL = Marking.OFFICIAL_SENSITIVE_COMMERCIAL


def body(response) -> bytes:
    return response.getvalue()


@pytest.mark.parametrize(
    "content", ["a,b\n", b"a,b\n", iter([b"a,", b"b\n"])], ids=["text", "bytes", "parts"]
)
def test_a_file_leaves_with_its_marking(content):
    response = download(content, "tŷ.csv", COMMERCIAL, "text/csv; charset=utf-8")

    assert body(response) == b"a,b\n"
    assert response[HEADER] == "OFFICIAL-SENSITIVE: COMMERCIAL"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''OFFICIAL-SENSITIVE%20COMMERCIAL%20t%C5%B7.csv"
    )
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_kept_file_is_sent_as_it_is():
    response = download(FileResponse(BytesIO(b"PK")), "case.xlsx", "official", "application/x")

    assert body(response) == b"PK"
    assert 'filename="OFFICIAL case.xlsx"' in response["Content-Disposition"]


def test_a_name_cannot_add_a_header():
    response = download("x", "a\r\nSet-Cookie: b.csv", COMMERCIAL, "text/csv")

    assert "\r" not in response["Content-Disposition"]
    assert "Set-Cookie" not in response.headers


def test_a_page_can_be_marked():
    assert marked(HttpResponse(), "official")[HEADER] == "OFFICIAL"
