"""Workers, and who waits for them. The engine cannot be interrupted, so a query ends at its limit with its process.

A query holds one of `workers` places. If it runs for longer than `quick` and one of `slow` places is free it moves there,
with less of the processor, and makes room: a few queries without end never keep the short ones waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import struct
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from kg.errors import GraphError
from kg.serve.folder import Served
from kg.serve.limits import MIB, Limits
from kg.serve.worker import Settings

BUSY, TOO_LONG, TOO_BIG = 503, 504, 507
_CHUNK = 1 << 16
_NICER = 10
_STARTING = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: HTTP status, media type, length in bytes, and the file to read the body from."""

    status: int
    type: str
    length: int
    body: IO[bytes]

    def text(self) -> str:
        """The whole body."""
        return self.body.read().decode()


def said(status: int, words: str) -> Answer:
    """An answer in plain words."""
    body = SpooledTemporaryFile(max_size=MIB)  # noqa: SIM115 - closed by whoever sends it
    body.write(words.encode())
    body.seek(0)
    return Answer(status, "text/plain", len(words.encode()), body)


class Pool:
    """The workers of a server. Start it in the event loop that uses it, and stop it there."""

    def __init__(self, served: Served, limits: Limits) -> None:
        """Take what is served, and the limits."""
        self._limits = limits
        self._settings = Settings(
            str(served.store), limits.seconds, limits.rows, limits.answer, limits.memory, limits.depth, served.prefixes
        )
        self._places, self._slow = asyncio.Semaphore(limits.workers), asyncio.Semaphore(limits.slow)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self.ending = asyncio.Event()
        """Set when the server is about to stop: no answer is waited for any longer."""

    async def start(self) -> None:
        """Start the workers and see that they answer.

        Raises:
            GraphError: They do not.
        """
        for _ in range(self._limits.workers):
            await self._refill()
        test = await self.ask("ASK {}")
        test.body.close()
        if test.status != 200:  # noqa: PLR2004 - HTTP's OK
            needed = self._limits.memory // MIB
            raise GraphError(f"The query process does not start with {needed} MB of memory. Give it more: --memory MB")

    async def stop(self) -> None:
        """Kill all workers."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in tuple(self._all)))
        self._all.clear()
        self._idle.clear()

    async def ask(
        self, query: str, table: str | None = "application/json", graph: str | None = "text/turtle"
    ) -> Answer:
        """The answer to a query in the media type for its kind of result, or the reason why there is none."""
        if self._waiting >= self._limits.waiting:
            return said(BUSY, "Too many queries are waiting. Try again in a moment.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._places.acquire()
        except TimeoutError:
            return said(BUSY, "Other queries took all the time that this one may wait. Try again in a moment.")
        finally:
            self._waiting -= 1
        return await self._answer({"query": query, "table": table, "graph": graph})

    async def _answer(self, question: Mapping[str, Any]) -> Answer:
        """Ask a worker; the place taken is given back, whatever happens, and a worker in doubt is killed."""
        held, worker = self._places, None
        try:
            worker = self._ready() or await self._new()
            asked = asyncio.ensure_future(worker.ask(question))
            try:
                await asyncio.wait({asked}, timeout=min(self._limits.quick, self._limits.seconds))
                if not asked.done() and not self._slow.locked():
                    await self._slow.acquire()
                    held.release()
                    held = self._slow
                    worker.step_back()
                    self._later(self._refill())
                await asyncio.wait({asked}, timeout=max(self._limits.seconds - self._limits.quick, 0))
                return await asked if asked.done() else said(TOO_LONG, self._too_long())
            except _Gone:
                return said(TOO_BIG, self._too_big())
            finally:
                asked.cancel()
        finally:
            held.release()
            self._give_back(worker)

    def _too_long(self) -> str:
        return f"The query was stopped after {self._limits.seconds:g} seconds. Narrow it, or take a part with LIMIT."

    def _too_big(self) -> str:
        allowed = self._limits.memory // MIB
        return (
            f"The query was stopped: it needs more than {allowed} MB of memory, or nests too deep. Ask for less of it."
        )

    def _ready(self) -> _Worker | None:
        """An idle worker that lives."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.returncode is None:
                return worker
            self._all.discard(worker)
        return None

    def _give_back(self, worker: _Worker | None) -> None:
        if not worker:
            return
        if worker.fit and len(self._idle) < self._limits.workers:
            self._idle.append(worker)
        else:
            self._later(self._bury(worker))
            if not self.ending.is_set():
                self._later(self._refill())

    def _later(self, work: Any) -> None:  # noqa: ANN401 - any coroutine
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _bury(self, worker: _Worker) -> None:
        await worker.kill()
        self._all.discard(worker)

    async def _refill(self) -> None:
        """A worker in store where there are fewer than places, so that the next query need not wait for its start."""
        if len(self._idle) < self._limits.workers:
            self._idle.append(await self._new())

    async def _new(self) -> _Worker:
        worker = await _Worker.start(self._settings)
        self._all.add(worker)
        return worker


class _Gone(Exception):  # noqa: N818 - not for users
    """A worker ended in the middle of a question."""


class _Worker:
    """One process. `fit` is false while it works, and for good once it was left in the middle of a question."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process, self.fit, self._stepped_back = process, True, False

    @classmethod
    async def start(cls, settings: Settings) -> _Worker:
        """Start one; it is in a session of its own, so that Ctrl-C in a terminal does not reach it."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker", json.dumps(asdict(settings))),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            start_new_session=True,
        )
        return cls(process)

    async def ask(self, question: Mapping[str, Any]) -> Answer:
        """Put a question and take its answer."""
        self.fit = False
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101
        frame = json.dumps(question).encode()
        try:
            stdin.write(struct.pack("!I", len(frame)) + frame)
            await stdin.drain()
            size = struct.unpack("!I", await stdout.readexactly(4))[0]
            head = json.loads(await stdout.readexactly(size))
            body = await _body(stdout, head["length"])
        except (asyncio.IncompleteReadError, ConnectionError) as fault:
            raise _Gone from fault
        self.fit = not self._stepped_back
        return Answer(head["status"], head["type"], head["length"], body)

    def step_back(self) -> None:
        """Leave the processor to others; there is no way back from it without privileges."""
        self._stepped_back = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _NICER)

    async def kill(self) -> None:
        """End the process, whatever it does."""
        self.fit = False
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


async def _body(stdout: asyncio.StreamReader, length: int) -> IO[bytes]:
    """The answer's bytes; a large one goes to disk, so that a slow reader costs no memory."""
    body = SpooledTemporaryFile(max_size=MIB)  # noqa: SIM115 - closed by whoever sends it
    with contextlib.ExitStack() as unfinished:
        unfinished.callback(body.close)
        while length:
            piece = await stdout.readexactly(min(length, _CHUNK))
            body.write(piece)
            length -= len(piece)
        unfinished.pop_all()
    body.seek(0)
    return body
