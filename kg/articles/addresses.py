"""An address that the user names -> bytes. Limits of size, time and redirects; never a private address unless allowed.

The machine's own network is closed to addresses: each name is resolved once, every answer is checked, and the connection
goes to a checked number, so that a name cannot point elsewhere a moment later.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from kg.articles.sources import Source, ending, stem
from kg.errors import InputError
from kg.model import content_hash, slug

LARGEST = 20_000_000
SECONDS = 20.0
REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/warc": ".warc",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}

Resolve = Callable[[str, int], list[str]]
"""A host and a port to the numbers of its machines."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str
    kind: str
    data: bytes


def fetched(address: str, *, private: bool = False, resolve: Resolve | None = None) -> Source:
    """What stands at the address. `private` allows addresses of the user's own network.

    Raises:
        InputError: nothing can be got, or a limit is passed.
    """
    end = time.monotonic() + SECONDS
    at = address
    for _ in range(REDIRECTS + 1):
        try:
            answer = _asked(at, end, private=private, resolve=resolve or _resolved)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise InputError(f"{address}: cannot be fetched: {str(error)[:150] or type(error).__name__}.") from error
        if answer.status in _MOVED and answer.location:
            at = urljoin(at, answer.location)
            continue
        if answer.status != http.client.OK:
            raise InputError(
                f"{address}: the server answers {answer.status}. Save the page from a browser and give the file."
            )
        if not answer.data.strip():
            raise InputError(f"{address}: empty.")
        return _source(address, at, answer)
    raise InputError(f"{address}: more than {REDIRECTS} redirects. Give the address of the article itself.")


def is_address(given: str) -> bool:
    """Whether an input is an address rather than a file's name."""
    return re.match(r"[a-z][a-z0-9+.-]*://", given, re.IGNORECASE) is not None


def _source(address: str, final: str, answer: _Answer) -> Source:
    name = urlsplit(final).path.rstrip("/").rpartition("/")[2]
    kind = _ENDINGS.get(answer.kind, "")
    key = slug(stem(name)) or slug(urlsplit(final).netloc) or content_hash(final)
    return Source(address, key, kind or ending(name), answer.data, url=final)


def _asked(address: str, end: float, *, private: bool, resolve: Resolve) -> _Answer:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{address}: only addresses with http:// or https:// are fetched.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    number = _checked(parts.hostname, port, address, private=private, resolve=resolve)
    raw = socket.create_connection((number, port), timeout=_left(end, address))
    with _secured(raw, parts.hostname, parts.scheme) as connected:
        connection = http.client.HTTPConnection(parts.hostname, port)
        connection.sock = connected
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", _escaped(target), headers={"User-Agent": "parley-kg", "Accept-Encoding": "identity"})
        response = connection.getresponse()
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        wanted = response.status == http.client.OK
        data = _body(response, connected, end, address) if wanted else b""
        return _Answer(response.status, response.getheader("Location") or "", kind, data)


def _secured(raw: socket.socket, host: str, scheme: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host) if scheme == "https" else raw


def _body(response: http.client.HTTPResponse, connected: socket.socket, end: float, address: str) -> bytes:
    data = bytearray()
    while True:
        connected.settimeout(_left(end, address))
        chunk = response.read1(_CHUNK)
        if not chunk:
            return bytes(data)
        data += chunk
        if len(data) > LARGEST:
            raise InputError(f"{address}: larger than {LARGEST // 1_000_000} MB.")


def _left(end: float, address: str) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise InputError(f"{address}: takes longer than {SECONDS:.0f} seconds.")
    return left


def _checked(host: str, port: int, address: str, *, private: bool, resolve: Resolve) -> str:
    """The number to connect to. One private number among a name's numbers is enough to refuse it."""
    numbers = resolve(host, port)
    if not numbers:
        raise InputError(f"{address}: the name {host} is not known.")
    for number in numbers:
        found = ipaddress.ip_address(number.partition("%")[0])
        inner = getattr(found, "ipv4_mapped", None) or found
        if not private and (not inner.is_global or inner.is_multicast):
            raise InputError(f"{address}: leads to the private address {number}, which is not fetched unless allowed.")
    return numbers[0]


def _resolved(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _escaped(target: str) -> str:
    """The target with signs that no request line may hold written as bytes in hexadecimal."""
    return "".join(sign if "!" <= sign <= "~" else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in target)
