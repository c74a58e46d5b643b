/* What changed between two rounds, in words; every line leads to its sentences. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 120;
  /* the two heaviest rounds, in the order of their days */
  KG.pairOfRounds = (data) => data.rounds.map((r, i) => [r.weight, i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]).slice(0, 2).map((row) => row[1]).sort((x, y) => x - y);
  KG.roundName = (data, i) => data.rounds[i].date + " · " + data.things[data.rounds[i].thing].name;
  KG.comparison = function (box, data, words, act) {
    return function (state, found) {
      if (data.rounds.length < 2) { box.replaceChildren(make("p", { className: "soft" }, words.choosetwo)); return; }
      const [a, b] = state.compare[0] >= 0 ? state.compare : KG.pairOfRounds(data);
      const chooser = (which, now) => make("label", { className: "choice" }, make("b", { className: "sort " + "ab"[which] }, "AB"[which]), " ",
        make("select", { "aria-label": words.round + " " + "AB"[which], onchange: (e) => act.set({ compare: which ? [a, +e.target.value] : [+e.target.value, b] }) },
          ...data.rounds.map((_, i) => make("option", { value: i, selected: i === now }, KG.roundName(data, i)))));
      const stances = (row) => [...new Set(row.map((i) => KG.stance(data, words, data.claims[i])))].join(", ");
      const link = (i) => make("button", { type: "button", className: "line", onclick: () => act.pick({ claim: i }) }, KG.line(data, words, data.claims[i]));
      const more = (change) => (change.claims.length > 1 ? make("button", { type: "button", className: "more", onclick: () => act.pick({ claims: change.claims, title: KG.line(data, words, data.claims[change.claims[0]]) }) }, "×" + change.claims.length) : null);
      const sentence = function (change) {
        const one = data.claims[change.claims[0]];
        if (change.sort !== "changed") return [link(change.claims[0]), more(change)];
        const title = data.axes[one.cell[0]].name + " — " + data.axes[one.cell[1]].name;
        return [make("button", { type: "button", className: "line", onclick: () => act.pick({ claims: change.before.concat(change.claims), title, parts: [[KG.roundName(data, a), change.before], [KG.roundName(data, b), change.claims]] }) }, make("b", {}, title), ": " + KG.fill(words.wasfrom, stances(change.before), stances(change.claims)))];
      };
      const section = function (sort, title) {
        const rows = found.filter((change) => change.sort === sort);
        if (!rows.length) return [];
        return [make("h2", {}, make("b", { className: "sort " + sort }, KG.SIGNS[sort]), " ", title, make("span", { className: "soft" }, " " + rows.length)),
          make("ul", { className: "changes" }, ...rows.slice(0, MOST).map((change) => make("li", {}, ...sentence(change).filter(Boolean)))),
          ...(rows.length > MOST ? [make("p", { className: "soft" }, KG.fill(words.andmore, rows.length - MOST))] : [])];
      };
      box.replaceChildren(make("div", { className: "row" }, chooser(0, a), chooser(1, b)),
        ...(found.length ? [] : [make("p", { className: "soft" }, words.nochange)]),
        ...section("changed", words.changed), ...section("b", words.onlyb), ...section("a", words.onlya), ...section("both", words.bothsame));
    };
  };
})(globalThis.KG);
