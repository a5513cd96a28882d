"""Views and presenters ask their store: no query is written in them."""

from __future__ import annotations

import re

from tests.architecture.repository import ROOT

WEB = ROOT / "src" / "counterfoil_web"
QUERY = re.compile(r"\.objects\b")


def shown_not_asked() -> list:
    """The modules that parse and present."""
    named = [*WEB.glob("*/*views.py"), *WEB.glob("*/*presenters.py")]
    return sorted({*named, *WEB.glob("*/pages.py"), *WEB.glob("*/urls.py")})


def test_there_are_modules_to_look_at():
    assert len(shown_not_asked()) > 60


def test_no_query_stands_in_a_view_or_a_presenter():
    found = [
        f"{path.relative_to(WEB)}:{number}"
        for path in shown_not_asked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if QUERY.search(line)
    ]

    assert found == []
