"""Words sent after the session had ended: kept for the one who sent them, until they sign in.

Of the ways to lose nothing, this one needs no script and trusts the browser least. The words are a
row of the database, where they were to go anyhow, for a day at the most. They can be had only with
the secret in the browser's own cookie and by the person who last used that browser, once signed
in. They are kept only for a request that passed the check against forgery, so that no other site
can put words in anybody's mouth, and nothing is saved until the person sends them again.
"""

from __future__ import annotations

from django.core.signing import BadSignature
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from counterfoil_web.accounts.links import KEPT_WORDS_LAST, digest, new_token
from counterfoil_web.accounts.models import KeptWords, User

LAST_HERE = "last_here"
WORDS = "kept_words"
FIELD = "kept_words"
MOST_CHARACTERS = 1_000_000
MOST_FOR_ONE = 5
_SALT = "counterfoil.last-here"
_NEVER = ("password", "credential", "csrfmiddlewaretoken", FIELD)


def remember_person(request: HttpRequest, response: HttpResponseBase) -> None:
    """Mark the browser as last used by the person signed in."""
    if last_person_id(request) != request.user.pk:
        response.set_signed_cookie(  # type: ignore[attr-defined]
            LAST_HERE, str(request.user.pk), salt=_SALT, **_cookie(request)
        )


def forget_person(response: HttpResponseBase) -> None:
    """After somebody signed out themself, nothing is kept for this browser."""
    response.delete_cookie(LAST_HERE)  # type: ignore[attr-defined]
    response.delete_cookie(WORDS)  # type: ignore[attr-defined]


def last_person_id(request: HttpRequest) -> int | None:
    """Who last used the browser, if nobody signed out in it since."""
    try:
        return int(request.get_signed_cookie(LAST_HERE, "", salt=_SALT) or 0) or None
    except (BadSignature, ValueError):
        return None


def keep(request: HttpRequest) -> str | None:
    """Keep what was posted; the secret for the cookie, or None when nothing could be kept."""
    user = User.objects.filter(pk=last_person_id(request), is_active=True).first()
    if user is None or request.path.startswith("/account/"):
        return None
    fields = [
        [name, values]
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in _NEVER)
    ]
    length = sum(len(name) + sum(map(len, values)) for name, values in fields)
    if length > MOST_CHARACTERS or not any(any(values) for _, values in fields):
        return None
    token, now = request.COOKIES.get(WORDS) or new_token(), timezone.now()
    with transaction.atomic():
        _tidy(user)
        KeptWords.objects.create(
            token_digest=digest(token),
            user=user,
            address=request.get_full_path()[:500],
            fields=fields,
            left_out=sorted(request.FILES),
            made_at=now,
            expires_at=now + KEPT_WORDS_LAST,
        )
    return token


def give_cookie(request: HttpRequest, response: HttpResponseBase, token: str) -> None:
    """Give the browser the secret of what was kept."""
    response.set_cookie(WORDS, token, **_cookie(request))  # type: ignore[attr-defined]


def kept_for(request: HttpRequest) -> list[KeptWords]:
    """What this browser sent, if it is the same person who has signed in; newest first."""
    token = request.COOKIES.get(WORDS)
    if not token or not request.user.is_authenticated:
        return []
    return list(
        KeptWords.objects.filter(
            token_digest=digest(token), user=request.user, expires_at__gt=timezone.now()
        ).order_by("-made_at")
    )


def drop(request: HttpRequest, words_id: str) -> None:
    """Forget what was sent again, or is no longer wanted."""
    token = request.COOKIES.get(WORDS)
    if token and words_id.isdecimal():
        KeptWords.objects.filter(
            pk=int(words_id), token_digest=digest(token), user=request.user
        ).delete()


def _tidy(user: User) -> None:
    """Drop what ran out, for everybody, and all but the newest of one person."""
    KeptWords.objects.filter(expires_at__lte=timezone.now()).delete()
    mine = KeptWords.objects.filter(user=user).order_by("-made_at")
    oldest = list(mine.values_list("pk", flat=True))[MOST_FOR_ONE - 1 :]
    KeptWords.objects.filter(pk__in=oldest).delete()


def _cookie(request: HttpRequest) -> dict[str, object]:
    """For this browser only, until it is closed, out of reach of scripts."""
    return {"httponly": True, "samesite": "Lax", "secure": request.is_secure()}
