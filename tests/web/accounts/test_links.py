"""Secrets of links, and what is kept of them."""

from __future__ import annotations

import hashlib

from counterfoil_web.accounts.links import digest, new_token


def test_a_secret_is_long_and_never_the_same():
    secrets = {new_token() for _ in range(100)}

    assert len(secrets) == 100
    assert all(len(secret) >= 43 for secret in secrets)  # 32 bytes in base 64


def test_what_is_kept_is_the_digest():
    assert digest("secret") == hashlib.sha256(b"secret").hexdigest()
