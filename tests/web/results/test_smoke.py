import pytest, time
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGES = [
    "",
    "lines/",
    "affordability/",
    "delivery-model/",
    "reference-class/",
    "review/",
    "exports/",
    "figures/npsv/partner/",
    "figures/line/partner/charge/",
    "exports/answer.json",
    "exports/options.csv",
]


def test_pages(appraised, client_as):
    c = client_as("finance_officer")
    for p in PAGES:
        for _ in range(3):
            s = time.process_time()
            with CaptureQueriesContext(
                connection,
            ) as q:
                r = c.get(appraised.url(p))
            t = time.process_time() - s
        print(p, r.status_code, len(r.content), round(t * 1e3, 1), len(q))
        assert r.status_code == 200
    r = c.get(f"/partnerships/{appraised.ref}/case/compare/")
    print(r.status_code, len(r.content))
    for k in ():
        r = c.post(appraised.url(f"exports/{k}/"))
        print(k, r.status_code, r.headers.get("Location"))


def test_draft(drafted, client_as):
    c = client_as("commercial_lead")
    for p in [
        "",
        "lines/",
        "exports/",
        "figures/npsv/partner/",
        "?add=lines|partner-per-detention/client-side|amount",
        "?value-lines|partner-per-detention/client-side|amount=100000",
        "drivers/?value-lines|partner-per-detention/client-side|amount=100000",
    ]:
        for _ in range(3):
            s = time.process_time()
            with CaptureQueriesContext(
                connection,
            ) as q:
                r = c.get(drafted.draft_url(p))
            t = time.process_time() - s
        print(p, r.status_code, len(r.content), round(t * 1e3, 1), len(q))
        assert r.status_code == 200
