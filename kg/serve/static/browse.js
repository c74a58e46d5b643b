// Browse a graph too large for one page: find a thing, see what ties it to others, read the sentences.
"use strict";

const at = (id) => document.getElementById(id);

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

function button(text, act) {
  const node = make("button", text);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

const local = (iri) => iri.replace(/^.*[/#]/, "");

async function get(path, parameters) {
  say("Looking …");
  const answer = await fetch(`api/${path}?${new URLSearchParams(parameters)}`);
  if (!answer.ok) { say(await answer.text(), true); return null; }
  say("");
  return answer.json();
}

async function find(text) {
  const found = await get("search", { text, limit: "50" });
  if (!found) return;
  for (const id of ["things", "ties", "claims", "about"]) at(id).replaceChildren();
  if (!found.length) say("Nothing has such a name.");
  at("things").append(...found.map((thing) => make("div", "", button(thing.name, () => show(thing.id)),
    make("span", ` ${local(thing.type)}${thing.match === thing.name ? "" : `, also ${thing.match}`}`))));
}

async function show(id) {
  const [said, found] = await Promise.all([get("about", { thing: id, limit: "200" }), get("around", { thing: id, limit: "200" })]);
  if (!said || !found) return;
  history.replaceState(null, "", `#${new URLSearchParams({ thing: id })}`);
  const name = (said.find((line) => line.property.endsWith("#label")) || { value: local(id) }).value;
  at("claims").replaceChildren();
  const end = (iri, label) => (!label || iri === id ? make("td", label || iri) : make("td", "", button(label, () => show(iri))));
  const rows = found.map((line) => make("tr", "", end(line.subject, line.subjectName), make("td", local(line.relation)),
    end(line.object, line.objectName), make("td", "", button(line.claims === "1" ? "1 claim" : `${line.claims} claims`, () => read(line)))));
  const head = make("tr", "", ...["Who", "Relation", "What", "Sentences"].map((word) => Object.assign(make("th", word), { scope: "col" })));
  at("ties").replaceChildren(make("h2", name));
  if (found.length) at("ties").append(make("table", "", make("thead", "", head), make("tbody", "", ...rows)));
  at("about").replaceChildren(...about(said));
  if (!said.length && !found.length) say("The graph says nothing of it.");
}

// What the graph says of it beside claims. Addresses within the graph lead on; others are links.
function about(said) {
  if (!said.length) return [];
  const lines = said.map(({ property, value, name, inside }) => {
    const other = /^https?:\/\//.test(value) ? make("a", name || value) : null;
    if (other) { other.href = value; other.rel = "noopener noreferrer"; }
    const on = inside === "true" ? button(name || local(value), () => show(value)) : other;
    return make("tr", "", make("td", local(property)), on ? make("td", "", on) : make("td", value));
  });
  const head = make("tr", "", ...["Property", "Value"].map((word) => Object.assign(make("th", word), { scope: "col" })));
  return [make("h2", "In the graph"), make("table", "", make("thead", "", head), make("tbody", "", ...lines))];
}

async function read(line) {
  const found = await get("claims", { subject: line.subject, relation: line.relation, object: line.object, limit: "200" });
  if (!found) return;
  const heading = make("h2", `${line.subjectName} · ${local(line.relation)} · ${line.objectName || line.object}`);
  at("claims").replaceChildren(heading, ...found.flatMap(claim));
  at("claims").scrollIntoView({ block: "nearest" });
}

function claim(one) {
  const quote = make("blockquote", "", ...one.segments.map(([words, kind]) => {
    if (!kind) return document.createTextNode(words);
    const mark = make("mark", words);
    mark.className = kind;
    return mark;
  }));
  const facts = [local(one.status), one.date && `on ${one.date}`, one.speaker ? `says ${one.speaker}` : "says the article",
    one.confidence && `confidence ${one.confidence}`].filter(Boolean).join(" · ");
  const source = make("div", [one.publisher, one.title, one.issued].filter(Boolean).join(", "));
  if (/^https?:\/\//.test(one.address || "")) {
    const link = make("a", " open");
    link.href = one.address;
    link.rel = "noopener noreferrer";
    source.append(link);
  }
  return [make("div", facts), source, quote];
}

at("search").addEventListener("submit", (event) => { event.preventDefault(); find(at("text").value); });
const asked = new URLSearchParams(location.hash.slice(1));
if (asked.get("thing")) show(asked.get("thing"));
window.addEventListener("hashchange", () => location.reload());
document.body.dataset.ready = "yes";
