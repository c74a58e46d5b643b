/* Positions: parties by issues, a real table. */
"use strict";
(function (KG) {
  const make = KG.make, WIDEST = 40;
  KG.matrix = function (box, data, words, act) {
    const facet = (i) => data.kinds[data.things[i].kind].facet;
    const latest = (a, b) => { const x = data.claims[a], y = data.claims[b]; return (y.date || data.documents[y.doc].date).localeCompare(x.date || data.documents[x.doc].date) || a - b; };
    const cell = function (row, title) {
      const top = [...row].sort(latest)[0], one = data.claims[top], relation = data.relations[one.r], status = data.statuses[one.status].name;
      const clash = row.some((i) => data.against.has(i));
      return make("td", {}, make("button", { type: "button", className: "cell" + (status === "negated" ? " not" : "") + (clash ? " clash" : ""), title, onclick: () => act.pick(row.length === 1 ? { claim: top } : { claims: row, title }) },
        make("span", { className: "sign", "aria-hidden": "true" }, relation.sign), make("span", { className: "what" }, relation.stance), status === "actual" ? "" : " " + status, row.length > 1 ? make("span", { className: "more" }, " ×" + row.length) : null));
    };
    return function (state, claims) {
      const round = state.round >= 0 ? KG.ofRound(data, claims, state.round) : claims;
      const cells = new Map(), columns = new Map(), rows = new Map();
      for (const i of round) {
        const c = data.claims[i];
        if (!data.relations[c.r].stance || c.o < 0 || facet(c.s) !== "party") continue;
        const key = c.s + " " + c.o;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(i);
        columns.set(c.o, (columns.get(c.o) || 0) + 1);
        rows.set(c.s, (rows.get(c.s) || 0) + 1);
      }
      const heavy = (map) => [...map].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map((entry) => entry[0]);
      const chooser = make("select", { onchange: (e) => act.set({ round: +e.target.value }) }, make("option", { value: -1 }, words.allrounds),
        ...data.rounds.map((r, i) => make("option", { value: i, selected: i === state.round }, r.date + " " + data.things[r.thing].name)));
      const top = make("p", { className: "row" }, make("label", {}, words.round + " ", chooser));
      if (!cells.size) { box.replaceChildren(top, make("p", {}, words.nostance)); return; }
      const wide = heavy(columns).slice(0, WIDEST);
      box.replaceChildren(top, make("table", {},
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.party), ...wide.map((o) => make("th", { scope: "col" }, make("button", { type: "button", className: "cell", style: { "white-space": "normal" }, onclick: () => act.pick({ thing: o }) }, data.things[o].name))))),
        make("tbody", {}, ...heavy(rows).map((s) => make("tr", {}, make("th", { scope: "row" }, make("button", { type: "button", className: "cell", style: { "white-space": "normal" }, onclick: () => act.pick({ thing: s }) }, data.things[s].name)),
          ...wide.map((o) => cells.has(s + " " + o) ? cell(cells.get(s + " " + o), data.things[s].name + " — " + data.things[o].name) : make("td", {})))))));
    };
  };
})(globalThis.KG);
