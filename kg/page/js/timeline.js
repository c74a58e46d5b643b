/* The strip below: claims by day of the event, rounds as bands, a brush and two inputs that bound the time of all views. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 90, WIDTH = 68, GAP = 10;
  KG.timeline = function (box, data, words, act) {
    const bounds = (key) => make("input", { type: "date", onchange: (e) => act.set({ [key]: e.target.value }) });
    const from = bounds("from"), to = bounds("to");
    const undated = make("select", { id: "undated", onchange: (e) => act.set({ undated: e.target.value }) }, ...["article", "keep", "drop"].map((value) => make("option", { value }, words["undated-" + value]))), without = make("span", { className: "times" });
    const bars = make("div", { className: "bars", role: "img" }), marks = make("div", { className: "marks", "aria-hidden": "true" }), word = make("span", { className: "spot" });
    const clear = make("button", { type: "button", onclick: () => act.set({ from: "", to: "" }) }, words.wholetime);
    box.replaceChildren(bars, marks, make("div", { className: "ends" }, make("b", {}, words.timeline), make("label", {}, words.from + " ", from), make("label", {}, words.to + " ", to), clear, make("label", {}, without, words.undated, undated), word));
    const bands = new Map();
    for (const r of data.rounds) bands.set(r.date, (bands.get(r.date) || []).concat(data.things[r.thing].name));
    let row = [], began = -1, parts = [];
    const at = (event) => Math.max(0, Math.min(row.length - 1, Math.floor(((event.clientX - bars.getBoundingClientRect().left) / bars.clientWidth) * row.length)));
    const tell = (i) => { word.textContent = row[i] ? [row[i][0], KG.fill(words.claimcount, row[i][1]), ...(row[i][2] ? [KG.fill(words.ofarticles, row[i][2])] : []), ...(bands.get(row[i][0]) || [])].join(" · ") : ""; };
    const paint = (low, high) => parts.forEach((bar, i) => bar.classList.toggle("in", i >= low && i <= high));
    bars.addEventListener("pointerdown", (e) => { if (!row.length) return; began = at(e); bars.setPointerCapture(e.pointerId); paint(began, began); });
    bars.addEventListener("pointermove", function (e) { if (!row.length) return; const now = at(e); tell(now); if (began >= 0) paint(Math.min(began, now), Math.max(began, now)); });
    bars.addEventListener("pointerleave", () => { word.textContent = ""; });
    bars.addEventListener("pointerup", function (e) {
      if (began < 0) return;
      const now = at(e), low = row[Math.min(began, now)][0], high = row[Math.max(began, now)][0];
      began = -1;
      act.set(low === from.value && high === to.value ? { from: "", to: "" } : { from: low, to: high });
    });
    /* days below the middle of their bars: those of rounds first, then both ends, then whatever has room */
    const labels = function () {
      const whole = bars.clientWidth, each = whole / Math.max(1, row.length), ends = new Set([0, row.length - 1]);
      const left = (i) => Math.max(0, Math.min(whole - WIDTH, (i + 0.5) * each - WIDTH / 2)), rank = (i) => (bands.has(row[i][0]) ? 0 : ends.has(i) ? 1 : 2);
      const taken = [];
      for (const i of [...row.keys()].sort((a, b) => rank(a) - rank(b) || a - b)) if (taken.every((j) => Math.abs(left(i) - left(j)) >= WIDTH + GAP)) taken.push(i);
      marks.replaceChildren(...taken.map((i) => make("span", { className: bands.has(row[i][0]) ? "round" : "", style: { left: left(i) + "px", width: WIDTH + "px" } }, row[i][0])));
    };
    new ResizeObserver(labels).observe(box);
    return function (state) {
      from.value = state.from; to.value = state.to; undated.value = state.undated; clear.disabled = !state.from && !state.to;
      const days = new Map();
      let none = 0;
      for (const claim of data.claims) {
        if (!KG.passes(data, state, claim, "dates")) continue;
        const day = KG.day(data, state, claim);
        if (!claim.date) none += 1;
        if (day.length !== 10) continue;
        const [all, lent] = days.get(day) || [0, 0];
        days.set(day, [all + 1, lent + (claim.date ? 0 : 1)]);
      }
      without.textContent = none;
      row = [...days].map(([day, [all, lent]]) => [day, all, lent]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
      if (row.length > MOST) row = row.map((entry) => [entry, entry[1] + (bands.has(entry[0]) ? 1e6 : 0)]).sort((a, b) => b[1] - a[1]).slice(0, MOST).map((pair) => pair[0]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
      const top = Math.max(1, ...row.map((entry) => entry[1]));
      parts = row.map(([day, count, lent]) => make("span", { className: "bar" + (bands.has(day) ? " band" : "") + ((!state.from || day >= state.from) && (!state.to || day <= state.to) ? " in" : "") }, make("i", { style: { height: Math.round(8 + (92 * count) / top) + "%", "--lent": Math.round((100 * lent) / count) + "%" } })));
      bars.replaceChildren(...parts);
      bars.setAttribute("aria-label", KG.fill(words.timesummary, row.length, row.length ? row[0][0] : "", row.length ? row[row.length - 1][0] : ""));
      labels();
    };
  };
})(globalThis.KG);
