from __future__ import annotations

import pytest

from counterfoil.access import Marking, file_name, highest_of

COMMERCIAL = Marking.OFFICIAL_SENSITIVE_COMMERCIAL
PERSONAL = Marking.OFFICIAL_SENSITIVE_PERSONAL


@pytest.mark.parametrize(
    ("marking", "banner"),
    [
        (Marking.OFFICIAL, "OFFICIAL"),
        (Marking.OFFICIAL_SENSITIVE, "OFFICIAL-SENSITIVE"),
        (COMMERCIAL, "OFFICIAL-SENSITIVE: COMMERCIAL"),
        (PERSONAL, "OFFICIAL-SENSITIVE: PERSONAL"),
        (Marking.OFFICIAL_SENSITIVE_LOCSEN, "OFFICIAL-SENSITIVE: LOCSEN"),
    ],
)
def test_the_banner(marking, banner):
    assert marking.banner == banner


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], Marking.OFFICIAL),
        ([Marking.OFFICIAL, Marking.OFFICIAL], Marking.OFFICIAL),
        ([Marking.OFFICIAL, COMMERCIAL], COMMERCIAL),
        ([COMMERCIAL, COMMERCIAL], COMMERCIAL),
        ([COMMERCIAL, PERSONAL], Marking.OFFICIAL_SENSITIVE),
        ([COMMERCIAL, Marking.OFFICIAL_SENSITIVE], Marking.OFFICIAL_SENSITIVE),
    ],
)
def test_the_whole_is_marked_as_its_parts_need(parts, whole):
    assert highest_of(parts) is whole


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("case.docx", "OFFICIAL case.docx"),
        ("Ynys Môn: tŷ d'achos.xlsx", "OFFICIAL Ynys Môn tŷ d'achos.xlsx"),
        ("../../etc/passwd", "OFFICIAL etc passwd"),
        ('a"b\r\nSet-Cookie: x', "OFFICIAL a b Set-Cookie x"),
        ("...", "OFFICIAL file"),
        ("", "OFFICIAL file"),
    ],
)
def test_a_files_name_is_safe_and_marked(name, marked):
    assert file_name(name, Marking.OFFICIAL) == marked


def test_a_long_name_keeps_its_ending():
    name = file_name("a" * 300 + ".docx", COMMERCIAL)

    assert name.endswith("aaa.docx")
    assert len(name) < 200
