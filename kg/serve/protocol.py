"""Requests of the SPARQL 1.1 Protocol (W3C, sections 2.1 and 2.3): GET, POST with a form, POST with the bare query.

A dataset in a request, or in the query, is refused as section 2.1.4 lets a service do: there is one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from email.message import Message
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_DATASET = frozenset({"default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"})
_FIELDS = 100
MALFORMED, REFUSED, TIMEOUT, TOO_LARGE, UNSUPPORTED = 400, 403, 408, 413, 415


async def query(request: Request, limit: int, patience: float) -> str | None:
    """The query of a request; None for a GET without any, which asks for the service's description.

    Raises:
        HTTPException: The request is no query of the protocol, or one that is not served. `limit` is the most bytes of a
            body, `patience` the most seconds between two parts of it.
    """
    parameters = _pairs(request.scope["query_string"])
    if request.method != "POST":
        return _query(parameters, needed=False)
    kind = _content_type(request)
    body = await _body(request, limit, patience)
    if kind == _FORM:
        return _query([*_graphs(parameters), *_pairs(body)], needed=True)
    _query([pair for pair in parameters if pair[0] != "query"], needed=False)
    return _text(body)


def _content_type(request: Request) -> str:
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    kind, charset = header.get_content_type(), header.get_content_charset("utf-8")
    if kind == _UPDATE:
        raise HTTPException(REFUSED, "This endpoint is read-only. Change the graph with: kg build, kg remove.")
    if kind not in (_FORM, _QUERY):
        raise HTTPException(UNSUPPORTED, f"The body is {kind}. Send {_QUERY} or {_FORM}.")
    if charset != "utf-8" or request.headers.get("content-encoding", "identity") != "identity":
        raise HTTPException(UNSUPPORTED, "The body must be plain UTF-8, not compressed.")
    return kind


async def _body(request: Request, limit: int, patience: float) -> bytes:
    """The body, counted as it comes: what a header says of its length is not believed."""
    body, parts = bytearray(), request.stream()
    try:
        while part := await asyncio.wait_for(anext(parts, b""), patience):
            body += part
            if len(body) > limit:
                raise HTTPException(TOO_LARGE, f"The request is larger than {limit} bytes. Send a shorter query.")
    except TimeoutError:
        raise HTTPException(TIMEOUT, f"Nothing came for {patience:g} seconds. Send the query again.") from None
    except ClientDisconnect:
        raise HTTPException(MALFORMED, "The connection was closed in the middle of the request.") from None
    return bytes(body)


def _pairs(data: bytes) -> list[tuple[str, str]]:
    """The fields of a form or of an address."""
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeError:
        raise HTTPException(MALFORMED, "The parameters are not percent-encoded UTF-8.") from None
    except ValueError:
        raise HTTPException(MALFORMED, f"There are more than {_FIELDS} parameters.") from None


def _graphs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[0] in _DATASET or pair[0] == "update"]


def _query(pairs: Iterable[tuple[str, str]], *, needed: bool) -> str | None:
    """The one query among the parameters; other parameters than the protocol's are passed over."""
    found = []
    for name, value in pairs:
        if name == "update":
            raise HTTPException(REFUSED, "This endpoint is read-only. Change the graph with: kg build, kg remove.")
        if name in _DATASET:
            raise HTTPException(REFUSED, f"The dataset here is fixed. Leave {name} out.")
        if name == "query":
            found.append(value)
    if len(found) > 1 or (needed and not found):
        raise HTTPException(MALFORMED, f"The request has {len(found)} parameters named query. Send one.")
    return found[0] if found else None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise HTTPException(MALFORMED, f"The query is no UTF-8 at byte {fault.start}.") from None
