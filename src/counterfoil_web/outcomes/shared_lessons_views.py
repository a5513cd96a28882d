"""The lessons of other forces, as far as they chose to share them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, OrganisationKind, Refusal
from counterfoil_web.accounts.acting import Acting, Refused, acting_view, require
from counterfoil_web.outcomes.shared_lessons_store import lessons_shared
from counterfoil_web.partnerships import presenters

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
    rows = [
        (
            lesson,
            presenters.kind_words(lesson.kind),
            lesson.stage.value.capitalize(),
            lesson.basis.value.capitalize(),
        )
        for lesson in lessons_shared()
    ]
    return render(request, "outcomes/shared_lessons.html", {"acting": acting, "rows": rows})
