"""HTML pages -> drafts."""

from __future__ import annotations

from kg.articles import bodies, markup, metas
from kg.articles.draft import Draft, joined
from kg.articles.sources import Source
from kg.errors import InputError


def draft(source: Source, charset: str = "") -> Draft:
    """The draft of the article on a page.

    Raises:
        InputError: there is no article in it that can be read.
    """
    return of_text(markup.decoded(source.data, charset, source.name), source.name, source.url)


def of_text(text: str, name: str, url: str = "") -> Draft:
    """The draft of the article in a page's text; `name` is for messages, `url` where it came from.

    Raises:
        InputError: there is no article in it that can be read.
    """
    page = markup.page(text, name)
    known = metas.facts(page, url)
    found, pieces = joined(bodies.blocks(page.tree, known))
    if not pieces:
        raise InputError(f"{name}: no article's text on this page. Save the page from a browser, or give its text.")
    return Draft(
        found,
        pieces,
        title=known.title,
        date=known.date,
        date_source=known.date_source,
        publisher=known.publisher,
        url=known.url,
        authors=known.authors,
        language=known.language,
    )
