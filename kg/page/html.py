"""The island -> the page: our own template around pyvis's data, scripts inlined under a content-security policy.

pyvis builds the nodes and edges and fills in the template; its own template is never used, since text from articles runs as
script there. Hashes are taken of the very strings that become scripts, never of what a pattern finds in the finished page.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.resources
from pathlib import Path

import jinja2
from pyvis.network import Network

from kg.page.island import Island, Payload, texts

_HERE = Path(__file__).parent
_MODULES = (
    "data",
    "state",
    "filters",
    "search",
    "paths",
    "compare",
    "words",
    "arrange",
    "stage",
    "lines",
    "write",
    "element",
    "graph",
    "overview",
    "panel",
    "matrix",
    "timeline",
    "table",
    "comparison",
    "legend",
    "finder",
    "files",
    "keys",
    "main",
)
"""The page's scripts in the order in which they depend on each other; those before `element` know no document."""
_PLAIN = 400
"""Claims in the table for readers without scripts."""
_COLUMNS = ("subject", "relation", "object", "status", "speaker", "date", "sentence", "source")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def document(island: Island) -> str:
    """The finished page."""
    net = Network(directed=True, cdn_resources="in_line")
    for node in island.nodes:
        net.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for line in island.lines:
        net.add_edge(line["from"], line["to"], id=line["id"])
    net.templateEnv = jinja2.Environment(loader=jinja2.FileSystemLoader(_HERE), autoescape=True)
    net.path = "page.html.j2"
    library, script = _library(), _safe(_own())
    net.templateEnv.globals.update(
        kg=island.data,
        words=texts(),
        title=island.title,
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        library=_packed(library),
        script=script,
        policy=_policy([library, script]),
        columns=[texts()[f"column-{name}"] for name in _COLUMNS],
        rows=_rows(island),
    )
    html: str = net.generate_html()
    return html.replace("\r\n", "\n")


def _library() -> str:
    """vis-network as pyvis ships it (MIT or Apache-2.0; its notice stands at its head)."""
    return importlib.resources.files("pyvis").joinpath(_VIS).read_text(encoding="utf-8").replace("\r\n", "\n")


def _packed(script: str) -> str:
    """The script as gzip in base64: a third of its size; the page unpacks it, and its hash is that of the script."""
    return base64.b64encode(gzip.compress(script.encode(), 9, mtime=0)).decode()


def _own() -> str:
    return "\n".join((_HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _MODULES)


def _safe(script: str) -> str:
    """The script without anything that would end its element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--").replace("\r\n", "\n")


def _policy(scripts: list[str]) -> str:
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _relation(claim: Payload, data: Payload) -> str:
    """What the claim says of its ends; a denied one says "not"."""
    label: str = data["relations"][claim["r"]]["label"]
    return texts()["not"].replace("{0}", label) if data["statuses"][claim["status"]]["not"] else label


def _rows(island: Island) -> list[tuple[str, ...]]:
    """The claims for readers without scripts, in the order of `_COLUMNS`; at most `_PLAIN`, since sentences stand twice."""
    data, words = island.data, texts()
    names = [thing["name"] for thing in data["things"]]
    return [
        (
            names[claim["s"]],
            _relation(claim, data),
            names[claim["o"]] if claim["o"] >= 0 else claim["value"],
            words["status-" + data["statuses"][claim["status"]]["name"]],
            names[claim["speaker"]] if claim["speaker"] >= 0 else "",
            claim["date"],
            "".join(str(piece[0]) for piece in claim["words"]),
            data["documents"][claim["doc"]]["publisher"] or data["documents"][claim["doc"]]["id"],
        )
        for claim in data["claims"][:_PLAIN]
    ]
