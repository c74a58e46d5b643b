/* The claims that pass the filters as a sortable table. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 300;
  KG.table = function (box, data, words, act) {
    let most = MOST;
    const columns = {
      date: (c) => c.date, subject: (c) => data.things[c.s].name, relation: (c) => KG.relation(data, words, c) + KG.reserve(data, words, c), object: (c) => KG.objectName(data, c), sentence: KG.sentence,
      status: (c) => KG.statusWord(data, words, c), speaker: (c) => (c.speaker >= 0 ? data.things[c.speaker].name : ""), source: (c) => data.documents[c.doc].publisher || data.documents[c.doc].id,
    };
    let compare = null;
    return function (state, claims) {
      compare = compare || new Intl.Collator("en", { numeric: true }).compare;
      const [by, way] = state.sort, key = new Map(claims.map((i) => [i, columns[by](data.claims[i])]));
      const rows = [...claims].sort((a, b) => !key.get(a) - !key.get(b) || way * compare(key.get(a), key.get(b)) || a - b);
      const head = make("tr", { role: "row" }, ...Object.keys(columns).map((name) => make("th", { scope: "col", role: "columnheader", "aria-sort": name === by ? (way > 0 ? "ascending" : "descending") : "none" },
        make("button", { type: "button", onclick: () => act.set({ sort: [name, name === by ? -way : 1] }) }, words["column-" + name], make("span", { "aria-hidden": "true" }, name === by ? (way > 0 ? " ↑" : " ↓") : "")))));
      const body = rows.slice(0, most).map((i) => make("tr", { role: "row" }, ...Object.entries(columns).map(([name, value]) => make("td", { role: "cell", className: name }, name === "relation" ? make("button", { type: "button", className: "line", onclick: () => act.pick({ claim: i }) }, value(data.claims[i])) : value(data.claims[i])))));
      box.replaceChildren(make("div", { className: "wide", tabIndex: 0, role: "region", "aria-label": words.claims }, make("table", { role: "table" }, make("caption", {}, KG.fill(words.claimsof, Math.min(most, rows.length), rows.length)), make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, ...body))),
        rows.length > most ? make("button", { type: "button", onclick: () => { most *= 4; act.set({}); } }, words.more) : "");
    };
  };
})(globalThis.KG);
