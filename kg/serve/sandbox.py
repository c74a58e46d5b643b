"""What a worker takes from itself before it reads its first query: memory, core files, sockets.

Limits of memory work on POSIX, the bar on sockets on Linux (x86-64, ARM64) alone; elsewhere `guard` is the only wall.
"""

from __future__ import annotations

import contextlib
import ctypes
import platform
import resource
import struct
import sys
from pathlib import Path

_SOCKET_CALLS = {"x86_64": (0xC000003E, (41, 42, 49, 53)), "aarch64": (0xC00000B7, (198, 199, 200, 203))}
"""The kernel's names for the machine and for socket, connect, bind, socketpair (linux/audit.h, unistd.h)."""
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
_OTHER_ABI = 0x40000000
_AT_LEAST = 0x35


def limit_memory(size: int) -> None:
    """Give up, for good, memory beyond `size` bytes more than now, and core files."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _address_space() + size
    with contextlib.suppress(ValueError, OSError):  # macOS takes no limit of the address space
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes of address space in use: libraries, stacks and mapped files count, and are not the query's; else 0."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def bar_sockets() -> bool:
    """Give up sockets, for good; False where that cannot be done."""
    return sys.platform == "linux" and _filter()


def _filter() -> bool:
    """A seccomp filter (linux/seccomp.h): the named calls fail with EPERM, in all threads that come after it."""
    known = _SOCKET_CALLS.get(platform.machine())
    if not known:
        return False
    program = _program(*known)
    code = ctypes.create_string_buffer(program, len(program))
    head = ctypes.create_string_buffer(struct.pack("HL", len(program) // 8, ctypes.addressof(code)))
    libc = ctypes.CDLL(None)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SECCOMP, _FILTER, ctypes.c_void_p(ctypes.addressof(head)), 0, 0)


def _program(machine: int, calls: tuple[int, ...]) -> bytes:
    """Eight bytes an instruction: operation, jumps if true and if false, operand."""
    count = len(calls)
    rules = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, count + 1, 0, _OTHER_ABI),
        *((_EQUAL, count - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *rule) for rule in rules)
