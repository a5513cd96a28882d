"""What the tests of marking post, and how they read a page."""

from __future__ import annotations

from html import unescape


def words_of(response) -> str:
    """The page as words."""
    return unescape(response.content.decode())


def a_mark(mark="4", reason="Page 4 shows a rota in use.", **more) -> dict[str, str]:
    """A mark as the page posts it."""
    return {"mark": mark, "reason": reason, "change_reason": "", "revision": "0", **more}


def an_agreement(mark="3", **more) -> dict[str, object]:
    """An agreed mark as the page posts it."""
    return {
        "mark": mark,
        "reason": "All read it alike: the rota on page 4 is in use.",
        "considered": "Pages 4 to 6",
        "present": ["custody_inspector", "moderator"],
        "others": "",
        "change_reason": "",
        "revision": "0",
        **more,
    }
