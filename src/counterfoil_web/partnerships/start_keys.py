"""The key of a form that starts a partnership: sent twice, it starts one partnership and not two.

The key names the reference that the partnership will have, which the database holds to be unique,
signed for the one person who was shown the form.
"""

from __future__ import annotations

from django.core import signing

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.models import new_ref

FIELD = "start_key"
_SALT = "counterfoil.partnerships.start"


def new_key(acting: Acting) -> str:
    """A key for a form that is shown to somebody."""
    return signing.dumps([new_ref(), acting.user.pk], salt=_SALT)


def ref_of(acting: Acting, key: str) -> str:
    """The reference that the key names; a new one for a key that is none of this person's."""
    try:
        ref, person = signing.loads(key, salt=_SALT)
    except signing.BadSignature:
        return new_ref()
    return str(ref) if person == acting.user.pk else new_ref()
