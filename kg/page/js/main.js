/* State changes, views redraw: the one place where they meet. */
"use strict";
(function (KG) {
  const start = function () {
  const island = JSON.parse(document.getElementById("kg-data").textContent);
  const data = KG.index(island.kg), words = island.words, make = KG.make, $ = (id) => document.getElementById(id);
  let [state, known] = KG.read(data, location.hash.slice(1)), claims = [], lines = new Map(), awaiting = -1;
  const past = [];
  const say = (text) => { $("word").textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { $("word").textContent = ""; }, 3500); };
  const remember = () => { past.push(new Set(state.shown)); if (past.length > 50) past.shift(); };
  const show = function (things) {
    if (things.size > data.meta.crowd) { say(KG.fill(words.crowd, data.meta.crowd)); return; }
    remember(); state.shown = things; redraw(); picture.fit(things);
  };
  const act = {
    pick(chosen, expand) {
      if (awaiting >= 0 && chosen && chosen.thing !== undefined) {
        const from = awaiting; awaiting = -1;
        const found = KG.paths(data, claims, from, chosen.thing, $("hubs") && $("hubs").checked);
        const things = new Set(state.shown); found.flat().forEach((i) => things.add(i));
        state.chosen = { paths: found, title: data.things[from].name + " → " + data.things[chosen.thing].name };
        show(things); return;
      }
      state.chosen = chosen;
      const ends = chosen && chosen.claim !== undefined ? [data.claims[chosen.claim].s, data.claims[chosen.claim].o].filter((i) => i >= 0) : chosen && chosen.thing !== undefined ? [chosen.thing] : [];
      for (const i of ends) if (state.shown.size < data.meta.crowd) state.shown.add(i);
      redraw();
      if (expand && chosen) act.expand(chosen.thing, 1);
      const heading = $("heading");
      if (heading && chosen && chosen.claim !== undefined) heading.scrollIntoView({ block: "nearest" });
    },
    set(change) { Object.assign(state, change); redraw(); },
    expand(thing, steps) {
      const things = new Set(state.shown), open = new Set(claims);
      let row = [thing];
      for (let n = 0; n < steps; n++) row = row.flatMap((i) => [...data.near[i]].filter((j) => data.pairs.get(KG.pair(i, j)).some((c) => open.has(c)) && !things.has(j) && things.add(j)));
      show(things);
    },
    isolate(thing) { show(new Set([thing, ...data.near[thing]])); },
    hide(thing) { const things = new Set(state.shown); things.delete(thing); state.chosen = null; show(things); },
    path(thing) { awaiting = thing; say(KG.fill(words.pathfrom, data.things[thing].name)); },
    copy(text) { navigator.clipboard.writeText(text).then(() => say(words.copied), () => say(text)); },
    copyLink() { act.copy(location.href); },
  };
  const picture = KG.picture(data, island, $("canvas"), act.pick);
  const panel = KG.panel($("panel"), data, words, act);
  const views = { positions: KG.matrix($("positions-view"), data, words, act), compare: KG.comparison($("compare-view"), data, words, act), claims: KG.table($("table-view"), data, words, act) };
  const strip = KG.timeline($("strip"), data, words, act);
  const boxes = { graph: "graph-view", positions: "positions-view", compare: "compare-view", claims: "table-view" };
  const tabs = Object.keys(boxes).map((key) => make("button", { type: "button", role: "tab", "aria-controls": boxes[key], onclick: () => act.set({ view: key }), dataset: { view: key } }, words[key]));
  $("tabs").append(...tabs);

  const linesOf = function () {
    const found = new Map();
    for (const i of claims) {
      const c = data.claims[i];
      if (c.o < 0 || c.o === c.s) continue;
      const key = KG.pair(c.s, c.o), line = found.get(key) || { count: 0, statuses: new Set(), relations: new Set() };
      line.count += 1; line.statuses.add(c.status); line.relations.add(c.r);
      found.set(key, line);
    }
    for (const line of found.values()) {
      line.dashes = line.statuses.size === 1 ? data.statuses[[...line.statuses][0]].dash : [];
      line.label = state.chosen && state.shown.size <= 30 ? (line.relations.size === 1 ? data.relations[[...line.relations][0]].label : line.relations.size + "") : "";
    }
    return found;
  };
  const facets = { kinds: data.kinds.map((k) => k.label), relations: data.relations.map((r) => r.label), statuses: data.statuses.map((s) => s.name), speakers: null, documents: data.documents.map((d) => d.publisher ? d.publisher + ", " + (d.date || d.id) : d.id) };
  const speakers = [-1, ...new Set(data.claims.map((c) => c.speaker).filter((i) => i >= 0))];
  const swatch = (facet, i) => facet === "kinds" ? make("span", { className: "swatch " + data.kinds[i].shape, style: { background: data.kinds[i].colour } }) : facet === "statuses" ? make("span", { className: "dash " + data.statuses[i].name }) : null;
  const filterBox = function (facet, title) {
    const choices = facet === "speakers" ? speakers : facets[facet].map((_, i) => i);
    const name = (i) => facet === "speakers" ? (i < 0 ? words.article : data.things[i].name) : facets[facet][i];
    const set = (off) => { state.off[facet] = new Set(off); redraw(); };
    const rows = choices.map(function (i) {
      const tick = make("input", { type: "checkbox", onchange: () => { state.off[facet].has(i) ? state.off[facet].delete(i) : state.off[facet].add(i); redraw(); } });
      const count = make("span", { className: "count" });
      const row = make("div", { className: "pick" }, make("label", {}, tick, swatch(facet, i), make("span", { className: "name" }, name(i)), count), make("button", { type: "button", "aria-label": words.only + " " + name(i), onclick: () => set(choices.filter((j) => j !== i)) }, words.only));
      return { i, row, tick, count };
    });
    const box = make("fieldset", {}, make("legend", {}, make("span", {}, title), make("button", { type: "button", onclick: () => set([]) }, words.all), make("button", { type: "button", onclick: () => set(choices) }, words.none)));
    $("filters").append(box);
    box.append(...rows.map((r) => r.row));
    return (counts) => { for (const r of rows) { r.tick.checked = !state.off[facet].has(r.i); const n = counts[facet].get(r.i) || 0; r.count.textContent = n; r.row.dataset.empty = n === 0; } };
  };
  const filterBoxes = [["kinds", words.kinds], ["relations", words.relations], ["statuses", words.status], ["speakers", words.speakers], ["documents", words.sources]].map(([facet, title]) => filterBox(facet, title));

  const visible = function () {
    const kept = new Set();
    for (const i of claims) { const c = data.claims[i]; kept.add(c.s); if (c.o >= 0) kept.add(c.o); }
    return new Set([...state.shown].filter((i) => kept.has(i) || (state.chosen && state.chosen.thing === i)));
  };
  const redraw = function () {
    claims = KG.passing(data, state);
    lines = linesOf();
    const things = visible(), inside = claims.filter((i) => things.has(data.claims[i].s) && (data.claims[i].o < 0 || things.has(data.claims[i].o)));
    for (const tab of tabs) tab.setAttribute("aria-selected", tab.dataset.view === state.view);
    for (const [key, id] of Object.entries(boxes)) $(id).hidden = key !== state.view;
    if (state.view === "graph") picture.draw(things, lines, state.chosen);
    else views[state.view](state, claims);
    strip(state);
    panel.show(state.chosen, claims);
    const counts = KG.counts(data, state);
    filterBoxes.forEach((box) => box(counts));
    $("shown").textContent = KG.fill(words.shown, things.size, data.things.length, inside.length);
    const fragment = KG.write(data, state);
    history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  };

  const files = {
    png: () => KG.save("parley.png", "image/png", picture.image()), svg: () => KG.save("parley.svg", "image/svg+xml", KG.svg(data, picture.places(), visible(), lines)),
    csv: () => KG.save("parley.csv", "text/csv", KG.csv(data, claims)), json: () => KG.save("parley.json", "application/json", JSON.stringify(KG.rows(data, claims), null, 1)), turtle: () => KG.save("parley.ttl", "text/turtle", KG.turtle(data, claims)),
  };
  const tool = (key, onclick) => make("button", { type: "button", onclick }, words[key]);
  $("tools").append(
    tool("start", () => show(new Set(data.start))), tool("everything", () => show(new Set([...picture.known]))),
    tool("back", () => { if (past.length) { state.shown = past.pop(); redraw(); picture.fit(state.shown); } }), tool("fit", () => picture.fit(visible())),
    make("label", {}, make("input", { type: "checkbox", id: "hubs", checked: true }), words.hubs),
    ...Object.keys(files).map((key) => tool(key, files[key])));

  const finder = $("search"), found = $("found");
  let row = [], at = 0;
  const close = () => { found.hidden = true; finder.setAttribute("aria-expanded", "false"); };
  const choose = (i) => { close(); finder.value = ""; state.view = "graph"; act.pick({ thing: i }); picture.centre(i); };
  const list = function () {
    row = KG.find(data, finder.value, 12); at = 0;
    found.replaceChildren(...row.map((i, n) => make("li", { id: "found-" + n, role: "option", "aria-selected": n === at ? "true" : "false", onmousedown: (e) => { e.preventDefault(); choose(i); } }, make("span", {}, data.things[i].name), make("small", {}, data.kinds[data.things[i].kind].label + " · " + data.byThing[i].length))));
    found.hidden = !row.length; finder.setAttribute("aria-expanded", row.length ? "true" : "false");
  };
  finder.addEventListener("input", list);
  finder.addEventListener("blur", close);
  finder.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { finder.value = ""; close(); finder.blur(); }
    if (event.key === "Enter" && row.length && !found.hidden) choose(row[at]);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : row.length - 1)) % Math.max(1, row.length);
      [...found.children].forEach((li, n) => li.setAttribute("aria-selected", n === at ? "true" : "false"));
      finder.setAttribute("aria-activedescendant", "found-" + at);
    }
  });
  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); finder.focus(); }
    if (event.key === "?" && !typing) say(words.keys);
    if (event.key === "Escape" && !typing) { awaiting = -1; act.pick(null); }
    if (event.key === "b" && !typing && past.length) { state.shown = past.pop(); redraw(); }
    if (event.key === "f" && !typing) picture.fit(visible());
  });
  $("canvas").addEventListener("keydown", function (event) {
    if (!/^Arrow|^Enter/.test(event.key)) return;
    event.preventDefault();
    const things = [...visible()].sort((a, b) => a - b), now = state.chosen && state.chosen.thing;
    if (event.key === "Enter") { const first = $("panel").querySelector("li button"); if (first) first.focus(); return; }
    const near = now === undefined || now === null ? things : [...data.near[now]].filter((i) => things.includes(i)).sort((a, b) => a - b);
    if (!near.length) return;
    const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1, turn = (act.turn = ((act.turn || 0) + step + near.length) % near.length);
    act.pick({ thing: near[turn] });
  });
  $("theme").addEventListener("click", function () {
    const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark"; picture.theme(); redraw();
  });
  addEventListener("hashchange", function () { [state, known] = KG.read(data, location.hash.slice(1)); redraw(); });
  redraw();
  picture.fit(visible());
  if (!known) say(words.unknown);
  document.documentElement.dataset.ready = "true";
  };
  /* the drawing library lies packed in the page; the policy allows just this script by its hash */
  const unpack = async function (box) {
    const bytes = Uint8Array.from(atob(box.textContent), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  };
  if (typeof document !== "undefined") unpack(document.getElementById("library")).then(start);
})(globalThis.KG);
