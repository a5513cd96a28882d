"""The lessons of other forces, as far as they chose to share them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, OrganisationKind, Refusal
from counterfoil.outcomes.lessons import SharedLesson
from counterfoil_web.accounts.acting import Acting, Refused, acting_view, require
from counterfoil_web.outcomes.shared_lessons_store import lessons_shared
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.pages import counted, page_of, pagination

NOT_FOR_SUPPLIERS = Refusal(
    rule="lessons-are-shared-between-forces",
    sentence="Forces share their lessons with each other and with those who oversee them.",
    mend="Ask the force that you work with for what concerns you.",
)


def require_reader(acting: Acting) -> None:
    """Raises: Refused for a supplier, and for who may not read the experience base."""
    require(acting, Capability.READ_EXPERIENCE)
    if acting.organisation_kind is OrganisationKind.SUPPLIER:
        raise Refused(NOT_FOR_SUPPLIERS)


@require_safe
@acting_view
def shared(request: HttpRequest) -> HttpResponse:
    """Every lesson that its owner shares. Raises: Refused for a supplier."""
    acting = request.acting
    require_reader(acting)
    page = page_of(request, lessons_shared())
    context = {
        "acting": acting,
        "rows": tuple(_row(lesson) for lesson in page),
        "shown": counted(page, "lesson", "lessons"),
        "pagination": pagination(request, page),
    }
    return render(request, "outcomes/shared_lessons.html", context)


def _row(lesson: SharedLesson) -> tuple[SharedLesson, str, str, str]:
    """A lesson with the words of its tags."""
    return (
        lesson,
        presenters.kind_words(lesson.kind),
        lesson.stage.value.capitalize(),
        lesson.basis.value.capitalize(),
    )
