"""The wall in front of the application: who may ask, and what a browser may do with an answer.

A page of another site can make a browser ask 127.0.0.1. It is kept out by the name in `Host` (after DNS rebinding that is
the other site's), by `Sec-Fetch-Site`, and by not allowing other origins to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGES = frozenset({"/", "/query", "/browse"})
"""Pages that a link of another site may lead to: they hold nothing that the one who follows it did not ask for."""
_REFUSED, _MISDIRECTED, _NO_CONTENT = 403, 421, 204
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Wall:
    """ASGI middleware. `hosts` are the names that the server goes by, `origins` those that may read from elsewhere."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str] = ()) -> None:
        """Take the application behind the wall, and the names."""
        self._app, self._hosts, self._origins = app, frozenset(hosts), frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it; answers get the headers either way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        shared = origin in self._origins

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), origin if shared else "")
            await send(message)

        refusal = self._refusal(headers, scope["path"], shared=shared)
        if not refusal and shared and scope["method"] == "OPTIONS":
            refusal = PlainTextResponse(status_code=_NO_CONTENT)
        await (refusal or self._app)(scope, receive, sent)

    def _refusal(self, headers: Headers, path: str, *, shared: bool) -> PlainTextResponse | None:
        if host_name(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse(
                "This server goes by another name. Allow this one with: --allow-host", _MISDIRECTED
            )
        foreign = (
            headers.get("sec-fetch-site") in {"cross-site", "same-site"} and headers.get("sec-fetch-mode") != "navigate"
        )
        asks = path not in _PAGES and headers.get("sec-fetch-site") == "cross-site"
        if (foreign or asks) and not shared:
            return PlainTextResponse("Pages of other sites may not ask here. Allow one with: --cors", _REFUSED)
        return None


def host_name(host: str) -> str:
    """`Host` without its port, in lower case; empty where it is none."""
    found = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?", host)
    return found[1].lower() if found else ""


def _add(headers: MutableHeaders, origin: str) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if origin:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        headers["Access-Control-Allow-Methods"] = "GET, POST"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        headers.add_vary_header("Origin")
