/* What is visible, as files. The makers of text are pure. */
"use strict";
(function (KG) {
  const cell = (text) => { const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text; return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe; };
  KG.rows = (data, claims) => claims.map((i) => { const c = data.claims[i], d = data.documents[c.doc]; return { id: c.id, subject: data.things[c.s].name, relation: data.relations[c.r].name, object: KG.objectName(data, c), status: data.statuses[c.status].name, speaker: c.speaker >= 0 ? data.things[c.speaker].name : "", date: c.date, document: d.id, publisher: d.publisher, sentence: KG.sentence(c) }; });
  KG.csv = function (data, claims) {
    const rows = KG.rows(data, claims), names = Object.keys(rows[0] || { id: "" });
    return [names.join(","), ...rows.map((row) => names.map((name) => cell(row[name])).join(","))].join("\n") + "\n";
  };
  const iri = (text) => "<" + text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")) + ">";
  const literal = (text) => '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t") + '"';
  /* plain triples of the actual claims, claim nodes for all, labels of the things */
  KG.turtle = function (data, claims) {
    const out = ["@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", "@prefix kg: <https://w3id.org/parley/kg#> .", "@prefix claim: <https://w3id.org/parley/id/claim/> .", ""], seen = new Set();
    for (const i of claims) {
      const c = data.claims[i], p = iri(data.relations[c.r].iri), s = iri(data.things[c.s].iri), o = c.o >= 0 ? iri(data.things[c.o].iri) : literal(c.value);
      seen.add(c.s); if (c.o >= 0) seen.add(c.o); if (c.speaker >= 0) seen.add(c.speaker);
      if (data.statuses[c.status].name === "actual") out.push(`${s} ${p} ${o} .`);
      out.push(`claim:${c.id} a kg:Claim ; rdf:subject ${s} ; rdf:predicate ${p} ; rdf:object ${o} ; kg:status kg:${data.statuses[c.status].name}${c.speaker >= 0 ? " ; kg:speaker " + iri(data.things[c.speaker].iri) : ""} ; rdfs:comment ${literal(KG.sentence(c))} .`);
    }
    for (const i of [...seen].sort((a, b) => a - b)) out.push(`${iri(data.things[i].iri)} rdfs:label ${literal(data.things[i].name)} .`);
    return out.join("\n") + "\n";
  };
  const text = (value) => value.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  KG.svg = function (data, places, things, lines) {
    const points = [...things].filter((i) => places[i]).map((i) => [i, places[i]]);
    const xs = points.map((p) => p[1].x), ys = points.map((p) => p[1].y), pad = 90;
    const [x0, y0] = [Math.min(...xs) - pad, Math.min(...ys) - pad], w = Math.max(...xs) + pad - x0, h = Math.max(...ys) + pad - y0;
    const drawn = [...lines].map(([key, line]) => { const [a, b] = key.slice(1).split("-").map(Number); return places[a] && places[b] && things.has(a) && things.has(b) ? `<line x1="${places[a].x}" y1="${places[a].y}" x2="${places[b].x}" y2="${places[b].y}" stroke="#b3aea3" stroke-width="${1 + Math.min(5, Math.sqrt(line.count))}" stroke-dasharray="${line.dashes.join(" ")}"/>` : ""; });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x0} ${y0} ${w} ${h}" font-family="sans-serif" font-size="13"><title>${text(data.meta.title)}</title><rect x="${x0}" y="${y0}" width="${w}" height="${h}" fill="#fff"/>${drawn.join("")}${points.map(([i, p]) => `<circle cx="${p.x}" cy="${p.y}" r="9" fill="${text(data.kinds[data.things[i].kind].colour)}" stroke="#333"/><text x="${p.x}" y="${p.y + 24}" text-anchor="middle">${text(data.things[i].name)}</text>`).join("")}</svg>`;
  };
  KG.save = function (name, type, content) {
    const link = KG.make("a", { download: name, href: typeof content === "string" && content.startsWith("data:") ? content : URL.createObjectURL(new Blob([content], { type })) });
    document.body.append(link); link.click(); link.remove();
  };
})(globalThis.KG);
