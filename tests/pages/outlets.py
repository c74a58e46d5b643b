# ruff: noqa: E501 - markup stands in one line as outlets write it
"""Layouts full of interruptions: prompts between paragraphs, cards, comments, odd lines of day and author."""

from __future__ import annotations

from html import escape as e

from tests.pages.layouts import FURNITURE, Layout, Made, article_ld, footer, join, ld, navigation, page, paragraphs
from tests.pages.stories import Story

_BRIEFING, _LINK1, _LINK2, _COOKIES, _SKIP, _SHARE, _ABOUT, _RIGHTS, _MEMBER, _MOST = FURNITURE


def prompts(s: Story) -> Made:
    """Links to other stories as paragraphs of their own: "Also Read | ...", a day with "Published -"."""
    also = f'<p><strong>Also Read | <a href="/1">{_LINK1}</a></strong></p>'
    more = f'<p><a href="/2"><b>{_LINK2}</b></a></p>'
    html = page(
        f'<title>{e(s.title)} - The Southern Example</title><meta property="og:site_name" content="The Southern Example"><meta property="og:title" content="{e(s.title)}">',
        f'{navigation()}<div class="article-section"><h1 class="title">{e(s.title)}</h1><h2 class="sub-title">{e(s.standfirst)}</h2><p class="publish-time">Published - {s.moment:%B %d, %Y} {s.moment:%I:%M} pm IST - {s.city}</p><div class="author"><a class="person-name">{s.authors[0]}</a></div><div class="articlebodycontent">{paragraphs(s.body[:3])}{also}{paragraphs(s.body[3:6])}{more}{paragraphs(s.body[6:])}<div class="comments-shares"><p>Comments have to be in English, and in full sentences. They cannot be abusive or personal.</p></div></div></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=[s.standfirst, *s.body])


def truth(s: Story) -> Made:
    """Day with weekday in an anchor's neighbour, author in a span, prompts to support the outlet at the end."""
    html = page(
        f'<title>{e(s.title)} | Straits Pravda</title><meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="Straits Pravda">',
        f'{navigation()}<article class="post"><header class="post__header"><h1 class="post__title">{e(s.title)}</h1><div class="post__time"><span class="post__author"><a href="/authors/x">{s.authors[0]}</a></span> — {s.moment:%A}, {s.moment.day} {s.moment:%B} {s.moment.year}, {s.moment:%H:%M}</div></header><div class="post__text">{paragraphs(s.body)}<p><strong>Support Straits Pravda or become a patron!</strong></p></div><div class="post__tags"><a>talks</a></div></article><div class="block_related"><p>{_LINK1}</p></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def post(s: Story) -> Made:
    """Author, day and hour in one line ("by NAME | DAY"), the outlet's voice in a box, comments as paragraphs."""
    comments = "".join(
        f'<div class="comment"><span>reader{i}</span><p>I have followed these talks for years and nothing ever comes of them, number {i}.</p></div>'
        for i in range(6)
    )
    html = page(
        f'<title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="Haldenburg Post">',
        f'{navigation()}<main class="post-page"><h1>{e(s.title)}</h1><div class="post-subtitle">{e(s.standfirst)}.</div><div class="post-info">by {join(s)} | {s.moment:%B} {s.moment.day}, {s.moment.year}, {s.moment:%I:%M} am</div><div id="post-content">{paragraphs(s.body[:2])}<div class="highlighted-box"><div>OTHER TOPICS OF INTEREST</div><h3><a href="/1">{_LINK1}</a></h3></div>{paragraphs(s.body[2:])}</div><div class="comments">{comments}</div></main>{footer()}',
    )
    return Made(html, body=[f"{s.standfirst}.", *s.body])


def divs(s: Story) -> Made:
    """Paragraphs as bare divs, agency in the data as person, key points above."""
    data = article_ld(s, author=[{"@type": "Person", "name": "EXTI"}])
    html = page(
        f"<title>{e(s.title)} - Example of India</title>{ld(data)}",
        f'{navigation()}<div class="main"><h1><span>{e(s.title)}</span></h1><div class="byline"><a>EXTI</a> / <span>Updated: {s.moment:%b} 28, 2027, {s.moment:%H:%M} IST</span></div><div class="clearfix articleData">{"".join(f"<div>{e(t)}</div>" for t in s.body[:4])}<div class="mgid">Advertisement</div>{"".join(f"<div>{e(t)}</div>" for t in s.body[4:])}</div></div>{footer()}',
    )
    return Made(html, authors=("EXTI",), body=list(s.body))


def card_first(s: Story) -> Made:
    """The author's card stands above the text; a summary by machine in a box; a poll between."""
    card = f'<div class="author-card"><img><h3>{s.authors[0]}</h3><p>{s.authors[0]} has covered borders and rivers for the Example since 2011 and teaches on Sundays.</p></div>'
    html = page(
        f"<title>{e(s.title)} | Example Weekly</title>{ld(article_ld(s, author={'@type': 'Person', 'name': s.authors[0]}))}",
        f'{navigation()}<article><header><span class="label">Analysis</span><h1>{e(s.title)}</h1><p class="dek">{e(s.standfirst)}.</p>{card}<div class="tools"><span>Listen to this article</span><span>6 min read</span></div></header><div class="content">{paragraphs(s.body[:3])}<div class="poll"><p>Do you think that the talks will succeed before the summer?</p><ul><li>Yes</li><li>No</li></ul></div>{paragraphs(s.body[3:])}</div></article>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=[f"{s.standfirst}.", *s.body])


def interview(s: Story) -> Made:
    """Questions in bold before each answer, an editor's line in italics on top."""
    turns = "".join(
        f"<p><b>What did the two sides want, and what did they get, in round {i}?</b></p><p>{e(t)}</p>"
        for i, t in enumerate(s.body)
    )
    html = page(
        f"<title>{e(s.title)} | Review</title>{ld(article_ld(s))}",
        f"{navigation()}<article><h1>{e(s.title)}</h1>{turns}</article>{footer()}",
    )
    body = [
        x
        for i, t in enumerate(s.body)
        for x in (f"What did the two sides want, and what did they get, in round {i}?", t)
    ]
    return Made(html, body=body)


def lists_of_links(s: Story) -> Made:
    """A list of links inside the text, tags and sharing at the end, newsletters as a form in the text."""
    links = f'<ul class="wp-block-list"><li><a href="/1">{_LINK1}</a></li><li><a href="/2">{_LINK2}</a></li></ul>'
    html = page(
        f'<title>{e(s.title)} &#8211; Brodny Today</title><meta property="og:site_name" content="Brodny Today"><meta name="author" content="{s.authors[0]}"><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"{e(s.title)}","datePublished":"{s.moment.isoformat()}","author":{{"@id":"#p"}}}},{{"@type":"Person","@id":"#p","name":"{s.authors[0]}"}}]}}</script>',
        f'{navigation()}<article class="post type-post"><h1 class="entry-title">{e(s.title)}</h1><div class="entry-content">{paragraphs(s.body[:4])}{links}{paragraphs(s.body[4:])}<p>Follow us on <a>Telegram</a> and <a>X</a>.</p><p>{_SHARE}</p></div></article>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def two_names(s: Story) -> Made:
    """Authors side by side in elements of their own with nothing between, day in a data attribute's neighbour."""
    names = "".join(f'<a class="author-name" href="/a{i}">{name}</a>' for i, name in enumerate(s.authors))
    html = page(
        f'<title>{e(s.title)} – Example Economist</title><meta property="og:title" content="{e(s.title)} – Example Economist"><meta property="og:site_name" content="Example Economist">',
        f'{navigation()}<article><h1>{e(s.title)}</h1><div class="article-authors">{names}</div><div class="article-date"><span>{s.moment:%d %b %Y}</span><span>{s.moment:%H:%M}</span></div>{paragraphs(s.body)}<p class="correction">This article was amended on 3 June to correct a name.</p></article>{footer()}',
    )
    return Made(html, body=list(s.body))


OUTLETS: tuple[Layout, ...] = (prompts, truth, post, divs, card_first, interview, lists_of_links, two_names)
