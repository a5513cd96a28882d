from __future__ import annotations

from dataclasses import replace

from django.http import QueryDict

from counterfoil.casefile.assumptions import assumptions
from counterfoil.casefile.case_text import text_of_case
from counterfoil_web.results.what_if import (
    MOST,
    change_sentence,
    choices_html,
    differences,
    edits_to_keep,
    known_assumptions,
    query_of,
    read_what_if,
)
from tests.web.results.conftest import CHARGE, example

CASE = example()
KNOWN = known_assumptions(CASE)
STATED = next(one for one in assumptions(CASE) if one.name == CHARGE).text


def query(**values):
    made = QueryDict(mutable=True)
    for key, value in values.items():
        made[key] = value
    return made


def headline(preferred, **npsv):
    return {
        "preferred": preferred,
        "preferred_title": preferred.title(),
        "counterfactual": "now",
        "options": [
            {
                "id": name,
                "title": name.title(),
                "npsv_gbp": value,
                "p10_gbp": value - 1e5,
                "p90_gbp": value + 1e5,
                "chance_best": 0.5,
            }
            for name, value in npsv.items()
        ],
    }


def test_a_figure_added_says_what_the_case_says():
    found = read_what_if(CASE, query(add=CHARGE), KNOWN)

    (one,) = found.tried
    assert (one.text, one.is_changed) == (STATED, False)
    assert not found.is_changed
    assert found.case is CASE
    assert f'value="{CHARGE}"' not in choices_html(KNOWN, found.tried)
    assert f'value="{CHARGE}"' in choices_html(KNOWN, ())


def test_a_value_typed_another_way_is_no_change():
    found = read_what_if(CASE, query(**{f"value-{CHARGE}": f"£{float(STATED):,.2f}"}), KNOWN)

    assert not found.is_changed


def test_a_figure_taken_out_is_gone():
    found = read_what_if(CASE, query(**{f"value-{CHARGE}": "1", "drop": CHARGE}), KNOWN)

    assert found.tried == ()


def test_a_bad_value_leaves_no_case_and_tells_the_control():
    found = read_what_if(CASE, query(**{f"value-{CHARGE}": "x"}), KNOWN)

    assert found.case is None
    assert "is not a number" in found.tried[0].problem
    assert found.tried[0].control == "try-lines-partner-per-detention-client-side-amount"


def test_only_so_many_are_tried_at_once():
    every = {f"value-{one.name}": one.text for one in assumptions(CASE)}
    assert len(every) > MOST

    assert len(read_what_if(CASE, query(**every), KNOWN).tried) == MOST


def test_what_is_kept_is_an_edit_of_the_cell_with_what_it_said():
    text = text_of_case(CASE)
    found = read_what_if(CASE, query(**{f"value-{CHARGE}": "£90,000"}), KNOWN)

    (edit,) = edits_to_keep(text, found)

    assert (edit.table, edit.column, edit.text) == ("lines", "amount", "90000")
    assert float(edit.base) == float(STATED)
    assert edits_to_keep(text, read_what_if(CASE, query(add=CHARGE), KNOWN)) == []


def test_differences_leave_out_the_counterfactual():
    saved = headline("partner", now=0.0, partner=1e6, share=5e5)
    now = headline("partner", now=0.0, partner=1.25e6, share=5e5)

    rows = differences(saved, now)

    assert [row["title"] for row in rows] == ["Partner", "Share"]
    assert [row["change"] for row in rows] == ["+£250k", "£0"]
    assert rows[0]["now_range"] == "£1.15m to £1.35m"


def test_the_sentence_says_whether_the_answer_turns():
    saved = headline("partner", partner=1e6, share=5e5)

    assert "stays the same: Partner, worth £250,000 less" in change_sentence(
        saved, headline("partner", partner=7.5e5, share=5e5)
    )
    assert "worth no more and no less" in change_sentence(saved, saved)
    assert "The answer changes: Share is preferred, where the saved draft prefers Partner" in (
        change_sentence(saved, headline("share", partner=1e5, share=5e5))
    )


def test_what_was_sent_stands_in_the_address_without_the_rest():
    sent = query(**{f"value-{CHARGE}": "1", "add": "", "drop": "x", "csrfmiddlewaretoken": "s"})

    assert query_of(sent).urlencode() == query(**{f"value-{CHARGE}": "1", "drop": "x"}).urlencode()


def test_a_share_says_how_to_write_it():
    name = next(one.name for one in assumptions(CASE) if one.is_share and one.table == "risks")
    (one,) = read_what_if(CASE, query(add=name), KNOWN).tried

    assert one.stated.endswith("%")
    assert "such as 5%" in one.how


def test_a_volume_says_of_when_it_is():
    (one,) = read_what_if(CASE, query(add="drivers|detentions|value"), KNOWN).tried

    assert one.stated == "20,000 detentions, in the first year"
    assert one.how == ""


def test_the_amounts_of_an_option_stand_apart_from_how_they_move():
    text = str(choices_html(KNOWN, ()))
    amounts = text.split('<optgroup label="Run detention in house: amounts">')[1]
    moves = text.split(
        '<optgroup label="Run detention in house: delay, growth and optimism bias">'
    )[1]

    assert "|amount" in amounts.split("</optgroup>")[0]
    assert "|delay_months" not in amounts.split("</optgroup>")[0]
    assert "|amount" not in moves.split("</optgroup>")[0]


def test_what_a_person_typed_is_escaped_in_the_list():
    name, one = next(iter(KNOWN.items()))
    text = choices_html({name: replace(one, title="<b>&", group='"')}, ())

    assert "&lt;b&gt;&amp;" in text
    assert '<optgroup label="&quot;' in text


def test_what_changed_is_told_in_plain_digits():
    found = read_what_if(CASE, query(**{f"value-{CHARGE}": "£90,000"}), KNOWN)

    assert found.changed == {CHARGE: "90000"}
    assert read_what_if(CASE, query(add=CHARGE), KNOWN).changed == {}
