import pytest
from tests.web.results.test_recalculating import opened, CHANGED, FIELD
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
def test_shot(drafted, opened, live_server):
    for w in (1280, 320):
        page = opened("commercial_lead", w)
        page.goto(live_server.url + drafted.draft_url(CHANGED+"&add=risks%7Cpartner%2Fchallenge%7Cchance"))
        page.locator(".app-try").screenshot(path=f"/tmp/shot{w}.png")
    page = opened("commercial_lead", 1280)
    page.goto(live_server.url + drafted.draft_url())
    page.screenshot(path="/tmp/shotfull.png")
