"""The HTTP application: endpoint, descriptions, explorer, query page, and the graph's own IRIs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg.model import BASE
from kg.query import questions
from kg.serve import describe, explore, protocol
from kg.serve.folder import Served
from kg.serve.formats import GRAPHS, TABLES, best, prefers_html
from kg.serve.limits import MIB, Limits
from kg.serve.pool import Answer, Pool
from kg.serve.security import Wall

_Value = TypeVar("_Value")
_STATIC = Path(__file__).parent / "static"
_PAGES = ("query.html", "query.js", "browse.html", "browse.js", "style.css")
_PAGE = 32 * MIB
"""A page larger than this is not sent to a browser: it would take minutes to draw."""
_CHUNK = 1 << 18
_OK, _SEE_OTHER, _MALFORMED, _NOT_FOUND, _NOT_ACCEPTABLE, _BUSY = 200, 303, 400, 404, 406, 503


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: the names that the server goes by, and the origins whose pages may read its answers."""

    hosts: Iterable[str] = ("127.0.0.1", "localhost", "[::1]")
    origins: Iterable[str] = ()


def application(output: Path, served: Served, pool: Pool, limits: Limits, access: Access) -> Starlette:
    """The application that serves the output folder; its pool is started and stopped by whoever runs it."""
    return Starlette(
        routes=_Site(output, served, pool, limits).routes(),
        middleware=[Middleware(Wall, hosts=access.hosts, origins=access.origins)],
        exception_handlers={HTTPException: _refused},
    )


async def _refused(request: Request, fault: Exception) -> Response:
    """An error in plain words. The rest of a request that is refused half-read must not be taken for the next one."""
    assert isinstance(fault, HTTPException)  # noqa: S101 - it is registered for these alone
    headers = {"Connection": "close"} if request.method == "POST" else {}
    return PlainTextResponse(f"{fault.detail}\n", fault.status_code, {**headers, **(fault.headers or {})})


class _Site:
    """The routes, and what they share."""

    def __init__(self, output: Path, served: Served, pool: Pool, limits: Limits) -> None:
        self._output, self._about, self._pool, self._limits = output, served.about, pool, limits
        self._prefixes = served.prefixes

    def routes(self) -> list[Route]:
        return [
            Route("/", self.explorer),
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/query", self.static("query.html")),
            Route("/browse", self.static("browse.html")),
            *(Route(f"/static/{name}", self.static(name)) for name in _PAGES if not name.endswith(".html")),
            Route("/questions.json", self.questions),
            Route("/void", self.void),
            Route("/.well-known/void", self.void),
            Route("/api/search", self.search),
            Route("/api/around", self.around),
            Route("/api/about", self.about),
            Route("/api/claims", self.claims),
            Route("/id/{kind}/{name}", self.resource),
        ]

    async def explorer(self, request: Request) -> Response:
        """The page of the output folder, with the policy that it brings itself; else the one that asks piece by piece."""
        page = self._output / "graph.html"
        if not page.is_file() or page.stat().st_size > _PAGE:
            return RedirectResponse(f"{_root(request)}/browse")
        return FileResponse(page, headers={"Content-Security-Policy": "frame-ancestors 'none'"})

    def static(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(_: Request) -> Response:
            return FileResponse(_STATIC / name)

        return answer

    async def sparql(self, request: Request) -> Response:
        """The SPARQL endpoint; without a query its description, and to a browser the query page."""
        query = await protocol.query(request, self._limits.body, self._limits.patience)
        accept = request.headers.get("accept", "*/*")
        if query is None:
            if prefers_html(accept):
                return RedirectResponse(f"{_root(request)}/query")
            return _described(describe.service(_root(request), self._about, _graph_type(accept)), _graph_type(accept))
        answer = await self._ask(request, query, best(accept, TABLES), best(accept, GRAPHS))
        return Sent(answer, self._limits.patience)

    async def questions(self, _: Request) -> Response:
        """What the query page needs: the shipped questions, and the prefixes that need not be declared."""
        known = [{"name": one.name, "question": one.english, "query": one.text} for one in questions.shipped()]
        return JSONResponse({"questions": known, "prefixes": self._prefixes})

    async def void(self, request: Request) -> Response:
        """VoID."""
        kind = _graph_type(request.headers.get("accept", "*/*"))
        return _described(describe.dataset(_root(request), self._about, kind), kind)

    async def resource(self, request: Request) -> Response:
        """What the graph says of one of its IRIs, whose path is the same here; to a browser the page about it."""
        iri = f"{BASE}id/{request.path_params['kind']}/{request.path_params['name']}"
        accept = request.headers.get("accept", "*/*")
        if prefers_html(accept):
            return RedirectResponse(
                f"{_root(request)}/browse#{urlencode({'thing': iri})}", _SEE_OTHER, {"Vary": "Accept"}
            )
        kind = _graph_type(accept)
        answer = await self._ask(request, _checked(explore.about, iri), None, kind)
        if answer.status == _OK and not answer.length:
            raise HTTPException(_NOT_FOUND, f"{iri}: the graph says nothing of it.")
        return Sent(answer, self._limits.patience)

    async def search(self, request: Request) -> Response:
        """Things by name: `text`, `limit`."""
        text = request.query_params.get("text", "")[:200]
        return await self._rows(request, explore.search(text, _limit(request)))

    async def around(self, request: Request) -> Response:
        """What claims tie to a `thing`: `limit`."""
        thing = request.query_params.get("thing", "")
        return await self._rows(request, _checked(lambda iri: explore.around(iri, _limit(request)), thing))

    async def about(self, request: Request) -> Response:
        """What the graph says of a `thing`, or of anything else that has an IRI: `limit`."""
        thing = request.query_params.get("thing", "")
        return await self._rows(request, _checked(lambda iri: explore.said(iri, _limit(request)), thing))

    async def claims(self, request: Request) -> Response:
        """Claims with their sentences: `subject`, `relation`, `object`, `limit`; at least one of the first three."""
        ends = {
            name: request.query_params[name]
            for name in ("subject", "relation", "object")
            if name in request.query_params
        }
        if not ends:
            raise HTTPException(_MALFORMED, "Name at least one of: subject, relation, object.")
        return await self._rows(request, _checked(lambda found: explore.claims(found, _limit(request)), ends))

    async def _rows(self, request: Request, query: str) -> Response:
        answer = await self._ask(request, query, "application/json", None)
        if answer.status != _OK:
            return Sent(answer, self._limits.patience)
        with answer.body:
            return JSONResponse(explore.rows(answer.text()))

    async def _ask(self, request: Request, query: str, table: str | None, graph: str | None) -> Answer:
        """Ask the pool; a client that goes away takes its query with it, and so does a server that is stopped."""
        asked = asyncio.ensure_future(self._pool.ask(query, table, graph))
        left = asyncio.ensure_future(_left(request))
        ending = asyncio.ensure_future(self._pool.ending.wait())
        try:
            await asyncio.wait({asked, left, ending}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                raise HTTPException(_BUSY, "The server is being stopped." if ending.done() else "The client has gone.")
            return await asked
        finally:
            for task in (left, ending, asked):
                task.cancel()


class Sent(Response):
    """An answer of the pool on its way: read from its file piece by piece, given up when the client takes none of it."""

    def __init__(self, answer: Answer, patience: float) -> None:
        """Take the answer, and how many seconds a piece may take."""
        headers = {"Content-Length": str(answer.length), "Vary": "Accept"}
        if answer.status == _BUSY:
            headers["Retry-After"] = "1"
        super().__init__(None, answer.status, headers, answer.type)
        self._answer, self._patience = answer, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        del scope, receive
        with self._answer.body as body:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while piece := body.read(_CHUNK):
                message = {"type": "http.response.body", "body": piece, "more_body": True}
                await asyncio.wait_for(send(message), self._patience)
            await send({"type": "http.response.body", "body": b""})


async def _left(request: Request) -> None:
    """Wait until the client has closed its connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _described(body: bytes, kind: str) -> Response:
    return Response(body, media_type=kind, headers={"Vary": "Accept"})


def _graph_type(accept: str) -> str:
    kind = best(accept, GRAPHS)
    if kind is None:
        raise HTTPException(_NOT_ACCEPTABLE, f"Choose from: {', '.join(GRAPHS)}")
    return kind


def _root(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", "60")
    if not (
        text.isascii() and text.isdigit() and len(text) <= len(str(explore.LIMIT)) and 0 < int(text) <= explore.LIMIT
    ):
        raise HTTPException(_MALFORMED, f"limit is {text[:20]!r}. Give a number from 1 to {explore.LIMIT}.")
    return int(text)


def _checked(query: Callable[[_Value], str], value: _Value) -> str:
    try:
        return query(value)
    except ValueError as fault:
        raise HTTPException(_MALFORMED, f"This is no IRI: {fault}") from None
