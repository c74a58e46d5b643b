"""Messages (EML) and saved pages in messages' clothes (MHTML) -> drafts, by the standard library's parser."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from kg.articles import days, fragments, markup, pages, signs, texts
from kg.articles.draft import Draft, bounded, joined
from kg.articles.sources import Source
from kg.errors import InputError

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>.*|On .{5,100} wrote:)$\n?", re.MULTILINE)
_MOST_PARTS = 200
_LARGEST_HEAD = 300_000
_LONGEST_HEADER = 1_000
_MOST_BORDERS = 2_000
_LONG_HEADER = re.compile(
    rb"^[A-Za-z-]{1,40}:[^\n]{20000}|^Content-[A-Za-z-]{1,30}:[^\n]*(?:\n[ \t][^\n]*){300}",
    re.MULTILINE | re.IGNORECASE,
)
"""Headers that take the standard library's parser minutes."""


def page(source: Source) -> Draft:
    """The draft of a page saved as MHTML.

    Raises:
        InputError: there is no page in it.
    """
    message = _message(source)
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    for part in _parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            here = address or _header(part, "Content-Location")
            found = pages.of_text(_text(part, source.name), source.name, here if here.startswith("http") else "")
            return found if found.date else _dated(found, message)
    raise InputError(f"{source.name}: no page in this file. Save it again as a web page, complete.")


def letter(source: Source) -> Draft:
    """The draft of a message: its subject, day and sender, and its text; quoted lines and signature left out.

    Raises:
        InputError: there is no text in it.
    """
    message = _message(source)
    parts = {part.get_content_type(): part for part in reversed(list(_parts(message)))}
    plain, rich = parts.get("text/plain"), parts.get("text/html")
    draft = _plain(bounded(_text(plain, source.name), source.name)) if plain is not None else None
    if rich is not None and (draft is None or len(draft.text) < 200):  # noqa: PLR2004 - "to read this letter, open ..."
        draft = _rich(_text(rich, source.name), source.name) or draft
    if draft is None or not draft.pieces:
        raise InputError(f"{source.name}: no text in this message.")
    name, address = parseaddr(_header(message, "From"))
    sender = name or address.partition("@")[2]
    return replace(_dated(draft, message), title=_header(message, "Subject"), publisher=sender)


def _message(source: Source) -> Message:
    """The message of the bytes. Its headers are not read yet: the library's newer policy would, and slowly."""
    head = min(
        (at for at in (source.data.find(b"\n\n"), source.data.find(b"\r\n\r\n")) if at >= 0), default=len(source.data)
    )
    if head > _LARGEST_HEAD or source.data.count(b"\n--") > _MOST_BORDERS or _LONG_HEADER.search(source.data):
        raise InputError(f"{source.name}: more headers or parts than a message has. Save its text alone.")
    try:
        return email.message_from_bytes(source.data)
    except _FAULTS as error:
        raise InputError(f"{source.name}: no message that can be parsed: {str(error)[:100]}.") from error


_FAULTS = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError, HeaderParseError)


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves, attachments aside."""
    try:
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                return
            if not part.is_multipart() and part.get_content_disposition() != "attachment":
                yield part
    except RecursionError:
        return


def _text(part: Message, name: str) -> str:
    """A part's text by its charset, or by how its bytes look."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except _FAULTS as error:
        raise InputError(f"{name}: a part of the message is damaged: {str(error)[:100]}.") from error
    return markup.decoded(data if isinstance(data, bytes) else b"", charset, name)


def _header(message: Message, key: str) -> str:
    """A header's words; empty where it is missing or too broken to be read."""
    try:
        given = str(message.get(key) or "")[:_LONGEST_HEADER]
        return signs.line(str(make_header(decode_header(given))))[:_LONGEST_HEADER]
    except _FAULTS:
        return ""


def _dated(draft: Draft, message: Message) -> Draft:
    date = days.day(_header(message, "Date"))
    return replace(draft, date=date, date_source="message header Date" if date else "")


def _plain(text: str) -> Draft:
    body = _SIGNATURE.split(_QUOTED.sub("", signs.tidy(text)), maxsplit=1)[0]
    return texts.with_pieces(body, texts.Header())


def _rich(text: str, name: str) -> Draft | None:
    try:
        return Draft(*joined(fragments.blocks(text, name)))
    except InputError:
        return None
