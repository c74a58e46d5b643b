from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import page
from kg.model import Schema, Thing
from kg.page.layout import lay_out
from kg.page.segments import OBJECT, SUBJECT, TRIGGER, segments
from kg.page.start import START, first_view
from tests.page_talks import HOSTILE, talks

HERE = Path(page.__file__).parent


@pytest.fixture(scope="module")
def html(schema: Schema) -> str:
    made = talks(schema)
    return page.render(made.facts, made.articles, schema, title="Quito talks")


def island(html: str) -> dict[str, Any]:
    found = re.search(r'<script id="kg-data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_order_of_facts_and_articles_does_not_matter(schema: Schema, html: str) -> None:
    made = talks(schema)
    assert page.render(made.facts[::-1], made.articles[::-1], schema, title="Quito talks") == html


def test_hash_seed_does_not_matter(html: str) -> None:
    code = (
        "import sys; from kg import ontology, page; from tests.page_talks import talks; s = ontology.load(); m = talks(s);"
        "sys.stdout.buffer.write(page.render(m.facts, m.articles, s, title='Quito talks').encode())"
    )
    for seed in "17":
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert done.stdout.decode() == html


def test_empty_graph_is_a_small_page(schema: Schema) -> None:
    assert len(page.render((), (), schema).encode()) < 500_000


def test_nothing_of_the_page_lies_elsewhere(html: str) -> None:
    own = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"""<(link|img|iframe|script)[^>]*(src|href)\s*=""", own)
    assert "on" + "click=" not in own


def test_policy_names_the_very_scripts(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    packed = re.search(r'<script id="library" type="application/gzip">(.*?)</script>', html)
    assert policy
    assert packed
    texts = [*scripts, gzip.decompress(base64.b64decode(packed[1])).decode()]
    for text in texts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1].replace("&#39;", "'").replace("&#43;", "+")
    assert policy[1].count("sha256-") == len(texts) == 2


def test_policy_stands_before_styles_and_scripts(html: str) -> None:
    assert html.index("Content-Security-Policy") < min(html.index("<style"), html.index("<script"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_opens_no_element(schema: Schema, html: str, text: str) -> None:
    made = talks(schema, text)
    dirty = page.render(made.facts, made.articles, schema, title=text)
    for tag in ("script", "style", "img", "svg", "iframe", "a"):
        assert len(re.findall(rf"<{tag}[\s>]", _outside(dirty))) == len(re.findall(rf"<{tag}[\s>]", _outside(html)))
    assert text in island(dirty)["kg"]["things"][0]["name"]


def _outside(html: str) -> str:
    """The page without what stands in its scripts."""
    return re.sub(r"(<script[^>]*>).*?</script>", r"\1", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "https://x .example", ""]
)
def test_only_web_addresses_become_links(schema: Schema, url: str) -> None:
    made = talks(schema, url or " ")
    assert {doc["url"] for doc in island(page.render(made.facts, made.articles, schema))["kg"]["documents"]} == {""}


def test_no_script_writes_markup() -> None:
    for path in sorted((HERE / "js").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )


def test_no_word_of_the_ontology_in_template_or_scripts(schema: Schema) -> None:
    sources = [HERE / "page.html.j2", *sorted((HERE / "js").glob("*.js"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    quoted = set(re.findall(r"""["'`]([^"'`\n]+)["'`]""", text))
    names = {r.name for r in schema.relations.values()} | {r.label for r in schema.relations.values()}
    own_words = {"place", "role", "event", "document"}  # a facet, ARIA, the browser's own
    names |= {known.label for known in schema.classes.values()} - own_words
    assert not quoted & names


def test_every_text_that_scripts_use_exists() -> None:
    words = json.loads((HERE / "texts.json").read_text(encoding="utf-8"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "js").glob("*.js")))
    text += (HERE / "page.html.j2").read_text(encoding="utf-8")
    assert set(re.findall(r"(?<!\.)\bwords\.(\w+)", text)) <= words.keys()


def test_table_without_scripts_holds_each_claim(html: str, schema: Schema) -> None:
    plain = html[html.rindex("<noscript>") : html.rindex("</noscript>")]
    assert plain.count("<tr>") == len(talks(schema).claims) + 1
    assert "Chile now rejects the quota." in plain
    assert plain.count(">not agreed to<") == 1


def test_segments_are_the_sentence_and_mark_the_words(schema: Schema) -> None:
    claim = talks(schema).claims[0]
    pieces = segments(claim)
    assert "".join(str(words) for words, _ in pieces) == claim.sentence
    assert {kinds: words for words, kinds in pieces if kinds} == {
        SUBJECT: "🇵🇪 Lima’s envoy",
        TRIGGER: "agreed",
        OBJECT: "the quota",
    }


def test_contradiction_reaches_the_page(html: str) -> None:
    data = island(html)["kg"]
    status = [row["name"] for row in data["statuses"]]
    pairs = [{status[data["claims"][i]["status"]] for i in yes + no} for yes, no in data["against"]]
    assert {"actual", "negated"} in pairs


def test_rounds_hold_their_claims(html: str) -> None:
    data = island(html)["kg"]
    assert [row["date"] for row in data["rounds"]] == ["2031-03-03", "2031-04-08"]
    for row in data["rounds"]:
        assert row["claims"]
        assert row["claims"] == sorted(set(row["claims"]))


def test_delegations_hold_heads_and_members(html: str) -> None:
    data = island(html)["kg"]
    names = [thing["name"] for thing in data["things"]]
    groups = {names[row["thing"]]: {names[i] for i in row["members"]} for row in data["groups"]}
    assert groups == {"Peruvian delegation": {"Rosa Quispe", "Luz Rojas"}}


def test_unknown_relation_and_class_still_make_a_page(schema: Schema) -> None:
    made = talks(schema)
    bare = Schema(classes={}, relations={}, version="")
    data = island(page.render(made.facts, made.articles, bare))["kg"]
    assert "agreed-to" in {row["label"] for row in data["relations"]}


def test_first_view_is_small_and_joined() -> None:
    ties = {(f"a{i:03}", f"b{i % 7}"): 1.0 for i in range(300)}
    facets = {name: "party" for pair in ties for name in pair}
    found = first_view(ties, facets, set())
    assert 0 < len(found) <= START
    assert all(any(name in pair and set(pair) <= found.keys() for pair in ties) for name in found)


def test_layout_repeats_whatever_the_order() -> None:
    ties = {(f"n{i:03}", f"n{(i * 7) % 400:03}"): 1.0 for i in range(400) if i != (i * 7) % 400}
    names = sorted({name for pair in ties for name in pair})
    assert lay_out(names, ties) == lay_out(names[::-1], dict(reversed(ties.items())))


def test_layout_keeps_things_apart() -> None:
    ties = {(f"n{i}", f"n{i + 1}"): 1.0 for i in range(60)}
    places = lay_out([f"n{i}" for i in range(61)], ties).places
    assert len(set(places.values())) == 61


def test_thing_without_lines_is_searchable_but_not_drawn(schema: Schema) -> None:
    made = talks(schema)
    lone = Thing("https://example.org/lone", "Lone speaker", made.claims[0].subject.thing.type)
    made.say(
        "Maps matter.",
        made.claims[0].subject.thing,
        "discussed",
        made.claims[0].object.thing,
        told=("march", None),
        speaker=lone,
    )
    read = island(page.render(made.facts, made.articles, schema))
    at = [thing["name"] for thing in read["kg"]["things"]].index("Lone speaker")
    assert at not in {node["id"] for node in read["nodes"]}
