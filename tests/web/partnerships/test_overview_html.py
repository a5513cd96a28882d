"""The story and the rooms on the overview."""

from __future__ import annotations

from counterfoil_web.partnerships.overview_html import room_rows_html, spine_html
from counterfoil_web.partnerships.progress import Spine, SpineNote
from counterfoil_web.partnerships.rooms import RoomView
from counterfoil_web.partnerships.spine import steps_of
from tests.web.govuk.parsed_html import attributes_of, text_of


def _room(**values):
    plain = {
        **{"slug": "strategy", "name": "Strategy", "title": "", "purpose": "", "url": "/r/"},
        **{"current": False, "done": (), "to_do": (), "moves": (), "next_move": ""},
        **{"due": "", "overdue": False},
    }
    return RoomView(**{**plain, **values})


def test_a_step_tells_its_notes_as_text():
    notes = [
        SpineNote(part=Spine.PROMISE, text="<b>Case</b> & plan", url="/v/1/"),
        SpineNote(part=Spine.PROMISE, text="Agreed", url=""),
    ]
    html = spine_html(steps_of(notes))

    assert text_of(html).startswith("Promise Begun ")
    assert "<b>Case</b> & plan Agreed Record Not begun" in text_of(html)
    assert "Nothing is recorded yet." in text_of(html)
    assert attributes_of(html, "b") == []
    assert [one["href"] for one in attributes_of(html, "a")] == ["/v/1/"]


def test_a_room_without_anything_says_so():
    assert text_of(room_rows_html([_room()])) == "Strategy Nothing Nobody’s"


def test_a_room_tells_what_is_done_to_do_and_due():
    room = _room(
        done=("3 of 4", "<i>"), to_do=("Answer 1",), moves=("Yours",), due="Due now", overdue=True
    )
    html = room_rows_html([room])

    assert text_of(html) == "Strategy 3 of 4 <i> Answer 1 Due now Yours"
    assert attributes_of(html, "strong") == [{"class": "govuk-tag govuk-tag--red"}]
    assert attributes_of(room_rows_html([_room(due="Due in May")]), "strong") == []
