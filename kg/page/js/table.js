/* The same claims as a sortable table, and the list of what changed between two rounds. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 400;
  KG.table = function (box, data, words, act) {
    const columns = {
      date: (c) => c.date, subject: (c) => data.things[c.s].name, relation: (c) => data.relations[c.r].label, object: (c) => KG.objectName(data, c),
      status: (c) => data.statuses[c.status].name, speaker: (c) => (c.speaker >= 0 ? data.things[c.speaker].name : ""), source: (c) => data.documents[c.doc].publisher || data.documents[c.doc].id, sentence: KG.sentence,
    };
    return function (state, claims) {
      const [by, way] = state.sort;
      const rows = [...claims].sort((a, b) => way * columns[by](data.claims[a]).localeCompare(columns[by](data.claims[b])) || a - b);
      const head = make("tr", {}, ...Object.keys(columns).map((key) => make("th", { scope: "col", "aria-sort": key === by ? (way > 0 ? "ascending" : "descending") : "none" },
        make("button", { type: "button", onclick: () => act.set({ sort: [key, key === by ? -way : 1] }) }, words[key] + (key === by ? (way > 0 ? " ↑" : " ↓") : "")))));
      const body = rows.slice(0, MOST).map((i) => make("tr", {}, ...Object.entries(columns).map(([key, value]) => make("td", {}, key === "relation" ? make("button", { type: "button", onclick: () => act.pick({ claim: i }) }, value(data.claims[i])) : value(data.claims[i])))));
      box.replaceChildren(make("p", { className: "soft" }, Math.min(MOST, rows.length) + " / " + rows.length), make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
    };
  };
  KG.comparison = function (box, data, words, act) {
    const name = (i) => data.rounds[i].date + " " + data.things[data.rounds[i].thing].name;
    return function (state, claims) {
      if (data.rounds.length < 2) { box.replaceChildren(make("p", {}, words.choosetwo)); return; }
      const [a, b] = state.compare[0] >= 0 ? state.compare : KG.pairOfRounds(data);
      const chooser = (which, now) => make("select", { "aria-label": words.round, onchange: (e) => act.set({ compare: which ? [a, +e.target.value] : [+e.target.value, b] }) }, ...data.rounds.map((_, i) => make("option", { value: i, selected: i === now }, name(i))));
      const found = KG.changes(data, claims, a, b);
      const section = (sort, title) => {
        const rows = found.filter((change) => change.sort === sort);
        return rows.length ? [make("h2", {}, title + " · " + rows.length), ...rows.slice(0, 150).map((change) => make("div", { className: "change" }, ...sentence(change)))] : [];
      };
      const link = (i) => make("button", { type: "button", className: "cell", style: { "white-space": "normal" }, onclick: () => act.pick({ claim: i }) }, KG.line(data, data.claims[i]));
      const stances = (row) => [...new Set(row.map((i) => data.relations[data.claims[i].r].stance + (data.statuses[data.claims[i].status].name === "actual" ? "" : " (" + data.statuses[data.claims[i].status].name + ")")))].join(", ");
      const sentence = (change) => change.sort === "changed"
        ? [make("strong", {}, data.things[data.claims[change.claims[0]].s].name + " — " + data.things[data.claims[change.claims[0]].o].name), ": " + KG.fill(words.wasfrom, stances(change.before), stances(change.claims)) + " ", link(change.before[0]), " · ", link(change.claims[0])]
        : [link(change.claims[0]), change.claims.length > 1 ? make("span", { className: "soft" }, " ×" + change.claims.length) : ""];
      box.replaceChildren(make("p", { className: "row" }, chooser(0, a), " → ", chooser(1, b)), ...section("changed", words.changed), ...section("b", KG.fill(words.onlyb, name(b))), ...section("a", KG.fill(words.onlya, name(a))), ...section("both", words.bothsame));
    };
  };
  /* the two heaviest dated events, in the order of their days */
  KG.pairOfRounds = (data) => data.rounds.map((r, i) => [r.weight, i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]).slice(0, 2).map((row) => row[1]).sort((x, y) => x - y);
})(globalThis.KG);
