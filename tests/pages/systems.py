# ruff: noqa: E501 - markup stands in one line as outlets write it
"""Further layouts, by the systems behind them: page builders, paragraph blocks, odd data. Written after the rules were."""

from __future__ import annotations

from html import escape as e

from tests.pages.layouts import FURNITURE, Layout, Made, article_ld, footer, join, ld, navigation, page, paragraphs
from tests.pages.stories import Story

_BRIEFING, _LINK1, _LINK2, _COOKIES, _SKIP, _SHARE, _ABOUT, _RIGHTS, _MEMBER, _MOST = FURNITURE


def builder(s: Story) -> Made:
    """A page builder's widgets, each paragraph in its own; the outlet's name in the heading's class."""
    widget = '<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{}</div></div>'
    html = page(
        f'<title>{e(s.title)} — Northern Observer</title><meta property="og:title" content="{e(s.title)} — Northern Observer"><meta property="og:site_name" content="Northern Observer"><meta property="article:published_time" content="{s.moment.isoformat()}"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="{s.authors[0]}">',
        f'{navigation()}<div class="elementor has-sidebar">{widget.format(f"<h1 class=elementor-heading-title>{e(s.title)}</h1>")}<ul class="elementor-post-info"><li itemprop="author">By {s.authors[0]}</li><li>{s.moment:%B %d, %Y}</li></ul>{"".join(widget.format(f"<p>{e(t)}</p>") for t in s.body)}<div class="elementor-widget elementor-widget-posts"><h2>You may also like</h2><article><h3><a href=/1>{_LINK1}</a></h3></article><article><h3><a href=/2>{_LINK2}</a></h3></article></div></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def wrapped_paragraphs(s: Story) -> Made:
    """Each paragraph in a block with share buttons beside it; author array with mixed types and an address."""
    data = article_ld(
        s, author=["https://www.example.com/author/x", *({"@type": "Person", "name": n} for n in s.authors)]
    )
    block = '<div class="article__block subscriber-content"><p class="paragraph">{}</p></div>'
    html = page(
        f"<title>{e(s.title)} | The Example</title>{ld(data)}",
        f'{navigation()}<main><div class="article"><h1 data-qa="headline">{e(s.title)}</h1><div data-qa="share-bar"><span>Share</span><span>{_SHARE}</span></div><div class="ArticleBody">{"".join(block.format(e(t)) for t in s.body[:3])}<div class="inline-ad ad-slot">Advertisement</div>{"".join(block.format(e(t)) for t in s.body[3:])}</div></div></main><div class="SiteFooter">{footer()}</div>',
    )
    return Made(html, body=list(s.body))


def form_page(s: Story) -> Made:
    """A page inside one form, headline in a heading of the second level, author and day in a list."""
    html = page(
        f"<title>Example Press Agency - {e(s.title)}</title>",
        f'<form id="aspnetForm" action="x"><input type="hidden" value="{"A" * 3000}">{navigation()}<div id="content"><h2 class="articleTitle">{e(s.title)}</h2><ul class="articleInfo"><li>{s.moment.day:02}/{s.moment:%b}/{s.moment.year}</li><li>Author: {s.authors[0]}</li></ul><div class="articleBody">{paragraphs(s.body)}</div></div></form>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def social_titles(s: Story) -> Made:
    """Another headline for networks; the page's own stands in heading, data and window."""
    data = article_ld(s)
    html = page(
        f'<title>{e(s.title)} - Example Globe</title><meta property="og:title" content="What happened at the talks last night, and why it matters"><meta name="twitter:title" content="What happened at the talks last night">{ld(data)}',
        f"{navigation()}<article><h1>{e(s.title)}</h1>{paragraphs(s.body)}</article>{footer()}",
    )
    return Made(html, body=list(s.body))


def cut_titles(s: Story) -> Made:
    """A headline cut off in the data, two headings of the first level, byline with jobs."""
    data = article_ld(s, headline=s.title[:40] + "...", author=None)
    html = page(
        f'<title>{e(s.title)} - World - The Standard Example</title><meta property="og:title" content="{e(s.title)}">{ld(data)}',
        f'<h1 class="site-logo"><a href="/">The Standard Example</a></h1>{navigation()}<article><h1 class="headline">{e(s.title)}</h1><div class="byline">{", ".join(f"{n}, Political Correspondent" for n in s.authors)}</div>{paragraphs(s.body)}</article>{footer()}',
    )
    return Made(html, body=list(s.body))


def desk(s: Story) -> Made:
    """A desk as author, day in words with weekday and zone, agency's note at the end."""
    html = page(
        f'<title>{e(s.title)} | Daily Example</title><meta name="author" content="Web Desk"><meta property="og:site_name" content="Daily Example">',
        f'{navigation()}<div class="story"><h1>{e(s.title)}</h1><div class="story-meta">Web Desk <span>|</span> {s.moment:%A}, {s.moment:%B} {s.moment.day}, {s.moment.year} {s.moment:%H:%M} GMT+5</div><div class="story-area">{paragraphs(s.body)}<p>(With inputs from agencies)</p></div><div class="comments" id="comments"><p>Comments are the opinions of readers and may be moderated before they appear here.</p></div></div>{footer()}',
    )
    return Made(html, authors=("Web Desk",), body=list(s.body))


def updated_first(s: Story) -> Made:
    """Modified and published days in one line, the modified one first and in the meta that others use for publishing."""
    html = page(
        f'<title>{e(s.title)}</title><meta name="last-modified" content="2026-02-02"><meta property="og:updated_time" content="2026-02-02T10:00:00Z"><meta property="article:modified_time" content="2026-02-02T10:00:00Z">',
        f'{navigation()}<main><h1>{e(s.title)}</h1><div class="dates"><p class="date-updated">Updated: <time datetime="2026-02-02T10:00">2 February 2026</time></p><p class="date-published">Published: <time datetime="{s.moment.isoformat()}">{s.moment:%d %B %Y}</time></p></div><p class="by">By <strong>{join(s)}</strong></p>{paragraphs(s.body)}</main>{footer()}',
    )
    return Made(html, body=list(s.body))


def endless(s: Story) -> Made:
    """Below the article a second one, loaded for readers who scroll on."""
    other = "".join(
        f"<p>{t}</p>"
        for t in ("The harbour was quiet on the first morning of the strike, and the cranes stood still.",) * 3
    )
    html = page(
        f'<title>{e(s.title)} - Example</title><link rel="canonical" href="https://example.com/a/own">{ld(article_ld(s, url="https://example.com/a/own"))}',
        f'{navigation()}<main><article class="article-full"><h1>{e(s.title)}</h1><div class="article-text">{paragraphs(s.body)}</div></article><div class="next-article"><article><h2>{_LINK1}</h2>{other}</article></div></main>{footer()}',
    )
    return Made(html, body=list(s.body))


def questions(s: Story) -> Made:
    """Bold questions as sub-headings, a box of facts in a table, a note on the translation."""
    html = page(
        f"<title>{e(s.title)} | Example Review</title>{ld(article_ld(s))}",
        f"{navigation()}<article><h1>{e(s.title)}</h1>{paragraphs(s.body[:3])}<p><strong>What does the draft say?</strong></p>{paragraphs(s.body[3:6])}<p><b>Who was in the room?</b></p>{paragraphs(s.body[6:])}<p><em>This article was translated from Norse by K. Osei.</em></p></article>{footer()}",
    )
    return Made(html, body=[*s.body[:3], "What does the draft say?", *s.body[3:6], "Who was in the room?", *s.body[6:]])


def quoted_posts(s: Story) -> Made:
    """Posts of a network quoted in the text, pictures between paragraphs with captions and credits."""
    tweet = f'<blockquote class="twitter-tweet"><p lang="en">{e(s.quote)}</p>&mdash; Ministry (@ministry) <a href="x">{s.moment:%B %d, %Y}</a></blockquote>'
    figure = f'<figure class="wp-block-image"><img><figcaption class="wp-element-caption">{e(s.caption)}. Photo: {s.credit}</figcaption></figure>'
    html = page(
        f'<title>{e(s.title)} - Example Post</title><meta name="author" content="{s.authors[0]}"><meta property="article:published_time" content="{s.moment.isoformat()}">',
        f'{navigation()}<article class="post"><h1 class="entry-title">{e(s.title)}</h1><div class="entry-content">{paragraphs(s.body[:3])}{tweet}{paragraphs(s.body[3:5])}{figure}{paragraphs(s.body[5:])}<p class="tags">Tags: talks, river, bridge</p></div></article>{footer()}',
    )
    return Made(
        html, authors=s.authors[:1], body=[*s.body[:3], s.quote, *s.body[5:], *s.body[3:5]], captions=(s.caption,)
    )


def capitals(s: Story) -> Made:
    """Byline and day as a line of capitals above the text, nothing in the data."""
    html = page(
        f"<title>{e(s.title).upper()}</title>",
        f'{navigation()}<div class="main"><h1>{e(s.title)}</h1><p>By {join(s).upper()}</p><p>{s.moment:%B %d, %Y}</p>{paragraphs(s.body)}</div>{footer()}',
    )
    return Made(html, body=list(s.body))


def twelve_hours(s: Story) -> Made:
    """A live blog with times as "9:05 a.m." in spans whose day stands in an attribute."""
    posts = "".join(
        f'<div class="live-post" id="p{i}"><div class="live-post__time"><time datetime="{s.moment:%Y-%m-%d}T{13 + i}:05:00+02:00">{1 + i}:05 p.m.</time></div><div class="live-post__by">{s.authors[0]}</div><h2>{s.headings[i % 2]}, part {i}</h2><div class="live-post__body"><p>{e(t)}</p></div></div>'
        for i, t in enumerate(s.body[:7])
    )
    html = page(
        f"<title>Live updates: {e(s.title)}</title>{ld({**article_ld(s), '@type': 'LiveBlogPosting'})}",
        f"{navigation()}<main><h1>Live updates: {e(s.title)}</h1>{posts}</main>{footer()}",
    )
    body = [text for i, t in enumerate(s.body[:7]) for text in (f"{s.headings[i % 2]}, part {i}", t)]
    return Made(html, title=None, body=body)


SYSTEMS: tuple[Layout, ...] = (
    builder, wrapped_paragraphs, form_page, social_titles, cut_titles, desk, updated_first, endless, questions, quoted_posts, capitals, twelve_hours,
)  # fmt: skip
