"""Commands that give a graph to others: serve."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.common import output_argument, say


@click.command()
@output_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1), help="Time of one query.")
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows of one answer.")
@click.option("--memory", default=1024, show_default=True, type=click.IntRange(256), help="MB of one query's process.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help="Queries that run at once.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name that this server goes by.")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="A site whose pages may read the answers.")
def serve(output: Path, host: str, port: int, hosts: Sequence[str], origins: Sequence[str], **limits: float) -> None:
    """Serve the explorer and a read-only SPARQL endpoint, on this machine alone unless --host says otherwise."""
    from kg.serve import server
    from kg.serve.app import Access
    from kg.serve.limits import MIB, Limits

    names = ("127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host, *hosts)
    access = Access([name.lower() for name in names], origins)
    allowed = Limits(
        seconds=limits["seconds"],
        rows=int(limits["rows"]),
        memory=int(limits["memory"]) * MIB,
        workers=int(limits["workers"]),
    )
    server.run(output, (host, port), allowed, access, _started)


def _started(address: str) -> None:
    say(f"Explorer:   {address}\nQuery page: {address}query\nEndpoint:   {address}sparql\nStop it with Ctrl-C.")


COMMANDS = (serve,)
