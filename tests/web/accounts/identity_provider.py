"""A directory to sign in by, small and false: OpenID Connect with proof keys, on this machine."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import Client

KEY = "a key for tokens that nobody checks, since they come straight from here"


class Directory(HTTPServer):
    """What it says of whoever signs in (`claims`), and what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.claims: dict[str, Any] = {}
        self.challenge = ""
        self.proved = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def sign_in(self, client: Client, address: str = "/account/oidc/force/login/") -> Any:
        """Go there and back, as a browser would; the answer to the way back."""
        there = client.post(address)
        asked = parse_qs(urlsplit(there.headers["Location"]).query)
        self.challenge = asked["code_challenge"][0]
        assert asked["code_challenge_method"] == ["S256"]
        return client.get(
            "/account/oidc/force/login/callback/", {"code": "c0de", "state": asked["state"][0]}
        )

    def token(self) -> str:
        now = int(time.time())
        known = {"iss": self.url, "aud": "counterfoil", "iat": now, "exp": now + 60}
        return jwt.encode({**known, **self.claims}, KEY, algorithm="HS256")


class _Answers(BaseHTTPRequestHandler):
    server: Directory

    def do_GET(self) -> None:
        url = self.server.url
        if self.path.startswith("/.well-known/"):
            self._say(
                {
                    "issuer": url,
                    "authorization_endpoint": f"{url}/authorize",
                    "token_endpoint": f"{url}/token",
                    "userinfo_endpoint": f"{url}/userinfo",
                    "jwks_uri": f"{url}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            plain = {key: self.server.claims[key] for key in ("sub", "email", "name")}
            self._say({**plain, "roles": ["Admins"]})  # the signed token goes before it

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        asked = parse_qs(self.rfile.read(length).decode())
        verifier = asked["code_verifier"][0]
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        self.server.proved = challenge == self.server.challenge
        self._say({"access_token": "t", "token_type": "Bearer", "id_token": self.server.token()})

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _say(self, words: dict[str, Any]) -> None:
        body = json.dumps(words).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running() -> Iterator[Directory]:
    """The directory, answering for as long as the test lasts."""
    server = Directory()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
