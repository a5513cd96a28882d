"""The columns of an export of the registers."""

from __future__ import annotations

from counterfoil_web.procurements.import_forms import ColumnsForm


def test_what_a_participant_needs_is_asked_for_in_the_words_of_the_register():
    sent = {"dates": "day_first", "carried": "x", "name": "a.csv", "column_supplier": "Name"}
    form = ColumnsForm("participant", ["Name", "Registered"], sent, values={})
    assert form.errors == {
        "column_joined_on": ["Takes part from needs a column, or what stands for it in every row"]
    }
    assert [one.name for one in form.choices] == ["supplier", "joined_on", "left_on", "id"]
