"""Uploads that touch no disk: whole in memory, or refused at two million bytes."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from counterfoil_web.tenders.price_upload import MOST_BYTES, in_memory_alone, was_too_large


@in_memory_alone
def take(request):
    file = request.FILES.get("file")
    kind = type(file).__name__ if file else "none"
    size = len(file.read()) if file else 0
    return HttpResponse(f"{kind} {size} {was_too_large(request)} {request.POST.get('after')}")


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (MOST_BYTES, f"{InMemoryUploadedFile.__name__} {MOST_BYTES} False yes"),
        (MOST_BYTES + 1, "none 0 True None"),
        (3 * MOST_BYTES, "none 0 True None"),
    ],
)
def test_a_file_is_whole_in_memory_or_not_taken(size, told):
    file = SimpleUploadedFile("p.csv", b"1" * size)
    request = RequestFactory().post("/", {"before": "x", "file": file, "after": "yes"})
    request._dont_enforce_csrf_checks = True

    assert take(request).content.decode() == told


def test_the_token_is_asked_for():
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("p.csv", b"1")})

    assert take(request).status_code == 403
    assert take.csrf_exempt
