"""What stands at a target, as far as this machine put it there: graph IRIs with the hashes of their parts.

A file a target in the output folder, written anew after each part by rename. It names the server without parameters of
its address, and knows no user and no password.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import GraphError
from kg.model import content_hash
from kg.push.target import Target

FOLDER = Path(".kg", "push")


@dataclass(slots=True)
class Ledger:
    """The file, the server's name, and the hash of each graph's part."""

    path: Path
    server: str
    digests: dict[str, str]

    def note(self, graph: str, digest: str) -> None:
        """A graph is there."""
        self.digests[graph] = digest
        self._write()

    def forget(self, graph: str) -> None:
        """A graph is gone."""
        del self.digests[graph]
        self._write()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        passing = self.path.with_suffix(f".{os.getpid()}")
        content = {"server": self.server, "graphs": self.digests}
        passing.write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")
        passing.replace(self.path)


def opened(output: Path, target: Target) -> Ledger:
    """What was noted about the target; nothing where it was never pushed to.

    Raises:
        GraphError: The file is damaged.
    """
    path = output / FOLDER / f"{content_hash(target.store, target.graphs)}.json"
    parsed = urlsplit(target.store)
    server = f"{parsed.scheme}://{parsed.netloc}{parsed.path}"
    try:
        return Ledger(path, server, dict(json.loads(path.read_text(encoding="utf-8"))["graphs"]))
    except FileNotFoundError:
        return Ledger(path, server, {})
    except (ValueError, LookupError, TypeError) as fault:
        raise GraphError(f"{path}: damaged ({fault}). Remove it: then all is pushed again.") from fault
