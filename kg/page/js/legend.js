/* The legend, which is the filter: every choice with the number of claims that it would show. */
"use strict";
(function (KG) {
  const make = KG.make, SHORT = 12;
  const dash = (status) => make("span", { className: "dash " + status.name, "aria-hidden": "true" });
  KG.legend = function (box, data, words, act) {
    const speakers = [-1, ...new Set(data.claims.map((c) => c.speaker).filter((i) => i >= 0))].sort((a, b) => a - b);
    const all = (list) => list.map((_, i) => i);
    const facets = [
      ["kinds", words.kinds, all(data.kinds), (i) => data.kinds[i].label, (i) => KG.swatch(data.kinds[i])],
      ["relations", words.relations, all(data.relations), (i) => data.relations[i].label, () => null],
      ["statuses", words.status, all(data.statuses), (i) => words["status-" + data.statuses[i].name], (i) => dash(data.statuses[i])],
      ["rounds", words.rounds, data.rounds.length ? all(data.rounds).concat(-1) : [], (i) => (i < 0 ? words.noround : KG.roundName(data, i)), () => null],
      ["speakers", words.speakers, speakers, (i) => (i < 0 ? words.article : data.things[i].name), () => null],
      ["documents", words.sources, all(data.documents), (i) => [data.documents[i].publisher || data.documents[i].title, data.documents[i].date].filter(Boolean).join(", "), () => null],
    ];
    const first = KG.counts(data, KG.fresh(data));
    const part = function ([facet, title, choices, name, sign]) {
      const set = (off) => act.filter(facet, new Set(off)), link = (text, label, go) => make("button", { type: "button", className: "link", "aria-label": label, onclick: go }, text);
      const often = (i) => first[facet].get(i) || 0, order = facet === "speakers" || facet === "documents" ? [...choices].sort((a, b) => often(b) - often(a) || a - b) : choices;
      const rows = order.map(function (i) {
        const tick = make("input", { type: "checkbox", onchange: () => act.toggle(facet, i) }), count = make("span", { className: "count" });
        const row = make("li", { className: "pick" }, make("label", {}, tick, sign(i), make("span", { className: "name" }, name(i)), count), link(words.only, words.only + " " + name(i), () => set(choices.filter((j) => j !== i))));
        return { i, row, tick, count };
      });
      const list = make("ul", {}, ...rows.slice(0, SHORT).map((r) => r.row)), rest = rows.slice(SHORT);
      const more = rest.length ? make("button", { type: "button", className: "more", onclick: () => { list.append(...rest.map((r) => r.row)); more.remove(); rest[0].tick.focus(); } }, KG.fill(words.andmore, rest.length)) : null;
      const off = make("span", { className: "off" });
      box.append(make("details", { open: ["kinds", "relations", "statuses"].includes(facet), dataset: { facet } }, make("summary", {}, title, off), make("p", { className: "links" }, link(words.all, words.all + " " + title, () => set([])), link(words.none, words.none + " " + title, () => set(choices))), list, more || ""));
      return function (state, counts) {
        off.textContent = state.off[facet].size ? KG.fill(words.hidden, state.off[facet].size) : "";
        for (const r of rows) { r.tick.checked = !state.off[facet].has(r.i); const n = counts[facet].get(r.i) || 0; r.count.textContent = n; r.row.classList.toggle("empty", n === 0); }
      };
    };
    box.append(make("h2", {}, words.filters));
    const sure = make("input", { type: "range", min: 0, max: 1, step: 0.05, onchange: (e) => act.set({ sure: +e.target.value }) }), least = make("output", {});
    const parts = facets.filter((row) => row[2].length).map(part);
    box.append(make("p", { className: "sure" }, make("label", {}, words.atleast + " ", least, sure)), make("button", { type: "button", onclick: act.reset }, words.reset));
    return function (state) {
      const counts = KG.counts(data, state);
      parts.forEach((redraw) => redraw(state, counts));
      sure.value = state.sure; least.textContent = state.sure.toFixed(2);
    };
  };
})(globalThis.KG);
