"""Addresses: fetched from a server of this machine, with limits, and never from a private one unless allowed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg import articles
from kg.articles import addresses
from kg.errors import InputError
from kg.model import Article

PAGE = (
    b"<html><head><title>Talks in Mirzan end without a deal</title></head><body><h1>Talks in Mirzan end without a deal</h1>"
    + b"<p>The two delegations met for a third day in Mirzan, and the mediators spoke of an agreement.</p>" * 3
)


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self._send(302, {"Location": "/loop"}, b"")
        elif self.path == "/moved":
            self._send(301, {"Location": "/news/talks.html"}, b"")
        elif self.path == "/file":
            self._send(302, {"Location": "file:///etc/passwd"}, b"")
        elif self.path == "/large":
            self._send(200, {"Content-Type": "text/html"}, b"x" * (addresses.LARGEST + 10))
        elif self.path == "/gone":
            self._send(404, {}, b"gone")
        else:
            self._send(200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        del args


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def message(address: str, *, private: bool = True) -> str:
    (found,) = articles.read([address], private=private)
    assert isinstance(found, InputError)
    return str(found)


def test_a_page_behind_a_redirect(server: str) -> None:
    (found,) = articles.read([f"{server}/moved"], private=True)
    assert isinstance(found, Article)
    assert (found.id, found.url) == ("talks", f"{server}/news/talks.html")


def test_private_addresses_are_refused(server: str) -> None:
    assert "private address" in message(server, private=False)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "192.168.0.1",
        "fe80::1%eth0",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(number: str) -> None:
    with pytest.raises(InputError, match="private address"):
        addresses.fetched("https://news.example/talks", resolve=lambda _host, _port: ["93.184.216.34", number])


def test_redirects_are_counted(server: str) -> None:
    assert "redirects" in message(f"{server}/loop")


def test_a_redirect_to_a_file_is_refused(server: str) -> None:
    assert "only addresses with http" in message(f"{server}/file")


def test_size_is_bounded(server: str) -> None:
    assert "larger than 20 MB" in message(f"{server}/large")


def test_time_is_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "SECONDS", -1.0)
    assert "takes longer" in message(server)


def test_an_answer_other_than_a_page_is_said(server: str) -> None:
    assert "404" in message(f"{server}/gone")


@pytest.mark.parametrize(
    "address", ["ftp://news.example/x", "file:///etc/passwd", "http://", "https://[bad", "http://news.example:99999/"]
)
def test_other_addresses_are_refused(address: str) -> None:
    assert address in message(address)
