import datetime
import os
import pathlib

import pytest
from django.urls import reverse
from django.utils import timezone

from counterfoil.access import *
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import answers, challenges, parties
from counterfoil_web.partnerships.answers import AnswerValues
from tests.web.partnerships.conftest import QUESTION

OUT = pathlib.Path("/tmp/shots")
OUT.mkdir(exist_ok=True)
AXE = pathlib.Path("/work/main/node_modules/axe-core/axe.min.js").read_text()


@pytest.mark.django_db(transaction=True)
def test_shots(transactional_db, live_server, world, client_as, enter, browser):
    p = world.partnership
    d = timezone.localdate()
    day = lambda n: d + datetime.timedelta(days=n)
    p.summary = "Detention officers, healthcare and two of the four suites, from one supplier, for ten years."
    p.value_gbp = 84_500_000
    p.starts = day(120)
    p.ends = day(120 + 3650)
    p.save()
    seen = enter("commercial_lead", Capability.ANSWER_QUESTIONS)
    cm = world.people["contract_manager"]
    cl = world.people["commercial_lead"]
    from counterfoil import guide

    qs = guide.questions(kind="custody")
    for i, q in enumerate(qs[:24]):
        st = [AnswerState.ANSWERED, AnswerState.ANSWERED, AnswerState.NOT_YET, AnswerState.ASKED][
            i % 4
        ]
        answers.save_answer(
            seen,
            q.id,
            AnswerValues(
                state=st,
                text=""
                if st == "asked"
                else "We have settled this with the policing body: the suites stay in public ownership, and the supplier brings people only.\n\nThe reason is cost of capital.",
                evidence="Board minute 14, 3 May 2026" if i % 3 else "",
                owner=[cl, cm, None][i % 3] or (cl if st == "asked" else None),
                due=day(i * 5 - 20),
            ),
            revision=0,
        )
    a = answers.save_answer(
        seen,
        QUESTION,
        AnswerValues(
            state=AnswerState.ANSWERED,
            text="The senior responsible owner is the deputy chief constable, one day in five.",
            evidence="Letter of 1 May",
            owner=cm,
        ),
        revision=answers.answer_to(p, QUESTION).revision if answers.answer_to(p, QUESTION) else 0,
    )
    a = answers.save_answer(
        seen,
        QUESTION,
        AnswerValues(
            state=AnswerState.ANSWERED,
            text="The senior responsible owner is the assistant chief constable, two days in five.",
            evidence="Letter of 1 June",
            owner=cm,
            reason="The deputy retired",
        ),
        revision=a.revision,
    )
    fo = enter("finance_officer", Capability.CHALLENGE_ANSWERS)
    c1 = challenges.challenge(
        fo,
        a,
        agrees=False,
        text="Two days are too few for a contract of this size: the guide’s cases say so.",
    )
    co = enter("commissioner", Capability.CHALLENGE_ANSWERS)
    challenges.challenge(co, a, agrees=True, text="")
    seen = enter("commercial_lead", Capability.MANAGE_SHARING)
    parties.grant(
        seen,
        world.organisations["other_force"],
        Grain.SUMMARY,
        starts=d,
        ends=day(90),
        reason="They look at the same supplier",
    )
    row = parties.grant(
        seen,
        world.organisations["other_policing_body"],
        Grain.DECISIONS,
        starts=d,
        ends=day(90),
        reason="Joint board",
    )
    parties.end(seen, row, reason="Board ended")
    ref = p.ref

    def pages(user, urls, widths=(1280, 320)):
        cl = client_as(user)
        key = cl.cookies["sessionid"].value
        for w in widths:
            ctx = browser.new_context(viewport={"width": w, "height": 900})
            ctx.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
            page = ctx.new_page()
            errs = []
            page.on(
                "console", lambda m: errs.append(m.text) if m.type in ("error", "warning") else None
            )
            for name, u in urls:
                errs.clear()
                r = page.goto(live_server.url + u)
                page.evaluate(AXE)
                res = page.evaluate(
                    "axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
                )
                over = page.evaluate("document.documentElement.scrollWidth-window.innerWidth")
                print(
                    user,
                    name,
                    w,
                    r.status,
                    "over",
                    over,
                    [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in res["violations"]],
                    errs,
                )
                page.screenshot(path=str(OUT / f"{name}-{w}.png"), full_page=True)
            ctx.close()

    u = lambda n, *a: reverse("partnerships:" + n, args=a)
    which = os.environ.get("SHOTS", "").split(",")
    allurls = [
        ("home", "/"),
        ("list", "/partnerships/"),
        ("list-empty", "/partnerships/?words=zzz"),
        ("new", u("new")),
        ("search", "/search/?q=suites+public"),
        ("searchnone", "/search/?q=zzzz"),
        ("overview", u("workspace", ref)),
        ("change", u("change", ref)),
        ("archive", u("archive", ref)),
        ("history", u("history", ref)),
        ("room", u("room", ref, "strategy")),
        ("room2", u("room", ref, "governance")),
        ("gate", u("gate-questions", ref, "outline")),
        ("question", u("question", ref, QUESTION)),
        ("answer", u("answer", ref, QUESTION)),
        ("versions", u("answer-versions", ref, QUESTION)),
        ("sharing", u("sharing", ref)),
        ("share", u("share", ref)),
        ("partyadd", u("party-add", ref)),
        ("end", u("sharing-end", ref, row.pk - 1)),
    ]
    from counterfoil_web.partnerships.models import Access

    body = Access.objects.get(partnership=p, part="policing_body")
    allurls.append(("handover", u("party-hand-over", ref, body.pk)))
    pages("commercial_lead", [x for x in allurls if which == [""] or x[0] in which])
    if "clash" in which:
        cm=client_as("contract_manager")
        a=dict(revision="2",state="answered",text="Three days in five from May, says the board.",evidence="Letter of 1 June")
        cm.post(u("answer",ref,QUESTION),a)
        cl=client_as("finance_officer"); key=cl.cookies["sessionid"].value
        for w in (1280,320):
            ctx=browser.new_context(viewport={"width":w,"height":900}); ctx.add_cookies([{"name":"sessionid","value":key,"url":live_server.url}])
            page=ctx.new_page(); page.goto(live_server.url+u("answer",ref,QUESTION)); 
            page.fill("textarea[name=text]","A commercial director, full time.")
            page.wait_for_timeout(3500); print("status:",page.inner_text("#draft-status"))
            page.eval_on_selector("input[name=revision]","e=>e.value='1'")
            page.click("text=Save the answer"); page.wait_for_load_state()
            page.evaluate(AXE); res=page.evaluate("axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})")
            print("clash",w,page.title(),page.evaluate("document.documentElement.scrollWidth-window.innerWidth"),[(v["id"],[n["target"] for n in v["nodes"]][:3]) for v in res["violations"]])
            page.screenshot(path=str(OUT/f"clash-{w}.png"),full_page=True); ctx.close()
