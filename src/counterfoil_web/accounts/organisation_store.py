"""Organisations: every query and every change of one as a body, not of the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from django.db.models.functions import Lower
from django.http import Http404
from django.utils import timezone

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.known_bodies import KnownBody
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.people_store import Changed
from counterfoil_web.accounts.store import held_on
from counterfoil_web.records.log import write

TOLD = (
    "kind",
    "name",
    "legal_name",
    "body_type",
    "oversees_id",
    "successor_id",
    "valid_from",
    "valid_to",
    "brand_colour",
    "second_factor_required",
    "directory",
)
"""What the log tells of an organisation."""


class NameTaken(Exception):
    """Another organisation has the name already."""


@dataclass(frozen=True, kw_only=True)
class NewOrganisation:
    """What is known of an organisation that is added."""

    kind: OrganisationKind
    name: str
    legal_name: str = ""
    force_slug: str = ""
    body_type: str = ""
    oversees: Organisation | None = None
    valid_from: date | None = None
    valid_to: date | None = None


def organisations(*, archived: bool = False) -> QuerySet[Organisation]:
    """Every organisation that is in use, or every one that was put away, by name."""
    return (
        Organisation.objects.filter(archived_at__isnull=not archived)
        .select_related("oversees", "successor")
        .order_by(Lower("name"))
    )


def people_counts(day: date) -> dict[int, int]:
    """How many people with an open account hold a role in each organisation on a day."""
    rows = (
        Membership.objects.filter(held_on(day), user__is_active=True)
        .order_by()
        .values("organisation_id")
        .annotate(people=Count("user", distinct=True))
    )
    return {row["organisation_id"]: row["people"] for row in rows}


def organisation_by(pk: int) -> Organisation:
    """One organisation, archived or not. Raises: Http404."""
    found = Organisation.objects.select_related("oversees", "successor").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such organisation.")
    return found


def of_known(body: KnownBody) -> NewOrganisation:
    """What the parameters know of a body; it oversees its force if that was added already."""
    force = None
    if body.kind is OrganisationKind.POLICING_BODY and body.force_slug:
        force = Organisation.objects.filter(
            kind=OrganisationKind.FORCE, force_slug=body.force_slug, archived_at=None
        ).first()
    return NewOrganisation(
        kind=body.kind,
        name=body.name,
        legal_name=body.legal_name,
        force_slug=body.force_slug,
        body_type=body.body_type,
        oversees=force,
    )


def add(acting: Acting | None, new: NewOrganisation, *, by: User | None = None) -> Organisation:
    """Add an organisation. Raises: NameTaken."""
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                kind=new.kind,
                name=new.name,
                legal_name=new.legal_name,
                force_slug=new.force_slug,
                body_type=new.body_type,
                oversees=new.oversees,
                valid_from=new.valid_from,
                valid_to=new.valid_to,
            )
            _overseen_by_one_added_before(organisation)
            write(
                acting,
                "organisation-added",
                record=f"organisation/{organisation.pk}",
                person=by,
                organisation=organisation,
                after=told(organisation),
            )
    except IntegrityError as error:
        if name_taken(new.name):
            raise NameTaken from error
        raise
    return organisation


def change(acting: Acting, organisation: Organisation, seen: int, **values: Any) -> None:
    """Change what an organisation is called or how it is shown. Raises: Changed, NameTaken.

    seen: the revision that the form was made from.
    """
    try:
        with transaction.atomic():
            row = Organisation.objects.select_for_update().get(pk=organisation.pk)
            if row.revision != seen:
                raise Changed
            before = told(row)
            coloured = values.get("brand_colour", row.brand_colour) != row.brand_colour
            for name, value in values.items():
                setattr(row, name, value)
            if told(row) == before:
                return
            row.revision += 1
            row.brand_version += int(coloured)
            row.save()
            after = told(row)
            write(
                acting,
                "organisation-changed",
                record=f"organisation/{row.pk}",
                before={key: before[key] for key in TOLD if before[key] != after[key]},
                after={key: after[key] for key in TOLD if before[key] != after[key]},
            )
    except IntegrityError as error:
        if name_taken(values.get("name", ""), but=organisation):
            raise NameTaken from error
        raise


def archive(acting: Acting, organisation: Organisation, reason: str) -> None:
    """Put an organisation away: nobody acts for it until it is restored."""
    _set_archived(acting, organisation, reason, archived=True)


def restore(acting: Acting, organisation: Organisation, reason: str) -> None:
    """Bring an archived organisation back as it was."""
    _set_archived(acting, organisation, reason, archived=False)


def name_taken(name: str, *, but: Organisation | None = None) -> bool:
    """Whether another organisation has the name, whatever the capitals."""
    others = Organisation.objects.exclude(pk=but.pk if but else None)
    wanted = name.casefold()
    return any(wanted == other.casefold() for other in others.values_list("name", flat=True))


def told(organisation: Organisation) -> dict[str, Any]:
    """An organisation as the log tells it."""
    values = {name: getattr(organisation, name) for name in TOLD}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def keepers() -> QuerySet[User]:
    """The people who look after the installation, with an open account."""
    return User.objects.filter(runs_installation=True, is_active=True, is_try_out=False).order_by(
        Lower("name")
    )


def keeper_by(number: str) -> User | None:
    """One of those who look after the installation, by the number a form sent."""
    return next((one for one in keepers() if str(one.pk) == number), None)


def set_keeper(acting: Acting, user: User, *, keeps: bool) -> bool:
    """Let a person look after the installation, or no longer; False when nobody would be left."""
    with transaction.atomic():
        rows = list(keepers().select_for_update())
        if not keeps and [row.pk for row in rows] == [user.pk]:
            return False
        if user.runs_installation == keeps:
            return True
        user.runs_installation = keeps
        user.save(update_fields=["runs_installation"])
        write(
            acting,
            "installation-keeper-named" if keeps else "installation-keeper-ended",
            record=f"person/{user.pk}",
            before={"runs_installation": not keeps},
            after={"runs_installation": keeps},
        )
    return True


def _set_archived(
    acting: Acting, organisation: Organisation, reason: str, *, archived: bool
) -> None:
    with transaction.atomic():
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if (row.archived_at is not None) is archived:
            return
        row.archived_at = timezone.now() if archived else None
        row.revision += 1
        row.save()
        write(
            acting,
            "organisation-archived" if archived else "organisation-restored",
            record=f"organisation/{row.pk}",
            reason=reason,
            after={"name": row.name},
        )


def _overseen_by_one_added_before(organisation: Organisation) -> None:
    """A policing body added before its force oversees it once the force is there."""
    if organisation.kind != OrganisationKind.FORCE or not organisation.force_slug:
        return
    waiting = Organisation.objects.filter(
        kind=OrganisationKind.POLICING_BODY,
        force_slug=organisation.force_slug,
        oversees=None,
        archived_at=None,
    )
    for body in waiting:
        body.oversees = organisation
        body.save()
