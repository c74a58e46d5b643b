/* Positions: parties by issues, a real table, the longer side down unless the reader turns it. */
"use strict";
(function (KG) {
  const make = KG.make, FEWEST = 24;
  KG.matrix = function (box, data, words, act) {
    let most = FEWEST;
    const told = (i) => data.claims[i].date || data.documents[data.claims[i].doc].date;
    const latest = (a, b) => told(b).localeCompare(told(a)) || a - b;
    const cell = function (row, title) {
      const order = [...row].sort(latest), one = data.claims[order[0]], status = data.statuses[one.status], clash = row.some((i) => data.against.has(i));
      return make("td", {}, make("button", { type: "button", className: "cell " + status.name + (clash ? " clash" : ""), title, onclick: () => act.pick(row.length === 1 ? { claim: order[0] } : { claims: order, title }) },
        make("span", { className: "sign", "aria-hidden": "true" }, status.not ? "✕" : data.relations[one.r].sign), make("span", {}, KG.stance(data, words, one)),
        row.length > 1 ? make("span", { className: "times" }, "×" + row.length) : null, clash ? make("span", { className: "bolt", title: words.contradicts }, "⚡") : null));
    };
    const chooser = (state) => make("label", { className: "choice" }, words.round + " ", make("select", { onchange: (e) => act.set({ round: +e.target.value }) }, make("option", { value: -1 }, words.allrounds),
      ...data.rounds.map((_, i) => make("option", { value: i, selected: i === state.round }, KG.roundName(data, i)))));
    const gathered = function (claims) {
      const cells = new Map(), columns = new Map(), rows = new Map();
      for (const i of claims) {
        if (!data.claims[i].cell) continue;
        const [party, issue] = data.claims[i].cell, key = party + " " + issue;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(i);
        if (!columns.has(issue)) columns.set(issue, new Set());
        columns.get(issue).add(party);
        rows.set(party, (rows.get(party) || 0) + 1);
      }
      return [cells, columns, rows];
    };
    const name = (i) => data.axes[i].name;
    /* the axes, each with those that hold most first: a party by its cells among the issues shown, an issue by its parties */
    const sorted = function (cells, columns, rows) {
      const parties = [...rows].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map((entry) => entry[0]).slice(0, most), seen = new Set(parties);
      const share = (set) => [...set].filter((party) => seen.has(party)).length;
      const issues = [...columns].filter((entry) => share(entry[1])).sort((a, b) => share(b[1]) - share(a[1]) || a[0] - b[0]).map((entry) => entry[0]).slice(0, most);
      const held = (party) => issues.filter((issue) => cells.has(party + " " + issue)).length;
      return [parties.sort((a, b) => held(b) - held(a) || rows.get(b) - rows.get(a) || a - b), issues];
    };
    return function (state, claims) {
      const [cells, columns, rows] = gathered(state.round >= 0 ? KG.ofRound(data, claims, state.round) : claims);
      const top = make("div", { className: "row" }, chooser(state));
      if (!cells.size) { box.replaceChildren(top, make("p", { className: "soft" }, words.nostance)); return; }
      const [parties, issues] = sorted(cells, columns, rows), turned = state.turned === null ? issues.length > parties.length : state.turned;
      const [down, across] = turned ? [issues, parties] : [parties, issues], key = (one, other) => (turned ? other + " " + one : one + " " + other);
      const field = function (one, other) {
        const found = cells.get(key(one, other)), [party, issue] = turned ? [other, one] : [one, other];
        return found ? cell(found, name(party) + " — " + name(issue)) : make("td", {}, make("span", { className: "unseen" }, words.nostatement));
      };
      const head = (i, scope) => make("th", { scope }, make("span", { className: "name", title: name(i) }, name(i)));
      const table = make("table", { className: turned ? "turned" : "" }, make("caption", {}, KG.fill(words.caption, parties.length, rows.size, issues.length, columns.size)),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, turned ? words.issue : words.party), ...across.map((i) => head(i, "col")))),
        make("tbody", {}, ...down.map((one) => make("tr", {}, head(one, "row"), ...across.map((other) => field(one, other))))));
      top.append(KG.button(words.turn, () => act.set({ turned: !turned })));
      if (columns.size > most || rows.size > most) top.append(KG.button(words.more, () => { most *= 3; act.set({}); }));
      box.replaceChildren(top, make("div", { className: "wide", tabIndex: 0, role: "region", "aria-label": words.positions }, table));
    };
  };
})(globalThis.KG);
