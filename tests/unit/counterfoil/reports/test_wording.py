"""Quantities become words as a person would write them; expected texts are written by hand."""

from __future__ import annotations

import pytest

from counterfoil.appraisal import business_case, evidence
from counterfoil.reports import wording


@pytest.mark.parametrize(
    ("gbp", "long", "short"),
    [
        pytest.param(0.4, "£0", "£0", id="less than half a pound"),
        pytest.param(-0.4, "£0", "£0", id="no minus before nought"),
        pytest.param(999.0, "£999", "£999", id="hundreds"),
        pytest.param(-345_678.0, "−£345,678", "−£346k", id="thousands below nought"),
        pytest.param(999_500.0, "£999,500", "£1,000k", id="just under a million"),
        pytest.param(
            1_200_000.0, "£1.2 million", "£1.20m", id="no noughts after the point in words"
        ),
        pytest.param(12_345_678.0, "£12.3 million", "£12.3m", id="three figures"),
        pytest.param(999_960_000.0, "£1 billion", "£1.00bn", id="rounds up to the next word"),
    ],
)
def test_money_has_three_figures_and_a_word_from_a_million(gbp, long, short):
    assert wording.money(gbp) == long
    assert wording.money_short(gbp) == short


def test_the_minus_sign_is_the_typographic_one():
    assert wording.money(-2_000_000)[0] == "\u2212"
    assert wording.change(-0.1)[0] == "\u2212"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0%"),
        (0.0049, "under 1%"),
        (0.006, "1%"),
        (0.5, "50%"),
        (0.9951, "over 99%"),
        (1.0, "100%"),
    ],
)
def test_a_share_never_claims_none_or_all_that_is_not_so(value, words):
    assert wording.share(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (92.5, "£ per detention", "£92.50 per detention"),
        (700_000.0, "£ a year", "£700,000 a year"),
        (700_000.0, "pound a year", "£700,000 a year"),
        (0.035, "a year, as a share", "3.5% a year"),
        (0.1, "share", "10%"),
        (1.25, "factor", "× 1.25"),
        (26.6, "months", "26.6 months"),
        (18_970.8, "detention a year", "18,971 detentions a year"),
        (-0.02, "a year, as a share", "−2% a year"),
    ],
)
def test_a_value_keeps_its_unit(value, unit, words):
    assert wording.value_with_unit(value, unit) == words


def test_every_word_of_the_vocabulary_has_a_name():
    kinds = (
        business_case.PartnershipKind,
        business_case.Stage,
        business_case.BodyKind,
        business_case.Role,
        business_case.Heading,
        business_case.Nature,
        business_case.Commitment,
        business_case.Vat,
        evidence.Basis,
    )
    for kind in kinds:
        for member in kind:
            assert wording.name(member) not in ("", wording.NONE)


def test_control_characters_and_marks_that_turn_text_are_left_out():
    assert wording.safe_text("a\x1b[2Jb\u202ec\x00d\ne") == "a[2Jbcd\ne"


def test_shortening_keeps_to_the_length():
    assert wording.shortened("abcdef", 6) == "abcdef"
    assert wording.shortened("abcdefg", 6) == "abcde…"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        pytest.param(3_512_345.0, "£ a year", "£3,512,345 a year", id="every figure"),
        pytest.param(-0.5, "£ per mile", "−£0.50 per mile", id="pence"),
        pytest.param(0.125, "£", "£0.125", id="less than a penny"),
        pytest.param(700_000.0, "pound", "£700,000", id="a volume of pounds"),
        pytest.param(0.07, "share", "7%", id="no error of the binary fraction"),
        pytest.param(-0.00125, "a year, as a share", "−0.125% a year", id="a rate"),
        pytest.param(1.0, "factor", "× 1", id="a factor"),
        pytest.param(1.0, "months", "1 month", id="one month"),
        pytest.param(26.6, "months", "26.6 months", id="months"),
        pytest.param(1e-7, "share", "0.00001%", id="tiny"),
    ],
)
def test_an_exact_value_loses_no_figure(value, unit, words):
    assert wording.exact_with_unit(value, unit) == words
