"""The draft contract performance notice."""

import json
from datetime import date

from counterfoil.performance.kpi_notice import KpiNotice, KpiResult, notice_ocds, notice_sections
from counterfoil.performance.ratings import Rating
from tests.fixtures.ocds_schema import release_validator

CALLS = KpiResult(
    id="calls",
    title="Calls answered",
    target="90% or more",
    result="88%",
    rating=Rating.APPROACHING,
)


def notice(*results, **more):
    return KpiNotice(
        contract="example",
        title="Example contract",
        authority="Example force",
        supplier="Supplier",
        first_day=date(2026, 4, 1),
        last_day=date(2027, 3, 31),
        made_on=date(2027, 4, 20),
        results=results,
        **more,
    )


def test_the_paragraphs_tell_who_when_and_each_rating():
    told = dict(notice_sections(notice(CALLS, CALLS, CALLS)))
    assert told["Period assessed"] == ("1 April 2026 to 31 March 2027",)
    assert told["Calls answered"] == (
        "Target: 90% or more",
        "Result: 88%",
        "Rating: Approaching target",
    )
    assert "To be settled before it is published" not in told


def test_fewer_than_three_kpis_are_pointed_out():
    told = dict(notice_sections(notice(CALLS)))
    assert "names fewer" in told["To be settled before it is published"][0]


def test_what_is_made_up_is_said_first_and_the_note_last():
    made_up = notice_sections(notice(CALLS, illustrative="No such contract", note="A flood"))
    assert made_up[0] == ("Illustrative", ("No such contract",))
    assert ("What else is to be said", ("A flood",)) in made_up


def test_the_release_holds_each_metric_with_its_code():
    release = notice_ocds(notice(CALLS))
    (contract,) = release["contracts"]
    (metric,) = contract["implementation"]["metrics"]
    (observation,) = metric["observations"]
    assert observation["measureClassification"]["id"] == "slightlyBelow"
    assert observation["period"]["endDate"].startswith("2027-03-31")
    assert contract["implementation"]["documents"][0]["noticeType"] == "UK9"
    assert release["buyer"]["name"] == "Example force"
    assert json.loads(json.dumps(release)) == release
    release_validator().validate(release)
