"""Commands that give a graph to others: serve, push."""
# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import click

from kg.cli.common import output_argument, say
from kg.errors import UsageError


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
@click.option("--derived", is_flag=True, help="Serve derived.ttl too: the named graph kg:derived, apart from the rest.")
@click.option("--licence", default="", metavar="IRI", help="The licence of the data, for VoID.")
def serve(  # noqa: PLR0913 - as many as the command has options
    output: Path,
    host: str,
    port: int,
    hosts: Sequence[str],
    origins: Sequence[str],
    *,
    derived: bool,
    licence: str,
    **limits: float,
) -> None:
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
    server.run(output, (host, port), allowed, access, _started, derived=derived, licence=licence)


def _started(address: str) -> None:
    say(f"Explorer:   {address}\nQuery page: {address}query\nEndpoint:   {address}sparql\nStop it with Ctrl-C.")


@click.command()
@click.argument("url")
@output_argument
@click.option("--query", default="", metavar="URL", help="Where queries go, if URL does not tell.")
@click.option("--update", default="", metavar="URL", help="Where updates go, if URL does not tell.")
@click.option("--auth", type=click.Choice(["none", "basic", "digest", "bearer"]), default="none", show_default=True)
@click.option("--user", default="", help="Name for basic and digest.")
@click.option("--graphs", default="", metavar="IRI", help="What the IRIs of all graphs there begin with.")
@click.option("--allow-http", is_flag=True, help="Let a password or token cross the network in the open.")
@click.option("--derived", is_flag=True, help="Send derived.ttl too, in graphs of its own (derived-0000).")
@click.option("--remove", "removing", is_flag=True, help="Take away what earlier pushes from this folder put there.")
def push(url: str, output: Path, auth: str, user: str, **options: Any) -> None:  # noqa: ANN401 - click's values
    """Send a built graph to the SPARQL graph store at URL, in parts that are counted there; again, to send what changed.

    The password is read from KG_PASSWORD, the token from KG_TOKEN; without them you are asked.
    """
    from kg import push as sending
    from kg.push.client import Auth
    from kg.push.target import GRAPHS

    target = sending.guess(url, options["query"], options["update"], options["graphs"] or GRAPHS)
    client = sending.Client(Auth(auth, user, _secret(auth)), plain=options["allow_http"])
    with _shown() as watch, closing(client):
        if options["removing"]:
            report = sending.remove(output, target, client, watch)
        else:
            report = sending.push(output, target, client, watch, derived=options["derived"])
    say(
        f"{report.triples} triples there, each part counted. "
        f"Graphs sent: {report.sent}, unchanged: {report.kept}, dropped: {report.dropped}"
    )


@contextmanager
def _shown() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says what is done; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("Starting") as status:
        yield lambda words: status.update(Text(words))


def _secret(auth: str) -> str:
    """The password or token, from the environment or the terminal; never an argument, which others can list."""
    if auth == "none":
        return ""
    name = "KG_TOKEN" if auth == "bearer" else "KG_PASSWORD"
    if name in os.environ:
        return os.environ[name]
    if not sys.stdin.isatty():
        raise UsageError(f"--auth {auth} needs a secret. Set {name}, or run it in a terminal.")
    asked: str = click.prompt("Token" if auth == "bearer" else "Password", hide_input=True, err=True)
    return asked


COMMANDS = (serve, push)
