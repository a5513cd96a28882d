import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = [
    ("answer", ""),
    ("lines", "lines/"),
    ("afford", "affordability/"),
    ("delivery", "delivery-model/"),
    ("reference", "reference-class/"),
    ("review", "review/"),
    ("exports", "exports/"),
    ("figure", "figures/npsv/partner/"),
    ("year", "figures/line/partner/police-and-staff/2017-18/"),
]


def test_shots(drafted, client_as, live_server, browser):
    line = None
    for who, pages in (
        (
            "finance_officer",
            [(n, drafted.url(p)) for n, p in SHOTS]
            + [
                ("compare", f"/partnerships/{drafted.ref}/case/compare/"),
                ("template", "/word-template/"),
            ],
        ),
        (
            "commercial_lead",
            [
                ("draft", drafted.draft_url()),
                (
                    "tried",
                    drafted.draft_url(
                        "?value-lines|partner-per-detention/client-side|amount=100000&value-risks|partner/challenge|chance=x"
                    ),
                ),
                (
                    "tried2",
                    drafted.draft_url(
                        "?value-lines|partner-per-detention/client-side|amount=100000"
                    ),
                ),
            ],
        ),
    ):
        c = client_as(who)
        for width in (1280, 320):
            ctx = browser.new_context(viewport={"width": width, "height": 900})
            ctx.add_cookies(
                [
                    {
                        "name": "sessionid",
                        "value": c.cookies["sessionid"].value,
                        "url": live_server.url,
                    }
                ]
            )
            page = ctx.new_page()
            page.on(
                "console",
                lambda m: (
                    print("CONSOLE", m.type, m.text[:300])
                    if m.type in ("error", "warning")
                    else None
                ),
            )
            page.on("pageerror", lambda e: print("PAGEERROR", str(e)[:300]))
            for name, url in pages:
                r = page.goto(live_server.url + url)
                page.wait_for_timeout(1200)
                over = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                print(name, width, r.status, "sideways", over)
                page.screenshot(path=f"/tmp/results-{name}-{width}.png", full_page=True)
            ctx.close()
