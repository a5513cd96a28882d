"""Prices sealed on receipt, and opened only by two named officers together.

Each sealed file has a key of its own, worked out (HKDF-SHA256) from two random shares. One share is
sealed for the first officer and the other for the second (HPKE, RFC 9180: X25519, HKDF-SHA256,
AES-256-GCM); the file itself is encrypted with AES-256-GCM. Either share alone tells nothing of the
key. To release, one officer passes the own share on, sealed for the other; the other then opens the
file. At no time is a key or a share written in clear.

What it is of (the tender, lot, bid and file) is bound into every part, so that a price cannot be
put in the place of another's. The size is hidden in steps of 4 KiB, since the length of a price
tells something of it.

Kept outside is a commitment: SHA-256 of a random salt and the file. The plain SHA-256 goes on the
bidder's receipt and is not kept, since a price can be guessed and a guess could be hashed.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counterfoil.errors import InvalidValue
from counterfoil.record.canonical import Json, canonical_text
from counterfoil.tender.officer_keys import OfficerKey, OpenedKey

FORMAT = "counterfoil-sealed-1"
STEP = 4_096
"""Sizes are rounded up to whole steps of so many bytes."""
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SHARE, _SALT, _LENGTH, _NONCE = 32, 32, 8, 12
_BOTH = "let each of the two officers release with the own key"
_PUT_BACK = "put back the sealed file as it was kept when the bid came in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Half of what opens a file, sealed for one officer."""

    officer: str
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A file that nobody can read alone.

    about: what it is, such as ("tender", "lot-1", "bidder-a", "prices.csv"). shares: the two, of
    two officers. commitment: SHA-256 of a salt, which is inside, and the file.
    """

    about: tuple[str, ...]
    shares: tuple[Share, Share]
    box: bytes
    commitment: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the sealed file as it is kept."""
        return sha256(sealed_text(self).encode()).hexdigest()

    @property
    def officers(self) -> tuple[str, str]:
        """The two who can open it together."""
        return (self.shares[0].officer, self.shares[1].officer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a bidder is given: the SHA-256 of the file as received, and what is kept of it."""

    about: tuple[str, ...]
    file_sha256: str
    commitment: str
    sealed_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One officer's consent to opening a file: the share, sealed for the other officer."""

    about: tuple[str, ...]
    by: str
    to: str
    share: bytes


def seal(
    content: bytes, about: tuple[str, ...], first: OfficerKey, second: OfficerKey
) -> tuple[Sealed, Receipt]:
    """The file sealed for two officers, and the bidder's receipt.

    Raises: InvalidValue when both keys are in one hand.
    """
    if first.officer == second.officer or first.public == second.public:
        raise _fault(
            f"both keys are held by {first.officer}",
            about,
            "name two officers, each with a key of the own: one person cannot hold both",
        )
    # Chance is no argument here: what could be drawn again would be no secret.
    one, two = secrets.token_bytes(_SHARE), secrets.token_bytes(_SHARE)
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    held = AESGCM(_key(one, two, about)).encrypt(nonce, _padded(salt + content), _about(about))
    sealed = Sealed(
        about=about,
        shares=(_share(one, 0, about, first), _share(two, 1, about, second)),
        box=nonce + held,
        commitment=sha256(salt + content).hexdigest(),
    )
    receipt = Receipt(
        about=about,
        file_sha256=sha256(content).hexdigest(),
        commitment=sealed.commitment,
        sealed_sha256=sealed.fingerprint,
    )
    return sealed, receipt


def release(sealed: Sealed, own: OpenedKey, other: OfficerKey) -> Release:
    """An officer's release of the own share to the other officer, and to nobody else."""
    place = _place(sealed, own.officer)
    if other.officer != sealed.officers[1 - place]:
        raise _fault(
            f"{other.officer} is not the other officer for whom it was sealed",
            sealed.about,
            f"release it to {sealed.officers[1 - place]}",
        )
    passed = _share(_own(sealed, own), place, sealed.about, other)
    return Release(about=sealed.about, by=own.officer, to=other.officer, share=passed.sealed)


def unsealed(sealed: Sealed, released: Release, own: OpenedKey) -> bytes:
    """The file, once the other officer has released the share and this one opens it.

    Raises: InvalidValue when the release is not the other officer's, is of another file, or any
    part was changed.
    """
    place = _place(sealed, own.officer)
    if released.by != sealed.officers[1 - place]:
        raise _fault(f"{sealed.officers[1 - place]} has not released it", sealed.about, _BOTH)
    if released.about != sealed.about or released.to != own.officer:
        raise _fault(
            "the release is of another file, or for another officer to open", sealed.about, _BOTH
        )
    shares = [b"", b""]
    shares[place] = _own(sealed, own)
    shares[1 - place] = _opened(released.share, 1 - place, sealed.about, own)
    cipher = AESGCM(_key(shares[0], shares[1], sealed.about))
    try:
        padded = cipher.decrypt(sealed.box[:_NONCE], sealed.box[_NONCE:], _about(sealed.about))
    except (InvalidTag, ValueError) as fault:
        raise _fault("it was changed since it was sealed", sealed.about, _PUT_BACK) from fault
    held = _unpadded(padded)
    if sha256(held).hexdigest() != sealed.commitment:
        raise _fault("it is not the file that its commitment is of", sealed.about, _PUT_BACK)
    return held[_SALT:]


def handed_over(sealed: Sealed, own: OpenedKey, successor: OfficerKey) -> Sealed:
    """The same file with an officer's share sealed for a successor, who is not the other officer.

    The file inside and its commitment stay, and with them what the bidder's receipt says of it.
    """
    place = _place(sealed, own.officer)
    if successor.officer in sealed.officers:
        raise _fault(
            f"{successor.officer} holds a share of it already", sealed.about, "name somebody else"
        )
    fresh = _share(_own(sealed, own), place, sealed.about, successor)
    kept = sealed.shares[1 - place]
    return replace(sealed, shares=(fresh, kept) if place == 0 else (kept, fresh))


def sealed_text(sealed: Sealed) -> str:
    """The sealed file as a line of JSON, to be kept."""
    return canonical_text(
        {
            "format": FORMAT,
            "about": list(sealed.about),
            "shares": [
                {"officer": one.officer, "sealed": b64encode(one.sealed).decode()}
                for one in sealed.shares
            ],
            "box": b64encode(sealed.box).decode(),
            "commitment": sealed.commitment,
        }
    )


def read_sealed(text: str, where: str) -> Sealed:
    """The sealed file that `sealed_text` wrote. Raises: InvalidValue when it is none."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ValueError(f"its format is {raw['format']!r}")
        one, two = (
            Share(officer=str(each["officer"]), sealed=b64decode(each["sealed"], validate=True))
            for each in raw["shares"]
        )
        return Sealed(
            about=tuple(str(word) for word in raw["about"]),
            shares=(one, two),
            box=b64decode(raw["box"], validate=True),
            commitment=str(raw["commitment"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise InvalidValue(
            what=f"it is no sealed file ({fault})", where=where, mend=_PUT_BACK
        ) from fault


def _place(sealed: Sealed, officer: str) -> int:
    if officer not in sealed.officers:
        raise _fault(
            f"{officer} holds no share of it",
            sealed.about,
            f"ask {' and '.join(sealed.officers)}, for whom it was sealed",
        )
    return sealed.officers.index(officer)


def _share(share: bytes, place: int, about: tuple[str, ...], holder: OfficerKey) -> Share:
    public = X25519PublicKey.from_public_bytes(holder.public)
    held = _SUITE.encrypt(share, public, info=_about(about, place, holder.officer))
    return Share(officer=holder.officer, sealed=held)


def _own(sealed: Sealed, own: OpenedKey) -> bytes:
    place = _place(sealed, own.officer)
    return _opened(sealed.shares[place].sealed, place, sealed.about, own)


def _opened(held: bytes, place: int, about: tuple[str, ...], own: OpenedKey) -> bytes:
    try:
        return _SUITE.decrypt(held, own.private, info=_about(about, place, own.officer))
    except (InvalidTag, ValueError) as fault:
        raise _fault(
            f"the key of {own.officer} does not open the share: it was sealed for another key, "
            "or changed since",
            about,
            _PUT_BACK,
        ) from fault


def _key(one: bytes, two: bytes, about: tuple[str, ...]) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=_about(about)).derive(one + two)


def _about(about: tuple[str, ...], place: int = -1, officer: str = "") -> bytes:
    """What a part is, as bytes that are bound into it."""
    told: dict[str, Json] = {
        "format": FORMAT,
        "about": list(about),
        "place": place,
        "officer": officer,
    }
    return canonical_text(told).encode()


def _padded(held: bytes) -> bytes:
    whole = len(held).to_bytes(_LENGTH, "big") + held
    return whole + bytes(-len(whole) % STEP)


def _unpadded(padded: bytes) -> bytes:
    return padded[_LENGTH : _LENGTH + int.from_bytes(padded[:_LENGTH], "big")]


def _fault(what: str, about: tuple[str, ...], mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=", ".join(about), mend=mend)
