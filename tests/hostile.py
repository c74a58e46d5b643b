"""Thirteen kinds of hostile text, each with the page of pyvis's own that takes it: seven of those run it, six hold it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyvis.network import Network

IMAGE = "<img src=x onerror=window.__pwn=1>"
SCRIPT = "<script>window.__pwn=1</script>"

Stock = Callable[[str, Path], Network]
"""The text and an empty folder in, pyvis's own network out."""


@dataclass(frozen=True, slots=True)
class Vector:
    """`runs` says whether pyvis's own page runs the text as script; `hover` whether the mouse must first rest on a thing."""

    name: str
    text: str
    stock: Stock
    runs: bool
    hover: bool = False


def _network(**options: Any) -> Network:  # noqa: ANN401 - as pyvis takes them
    return Network(cdn_resources="in_line", directed=True, **options)


def _still(network: Network) -> Network:
    """Things that stay where they are, so that a mouse finds them."""
    network.toggle_physics(status=False)
    return network


def _attributes(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(text, label=text, note=text)
    network.add_node("b")
    network.add_edge(text, "b", label=text, note=text)
    return network


def _titles(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label="one", title=text, x=0, y=0, size=60)
    network.add_node(2, label="two", title=text, x=0, y=300)
    network.add_edge(1, 2, title=text)
    return _still(network)


def _titles_with_reference(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label="one", title=text, x=0, y=0, size=60)
    network.add_node(2, label="two", title="an href of another article", x=0, y=300)
    return _still(network)


def _select_menu(text: str, _: Path) -> Network:
    network = _network(select_menu=True)
    network.add_node(text, label="a")
    return network


def _heading(text: str, _: Path) -> Network:
    network = _network(heading=text)
    network.add_node(1, label="a")
    return network


def _group_name(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label="a", group=text)
    network.set_options(json.dumps({"groups": {text: {"shape": "dot"}}}))
    return network


def _dot(text: str, folder: Path) -> Network:
    path = folder / "graph.dot"
    path.write_text(f"digraph {{ a -> b [label={text}] }}", encoding="utf-8")
    network = _network()
    network.from_DOT(str(path))
    return network


def _background(text: str, _: Path) -> Network:
    network = _network(bgcolor=text)
    network.add_node(1, label="a")
    return network


def _filter_values(text: str, _: Path) -> Network:
    network = _network(filter_menu=True)
    network.add_node(1, label="a", note=text)
    return network


def _label(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label=text)
    return network


def _image(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label="a", shape="image", image=text)
    return network


def _rich_label(text: str, _: Path) -> Network:
    network = _network()
    network.add_node(1, label=text, font={"multi": "html"}, shape="box")
    return network


VECTORS = (
    Vector("end of script in an attribute", f"</script>{SCRIPT}", _attributes, runs=False),
    Vector("title under the mouse", f"<p>{IMAGE}</p>", _titles, runs=False, hover=True),
    Vector("title beside an href", f"<a href=x>{IMAGE}</a>", _titles_with_reference, runs=True, hover=True),
    Vector("menu entry", f"</option></select>{IMAGE}", _select_menu, runs=True),
    Vector("menu value", f'">{IMAGE}', _select_menu, runs=True),
    Vector("heading", "</h1><svg/onload=window.__pwn=1>", _heading, runs=True),
    Vector("group name in options", f"</script><svg/onload=window.__pwn=1>{SCRIPT}", _group_name, runs=True),
    Vector("graph in DOT", '\\";window.__pwn=1;//', _dot, runs=True),
    Vector("background", f"red;}}</style>{SCRIPT}<style>", _background, runs=True),
    Vector("filter value", "<option onfocus=window.__pwn=1 autofocus>", _filter_values, runs=False),
    Vector("line separators", "\u2028window.__pwn=1\u2029", _label, runs=False),
    Vector("image address", "javascript:window.__pwn=1", _image, runs=False),
    Vector("markup in a label", f"<b>{IMAGE}{SCRIPT}</b>", _rich_label, runs=False),
)
