/* What is visible, as text of other formats. Pure. */
"use strict";
(function (KG) {
  const cell = function (text) {
    const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };
  const NAMES = ["id", "subject", "relation", "object", "status", "speaker", "date", "document", "publisher", "url", "sentence"];
  KG.rows = (data, claims) => claims.map(function (i) {
    const c = data.claims[i], d = data.documents[c.doc];
    return {
      id: c.id, subject: data.things[c.s].name, relation: data.relations[c.r].name, object: KG.objectName(data, c),
      status: data.statuses[c.status].name, speaker: c.speaker >= 0 ? data.things[c.speaker].name : "", date: c.date,
      document: d.id, publisher: d.publisher, url: d.url, sentence: KG.sentence(c),
    };
  });
  /* a cell that a spreadsheet would take for a formula begins with an apostrophe */
  KG.csv = (data, claims) => [NAMES, ...KG.rows(data, claims).map((row) => NAMES.map((name) => row[name]))]
    .map((row) => row.map(cell).join(",") + "\r\n").join("");

  const PREFIXES = {
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", xsd: "http://www.w3.org/2001/XMLSchema#",
    dct: "http://purl.org/dc/terms/", oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#", skos: "http://www.w3.org/2004/02/skos/core#",
    kg: "https://w3id.org/parley/kg#", claim: "https://w3id.org/parley/id/claim/",
  };
  const escaped = (c) => "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const iri = (text) => "<" + text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, escaped) + ">";
  const literal = (text) => '"' + text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f\ud800-\udfff]/gu, (c) => (/[\ud800-\udfff]/u.test(c) ? "\ufffd" : escaped(c))) + '"';
  const day = (text) => literal(text) + ({ 10: "^^xsd:date", 7: "^^xsd:gYearMonth", 4: "^^xsd:gYear" }[/^[\d-]+$/.test(text) ? text.length : 0] || "");
  /* plain triples of the actual claims, claim nodes for all, evidence, articles, labels: the shape of graph.ttl */
  KG.turtle = function (data, claims) {
    const out = Object.entries(PREFIXES).map(([name, stem]) => `@prefix ${name}: <${stem}> .`), things = new Set(), documents = new Set(), quoted = new Set();
    for (const i of claims) {
      const c = data.claims[i], status = data.statuses[c.status].name, p = iri(data.relations[c.r].iri), s = iri(data.things[c.s].iri);
      const o = c.o >= 0 ? iri(data.things[c.o].iri) : day(c.value), article = iri(data.documents[c.doc].iri);
      things.add(c.s); documents.add(c.doc);
      if (c.o >= 0) things.add(c.o);
      const said = [`rdf:subject ${s}`, `rdf:predicate ${p}`, `rdf:object ${o}`, `kg:status kg:${status}`, `oa:hasTarget ${iri(c.ev)}`, `prov:wasDerivedFrom ${article}`];
      if (c.speaker >= 0) { things.add(c.speaker); said.push(`kg:speaker ${iri(data.things[c.speaker].iri)}`); }
      if (c.date) said.push(`kg:date ${day(c.date)}`);
      if (c.rule) said.push(`kg:rule ${literal(c.rule)}`);
      out.push("", `claim:${c.id} a kg:Claim ; ${said.join(" ; ")} .`);
      if (data.statuses[c.status].holds) out.push(`${s} ${p} ${o} .`);
      if (quoted.has(c.ev)) continue;
      quoted.add(c.ev);
      out.push(`${iri(c.ev)} oa:hasSource ${article} ; oa:hasSelector ${iri(c.ev + "-quote")} .`, `${iri(c.ev + "-quote")} oa:exact ${literal(KG.sentence(c))}${"@" + data.documents[c.doc].language} .`);
    }
    const order = (set) => [...set].sort((a, b) => a - b);
    for (const i of order(things)) {
      const thing = data.things[i], kind = data.kinds[thing.kind].iri;
      out.push("", `${iri(thing.iri)} a ${iri(kind)} ; rdfs:label ${literal(thing.name)}${thing.aliases.map((name) => " ; skos:altLabel " + literal(name)).join("")} .`);
    }
    for (const i of order(documents)) out.push("", `${iri(data.documents[i].iri)} dct:identifier ${literal(data.documents[i].id)} .`);
    return out.join("\n") + "\n";
  };

  const text = (value) => String(value).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  const corners = { square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], triangle: [[0, -1.2], [1.1, 0.9], [-1.1, 0.9]] };
  corners.hexagon = [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]);
  corners.star = [...Array(10).keys()].map((n) => { const far = n % 2 ? 0.55 : 1.3, turn = (n * Math.PI) / 5 - Math.PI / 2; return [Math.cos(turn) * far, Math.sin(turn) * far]; });
  const mark = function (shape, x, y, r, fill) {
    const look = `fill="${text(fill)}" stroke="#33363d" stroke-width="1.5"`;
    if (!corners[shape]) return `<circle cx="${x}" cy="${y}" r="${r}" ${look}/>`;
    return `<polygon points="${corners[shape].map(([dx, dy]) => (x + dx * r).toFixed(1) + "," + (y + dy * r).toFixed(1)).join(" ")}" ${look}/>`;
  };
  /* the picture with its title, a legend of what it holds, and where it comes from; `places`: thing -> {x, y} */
  KG.svg = function (data, places, things, lines, source) {
    const row = [...things].filter((i) => places.has(i)).sort((a, b) => a - b), xs = row.map((i) => places.get(i).x), ys = row.map((i) => places.get(i).y);
    const x0 = Math.min(0, ...xs) - 110, y0 = Math.min(0, ...ys) - 90, w = Math.max(420, Math.max(0, ...xs) + 110 - x0), h = Math.max(0, ...ys) + 150 - y0;
    const edges = [...lines.values()].filter((line) => places.has(line.from) && places.has(line.to) && things.has(line.from) && things.has(line.to)).map(function (line) {
      const a = places.get(line.from), b = places.get(line.to), dash = line.dashes.length ? ` stroke-dasharray="${line.dashes.join(" ")}"` : "";
      const name = line.label ? `<text x="${(a.x + b.x) / 2}" y="${(a.y + b.y) / 2}" text-anchor="middle" font-size="11">${text(line.label)}</text>` : "";
      return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${text(line.colour || "#a8a296")}" stroke-width="${line.width.toFixed(1)}"${dash}/>${name}`;
    });
    const nodes = row.map(function (i) {
      const thing = data.things[i], p = places.get(i), weight = data.byThing[i].length, r = KG.radius(weight), size = KG.letters(weight);
      const names = KG.wrapped(KG.label(thing)).split("\n").map((line, n) => `<tspan x="${p.x}" y="${(p.y + r + 4 + (n + 1) * size * 1.15).toFixed(1)}">${text(line)}</tspan>`);
      return mark(data.kinds[thing.kind].shape, p.x, p.y, r, data.kinds[thing.kind].colour) + `<text text-anchor="middle" font-size="${size.toFixed(1)}" stroke="#fff" stroke-width="3" paint-order="stroke">${names.join("")}</text>`;
    });
    let at = x0 + 24;
    const legend = [...new Set(row.map((i) => data.things[i].kind))].sort((a, b) => a - b).map(function (kind) {
      const one = data.kinds[kind], x = at;
      at += 34 + one.label.length * 6.6;
      return at > x0 + w ? "" : mark(one.shape, x, y0 + h - 52, 6, one.colour) + `<text x="${x + 12}" y="${y0 + h - 48}" font-size="12">${text(one.label)}</text>`;
    });
    const words = `<text x="${x0 + 18}" y="${y0 + 32}" font-size="19" font-weight="600" font-family="Georgia, serif">${text(data.meta.title)}</text><text x="${x0 + 18}" y="${y0 + h - 18}" font-size="11" fill="#5b616c">${text(source)}</text>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${x0} ${y0} ${w} ${h}" font-family="system-ui, sans-serif" fill="#1b1d22"><title>${text(data.meta.title)}</title><rect x="${x0}" y="${y0}" width="${w}" height="${h}" fill="#fff"/>${edges.join("")}${nodes.join("")}${legend.join("")}${words}</svg>`;
  };
})(globalThis.KG);
