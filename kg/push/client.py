"""HTTP to a SPARQL server, with the standard library: one connection an origin, four kinds of authentication.

A secret goes into a header and nowhere else: not into an address, a message, a file or a `repr`. Basic and bearer secrets
go over plain HTTP to this machine alone, unless that is allowed. No redirect is followed: it could lead a secret astray.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import json
import secrets
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from hashlib import md5, sha256
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit
from urllib.request import parse_http_list, parse_keqv_list

from kg.errors import KgError, UsageError

_UNAUTHORIZED, _REDIRECTS = 401, range(300, 400)
_PASSING = frozenset({429, 502, 503, 504})
_TRIES, _PAUSE = 4, 0.5
_MOST = 1 << 20
_HASHES = {"MD5": md5, "SHA-256": sha256}


class RemoteError(KgError):
    """A server elsewhere that refuses, does not answer, or did not keep what it was sent."""


@dataclass(frozen=True, slots=True)
class Auth:
    """How to show who one is: `kind` none, basic, digest or bearer; `secret` is the password or the token."""

    kind: str = "none"
    user: str = ""
    secret: str = field(default="", repr=False)


@dataclass(slots=True)
class _Challenge:
    """What a server asked for by digest, and how often it was answered (RFC 7616, `nc`)."""

    fields: Mapping[str, str]
    answered: int = 0


class Client:
    """Sends requests; `patience` are the seconds that a server may take for one. `plain` lets secrets go over HTTP."""

    def __init__(self, auth: Auth | None = None, patience: float = 300.0, *, plain: bool = False) -> None:
        """Take who one is."""
        self._auth, self._patience, self._plain = auth or Auth(), patience, plain
        self._connections: dict[str, http.client.HTTPConnection] = {}
        self._challenges: dict[str, _Challenge] = {}

    def request(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """The answer's body, at most a megabyte of it. The request must be one that may be repeated.

        Raises:
            RemoteError: After four tries there is no answer, or it is no success.
            UsageError: The secret would go over plain HTTP to another machine.
        """
        target = urlsplit(url)
        self._guard(target)
        for tries in range(1, _TRIES + 1):
            try:
                status, head, found = self._ask(method, target, body, headers)
            except (OSError, http.client.HTTPException) as fault:
                self._close(target)
                self._challenges.pop(target.netloc, None)
                if tries == _TRIES or isinstance(fault, ssl.SSLError):
                    raise RemoteError(f"{_place(target)}: no answer: {fault or type(fault).__name__}") from fault
            else:
                if status not in _PASSING or tries == _TRIES:
                    return self._checked(target, status, head, found)
            time.sleep(_PAUSE * 2 ** (tries - 1))
        raise AssertionError

    def count(self, url: str, graph: str) -> int:
        """The triples of a graph, by the server's query address. Raises RemoteError."""
        query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        found = self.request("POST", url, urlencode({"query": query}).encode(), headers)
        try:
            return int(json.loads(found)["results"]["bindings"][0]["n"]["value"])
        except (ValueError, LookupError, TypeError) as fault:
            raise RemoteError(
                f"{_place(urlsplit(url))}: is no SPARQL endpoint: {found[:80]!r}. Say which: --query"
            ) from fault

    def close(self) -> None:
        """Close all connections."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def _guard(self, target: SplitResult) -> None:
        open_secret = self._auth.kind in ("basic", "bearer") and target.scheme == "http"
        if open_secret and not self._plain and not _is_here(target.hostname or ""):
            raise UsageError(
                f"{_place(target)}: the secret would cross the network in the open. Use https or --auth digest, or "
                "allow it with: --allow-http"
            )

    def _ask(
        self, method: str, target: SplitResult, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Message, bytes]:
        """One request, and a second one where a digest is asked for.

        What a server asks for is found out without a body: one may close the connection while a large one is sent.
        """
        if self._auth.kind == "digest" and target.netloc not in self._challenges:
            self._learn(target, self._once(method, target, b"", headers))
            self._close(target)  # the server may do so without a word
        answer = self._once(method, target, body, headers)
        if answer[0] == _UNAUTHORIZED and self._auth.kind == "digest" and self._learn(target, answer):
            answer = self._once(method, target, body, headers)
        return answer

    def _learn(self, target: SplitResult, answer: tuple[int, Message, bytes]) -> bool:
        """Whether the answer asks for a digest; what it asks for is kept."""
        status, head, _ = answer
        challenge = _challenge(head) if status == _UNAUTHORIZED else None
        if challenge:
            self._challenges[target.netloc] = _Challenge(challenge)
        return challenge is not None

    def _once(
        self, method: str, target: SplitResult, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Message, bytes]:
        path = (target.path or "/") + (f"?{target.query}" if target.query else "")
        shown = self._authorization(method, path, target.netloc)
        connection = self._connection(target)
        agent = {"User-Agent": "kg push", "Accept-Encoding": "identity", **({"Authorization": shown} if shown else {})}
        connection.request(method, path, body, {**agent, **headers})
        answer = connection.getresponse()
        found = answer.read(_MOST)
        if not answer.isclosed() or answer.will_close:
            self._close(target)
        return answer.status, answer.headers, found

    def _connection(self, target: SplitResult) -> http.client.HTTPConnection:
        origin = f"{target.scheme}://{target.netloc}"
        if origin not in self._connections:
            kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
            self._connections[origin] = kind(target.hostname or "", target.port, timeout=self._patience)
        return self._connections[origin]

    def _close(self, target: SplitResult) -> None:
        connection = self._connections.pop(f"{target.scheme}://{target.netloc}", None)
        if connection:
            connection.close()

    def _authorization(self, method: str, path: str, netloc: str) -> str:
        auth = self._auth
        if auth.kind == "basic":
            return "Basic " + base64.b64encode(f"{auth.user}:{auth.secret}".encode()).decode()
        if auth.kind == "bearer":
            return f"Bearer {auth.secret}"
        challenge = self._challenges.get(netloc)
        if challenge is None:
            return ""
        challenge.answered += 1
        return digest(auth, method, path, challenge.fields, challenge.answered, secrets.token_hex(8))

    def _checked(self, target: SplitResult, status: int, head: Message, found: bytes) -> bytes:
        """The body of a success. The server's own words are shown without what could drive a terminal."""
        if 200 <= status < 300:  # noqa: PLR2004 - HTTP's successes
            return found
        place = f"{_place(target)}: {status}"
        if status == _UNAUTHORIZED:
            offered = ", ".join(value.split()[0] for value in head.get_all("WWW-Authenticate", []) if value.split())
            raise RemoteError(
                f"{place}: not let in by --auth {self._auth.kind}. The server takes: {offered or 'nothing'}"
            )
        if status in _REDIRECTS:
            raise RemoteError(f"{place}: the server has moved to {_clean(head.get('Location', ''))}. Push there.")
        raise RemoteError(f"{place}: {_clean(found.decode('utf-8', 'replace'))}")


def digest(auth: Auth, method: str, path: str, challenge: Mapping[str, str], count: int, cnonce: str) -> str:
    """The value of Authorization that answers a digest challenge (RFC 7616, section 3.4; without `qop`, RFC 2069).

    Raises:
        RemoteError: The server asks for a hash that is not known here.
    """
    name = challenge.get("algorithm", "MD5")
    chosen = _HASHES.get(name.upper().removesuffix("-SESS"))
    if chosen is None:
        raise RemoteError(f"The server asks for a digest by {_clean(name)}. Known are: {', '.join(_HASHES)}")

    def hashed(*pieces: str) -> str:
        return chosen(":".join(pieces).encode()).hexdigest()

    realm, nonce, number = challenge.get("realm", ""), challenge.get("nonce", ""), f"{count:08x}"
    one, two = hashed(auth.user, realm, auth.secret), hashed(method, path)
    if name.upper().endswith("-SESS"):
        one = hashed(one, nonce, cnonce)
    qop = "auth" in (word.strip() for word in challenge.get("qop", "").split(","))
    response = hashed(one, nonce, number, cnonce, "auth", two) if qop else hashed(one, nonce, two)
    quoted = {"username": auth.user, "realm": realm, "nonce": nonce, "uri": path, "response": response}
    if "opaque" in challenge:
        quoted["opaque"] = challenge["opaque"]
    fields = [f'{key}="{_quoted(value)}"' for key, value in quoted.items()]
    fields.append(f"algorithm={name}")
    if qop:
        fields += ["qop=auth", f"nc={number}", f'cnonce="{cnonce}"']
    return "Digest " + ", ".join(fields)


def _challenge(head: Message) -> dict[str, str] | None:
    """The digest challenge of an answer, the one with the strongest hash that is known."""
    found: list[dict[str, str]] = []
    for value in head.get_all("WWW-Authenticate", []):
        kind, _, rest = value.partition(" ")
        if kind.lower() == "digest":
            fields: dict[str, Any] = parse_keqv_list([item for item in parse_http_list(rest) if "=" in item])
            found.append({key.lower(): str(text) for key, text in fields.items()})
    return max(found, key=lambda fields: fields.get("algorithm", "MD5").upper().startswith("SHA-256"), default=None)


def _quoted(text: str) -> str:
    return _clean(text, len(text)).replace("\\", "\\\\").replace('"', '\\"')


def _clean(text: str, most: int = 300) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text[:most]).strip()


def _place(target: SplitResult) -> str:
    """The address without its parameters, which may hold a key."""
    return f"{target.scheme}://{target.netloc}{target.path}"


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
