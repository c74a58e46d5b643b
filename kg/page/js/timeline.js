/* The strip below: claims by day, rounds as bands, two inputs that bound the time of all views. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 120;
  KG.timeline = function (box, data, words, act) {
    const bounds = (key) => make("input", { type: "date", value: "", onchange: (e) => act.set({ [key]: e.target.value }) });
    const from = bounds("from"), to = bounds("to");
    const undated = make("input", { type: "checkbox", checked: true, onchange: (e) => act.set({ undated: e.target.checked }) });
    const bars = make("div", { className: "bars" });
    box.replaceChildren(bars, make("div", { className: "ends" }, make("label", {}, words.from + " ", from), make("label", {}, words.to + " ", to), make("label", {}, undated, " " + words.undated)));
    const bands = new Map(data.rounds.map((r) => [r.date, data.things[r.thing].name]));
    let low = null;
    return function (state) {
      from.value = state.from; to.value = state.to; undated.checked = state.undated;
      const days = new Map();
      for (const claim of data.claims) if (claim.date.length === 10 && KG.passes(data, state, claim, "dates")) days.set(claim.date, (days.get(claim.date) || 0) + 1);
      const row = [...days].sort((a, b) => a[0].localeCompare(b[0])).slice(-MOST), top = Math.max(1, ...row.map((entry) => entry[1]));
      bars.replaceChildren(...row.map(([day, count]) => make("button", {
        type: "button", className: "bar" + (bands.has(day) ? " band" : "") + ((!state.from || day >= state.from) && (!state.to || day <= state.to) ? " in" : ""),
        style: { height: 6 + (38 * count) / top + "px" }, title: [day, bands.get(day), count].filter(Boolean).join(" · "), "aria-label": [day, bands.get(day), count].filter(Boolean).join(", "),
        onclick: (e) => {
          if (e.shiftKey && low) act.set({ from: low < day ? low : day, to: low < day ? day : low });
          else if (state.from === day && state.to === day) act.set({ from: "", to: "" });
          else { low = day; act.set({ from: day, to: day }); }
        } })));
    };
  };
})(globalThis.KG);
