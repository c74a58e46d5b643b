# ruff: noqa: E501 - markup stands in one line as outlets write it
"""Test pages: made-up stories in the layouts that large outlets and common systems use. Own words, own markup.

`pages()` gives them all. A layout is a function from a story to markup; what must come out of every page stands in the
story, and what must not in `FURNITURE`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape as e

from tests.pages.stories import Story, story

FURNITURE = (
    "Sign up for our morning briefing and never miss a story again.",
    "Harbour strike enters its second month as shipowners stay away",
    "Cook of the year: how to roast a pumpkin in eleven minutes",
    "We use cookies to give you the best experience on our site.",
    "Accessibility links",
    "Share this article on Facebook",
    "About the desk: our reporters work in nineteen countries and answer to no owner.",
    "© 2025 The Example Company. All rights reserved.",
    "Become a member today and support independent journalism.",
    "Most read in World",
)
_BRIEFING, _LINK1, _LINK2, _COOKIES, _SKIP, _SHARE, _ABOUT, _RIGHTS, _MEMBER, _MOST = FURNITURE


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what must come out of it."""

    name: str
    html: str
    title: str
    date: str | None
    authors: tuple[str, ...]
    body: tuple[str, ...]
    captions: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass(slots=True)
class Made:
    """What a layout gives; what is None is as in the story."""

    html: str
    title: str | None = None
    date: str | None = ""
    authors: tuple[str, ...] | None = None
    body: list[str] = field(default_factory=list)
    captions: tuple[str, ...] = ()
    encoding: str = "utf-8"


Layout = Callable[[Story], Made]


def pages() -> Iterator[Page]:
    """Every layout with a story of its own."""
    from tests.pages.outlets import OUTLETS  # noqa: PLC0415 - they are made of the parts below
    from tests.pages.systems import SYSTEMS  # noqa: PLC0415 - as above

    for number, layout in enumerate((*LAYOUTS, *SYSTEMS, *OUTLETS), 1):
        told = story(number)
        made = layout(told)
        yield Page(
            layout.__name__,
            made.html,
            made.title or told.title,
            told.date if made.date == "" else made.date,
            told.authors if made.authors is None else made.authors,
            tuple(made.body),
            made.captions,
            made.encoding,
        )


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def article_ld(s: Story, **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": s.title,
        "datePublished": s.moment.isoformat(),
        "dateModified": s.moment.replace(day=28).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in s.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Example"},
        **more,
    }


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def paragraphs(texts: list[str] | tuple[str, ...], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{e(text)}</p>\n" for text in texts)


def join(s: Story) -> str:
    return " and ".join(s.authors) if len(s.authors) < 3 else f"{', '.join(s.authors[:-1])} and {s.authors[-1]}"


def navigation() -> str:
    """The menu of a site."""
    return (
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/politics">Politics</a></li>'
        '<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>'
    )


def footer() -> str:
    """The foot of a site."""
    return f"<footer><p>{_ABOUT}</p><p>{_RIGHTS}</p><ul><li><a href='/t'>Terms of use</a></li><li><a href='/p'>Privacy</a></li></ul></footer>"


_COOKIE_BOX = f'<div class="cookie-banner" role="dialog"><p>{_COOKIES}</p><button>Accept</button></div>'
_RELATED = f'<aside class="related"><h3>Related</h3><ul><li><a href="/1">{_LINK1}</a></li><li><a href="/2">{_LINK2}</a></li></ul></aside>'
_LETTER = f'<div class="newsletter-signup"><h4>Newsletter</h4><p>{_BRIEFING}</p><input type="email"><button>Sign up</button></div>'


def broadsheet(s: Story) -> Made:
    """Standfirst, rich links, a letter in mid-text, tags below; JSON-LD in a list; names in `sameAs` objects."""
    data = [article_ld(s), {"@context": "http://schema.org", "@type": "WebPage", "@id": "https://example.com/world/1"}]
    rich = f'<aside data-component="rich-link"><a href="/x"><span>Read more</span><h5>{_LINK1}</h5></a></aside>'
    html = page(
        f'<title>{e(s.title)} | Norland | The Example</title><meta property="og:site_name" content="the Example">'
        f'<meta property="og:title" content="{e(s.title)}"><meta property="article:author" content="https://example.com/profile/x">{ld(data)}',
        f'{navigation()}<main><article><div data-gu-name="headline"><h1 class="dcr-1w6uej9">{e(s.title)}</h1></div>'
        f'<div data-gu-name="standfirst"><div class="dcr-1qp23oo"><p>{e(s.standfirst)}</p></div></div>'
        f'<figure id="m1"><img src="a.jpg"><figcaption><span>{e(s.caption)}. Photograph: {s.credit}</span></figcaption></figure>'
        f'<div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/p">{join(s)}</a></address>'
        f"<details><summary>{s.moment:%a %d %b %Y} {s.moment:%H.%M} GMT</summary></details></div>"
        f'<div data-gu-name="body"><div class="article-body-commercial-selector">{paragraphs(s.body[:3])}{rich}{paragraphs(s.body[3:5])}'
        f'<figure class="dcr-newsletter"><p>{_BRIEFING}</p></figure><h2>{s.headings[0]}</h2>{paragraphs(s.body[5:])}</div></div>'
        f'<div class="dcr-topics"><h3>Explore more on these topics</h3><ul><li><a>Norland</a></li><li><a>Diplomacy</a></li></ul></div>'
        f"</article></main>{footer()}",
    )
    return Made(html, body=[s.standfirst, *s.body[:5], s.headings[0], *s.body[5:]], captions=(s.caption,))


def corporation(s: Story) -> Made:
    """Text blocks by `data-component`, hashed classes, byline block, links block, organisation beside the person."""
    data = {**article_ld(s), "@type": "ReportageNewsArticle", "url": "https://example.com/news/1"}
    block = '<div data-component="text-block" class="sc-18fde0d6-0 dlWCEZ">'
    html = page(
        f'<title>{e(s.title)} - Example News</title><meta property="og:site_name" content="Example News">{ld(data)}',
        f'<header role="banner"><a href="#main">{_SKIP}</a>{navigation()}</header><main id="main"><article>'
        f'<div data-component="headline-block"><h1 id="main-heading">{e(s.title)}</h1></div>'
        f'<div data-component="byline-block"><time datetime="{s.moment:%Y-%m-%dT%H:%M:%S}.000Z">3 hours ago</time>'
        f'<div data-testid="byline-new"><span>{join(s)}</span><span>Example News</span></div><button>Share</button><button>Save</button></div>'
        f'<figure><div data-component="image-block"><img src="b.jpg"><span>EPA</span></div><figcaption>{e(s.caption)}</figcaption></figure>'
        + "".join(f"{block}{paragraphs([text])}</div>" for text in s.body[:4])
        + f'<div data-component="subheadline-block"><h2>{s.headings[0]}</h2></div>'
        + "".join(f"{block}{paragraphs([text])}</div>" for text in s.body[4:])
        + f'<div data-component="unordered-list-block"><ul>{"".join(f"<li>{p}</li>" for p in s.points)}</ul></div>'
        f'<div data-component="links-block"><p>More on this story</p><p><a href="/1">{_LINK1}</a></p><p><a href="/2">{_LINK2}</a></p></div>'
        f'<div data-component="tag-list"><a>Norland</a><a>Velia</a></div></article></main>{footer()}',
    )
    return Made(html, body=[*s.body[:4], s.headings[0], *s.body[4:], *s.points], captions=(s.caption,))


def metropolitan(s: Story) -> Made:
    """Hashed classes, byline by meta, promotion in the text, correction and biography at the end."""
    data = article_ld(s, alternativeHeadline="Talks", publisher={"@id": "https://example.com/#publisher"})
    html = page(
        f'<title>{e(s.title)} - The Example Times</title><meta name="byl" content="By {join(s)}"><meta property="og:title" content="{e(s.title)}">'
        f'<meta property="article:published_time" content="{s.moment.isoformat()}">{ld(data)}',
        f'<div id="app"><header class="css-1bymuyk">{navigation()}</header><main id="site-content"><article id="story" class="css-1vxca1d"><header class="css-d754w4">'
        f'<h1 class="css-88wicj" data-testid="headline">{e(s.title)}</h1><p id="article-summary" class="css-1n0orw4">{e(s.standfirst)}.</p></header>'
        f'<figure class="css-1l44abu"><img><figcaption class="css-1g9ic6e"><span>{e(s.caption)}.</span><span class="credit">{s.credit}</span></figcaption></figure>'
        f'<div class="css-233int"><p class="css-4anu6l">By <span itemprop="name">{e(join(s))}</span></p><time datetime="{s.moment.isoformat()}">{s.moment:%b. %d, %Y}</time></div>'
        f'<section name="articleBody" class="css-1r7ky0e"><div class="css-53u6y8">{paragraphs(s.body[:4], " class=" + chr(34) + "css-at9mc1 evys1bk0" + chr(34))}</div>'
        f'<aside class="css-newsletter" aria-label="newsletter"><h4>The Morning</h4><p>{_BRIEFING}</p></aside><div id="story-ad-1-wrapper">Advertisement<a href="#after">SKIP ADVERTISEMENT</a></div>'
        f'<div class="css-53u6y8">{paragraphs(s.body[4:])}</div></section>'
        f'<div class="bottom-of-article"><div class="css-1yo489b"><p>A correction was made on {s.moment:%b. %d, %Y}: An earlier version of this article misstated an age.</p></div>'
        f'<p class="css-4hu8jm"><a href="/by/x">{s.authors[0]}</a> is a correspondent for The Example Times, covering Norland.</p></div></article>'
        f'<section class="recirculation"><h2>Related Content</h2><p>{_LINK1}</p><p>{_LINK2}</p></section></main></div>{footer()}',
    )
    return Made(html, body=[f"{s.standfirst}.", *s.body], captions=(s.caption,))


def wire(s: Story) -> Made:
    """Numbered paragraphs in `data-testid`, a summary, a sign-up line, reporting and standards lines."""
    data = article_ld(s, author=[{"@type": "Person", "name": n, "url": "https://example.com/a"} for n in s.authors])
    marked = "".join(
        f'<div data-testid="paragraph-{i}" class="text__text__1FZLe paragraph">{e(t)}</div>'
        for i, t in enumerate(s.body)
    )
    html = page(
        f'<title>{e(s.title)} | Examplewire</title><meta name="article:author" content="{join(s)}"><meta property="og:site_name" content="Examplewire">{ld(data)}',
        f'<header>{navigation()}</header><div class="layout"><article data-testid="Article"><header><h1 data-testid="Heading">{e(s.title)}</h1>'
        f'<div data-testid="AuthorByline">By <a rel="author">{"</a> and <a rel=author>".join(s.authors)}</a></div><time data-testid="Body">{s.moment:%B %d, %Y %I:%M %p} UTC · Updated 5 hours ago</time></header>'
        f'<div class="article-body__content__17Yit">{marked}<div data-testid="SignUpLine"><p>{_BRIEFING} <a>here</a>.</p></div>'
        f'<p data-testid="SignOff">Reporting by {join(s)}; Editing by K. Osei</p><p data-testid="promo-box">Our Standards: <a>The Examplewire Trust Principles.</a></p></div>'
        f"<div><h2>Read Next</h2><ul><li><a>{_LINK1}</a></li><li><a>{_LINK2}</a></li></ul></div></article></div>{footer()}",
    )
    return Made(html, body=list(s.body))


def cooperative(s: Story) -> Made:
    """Capitals in the byline, dateline, three underscores before who helped."""
    html = page(
        f'<title>{e(s.title)} | EX News</title><meta property="og:title" content="{e(s.title)} | EX News"><meta property="og:site_name" content="EX News">'
        f"{ld(article_ld(s, author=[{'@type': 'Person', 'name': n.upper()} for n in s.authors]))}",
        f'<div class="Page-header">{navigation()}</div><main class="Page-main"><h1 class="Page-headline">{e(s.title)}</h1>'
        f'<div class="CarouselSlide"><div class="CarouselSlide-infoDescription"><p>{e(s.caption)}, on Monday, June 2, 2025. (EX Photo/Rafi Halim)</p></div></div>'
        f'<div class="Page-byline"><div class="Page-authors">By <a>{"</a> and <a>".join(n.upper() for n in s.authors)}</a></div><div class="Page-dateModified">Updated {s.moment:%I:%M %p} UTC, {s.moment:%B %d, %Y}</div></div>'
        f'<div class="RichTextStoryBody RichTextBody"><p>{s.city.upper()} (EX) — {e(s.body[0])}</p>{paragraphs(s.body[1:4])}<div class="HubPeek"><h3>Read More</h3><p>{_LINK1}</p></div>{paragraphs(s.body[4:])}'
        f"<p>___</p><p>Associated writers in Haldenburg contributed to this report.</p></div></main>{footer()}",
    )
    return Made(html, body=[f"{s.city.upper()} (EX) — {s.body[0]}", *s.body[1:]])


def peninsula(s: Story) -> Made:
    """A list of recommended stories in the text with its end marked, credits in square brackets, agency as source."""
    data = article_ld(s, author=[{"@type": "Person", "name": n} for n in s.authors])
    more = f'<div class="more-on"><h2>Recommended Stories</h2><span class="screen-reader-text">list of 2 items</span><ul><li><a>{_LINK1}</a></li><li><a>{_LINK2}</a></li></ul><span class="screen-reader-text">end of list</span></div>'
    html = page(
        f'<title>{e(s.title)} | Diplomacy News | Al Example</title><meta property="og:title" content="{e(s.title)}"><meta name="publishedDate" content="{s.moment.isoformat()}">{ld(data)}',
        f'<a class="skip-link">Skip links</a><a class="screen-reader-text">Skip to Content</a>{navigation()}<main id="main-content-area"><header class="article-header"><h1>{e(s.title)}</h1><p class="article__subhead"><em>{e(s.standfirst)}.</em></p></header>'
        f'<figure class="article-featured-image"><img><figcaption>{e(s.caption)} [{s.credit}]</figcaption></figure>'
        f'<div class="article-info-block"><div class="article-b-l"><div class="article-author-name">By <a class="author-link">{"</a> and <a>".join(s.authors)}</a></div></div><div class="date-simple"><span aria-hidden="true">{s.moment:%d %b %Y}</span></div></div>'
        f'<div class="wysiwyg wysiwyg--all-content">{paragraphs(s.body[:3])}{more}{paragraphs(s.body[3:6])}<h2>{s.headings[0]}</h2>{paragraphs(s.body[6:])}</div>'
        f'<div class="article-source">Source: Al Example and news agencies</div></main>{footer()}',
    )
    return Made(html, body=[f"{s.standfirst}.", *s.body[:6], s.headings[0], *s.body[6:]], captions=(s.caption,))


def cable(s: Story) -> Made:
    """Paragraphs with long addresses as attributes, a source line glued before the text, related card in between."""
    attribute = ' class="paragraph inline-placeholder vossi-paragraph" data-uri="cms.example.com/_components/paragraph/1" data-editable="text"'
    source = '<div class="source inline-placeholder"><cite class="source__cite"><span class="source__location">Haldenburg</span><span class="source__text">EXN</span> &mdash; </cite></div>'
    html = page(
        f'<title>{e(s.title)} | EXN Politics</title><meta property="og:title" content="{e(s.title)} | EXN Politics"><meta property="og:site_name" content="EXN"><meta name="author" content="{", ".join(s.authors)}">{ld(article_ld(s))}',
        f'<header class="header__wrapper">{navigation()}</header><section class="layout__main"><div class="headline"><h1 class="headline__text" id="maincontent">{e(s.title)}</h1></div>'
        f'<div class="headline__sub-text"><div class="byline__names">By <a class="byline__link"><span class="byline__name">{"</span></a>, <a><span>".join(s.authors)}</span></a>, EXN</div><div class="timestamp">Published 4:31 AM EST, {s.moment:%a %B %d, %Y}</div></div>'
        f'<main class="article__main"><div class="article__content">{source}{paragraphs(s.body[:3], attribute)}<div class="related-content related-content--article"><p class="related-content__headline">Related article {_LINK1}</p></div>'
        f'{paragraphs(s.body[3:], attribute)}<p class="footnote paragraph">EXN’s Rosa Lind and Carl Dorn contributed to this report.</p></div></main></section>{footer()}',
    )
    return Made(html, body=list(s.body))


def foreign_service(s: Story) -> Made:
    """The outlet as author in JSON-LD, author in the page's own byline, teasers, video boxes."""
    data = article_ld(s, author={"@type": "Organization", "name": "The Example"}, dateCreated=s.moment.isoformat())
    html = page(
        f"<title>{e(s.title)} – The Example – {s.moment:%m/%d/%Y}</title>{ld(data)}",
        f'<header class="header">{navigation()}</header><div class="content-area"><article><header><div class="kicker"><a>Conflicts</a></div><h1>{e(s.title)}</h1><div class="author-details"><a class="author" rel="author">{s.authors[0]}</a></div><time class="publication"><span>{s.moment:%B %d, %Y}</span></time></header>'
        f'<p class="teaser-text">{e(s.standfirst)}.</p><div class="rich-text"><p>{e(s.body[0])}</p><div class="vjs-wrapper"><p>To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video</p></div>{paragraphs(s.body[1:4])}<h2>{s.headings[1]}</h2>{paragraphs(s.body[4:])}'
        f'<p><em>Edited by: K. Osei</em></p></div></article><section class="teaser-wrapper related-topics"><h2>Explore more</h2><div class="teaser"><h3>{_LINK1}</h3><p>{_LINK2}</p></div></section></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=[f"{s.standfirst}.", *s.body[:4], s.headings[1], *s.body[4:]])


def radio(s: Story) -> Made:
    """Menus in the article's container, author box with its biography, notice below it."""
    html = page(
        f'<title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)}"><meta name="DISPLAYDATE" content="{s.moment:%Y-%m-%d}"><meta name="Author" content="{s.authors[0]}"><meta property="og:site_name" content="Radio Example">'
        f"{ld(article_ld(s, author={'@type': 'Person', 'name': s.authors[0]}, publisher={'@type': 'NewsMediaOrganization', 'name': 'Radio Example'}))}",
        f'<div class="hdr-container"><div><div><h3>{_SKIP}</h3><ul><li><a>Skip to main content</a></li><li><a>Skip to search</a></li></ul></div></div><div><h4>Languages</h4><ul><li>Norse</li><li>Velian</li><li>Tarskish</li><li>Orenian</li></ul></div></div>'
        f'<div id="content"><div class="container"><div class="hdr-container"><h1 class="title pg-title">{e(s.title)}</h1></div><div class="media-image"><figure><img><figcaption><span class="caption">{e(s.caption)}</span></figcaption></figure></div>'
        f'<div class="publishing-details"><div class="published"><span class="date"><time pubdate="pubdate" datetime="{s.moment.isoformat()}">{s.moment:%B %d, %Y}</time></span></div><div class="links"><ul><li>By <a>{s.authors[0]}</a></li></ul></div></div>'
        f'<div class="body-container"><div class="wsw">{paragraphs(s.body[:4])}<div class="wsw__embed"><div class="media-block also-read"><a><span>SEE ALSO:</span><h4>{_LINK1}</h4></a></div></div>{paragraphs(s.body[4:])}</div>'
        f'<ul><li><div class="c-author c-author--hlight"><div class="media-block"><img alt="16x9 Image"><h4>{s.authors[0]}</h4><div class="wsw wsw--bio"><p>{s.authors[0]} is a senior correspondent in Radio Example’s central newsroom who has covered the straits since 2009.</p></div></div></div></li></ul>'
        f'<div class="region"><p>Radio Example has been declared an "undesirable organization" by the government.</p><p>If you are there, note that you could face fines or imprisonment for sharing our content.</p><p>To find out more, <a>click here</a>.</p></div></div></div></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body), captions=(s.caption,))


def press_system(s: Story) -> Made:
    """The most common blog system: graph of JSON-LD with references, sharing and related posts inside the content."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebPage",
                "@id": "https://ex.com/p/",
                "name": f"{s.title} - The Example",
                "datePublished": s.moment.isoformat(),
            },
            {
                "@type": "Article",
                "@id": "https://ex.com/p/#article",
                "headline": s.title,
                "author": {"name": s.authors[0], "@id": "https://ex.com/#/person/1"},
                "datePublished": s.moment.isoformat(),
                "publisher": {"@id": "https://ex.com/#org"},
            },
            {"@type": "Organization", "@id": "https://ex.com/#org", "name": "The Example"},
            {"@type": "Person", "@id": "https://ex.com/#/person/1", "name": s.authors[0], "description": "writes"},
        ],
    }
    html = page(
        f'<title>{e(s.title)} - The Example</title><link rel="canonical" href="https://ex.com/p/"><meta property="article:published_time" content="{s.moment.isoformat()}"><meta name="author" content="{s.authors[0]}">{ld(graph)}',
        f'<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title">The Example</p>{navigation()}</header><main id="main"><article id="post-12" class="post-12 post type-post hentry category-world tag-talks"><header class="entry-header"><h1 class="entry-title">{e(s.title)}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="{s.moment.isoformat()}">{s.moment:%B %d, %Y}</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n">{s.authors[0]}</a></span></span></div></header>'
        f'<div class="entry-content"><div class="wp-caption alignnone"><img><p class="wp-caption-text">{e(s.caption)}. (Photo by {s.credit})</p></div>{paragraphs(s.body[:5])}<blockquote><p>{e(s.quote)}</p></blockquote>{paragraphs(s.body[5:])}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Click to share on Facebook (Opens in new window)</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>{_LINK1}</p></div></div>'
        f'<footer class="entry-footer"><span class="tags-links">Tagged talks</span></footer><div class="author-box"><h4>About {s.authors[0]}</h4><p>{s.authors[0]} writes about rivers and borders.</p></div></article><div id="comments" class="comments-area"><h2>3 thoughts on this</h2><ol class="comment-list"><li><p>Great piece, thank you very much for writing about it!</p></li></ol></div></main><aside id="secondary" class="widget-area"><section class="widget"><h2>{_MOST}</h2><ul><li>{_LINK2}</li></ul></section></aside></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=[*s.body[:5], s.quote, *s.body[5:]])


def old_blog(s: Story) -> Made:
    """No data at all: date as a heading, byline below the post, breaks instead of paragraphs."""
    html = page(
        f"<title>The Harbour Log: {e(s.title)}</title>",
        f'<div class="header section"><h1 class="blog-title">The Harbour Log</h1></div><div class="date-outer"><h2 class="date-header"><span>{s.moment:%A, %d %B %Y}</span></h2><div class="post hentry"><h3 class="post-title entry-title">{e(s.title)}</h3>'
        f'<div class="post-body entry-content">{"<br /><br />".join(e(text) for text in s.body)}</div><div class="post-footer">Posted by <span class="fn">{s.authors[0]}</span> at <abbr class="published" title="{s.moment.isoformat()}">{s.moment:%H:%M}</abbr></div></div></div><div class="sidebar section"><h2>Blog Archive</h2><ul><li>2025 (12)</li><li>2024 (40)</li></ul></div>',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def state_agency(s: Story) -> Made:
    """Indented by wide blanks, source and time in one line, editor's name in brackets, caption as a paragraph."""
    html = page(
        f'<title>{e(s.title)}-Example Agency</title><meta name="source" content="Example Agency">',
        f'<div class="top">{navigation()}</div><div class="main clearfix"><div class="left"><h1 class="Btitle">{e(s.title)}</h1><div class="info"><p class="source">Source: Example Agency</p><p class="editor">Editor: huang</p><p class="time">{s.moment:%Y-%m-%d %H:%M:%S}</p></div>'
        f'<div id="detailContent"><p style="text-align:center"><img></p><p style="text-align:center">{e(s.caption)} on {s.moment:%B} {s.moment.day}, {s.moment.year}. (Example Agency/Rafi Halim)</p>{"".join(f"<p>　　{e(t)}</p>" for t in s.body)}</div></div><div class="right"><h3>{_MOST}</h3><ul><li><a>{_LINK1}</a></li><li><a>{_LINK2}</a></li></ul></div></div>{footer()}',
    )
    return Made(html, authors=(), body=list(s.body))


def telegraph_agency(s: Story) -> Made:
    """Day without a year beside the heading, full day in a meta, dateline with slashes, lead apart."""
    html = page(
        f'<title>{e(s.title)} - World - EXASS</title><meta name="published_time" content="{s.moment:%Y-%m-%dT%H:%M:%S+00:00}"><meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="EXASS">',
        f'<div class="header">{navigation()}</div><div class="news-header"><div class="news-header__date"><dateformat>{s.moment.day} {s.moment:%b}, {s.moment:%H:%M}</dateformat></div><h1 class="news-header__title">{e(s.title)}</h1><div class="news-header__lead">{e(s.standfirst)}</div></div>'
        f'<div class="text-content"><div class="text-block"><p>{s.city.upper()}, {s.moment:%B} {s.moment.day}. /EXASS/. {e(s.body[0])}</p>{paragraphs(s.body[1:])}</div></div><div class="tags"><div class="tags__title">Tags</div><a>Norland</a></div>{footer()}',
    )
    return Made(
        html, authors=(), body=[f"{s.city.upper()}, {s.moment:%B} {s.moment.day}. /EXASS/. {s.body[0]}", *s.body[1:]]
    )


def republic_agency(s: Story) -> Made:
    """The agency's house notice and topic links at the end, author by initials line, zone in the data."""
    data = article_ld(s, datePublished=s.moment.strftime("%Y-%m-%dT%H:%M:%S+03:00"))
    html = page(
        f"<title>{e(s.title)}</title>{ld(data)}<meta property='og:site_name' content='Ex Agency'>",
        f'<div class="menu-wrap">{navigation()}</div><div class="detay"><div class="detay-bg"><h1>{e(s.title)}</h1><h4 class="spot">{e(s.standfirst)}</h4><div class="detay-foto"><div class="yazar"><span style="display: inline-block;">{s.authors[0]}</span> <span class="tarih">{s.moment:%d.%m.%Y} - Update : {s.moment:%d.%m.%Y}</span></div></div>'
        f'<div class="detay-icerik">{paragraphs(s.body[:-1])}<p>{e(s.body[-1])}</p></div><div class="detay-alt"><p>Ex Agency website contains only a portion of the news stories offered to subscribers. Please contact us for subscription options.</p></div><div class="konular"><div>Related topics</div><a>Norland</a><a>Velia</a></div></div></div><div class="bu-haberi"><p>{_LINK1}</p></div>{footer()}',
    )
    return Made(html, body=[s.standfirst, *s.body])


def ghost(s: Story) -> Made:
    """A membership system's cards, call-outs, authors in a list and a note from the author below."""
    html = page(
        f'<title>{e(s.title)}</title><meta property="og:site_name" content="The Independent Example"><meta name="twitter:data1" content="{", ".join(s.authors)}"><meta property="article:published_time" content="{s.moment:%Y-%m-%dT%H:%M:%S}.000Z">{ld({**article_ld(s), "@type": "Article", "description": s.standfirst})}',
        f'<header class="gh-head">{navigation()}</header><main><article class="gh-article post"><header><h1 class="gh-article-title">{e(s.title)}</h1><div class="c-article-header__authors">by <a>{"</a>, <a>".join(s.authors)}</a></div><time datetime="{s.moment:%Y-%m-%d}">{s.moment:%B %d, %Y} 6:12 PM</time></header><figure class="c-article-header__image"><img><figcaption>{e(s.caption)} ({s.credit})</figcaption></figure>'
        f'<section class="gh-content gh-canvas c-content">{paragraphs(s.body[:3])}<div class="kg-card kg-cta-card kg-cta-bg-grey"><p><b>Become a member</b> {_MEMBER}</p><a>Support us</a></div>{paragraphs(s.body[3:6])}<div class="kg-card kg-bookmark-card"><a><div class="kg-bookmark-content"><div class="kg-bookmark-title">{_LINK1}</div><div class="kg-bookmark-description">{_LINK2}</div></div></a></div>{paragraphs(s.body[6:])}<hr><div class="c-note"><p><b>Note from the author:</b> Hi, this is {s.authors[0]}, the author of this piece. Please consider supporting our work.</p></div></section></article></main>{footer()}',
    )
    return Made(html, body=list(s.body), captions=(s.caption,))


def channel(s: Story) -> Made:
    """Issued and modified days by words, agency credited in a last line, tags."""
    html = page(
        f'<title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)}"><meta property="og:site_name" content="Example 24">{ld(article_ld(s, author={"@type": "Organization", "name": "NEWS WIRES"}))}',
        f'<header>{navigation()}</header><main><article class="t-content"><h1 class="t-content__title">{e(s.title)}</h1><p class="t-content__chapo">{e(s.standfirst)}.</p><div class="t-content__dates"><p class="m-pub-dates"><span class="m-pub-dates__date">Issued on: <time datetime="{s.moment.isoformat()}">{s.moment:%d/%m/%Y - %H:%M}</time></span><span class="m-pub-dates__date">Modified: <time>{s.moment:%d/%m/%Y - %H:%M}</time></span></p></div><div class="t-content__main-media"><figure><img><figcaption>{e(s.caption)}. © {s.credit}</figcaption></figure></div><div class="m-from-author">By: <span class="m-from-author__name">NEWS WIRES</span></div>'
        f'<div class="t-content__body">{paragraphs(s.body[:5])}<div class="o-self-promo"><p>{_BRIEFING}</p></div><p><strong>{s.headings[0]}</strong></p>{paragraphs(s.body[5:])}<p><strong>(EXAMPLE 24 with AFP)</strong></p></div></article><ul class="m-tags"><li>Norland</li></ul></main>{footer()}',
    )
    return Made(
        html,
        authors=("NEWS WIRES",),
        body=[f"{s.standfirst}.", *s.body[:5], s.headings[0], *s.body[5:]],
        captions=(s.caption,),
    )


def microdata(s: Story) -> Made:
    """`itemprop` on everything, site's analytics metas, tables in the text."""
    rows = "<table><tr><th>Issue</th><th>Norland</th></tr><tr><td>Bridge at Dorn</td><td>open four hours a day</td></tr></table>"
    html = page(
        f'<title>{e(s.title)} : The Example</title><meta name="parsely-title" content="{e(s.title)}"><meta name="parsely-author" content="{s.authors[0]}"><meta name="sailthru.author" content="{s.authors[0]}">',
        f'{navigation()}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{e(s.title)}</h1><span itemprop="author" itemscope itemtype="http://schema.org/Person">by <span itemprop="name">{s.authors[0]}</span></span><meta itemprop="dateModified" content="2025-12-30"><time itemprop="datePublished" datetime="{s.moment.isoformat()}">{s.moment:%d %B}</time><div itemprop="articleBody">{paragraphs(s.body[:4])}{rows}{paragraphs(s.body[4:])}</div></div>{_RELATED}{_LETTER}{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def table_layout(s: Story) -> Made:
    """A page of tables and fonts, as they were made before 2000: day and author in words alone."""
    html = page(
        f"<title>{e(s.title)}</title>",
        f'<table width="100%"><tr><td bgcolor="#eee" width="120"><a href="/">Home</a><br><a href="/a">Archive</a><br><a href="/c">Contact</a></td><td><font size="5"><b>{e(s.title)}</b></font><br><i>By {s.authors[0]}</i><br>{s.moment:%B} {s.moment.day}, {s.moment.year}<br><br>{"".join(f"<p><font>{e(t)}</font></p>" for t in s.body)}</td></tr></table>',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def fielded(s: Story) -> Made:
    """Fields as a large system names them: "Submitted by NAME on DAY", tags as a field."""
    html = page(
        f'<title>{e(s.title)} | Institute of Straits</title><meta name="Generator" content="Drupal 10"><meta property="og:site_name" content="Institute of Straits">',
        f'<header role="banner">{navigation()}</header><div class="region region-content"><h1 class="page-header"><span class="field--name-title">{e(s.title)}</span></h1><article class="node node--type-article"><div class="node__meta"><span class="field--name-uid">Submitted by <span>{s.authors[0]}</span></span> on <span>{s.moment:%a, %m/%d/%Y} - {s.moment:%H:%M}</span></div><div class="node__content"><div class="field field--name-body field--type-text-with-summary">{paragraphs(s.body)}</div><div class="field field--name-field-tags"><div class="field__label">Tags</div><a>Straits</a></div></div></article></div>{footer()}',
    )
    return Made(html, authors=s.authors[:1], date=None if s.moment.day <= 12 else "", body=list(s.body))


def ministry(s: Story) -> Made:
    """A government's release: the day in a definition list, numbered list, no author."""
    html = page(
        f'<title>{e(s.title)} - GOV.EX</title><meta name="govuk:first-published-at" content="{s.moment.isoformat()}">',
        f'<header class="gem-c-layout-super-navigation-header">{navigation()}</header><main role="main"><span class="govuk-caption-xl">Press release</span><h1 class="gem-c-heading__text">{e(s.title)}</h1><p class="gem-c-lead-paragraph">{e(s.standfirst)}.</p><dl><dt>From:</dt><dd><a>Foreign Ministry</a></dd><dt>Published</dt><dd>{s.moment.day} {s.moment:%B %Y}</dd></dl><div class="govspeak">{paragraphs(s.body[:4])}<ol>{"".join(f"<li>{p}</li>" for p in s.points)}</ol>{paragraphs(s.body[4:])}</div><div class="gem-c-contextual-sidebar"><h2>Related content</h2><a>{_LINK1}</a></div></main>{footer()}',
    )
    return Made(html, authors=(), body=[f"{s.standfirst}.", *s.body[:4], *s.points, *s.body[4:]])


def live_in_data(s: Story) -> Made:
    """A live blog whose entries stand in JSON-LD."""
    updates = [
        {
            "@type": "BlogPosting",
            "headline": s.headings[i % 2] + f" {i}",
            "articleBody": text,
            "datePublished": s.moment.replace(hour=8 + i).isoformat(),
        }
        for i, text in enumerate(s.body[:10])
    ]
    cards = "".join(
        f'<div class="card"><span>{s.headings[i % 2]} {i}</span><p>{e(text)}</p></div>'
        for i, text in enumerate(s.body[:10])
    )
    html = page(
        f"<title>{e(s.title)} - as it happened</title>{ld({**article_ld(s), '@type': 'LiveBlogPosting', 'liveBlogUpdate': updates})}",
        f'<main><h1>{e(s.title)}</h1><div class="updates">{cards}</div></main>',
    )
    return Made(html, body=[text for i, body in enumerate(s.body[:10]) for text in (f"{s.headings[i % 2]} {i}", body)])


def live_in_markup(s: Story) -> Made:
    """A live blog whose entries stand in the page alone, each with a `time`."""
    posts = "".join(
        f'<article class="lx-stream-post"><header><time datetime="{s.moment:%Y-%m-%d}T{9 + i:02}:05:00Z">{9 + i:02}:05</time><h3>{s.headings[i % 2]} ({i})</h3></header><div class="lx-body">{paragraphs([text])}</div></article>'
        for i, text in enumerate(s.body[:8])
    )
    html = page(
        f'<title>{e(s.title)} - live updates</title><link rel="canonical" href="https://example.com/world/live/2025/talks"><meta property="article:published_time" content="{s.moment.isoformat()}"><meta name="author" content="{s.authors[0]}">',
        f'{navigation()}<main class="live-blog"><h1>{e(s.title)}</h1><p>{e(s.standfirst)}.</p><div class="lx-stream">{posts}</div></main>{footer()}',
    )
    return Made(
        html,
        authors=s.authors[:1],
        body=[
            f"{s.standfirst}.",
            *(text for i, body in enumerate(s.body[:8]) for text in (f"{s.headings[i % 2]} ({i})", body)),
        ],
    )


def breaks(s: Story) -> Made:
    """One block of text with line breaks, day in the address."""
    html = page(
        f'<title>{e(s.title)} &raquo; Ledger</title><link rel="canonical" href="https://www.ledger.example/{s.moment:%Y/%m/%d}/talks/">',
        f'{navigation()}<div id="wrap"><h1>{e(s.title)}</h1><div class="by-line">{join(s)}</div><div class="txt">{"<br><br>".join(map(e, s.body))}</div></div>{footer()}',
    )
    return Made(html, body=list(s.body))


def walled(s: Story) -> Made:
    """The first paragraphs open, the rest in hidden markup behind a wall, the whole text in the data."""
    html = page(
        f"<title>{e(s.title)} | The Example</title>{ld(article_ld(s, isAccessibleForFree=False, articleBody=chr(10).join(s.body)))}",
        f'{navigation()}<main><article><h1>{e(s.title)}</h1><div class="article-body">{paragraphs(s.body[:2])}</div><div class="paywall-prompt"><h2>Subscribe to continue reading</h2><p>{_MEMBER}</p><p>Already a subscriber? Log in</p></div></article></main>{footer()}',
    )
    return Made(html, body=list(s.body))


def framework(s: Story) -> Made:
    """A JavaScript framework's page: hashed blocks, the article's type in a list, its state in a huge script."""
    data = {"@context": "https://schema.org", "@graph": [{**article_ld(s), "@type": ["NewsArticle", "Article"]}]}
    html = page(
        f'<title>{e(s.title)}</title><meta property="og:title" content="{e(s.title)}">{ld(data)}<script id="__NEXT_DATA__" type="application/json">{json.dumps({"x": ["<p>Not this text.</p>"] * 200})}</script>',
        f'<div id="__next"><div class="Layout_abc__x1">{navigation()}</div><div class="Story_wrap__9fk2"><div class="Story_head__2kd"><h1 class="Heading_h1__2k">{e(s.title)}</h1><div class="Meta_author__zz1">{join(s)}</div></div>{"".join(f"<div class=Block_block__1><p class=Body_p__k2>{e(t)}</p></div>" for t in s.body)}<div class="Recirc_recirc__1"><p>{_LINK1}</p></div></div></div>{footer()}',
    )
    return Made(html, body=list(s.body))


def mobile(s: Story) -> Made:
    """A page for telephones with its own elements."""
    html = page(
        f'<title>{e(s.title)} - Example</title><link rel="canonical" href="https://example.com/a">{ld(article_ld(s))}',
        f'<amp-sidebar id="s"><ul><li>Home</li></ul></amp-sidebar><article><header><h1>{e(s.title)}</h1><p class="byline">By {join(s)}</p></header><amp-img src="a"></amp-img><div class="amp-article-content">{paragraphs(s.body)}</div><amp-ad type="x"></amp-ad></article><div class="amp-related"><p>{_LINK1}</p></div>{footer()}',
    )
    return Made(html, body=list(s.body))


def broken_data(s: Story) -> Made:
    """JSON-LD with a line break in a string and a comma too many."""
    text = (
        json.dumps(article_ld(s, description="X"), indent=1, ensure_ascii=False)
        .replace('"X"', '"two\nlines",')
        .replace(",,", ",")
    )
    html = page(
        f'<title>{e(s.title)} | Example</title><script type="application/ld+json">{text}</script>',
        f"{navigation()}<article><h1>{e(s.title)}</h1>{paragraphs(s.body)}</article>{footer()}",
    )
    return Made(html, body=list(s.body))


def many_articles(s: Story) -> Made:
    """Teasers of other articles in the data before the page's own."""
    other = {
        "@type": "NewsArticle",
        "headline": _LINK1,
        "datePublished": "2023-01-01",
        "author": {"@type": "Person", "name": "Wrong Person"},
        "url": "https://example.com/other",
    }
    data = [
        other,
        {**other, "headline": _LINK2},
        article_ld(
            s, url="https://example.com/own", mainEntityOfPage={"@type": "WebPage", "@id": "https://example.com/own"}
        ),
    ]
    html = page(
        f'<title>{e(s.title)} | Example</title><link rel="canonical" href="https://example.com/own">{ld(data)}',
        f"{navigation()}<main><article><h1>{e(s.title)}</h1>{paragraphs(s.body)}</article><section><article><h3>{_LINK1}</h3></article><article><h3>{_LINK2}</h3></article></section></main>{footer()}",
    )
    return Made(html, body=list(s.body))


def tabloid(s: Story) -> Made:
    """Bullets on top, bold sub-headings as paragraphs, prompts in the text, author with job in the data."""
    data = article_ld(s, author=[{"@type": "Person", "name": f"{n}, Senior Political Reporter"} for n in s.authors])
    html = page(
        f"<title>{e(s.title)} | Daily Example Online</title>{ld(data)}",
        f'{navigation()}<div id="js-article-text" class="article-text wide"><h1>{e(s.title)}</h1><ul class="mol-bullets-with-font">{"".join(f"<li><strong>{p}</strong></li>" for p in s.points[:3])}</ul><p class="author-section byline-plain">By <a class="author">{join(s).upper()}</a></p><p class="byline-section"><span class="article-timestamp-published">Published: <time datetime="{s.moment.isoformat()}">{s.moment:%H:%M EST, %d %B %Y}</time></span></p>'
        f'<div itemprop="articleBody">{paragraphs(s.body[:4])}<p class="mol-para-with-font"><strong>READ MORE: {_LINK1}</strong></p><p class="imageCaption">{e(s.caption)}</p>{paragraphs(s.body[4:])}</div></div><div class="related-carousel"><p>{_LINK2}</p></div>{footer()}',
    )
    return Made(html, body=[*s.points[:3], *s.body])


def letter(s: Story) -> Made:
    """A newsletter's page: subtitle as heading, subscribe boxes in the text."""
    html = page(
        f'<title>{e(s.title)} - by {s.authors[0]} - Straits Weekly</title><meta name="author" content="{s.authors[0]}"><meta property="og:title" content="{e(s.title)}">{ld(article_ld(s, author=[{"@type": "Person", "name": s.authors[0]}], publisher={"@type": "Organization", "name": "Straits Weekly"}))}',
        f'<div class="main-menu">{navigation()}</div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title published">{e(s.title)}</h1><h3 class="subtitle">{e(s.standfirst)}</h3><div class="byline-wrapper"><a>{s.authors[0]}</a><div>{s.moment:%b %d, %Y}</div></div></div><div class="available-content"><div class="body markup">{paragraphs(s.body[:4])}<div class="subscription-widget-wrap"><p>{_BRIEFING}</p><form><input></form></div>{paragraphs(s.body[4:])}</div></div></article>{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def microformats(s: Story) -> Made:
    """`hentry`, `published`, `vcard`, updated day first."""
    html = page(
        f"<title>{e(s.title)} &mdash; River Post</title>",
        f'{navigation()}<div class="hentry"><h1 class="entry-title">{e(s.title)}</h1><p class="meta"><span class="updated">Updated <time datetime="2025-12-31">31 December 2025</time></span> <time class="published" datetime="{s.moment.isoformat()}">{s.moment:%d %B %Y}</time> by <span class="vcard author"><span class="fn">{s.authors[0]}</span></span></p><div class="entry-content">{paragraphs(s.body)}</div></div>{_RELATED}{footer()}',
    )
    return Made(html, authors=s.authors[:1], body=list(s.body))


def dublin(s: Story) -> Made:
    """Dublin Core metas, names as surname and first name apart by semicolons."""
    html = page(
        f'<title>{e(s.title)}</title><meta name="DC.title" content="{e(s.title)}"><meta name="DC.date.issued" content="{s.date}"><meta name="DC.creator" content="{"; ".join(s.authors)}"><meta name="DC.publisher" content="Archive of Treaties">',
        f'{navigation()}<div class="content"><h1>{e(s.title)}</h1>{paragraphs(s.body)}</div>{footer()}',
    )
    return Made(html, body=list(s.body))


def fact_box(s: Story) -> Made:
    """Pulled quotes that repeat the text, letters, and a last line about the author in italics."""
    html = page(
        f'<title>{e(s.title)} | Opinion | Example Globe</title><meta property="og:site_name" content="Example Globe">{ld(article_ld(s))}',
        f'{navigation()}<article><h1>{e(s.title)}</h1><section class="c-article-body">{paragraphs(s.body[:4])}<aside class="pullquote"><p>{e(s.body[1])}</p></aside>{paragraphs(s.body[4:])}<p><em>{s.authors[0]} is a columnist for the Example Globe. Follow her on X @example.</em></p></section>{_LETTER}</article>{footer()}',
    )
    return Made(html, body=list(s.body))


def western(s: Story) -> Made:
    """An old page in Windows' encoding that it names itself, day and agency in one line above the text."""
    html = page(
        f"<title>{e(s.title)} - The Courier</title>",
        f'<div id="nav">{navigation()}</div><div id="story"><h1>{e(s.title)}</h1><p class="date">{s.moment:%d %b %Y}, {s.moment:%H:%M} IST | AFP</p>{paragraphs([t.replace(chr(34), "”") for t in s.body])}</div>{footer()}',
    ).replace('charset="utf-8"', 'charset="windows-1252"')
    return Made(html, authors=("AFP",), body=[t.replace('"', "”") for t in s.body], encoding="cp1252")


def zone(s: Story) -> Made:
    """Late in the evening west of Greenwich: the day is the one that stands there."""
    late = s.moment.strftime("%Y-%m-%dT23:50:00-05:00")
    html = page(
        f'<title>{e(s.title)}</title><meta property="article:published_time" content="{late}"><meta property="article:modified_time" content="2025-12-31T01:00:00Z"><meta name="author" content="{" and ".join(s.authors)}">',
        f"{navigation()}<article><h1>{e(s.title)}</h1>{paragraphs(s.body)}{_RELATED}</article>{footer()}",
    )
    return Made(html, body=list(s.body))


LAYOUTS: tuple[Layout, ...] = (
    broadsheet, corporation, metropolitan, wire, cooperative, peninsula, cable, foreign_service, radio, press_system, old_blog, state_agency,
    telegraph_agency, republic_agency, ghost, channel, microdata, table_layout, fielded, ministry, live_in_data, live_in_markup, breaks, walled,
    framework, mobile, broken_data, many_articles, tabloid, letter, microformats, dublin, fact_box, western, zone,
)  # fmt: skip
