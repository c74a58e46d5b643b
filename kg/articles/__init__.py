"""Any input that news comes in -> `Article`s: files, folders, standard input, addresses.

A reader of a format gives a `Draft`: text, pieces, what the format knows about the article. `lines` then judges each
piece (headline, caption, body, furniture ...) in one way for all formats. What cannot be read comes as an `InputError`
among the articles, and the others go on.
"""

from __future__ import annotations

from kg.articles.reading import read

__all__ = ["read"]
