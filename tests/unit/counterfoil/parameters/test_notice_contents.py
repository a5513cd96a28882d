"""What notices must tell, against the regulations as made."""

from __future__ import annotations

from counterfoil.parameters.notice_contents import notice_contents

# Procurement Regulations 2024 (SI 2024/692) as made, read on legislation.gov.uk: paragraph (2) of
# regulation 38 goes to (e), paragraph (4) of regulation 39 to (h), paragraph (2) of 41 to (h).
LAST = {"UK17": "reg. 38(2)", "UK9": "reg. 39(4)", "UK11": "reg. 41(2)"}


def letters(code):
    found = LAST[code]
    return {
        one.law.removeprefix(found)[1]
        for one in notice_contents(code)
        if one.law.startswith(f"{found}(") and not one.recalled
    }


def test_every_paragraph_that_was_read_is_there():
    assert letters("UK17") == set("abcde")
    assert letters("UK9") == set("abcdefgh")
    assert letters("UK11") == set("abcdefgh")


def test_what_was_not_read_says_so():
    assert {one.law for one in notice_contents("UK10") if not one.recalled} == {
        "Procurement Act 2023 s.75(3)(a)",
        "Procurement Act 2023 s.76",
        "Procurement Act 2023 s.77",
    }
    assert all(one.recalled for one in notice_contents("UK9") if one.law == "reg. 39(6)")


def test_a_notice_of_the_procurement_itself_has_none_here():
    assert notice_contents("UK4") == ()
