"""What the list of partnerships is narrowed to, as it stands in the page's address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.partnership_list import Filters

_MOST_LETTERS = 200


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters of an address; what is not on offer counts as not chosen."""
    kind, stage = query.get("kind", ""), query.get("stage", "")
    return Filters(
        kind=kind if kind in dict(presenters.kinds()) else "",
        stage=stage if stage in dict(presenters.stages()) else "",
        words=query.get("words", "").strip()[:_MOST_LETTERS],
        archived=query.get("archived") == "1",
    )


def query_of(filters: Filters) -> str:
    """The same filters as the end of an address; empty when nothing is filtered."""
    chosen = {
        "kind": filters.kind,
        "stage": filters.stage,
        "words": filters.words,
        "archived": "1" if filters.archived else "",
    }
    kept = {name: value for name, value in chosen.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
