"""The keys of the two officers who open sealed prices: each wrapped by a passphrase of its own.

An officer's key is a pair. With the public half anybody can seal a share for the officer; only the
private half opens it, and it is kept only as encrypted (AES-256-GCM) under a key worked out from
the passphrase (scrypt, RFC 7914). Neither the passphrase nor the private half is kept in clear
anywhere, so a lost passphrase cannot be replaced: see `handed_over` in `counterfoil.tender.sealing`
for an officer who leaves.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from counterfoil.errors import InvalidValue
from counterfoil.record.canonical import canonical_text

FORMAT = "counterfoil-officer-key-1"
SHORTEST = 12
WORK = 17
"""Power of two of scrypt's cost: at 17 a guess takes 128 MiB and some tenths of a second."""
_MOST_WORK = 20
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerKey:
    """An officer's key as it is kept: the public half, and the private half under the passphrase.

    officer: the id of the person. work: the power of two of scrypt's cost.
    """

    officer: str
    public: bytes
    wrapped: bytes
    salt: bytes
    work: int = WORK


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedKey:
    """An officer's key while it is in use: held in memory, and never written."""

    officer: str
    private: X25519PrivateKey = field(repr=False)


def make_key(
    officer: str, passphrase: str, *, others: Iterable[OfficerKey] = (), work: int = WORK
) -> OfficerKey:
    """A new key for an officer.

    others: keys that the same person must not hold too. One that is the officer's own, or that
    this passphrase opens, is refused: two keys would then be in one hand.
    Raises: InvalidValue for those, and for a passphrase of less than 12 characters.
    """
    if not officer.strip():
        raise _fault("no officer is named", "the key", "name the officer who will hold it")
    if len(_plain(passphrase)) < SHORTEST:
        raise _fault(
            f"the passphrase has fewer than {SHORTEST} characters",
            f"the key of {officer}",
            "take three words or more that nobody would guess together",
        )
    for other in others:
        _refuse_one_hand(officer, passphrase, other)
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    # Chance is no argument here: a key that could be drawn again would be no secret.
    salt, nonce = secrets.token_bytes(32), secrets.token_bytes(_NONCE)
    cipher = AESGCM(_derived(passphrase, salt, work))
    held = nonce + cipher.encrypt(nonce, private.private_bytes_raw(), _about(officer, public))
    return OfficerKey(officer=officer, public=public, wrapped=held, salt=salt, work=work)


def opened_key(key: OfficerKey, passphrase: str) -> OpenedKey:
    """The key for use. Raises: InvalidValue when the passphrase is not its own."""
    cipher = AESGCM(_derived(passphrase, key.salt, key.work))
    nonce, held = key.wrapped[:_NONCE], key.wrapped[_NONCE:]
    try:
        private = cipher.decrypt(nonce, held, _about(key.officer, key.public))
    except (InvalidTag, ValueError) as fault:
        raise _fault(
            "the passphrase does not open it, or the key was changed since it was made",
            f"the key of {key.officer}",
            "enter the passphrase that was chosen when the key was made",
        ) from fault
    return OpenedKey(officer=key.officer, private=X25519PrivateKey.from_private_bytes(private))


def key_text(key: OfficerKey) -> str:
    """The key as a line of JSON, to be kept; nothing in it is secret without the passphrase."""
    return canonical_text(
        {
            "format": FORMAT,
            "officer": key.officer,
            "public": b64encode(key.public).decode(),
            "salt": b64encode(key.salt).decode(),
            "work": key.work,
            "wrapped": b64encode(key.wrapped).decode(),
        }
    )


def read_key(text: str, where: str) -> OfficerKey:
    """The key that `key_text` wrote. Raises: InvalidValue when it is none."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ValueError(f"its format is {raw['format']!r}")
        key = OfficerKey(
            officer=str(raw["officer"]),
            public=b64decode(raw["public"], validate=True),
            wrapped=b64decode(raw["wrapped"], validate=True),
            salt=b64decode(raw["salt"], validate=True),
            work=int(raw["work"]),
        )
        if len(key.public) != 32 or not 1 <= key.work <= _MOST_WORK:
            raise ValueError("a part of it has the wrong length")
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise _fault(
            f"it is no officer's key ({fault})", where, "put back the key as it was written"
        ) from fault
    return key


def _refuse_one_hand(officer: str, passphrase: str, other: OfficerKey) -> None:
    if other.officer == officer:
        raise _fault(
            f"{officer} holds the other key already",
            f"the key of {officer}",
            "name another officer: one person cannot hold both",
        )
    try:
        opened_key(other, passphrase)
    except InvalidValue:
        return
    raise _fault(
        f"the passphrase opens the key of {other.officer} too",
        f"the key of {officer}",
        "let each officer choose a passphrase that the other does not know",
    )


def _derived(passphrase: str, salt: bytes, work: int) -> bytes:
    if not 1 <= work <= _MOST_WORK:
        raise _fault(f"the work {work} is out of range", "the key", "make the key again")
    return Scrypt(salt=salt, length=32, n=2**work, r=8, p=1).derive(_plain(passphrase).encode())


def _plain(passphrase: str) -> str:
    """One form for what looks the same, whichever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _about(officer: str, public: bytes) -> bytes:
    told = {"format": FORMAT, "officer": officer, "public": public.hex()}
    return canonical_text(told).encode()


def _fault(what: str, where: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=where, mend=mend)
