"""Messages (EML) and saved pages in messages' clothes (MHTML) -> drafts, by the standard library's parser."""

from __future__ import annotations

import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from kg.articles import days, fragments, markup, pages, signs, texts
from kg.articles.draft import Draft, joined
from kg.articles.sources import Source
from kg.errors import InputError

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>.*|On .{5,100} wrote:)$\n?", re.MULTILINE)
_MOST_PARTS = 200


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
    draft = _plain(_text(plain, source.name)) if plain is not None else None
    if rich is not None and (draft is None or len(draft.text) < 200):  # noqa: PLR2004 - "to read this letter, open ..."
        draft = _rich(_text(rich, source.name), source.name) or draft
    if draft is None or not draft.pieces:
        raise InputError(f"{source.name}: no text in this message.")
    name, address = parseaddr(_header(message, "From"))
    sender = name or address.partition("@")[2]
    return replace(_dated(draft, message), title=_header(message, "Subject"), publisher=sender)


def _message(source: Source) -> EmailMessage:
    try:
        return email.message_from_bytes(source.data, policy=email.policy.default)
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"{source.name}: no message that can be parsed: {str(error)[:100]}.") from error


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something themselves, attachments aside."""
    try:
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                return
            if not part.is_multipart() and part.get_content_disposition() != "attachment":
                yield part
    except RecursionError:
        return


def _text(part: EmailMessage, name: str) -> str:
    """A part's text by its charset, or by how its bytes look."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except (ValueError, LookupError, AssertionError, TypeError) as error:
        raise InputError(f"{name}: a part of the message is damaged: {str(error)[:100]}.") from error
    return markup.decoded(data if isinstance(data, bytes) else b"", charset, name)


def _header(message: EmailMessage, key: str) -> str:
    """A header's words; empty where it is missing or too broken to be read."""
    try:
        return signs.line(str(message.get(key) or ""))[:1000]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, RecursionError):
        return ""


def _dated(draft: Draft, message: EmailMessage) -> Draft:
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
