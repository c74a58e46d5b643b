"""Start and stop: the store opened, the application put on a socket, signals turned into a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.errors import GraphError
from kg.export import void
from kg.serve import folder
from kg.serve.app import Access, application
from kg.serve.limits import Limits
from kg.serve.pool import Pool

_FINISHING, _GRACEFUL = 2, 3
"""Seconds after the signal to stop at which queries that still run are given up, and connections are cut."""

_HEAD = 256 << 10
"""Bytes of a request's line and headers; a longer query is sent by POST."""


def run(  # noqa: PLR0913 - what the command is told
    output: Path,
    address: tuple[str, int],
    limits: Limits,
    access: Access,
    started: Callable[[str], None] = lambda _: None,
    *,
    derived: bool = False,
    licence: str = "",
) -> None:
    """Serve the output folder until SIGINT or SIGTERM; `started` is told the address when the first request may come.

    Port 0 takes a free one. `derived` serves what rules derive, too, in a named graph. `licence` is the IRI of the data's
    licence, which VoID states.

    Raises:
        GraphError: There is no graph to serve, or the address cannot be had.
        UsageError: The licence is no IRI.
    """
    told = {"licence": void.licence_of(licence).value} if licence else {}
    with folder.opened(output, derived=derived) as found:
        served = replace(found, about={**found.about, **told})
        asyncio.run(_serve(output, served, address, limits, access, started))


async def _serve(
    output: Path,
    served: folder.Served,
    address: tuple[str, int],
    limits: Limits,
    access: Access,
    started: Callable[[str], None],
) -> None:
    pool = Pool(served, limits)
    try:
        await pool.start()
        app = application(output, served, pool, limits, access)
        await _listen(_config(app, address, limits), started, pool.ending)
    finally:
        await pool.stop()


def _config(app: Starlette, address: tuple[str, int], limits: Limits) -> uvicorn.Config:
    host, port = address
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        lifespan="off",
        http="h11",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=limits.clients,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_GRACEFUL,
        h11_max_incomplete_event_size=_HEAD,
    )


async def _listen(config: uvicorn.Config, started: Callable[[str], None], ending: asyncio.Event) -> None:
    server = _Server(config, started, ending)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, server.end)
    try:
        await server.serve()
    except SystemExit as fault:  # uvicorn's way to say that it could not start
        raise GraphError(
            f"{config.host}:{config.port} cannot be served. Is the port in use? Choose another: --port"
        ) from fault


class _Server(uvicorn.Server):
    """uvicorn without its handling of signals, which ends the process with the signal again."""

    def __init__(self, config: uvicorn.Config, started: Callable[[str], None], ending: asyncio.Event) -> None:
        """Take the configuration, whom to tell the address, and what to set when nothing is waited for any longer."""
        super().__init__(config)
        self._started, self._ending = started, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and tell where."""
        await super().startup(sockets)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        self._started(f"http://{f'[{host}]' if ':' in host else host}:{port}/")

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield

    def end(self) -> None:
        """Take no more requests, and finish those that run, for two seconds; at the second call, at once."""
        self.force_exit = self.should_exit
        self.should_exit = True
        asyncio.get_running_loop().call_later(0 if self.force_exit else _FINISHING, self._ending.set)
