from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django_scopes import scopes_disabled

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.assumptions import with_assumptions
from counterfoil.casefile.edits import CellEdit
from counterfoil.reports.wording import money_change_short, money_short
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import stored_text
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.results.models import KeptAnswer
from tests.web.results.conftest import CHARGE

TRIED = {f"value-{CHARGE}": "100000"}
BY_SCRIPT = {"HX-Request": "true"}


def amount(appraised):
    with scopes_disabled():
        text = stored_text(appraised.draft)
        row = next(
            row
            for row in text.rows("lines")
            if (row.text("option"), row.text("id")) == ("partner-per-detention", "client-side")
        )
        return row, row.text("amount")


def test_signed_out_outsider_and_wrong_role(drafted, client, client_as):
    for rest in ("", "drivers/"):
        assert client.get(drafted.draft_url(rest)).status_code == 302
        assert client_as("outsider").get(drafted.draft_url(rest)).status_code == 404
        assert client_as("evaluator").get(drafted.draft_url(rest)).status_code == 403
    assert client_as("outsider").post(drafted.draft_url("keep/"), TRIED).status_code == 404
    assert client_as("commissioner").post(drafted.draft_url("keep/"), TRIED).status_code == 403
    assert client_as("commercial_lead").get(drafted.draft_url("keep/")).status_code == 405


def test_without_a_draft_there_is_nothing(appraised, client_as):
    assert client_as("commercial_lead").get(appraised.draft_url()).status_code == 404


def test_the_draft_answers_as_it_is_saved_at_a_hundred_thousand_trials(drafted, client_as):
    text = client_as("commercial_lead").get(drafted.draft_url()).content.decode()

    assert "100,000 trials from seed" in text
    assert "only a submitted version is reviewed" in text
    assert "Choose a figure, then give it another value" in text


def test_without_scripts_a_value_is_tried_by_a_button_and_nothing_is_saved(drafted, client_as):
    page = client_as("commercial_lead")

    chosen = page.get(drafted.draft_url(), {"add": CHARGE}).content.decode()
    tried = page.get(drafted.draft_url(), TRIED).content.decode()

    assert f'name="value-{CHARGE}"' in chosen
    assert 'value="150000"' in chosen
    assert "Recalculate</button>" in chosen
    assert "nothing saved" in tried
    assert amount(drafted)[1] in ("150000", "150000.0")


def test_the_difference_is_that_of_the_two_answers(drafted, client_as):
    text = client_as("commercial_lead").get(drafted.draft_url(), TRIED).content.decode()

    case = case_of(drafted.versions[1])
    name = "partner-per-detention"
    before = appraise(case, simulate=False).option(name).npsv_gbp
    after = appraise(with_assumptions(case, {CHARGE: "100000"}), simulate=False)
    assert money_short(after.option(name).npsv_gbp) in text
    assert money_change_short(after.option(name).npsv_gbp - before) in text


def test_a_script_gets_only_the_part_that_changes(drafted, client_as):
    page = client_as("commercial_lead")
    part = page.get(drafted.draft_url(), TRIED, headers=BY_SCRIPT)
    text = part.content.decode()

    assert part.status_code == 200
    assert "<html" not in text
    assert "nothing saved" in text
    assert "<picture>" not in text
    assert "HX-Request" in part["Vary"]
    drivers = text.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    more = page.get(drivers)
    assert more.status_code == 200
    assert 'id="tornado"' in more.content.decode()
    assert 'id="switching"' in more.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({f"value-{CHARGE}": "many"}, "is not a number"),
        ({f"value-{CHARGE}": ""}, "is not a number"),
        ({"value-risks|partner/challenge|chance": "7"}, "chance"),
        ({f"value-{CHARGE}": "1e999"}, "not a number"),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_control(drafted, client_as, given, says):
    page = client_as("commercial_lead")

    whole = page.get(drafted.draft_url(), given)
    part = page.get(drafted.draft_url(), given, headers=BY_SCRIPT)

    assert (whole.status_code, part.status_code) == (422, 422)
    assert says in whole.content.decode()
    assert "govuk-error-summary" in whole.content.decode()
    assert 'role="alert"' in part.content.decode()
    assert page.get(drafted.draft_url("drivers/"), given).status_code == 204


def test_what_is_not_in_the_case_is_passed_over(drafted, client_as):
    given = {"value-lines|gone/a|amount": "1", "add": "nothing", "drop": "nothing"}

    assert client_as("commercial_lead").get(drafted.draft_url(), given).status_code == 200


def test_a_value_is_kept_in_the_draft_by_its_own_merge(drafted, client_as):
    page = client_as("commercial_lead")

    response = page.post(drafted.draft_url("keep/"), {f"value-{CHARGE}": "£100,000"}, follow=True)

    assert "1 value kept in the draft" in response.content.decode()
    assert amount(drafted)[1] == "100000"
    with scopes_disabled():
        edit = drafted.draft.edits.get()
        assert (edit.before, edit.after) != (None, "£100,000")
        assert edit.by == drafted.world.people["commercial_lead"]


def test_keeping_what_the_draft_says_already_says_so(drafted, client_as):
    page = client_as("commercial_lead")

    response = page.post(drafted.draft_url("keep/"), {f"value-{CHARGE}": "£150,000"}, follow=True)

    assert "Nothing was kept: every value is what the draft says already" in (
        response.content.decode()
    )
    with scopes_disabled():
        assert not drafted.draft.edits.exists()


@pytest.mark.parametrize(
    ("button", "leads"),
    [
        ({"show": "1", "add": ""}, {f"value-{CHARGE}": "100000"}),
        (
            {"show": "1", "add": "indices|pay|rate"},
            {f"value-{CHARGE}": "100000", "add": "indices|pay|rate"},
        ),
        ({"drop": CHARGE}, {f"value-{CHARGE}": "100000", "drop": CHARGE}),
    ],
)
def test_the_other_buttons_show_what_was_typed_and_keep_nothing(drafted, client_as, button, leads):
    response = client_as("commercial_lead").post(
        drafted.draft_url("keep/"), {**TRIED, "seen": "x", **button}
    )

    assert response.status_code == 302
    where = urlsplit(response.url)
    assert where.path == drafted.draft_url()
    assert dict(parse_qsl(where.query)) == leads
    with scopes_disabled():
        assert not drafted.draft.edits.exists()


def test_what_is_kept_is_sent_by_the_form_in_which_it_is_typed(drafted, client_as):
    text = client_as("commercial_lead").get(drafted.draft_url(), TRIED).content.decode()
    form = text[text.index("<form", text.index('class="app-try"')) :].split("</form>")[0]

    assert 'method="post"' in form
    assert form.count(f'name="value-{CHARGE}"') == 1 == text.count(f'name="value-{CHARGE}"')
    assert "Keep this in the draft" in form
    first = form.split("<button")[1]
    assert 'name="show"' in first, "the return key shows what was typed"


def test_who_may_not_edit_tries_values_without_sending_anything(drafted, client_as):
    text = client_as("commissioner").get(drafted.draft_url(), TRIED).content.decode()
    form = text[text.index("<form", text.index('class="app-try"')) :].split("</form>")[0]

    assert 'method="get"' in form
    assert 'name="csrfmiddlewaretoken"' not in form
    assert "Keep this in the draft" not in form


def test_figures_stand_as_people_write_them_by_option_and_kind(drafted, client_as):
    text = client_as("commercial_lead").get(drafted.draft_url(), TRIED).content.decode()

    assert "The draft says £150,000 a year." in text
    assert "Charge under the 2007 contract: £3,500,000 a year</option>" in text
    assert "optimism bias dealt with: 98%</option>" in text
    assert '<optgroup label="Run detention in house: amounts">' in text


def test_a_draft_as_its_version_says_so_and_why_its_range_differs(drafted, client_as):
    page = client_as("commercial_lead")
    draft = page.get(drafted.draft_url()).content.decode()
    version = page.get(drafted.url()).content.decode()

    assert "Worked out with 100,000 trials, as every draft is." in draft
    assert "Worked out with the 400 trials that the case states." in version
    assert drafted.versions[1].fingerprint in version
    assert drafted.versions[1].fingerprint in draft


def test_a_value_typed_back_brings_the_whole_answer_with_its_addresses(drafted, client_as):
    given = {f"value-{CHARGE}": "150000"}
    part = client_as("commercial_lead").get(drafted.draft_url(), given, headers=BY_SCRIPT)
    text = part.content.decode()

    assert f'href="{drafted.draft_url("affordability/")}#' in text
    assert f'href="{drafted.draft_url("figures/")}' in text
    assert f"/partnerships/{drafted.ref}/case/charts/" in text


def test_a_bad_value_is_not_kept(drafted, client_as):
    response = client_as("commercial_lead").post(
        drafted.draft_url("keep/"), {f"value-{CHARGE}": "many"}
    )

    assert response.status_code == 422
    assert amount(drafted)[1] in ("150000", "150000.0")


def test_a_draft_keeps_its_latest_answer_only(drafted, client_as):
    page = client_as("commercial_lead")
    page.get(drafted.draft_url())
    row, base = amount(drafted)
    with scopes_disabled():
        edit = CellEdit(table="lines", row=row.id, column="amount", base=base, text="90000")
        save_edits(drafted.acting("commercial_lead"), drafted.partnership, [edit])

    page.get(drafted.draft_url())

    assert KeptAnswer.objects.filter(draft__isnull=False).count() == 1


def test_a_draft_with_errors_says_what_to_mend(drafted, client_as):
    row, base = amount(drafted)
    with scopes_disabled():
        edit = CellEdit(table="lines", row=row.id, column="amount", base=base, text="x")
        save_edits(drafted.acting("commercial_lead"), drafted.partnership, [edit])

    text = client_as("commercial_lead").get(drafted.draft_url()).content.decode()

    assert "No answer yet" in text
    assert f"/partnerships/{drafted.ref}/case/draft/lines/" in text


def test_what_another_wrote_since_the_page_was_made_is_not_overwritten(drafted, client_as):
    page = client_as("commercial_lead")
    shown = page.get(drafted.draft_url(), {"add": CHARGE}).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)[1]
    row, base = amount(drafted)
    with scopes_disabled():
        edit = CellEdit(table="lines", row=row.id, column="amount", base=base, text="90000")
        save_edits(drafted.acting("finance_partner"), drafted.partnership, [edit])

    kept = {f"value-{CHARGE}": "100000", "seen": seen}
    response = page.post(drafted.draft_url("keep/"), kept, follow=True)

    assert "1 value not kept" in response.content.decode()
    assert amount(drafted)[1] == "90000"


@pytest.mark.parametrize("seen", ["", "x", "1-", "9" * 5000 + "-1", "²-1"])
def test_a_form_without_a_true_mark_is_kept_on_the_draft_as_it_is(drafted, client_as, seen):
    kept = {f"value-{CHARGE}": "100000", "seen": seen}
    client_as("commercial_lead").post(drafted.draft_url("keep/"), kept)

    assert amount(drafted)[1] == "100000"


def test_what_to_mend_ends_with_one_full_stop(drafted, client_as):
    row, _ = amount(drafted)
    with scopes_disabled():
        edit = CellEdit(table="lines", row=row.id, column="title", base=row.text("title"), text="")
        save_edits(drafted.acting("commercial_lead"), drafted.partnership, [edit])

    text = client_as("commercial_lead").get(drafted.draft_url()).content.decode()

    assert "No answer yet" in text
    assert "..</li>" not in text
