"""What stands around every page of results: its navigation, and where it is in the case."""

from __future__ import annotations

from typing import Any

from counterfoil.access import Capability
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.results.subjects import Subject

_PAGES = (
    ("Answer", "version"),
    ("Lines", "lines"),
    ("Affordability", "affordability"),
    ("Delivery model", "delivery"),
    ("Reference class", "reference_class"),
)


def results_context(subject: Subject, current: str, page_title: str, **more: Any) -> dict[str, Any]:
    """The context of a page of results. current: the name of the page in its navigation."""
    seen = subject.seen
    crumbs = [("Business case", f"{_case(subject)}/")]
    if current != "version":
        crumbs.append((subject.name, subject.url("version")))
    return workspace_context(
        seen,
        room="strategy",
        page_title=page_title,
        page_caption=f"{subject.name} of the business case",
        crumbs=crumbs,
        subject=subject,
        state=subject.state,
        pages=_navigation(subject, current),
        **addresses(subject),
        **more,
    )


def addresses(subject: Subject) -> dict[str, Any]:
    """Where the parts of a page lead. figures: what the address of a figure is put after."""
    names = ("affordability", "delivery", "reference_class", "word", "workbook", "html", "json")
    found: dict[str, Any] = {f"{name}_url": subject.url(name) for name in names}
    found["figures"] = f"{subject.url('version')}figures/"
    found["charts_base"] = charts_base(subject)
    found["subject_url"] = subject.url("version")
    if subject.version is None:
        found["keep_url"] = subject.url("keep")
        found["drivers_url"] = subject.url("drivers")
        found["may_edit"] = subject.seen.may(Capability.EDIT_CASE)
    return found


def charts_base(subject: Subject) -> str:
    """What the digest of a drawing is put after."""
    return f"{_case(subject)}/charts/"


def _navigation(subject: Subject, current: str) -> list[dict[str, Any]]:
    pages = [(title, page, subject.url(page)) for title, page in _PAGES]
    asked = "draft" if subject.version is None else subject.version.number
    pages.append(("Compare", "compare", f"{_case(subject)}/compare/?to={asked}"))
    if subject.version is not None:
        pages.append(("Review", "review", subject.url("review")))
    if subject.seen.may(Capability.EXPORT):
        pages.append(("Exports", "exports", subject.url("exports")))
    if subject.version is not None and subject.seen.may(Capability.VIEW_HISTORY):
        pages.append(("How it was written", "history", f"{subject.url('version')}history/"))
    return [{"title": title, "url": url, "current": page == current} for title, page, url in pages]


def _case(subject: Subject) -> str:
    """What the addresses of the partnership's case begin with."""
    page = "/answer/" if subject.version is None else f"/versions/{subject.version.number}/"
    return subject.url("version").removesuffix(page)
