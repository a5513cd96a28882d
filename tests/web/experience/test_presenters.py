from __future__ import annotations

import pytest

from counterfoil.experience import RatioReading, SavingStatement, partnerships
from counterfoil_web.experience.presenters import (
    case_page,
    case_row,
    date_words,
    ratio_span,
    saving_words,
    shown_reading,
    whole_saving_words,
)


def saving(gbp, years, basis="reported_by_client"):
    return SavingStatement(gbp=gbp, period_years=years, basis=basis, note=None)


def reading(above, below):
    return RatioReading(
        numerator_gbp=above,
        numerator_is="reported",
        denominator_gbp=below,
        denominator_is="promised",
        derived=True,
    )


@pytest.mark.parametrize(
    ("stated", "short", "whole"),
    [
        (None, "none found", "None found"),
        (
            saving(None, None),
            "no amount (reported by client)",
            "No amount was found (reported by client)",
        ),
        (
            saving(5_000_000, 1),
            "£5 million reported by client in one year",
            "£5,000,000, reported by client, 1 year",
        ),
        (
            saving(36_000_000, 10, "guaranteed"),
            "£36 million guaranteed over 10 years",
            "£36,000,000, guaranteed, 10 years",
        ),
        (
            saving(2_074_000, None, "non_cashable"),
            "£2.07 million non-cashable",
            "£2,074,000, non-cashable, period not stated",
        ),
    ],
)
def test_savings_in_words(stated, short, whole):
    assert saving_words(stated) == short
    assert whole_saving_words(stated) == whole


def test_a_ratio_spans_its_readings():
    assert ratio_span(()) == ""
    assert ratio_span((reading(70, 50),)) == "1.40"
    assert ratio_span((reading(70, 50), reading(70, 59))) == "1.19 to 1.40"


def test_a_reading_shows_its_working():
    shown = shown_reading(reading(70_000_000, 59_000_000))

    assert shown.value == "1.19"
    assert shown.working == "£70,000,000 (reported) over £59,000,000 (promised)"
    assert shown.derived


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2012-04-01", "1 April 2012"),
        ("2020-10", "October 2020"),
        ("2018", "2018"),
        (None, "not known"),
        ("about 2007", "about 2007"),
        ("2010-11 session", "2010-11 session"),
        ("2013-14", "2013-14"),
    ],
)
def test_dates_as_sources_give_them(given, words):
    assert date_words(given) == words


@pytest.mark.parametrize(
    ("case", "when"),
    [
        ("lincolnshire-g4s-2012", "2012 to 2022"),
        ("cleveland-mitie-custody-2017", "from 2017"),
        ("thames-valley-noonan-custody", "until 2019"),
        ("bedfordshire-pwc-2018", "2018"),
        ("lancashire-g4s-custody", "dates not known"),
    ],
)
def test_the_years_of_a_case(case, when):
    assert case_row(case).when == when


def test_a_row_says_what_is_not_known():
    row = case_row("surrey-siren-2009")

    assert row.ratio == ""
    assert row.kind == "Business partnering"
    assert row.name == "Surrey Police with Memex Technology Ltd"


def test_lessons_of_a_page_lead_to_questions():
    page = case_page("lincolnshire-g4s-2012")

    assert [one.id for one in page.worked[6].questions] == ["P1-B3", "P1-C4"]
    assert page.confidence.startswith("High")


@pytest.mark.parametrize("record", partnerships(), ids=lambda one: one.id)
def test_every_case_can_be_shown(record):
    page = case_page(record.id)

    assert len(page.worked) == len(record.what_worked)
    assert len(page.wrong) == len(record.what_went_wrong)
    assert {name: value for name, value, _ in page.facts}["Scope"] == record.scope
