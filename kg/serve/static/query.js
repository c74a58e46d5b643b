// The query page: asks the endpoint of its own server and nothing else. Text from the graph enters the page as text only.
"use strict";

const SHOWN = 1000; // rows drawn; the download has them all
const ANY = "application/sparql-results+json, text/turtle;q=0.9";
const ENDINGS = { "text/csv": "csv", "text/tab-separated-values": "tsv", "application/sparql-results+json": "json",
  "application/sparql-results+xml": "xml", "text/turtle": "ttl", "application/n-triples": "nt" };
const START = "SELECT ?who ?relation ?what WHERE {\n  ?claim rdf:subject/rdfs:label ?who ; rdf:predicate ?relation ; rdf:object/rdfs:label ?what .\n}\nLIMIT 50\n";

const at = (id) => document.getElementById(id);
let prefixes = {};
let running = null;

function make(name, text, ...children) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  node.append(...children);
  return node;
}

function say(words, error) {
  at("status").textContent = words;
  at("status").className = error ? "error" : "";
}

function short(iri) {
  for (const [name, namespace] of Object.entries(prefixes)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[A-Za-z0-9_-]+$/.test(rest)) return `${name}:${rest}`;
  }
  return iri;
}

// An address is a link where it is http(s); one of the graph's own leads to what this server knows of it.
function cell(value) {
  if (!value) return make("td");
  const node = make("td");
  if (value.lang) node.lang = value.lang;
  if (value.type === "triple") node.textContent = "a triple";
  else if (value.type === "uri" && /^https?:\/\//.test(value.value)) {
    const link = make("a", short(value.value));
    link.href = /^https:\/\/w3id\.org\/parley\//.test(value.value) ? `browse#${new URLSearchParams({ thing: value.value })}` : value.value;
    link.rel = "noopener noreferrer";
    link.title = value.value;
    node.append(link);
  } else node.textContent = value.value;
  return node;
}

function table(found) {
  const names = found.head.vars || [];
  const rows = found.results.bindings;
  const head = make("tr", "", ...names.map((name) => Object.assign(make("th", name), { scope: "col" })));
  const body = make("tbody", "", ...rows.slice(0, SHOWN).map((row) => make("tr", "", ...names.map((name) => cell(row[name])))));
  const caption = make("caption", rows.length > SHOWN ? `The first ${SHOWN} of ${rows.length} rows; download them for all.` : "");
  return make("table", "", caption, make("thead", "", head), body);
}

async function ask(accept) {
  if (running) running.abort();
  running = new AbortController();
  at("stop").disabled = false;
  say("Running …");
  const began = performance.now();
  try {
    const answer = await fetch("sparql", { method: "POST", body: at("text").value, signal: running.signal,
      headers: { "Content-Type": "application/sparql-query", Accept: accept } });
    const text = await answer.text();
    if (!answer.ok) { say(text, true); return null; }
    return { type: answer.headers.get("Content-Type").split(";")[0], text, seconds: (performance.now() - began) / 1000 };
  } catch (fault) {
    say(fault.name === "AbortError" ? "Stopped." : "The server does not answer. Is it running?", fault.name !== "AbortError");
    return null;
  } finally {
    at("stop").disabled = true;
  }
}

async function run() {
  at("results").replaceChildren();
  const found = await ask(ANY);
  if (!found) return;
  const seconds = found.seconds.toFixed(2);
  if (found.type !== "application/sparql-results+json") {
    at("results").append(make("pre", found.text.slice(0, 500000)));
    say(`Done in ${seconds} s.`);
    return;
  }
  const parsed = JSON.parse(found.text);
  if ("boolean" in parsed) { say(`${parsed.boolean ? "Yes" : "No"}, in ${seconds} s.`); return; }
  at("results").append(table(parsed));
  say(`${parsed.results.bindings.length} rows in ${seconds} s.`);
}

async function download() {
  const kind = at("format").value;
  const found = await ask(kind);
  if (!found) return;
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([found.text], { type: found.type }));
  link.download = `answer.${ENDINGS[kind]}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say("Downloaded.");
}

async function start() {
  at("run").addEventListener("click", run);
  at("download").addEventListener("click", download);
  at("stop").addEventListener("click", () => running && running.abort());
  at("text").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  at("link").addEventListener("click", async () => {
    history.replaceState(null, "", `#query=${encodeURIComponent(at("text").value)}`);
    try { await navigator.clipboard.writeText(location.href); say("The link is copied."); } catch { say("The link stands in the address bar."); }
  });
  const known = await (await fetch("questions.json")).json();
  prefixes = known.prefixes;
  at("prefixes").textContent = Object.keys(prefixes).join(", ");
  known.questions.forEach((one, place) => {
    const option = make("option", one.question);
    option.value = String(place);
    at("questions").append(option);
  });
  at("questions").addEventListener("change", () => {
    const one = known.questions[Number(at("questions").value)];
    if (one && at("questions").value) { at("text").value = one.query; run(); }
  });
  at("text").value = linked() || START;
  document.body.dataset.ready = "yes";
}

function linked() {
  try { return decodeURIComponent((location.hash.match(/^#query=(.*)$/) || ["", ""])[1]); } catch { return ""; }
}

start();
