/* State changes, views redraw: the one place where they meet. */
"use strict";
(function (KG) {
  const start = function () {
  const island = JSON.parse(document.getElementById("kg-data").textContent), data = KG.index(island.kg), words = island.words, make = KG.make;
  const $ = (id) => document.getElementById(id), GROUPS = 36, COMPARED = 26, LABELLED = 90;
  let [state, known] = KG.read(data, location.hash.slice(1)), claims = [], changes = [], awaiting = -1, places = new Map();
  const past = [], first = new Map(data.start.map(([i, x, y]) => [i, { x: x * 0.62, y: y * 0.72 }]));
  const boxes = new Map(data.things.map((thing, i) => [i, KG.box(KG.wrapped(KG.label(thing)), data.byThing[i].length)]));
  KG.spread(first, boxes);
  const say = function (text) { $("word").textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { $("word").textContent = ""; }, 4000); };

  /* --- what is shown, and where ------------------------------------------------------------------------------- */
  const whole = () => new Map([...picture.known].map((i) => [i, { x: data.things[i].x, y: data.things[i].y }]));
  const place = function () {
    if (state.all) { places = whole(); return; }
    const old = new Map([...first].filter(([i]) => state.shown.has(i)));
    for (const [i, p] of places) if (state.shown.has(i)) old.set(i, p);
    places = KG.arrange([...state.shown].filter((i) => picture.known.has(i)), data.near, old, boxes);
  };
  const remember = () => { past.push({ shown: new Set(state.shown), places: new Map(places), all: state.all }); if (past.length > 50) past.shift(); };
  const show = function (things, own) {
    const most = data.meta.crowd;
    if (things.size > most) { say(KG.fill(words.crowd, most)); things = new Set([...things].sort((a, b) => data.byThing[b].length - data.byThing[a].length || a - b).slice(0, most)); }
    remember(); state.all = false; state.shown = things;
    places = own || places;
    if (!own) place();
    redraw(); picture.fit();
  };
  const back = function () {
    const old = past.pop();
    if (old) { state.shown = old.shown; state.all = old.all; places = old.places; redraw(); picture.fit(); }
  };
  const open = (a, b) => data.pairs.get(KG.pair(a, b)).some((i) => passing.has(i));
  const neighbours = (thing) => [...data.near[thing]].filter((other) => open(thing, other));
  const kindOf = (i) => data.things[i].kind;

  const act = {
    pick(chosen, expand) {
      if (chosen && chosen.group !== undefined) { show(new Set(data.communities[chosen.group])); return; }
      if (awaiting >= 0 && chosen && chosen.thing !== undefined) { const from = awaiting; awaiting = -1; say(""); findPaths(from, chosen.thing); return; }
      state.chosen = chosen;
      const ends = !chosen ? [] : chosen.claim !== undefined ? [data.claims[chosen.claim].s, data.claims[chosen.claim].o] : chosen.thing !== undefined ? [chosen.thing] : [];
      const fresh = ends.filter((i) => i >= 0 && !state.shown.has(i) && picture.known.has(i));
      if (fresh.length && !state.all && state.shown.size < data.meta.crowd) { remember(); fresh.forEach((i) => state.shown.add(i)); place(); }
      redraw();
      if (expand && chosen) act.expand(chosen.thing, 1);
      if (chosen && innerWidth <= 640) $("panel").scrollIntoView({ block: "start" });
    },
    set(change) { Object.assign(state, change); redraw(); if ("view" in change && (change.view === "graph" || change.view === "compare")) picture.fit(); },
    filter(facet, off) { state.off[facet] = off; redraw(); },
    toggle(facet, i) { if (!state.off[facet].delete(i)) state.off[facet].add(i); redraw(); },
    reset() { const { off, from, to, undated, sure } = KG.fresh(data); act.set({ off, from, to, undated, sure }); },
    expand(thing, steps) {
      const things = new Set(state.shown).add(thing);
      const reached = new Set([thing]);
      let row = [thing];
      for (let n = 0; n < steps; n++) row = row.flatMap((i) => neighbours(i).filter((j) => !reached.has(j) && reached.add(j)));
      for (const i of reached) things.add(i);
      show(things);
    },
    isolate(thing) { const others = neighbours(thing).slice(0, data.meta.crowd - 1); show(new Set([thing, ...others]), KG.around(thing, others, boxes, kindOf)); },
    hide(thing) { const things = new Set(state.shown); things.delete(thing); state.chosen = null; show(things); },
    path(thing) { awaiting = thing; say(KG.fill(words.pathfrom, data.things[thing].name)); $("search").focus(); },
    copy(text) { const done = () => say(words.copied), not = () => say(text); if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, not); else not(); },
    copyLink() { act.copy(location.href); },
  };
  const findPaths = function (from, to) {
    const found = KG.paths(data, claims, from, to, $("hubs").checked, $("places").checked), things = new Set(found.length ? found.flat() : [from, to]);
    state.chosen = { paths: found, title: data.things[from].name + " → " + data.things[to].name };
    const row = new Map();
    found.forEach((path, n) => path.forEach((i, step) => { if (!row.has(i)) row.set(i, { x: step * 260 * (4 / Math.max(2, path.length - 1)), y: step === 0 || i === to ? 0 : n * 110 }); }));
    show(things, KG.spread(row.size ? row : new Map([[from, { x: 0, y: 0 }], [to, { x: 400, y: 0 }]]), boxes));
  };

  const picture = KG.picture(data, island, $("canvas"), act.pick), panel = KG.panel($("panel"), data, words, act);
  const views = { positions: KG.matrix($("positions-view"), data, words, act), compare: KG.comparison($("compare-view"), data, words, act), claims: KG.table($("table-view"), data, words, act) };
  const strip = KG.timeline($("strip"), data, words, act), legend = KG.legend($("filters"), data, words, act);
  const sections = { graph: "graph-view", positions: "positions-view", compare: "compare-view", claims: "table-view" };
  const tabs = Object.keys(sections).map((key) => make("button", { type: "button", role: "tab", id: "tab-" + key, "aria-controls": sections[key], onclick: () => act.set({ view: key }), dataset: { view: key } }, words[key]));
  $("tabs").append(...tabs);
  $("tabs").addEventListener("keydown", function (event) {
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.view === state.view) + step) % tabs.length];
    act.set({ view: next.dataset.view }); next.focus();
  });

  /* --- the lines of the picture ------------------------------------------------------------------------------- */
  let passing = new Set();
  const style = { changed: ["#D55E00", []], b: ["#0072B2", []], a: ["#CC79A7", [9, 6]], both: ["#8a857a", [2, 5]] };
  const bundle = function (things) {
    const found = new Map();
    for (const i of claims) {
      const c = data.claims[i];
      if (c.o < 0 || c.o === c.s || !things.has(c.s) || !things.has(c.o)) continue;
      const key = KG.pair(c.s, c.o);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(i);
    }
    return found;
  };
  const look = function (row, id) {
    const one = data.claims[row[0]], statuses = new Set(row.map((i) => data.claims[i].status)), single = statuses.size === 1;
    const ways = new Set(row.map((i) => data.claims[i].s)).size;
    return { id, from: one.s, to: one.o, count: row.length, width: 1 + Math.min(5, Math.sqrt(row.length) - 0.4), dashes: single ? data.statuses[one.status].dash : [], denied: single && data.statuses[one.status].not, arrow: ways === 1, pick: { pair: [Math.min(one.s, one.o), Math.max(one.s, one.o)] } };
  };
  const fan = function (key, row) {
    const parts = new Map();
    for (const i of row) { const c = data.claims[i], sort = [c.r, c.s, c.status].join(" "); if (!parts.has(sort)) parts.set(sort, []); parts.get(sort).push(i); }
    return [...parts.values()].map(function (part, n, all) {
      const one = data.claims[part[0]], line = look(part, key + "-" + n), middle = n - (all.length - 1) / 2;
      const label = data.relations[one.r].label, status = data.statuses[one.status];
      return { ...line, letters: 15, bend: (one.s < one.o ? 1 : -1) * middle, colour: data.relations[one.r].colour, label: (status.not ? KG.fill(words.not, label) : label) + (part.length > 1 ? " ×" + part.length : ""), pick: { claims: part, title: KG.line(data, words, one) } };
    });
  };
  const lines = function (things) {
    const chosen = state.chosen, found = [];
    const pair = chosen && (chosen.pair || (chosen.claim !== undefined && data.claims[chosen.claim].o >= 0 && [data.claims[chosen.claim].s, data.claims[chosen.claim].o])), opened = pair ? KG.pair(...pair) : "";
    for (const [key, row] of bundle(things)) {
      if (key === opened) { found.push(...fan(key, row)); continue; }
      const line = look(row, key), relations = new Set(row.map((i) => data.claims[i].r));
      const mine = chosen && (line.from === chosen.thing || line.to === chosen.thing);
      if (mine || (chosen && chosen.paths)) line.label = relations.size === 1 ? data.relations[data.claims[row[0]].r].label : KG.fill(words.relationcount, relations.size);
      else if (relations.size > 1 && things.size <= LABELLED) line.label = String(relations.size);
      if (things.size > 300) { line.arrow = false; line.label = ""; }
      found.push(line);
    }
    return found;
  };
  const compared = function () {
    const weight = new Map(), sort = new Map(), rank = ["both", "a", "b", "changed"];
    for (const change of changes) for (const i of (change.before || []).concat(change.claims)) {
      const c = data.claims[i];
      if (c.o < 0 || c.o === c.s) continue;
      const key = KG.pair(c.s, c.o);
      if (!sort.has(key) || rank.indexOf(change.sort) > rank.indexOf(sort.get(key)[0])) sort.set(key, [change.sort, c.s, c.o]);
      for (const end of [c.s, c.o]) weight.set(end, (weight.get(end) || 0) + rank.indexOf(change.sort) + 1);
    }
    const things = new Set([...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED).map((entry) => entry[0]).filter((i) => picture.known.has(i)));
    const found = [...sort].filter(([, [, a, b]]) => things.has(a) && things.has(b)).map(([key, [kind, a, b]]) => ({ id: key, from: a, to: b, width: kind === "changed" ? 3 : 1.6, dashes: style[kind][1], colour: style[kind][0], label: KG.SIGNS[kind], letters: 19, pick: { pair: [a, b] } }));
    return [things, found];
  };
  const crowded = function () {
    const most = data.communities.slice(0, GROUPS), centre = new Map(), near = most.map(() => new Set()), ties = new Map();
    for (const [key, row] of data.pairs) {
      const [a, b] = key.slice(1).split("-").map((i) => data.groupOf.get(+i));
      if (a === b || a >= most.length || b >= most.length || !row.some((i) => passing.has(i))) continue;
      near[a].add(b); near[b].add(a); ties.set(KG.pair(a, b), (ties.get(KG.pair(a, b)) || 0) + row.length);
    }
    const names = most.map((group) => group.reduce((best, i) => (data.byThing[i].length > data.byThing[best].length ? i : best), group[0]));
    const labels = most.map((group, n) => KG.wrapped(KG.fill(words.group, data.things[names[n]].name, group.length)));
    const places = KG.arrange(most.map((_, n) => n), near, centre, new Map(most.map((_, n) => [n, KG.box(labels[n], 40)])));
    picture.crowd(most.map((group, n) => ({ id: n, label: labels[n], size: 10 + Math.min(26, 1.6 * Math.sqrt(group.length)), colour: data.kinds[data.things[names[n]].kind].colour, ...places.get(n) })),
      [...ties].map(([key, count]) => { const [from, to] = key.slice(1).split("-").map(Number); return { id: key, from, to, width: 1 + Math.min(6, Math.log2(count)), dashes: [] }; }));
    return most.length;
  };

  /* --- redrawing ------------------------------------------------------------------------------------------------ */
  const visible = function () {
    const kept = new Set();
    for (const i of claims) { const c = data.claims[i]; kept.add(c.s); if (c.o >= 0) kept.add(c.o); }
    const from = state.all ? picture.known : state.shown;
    return new Set([...from].filter((i) => picture.known.has(i) && (kept.has(i) || (state.chosen && state.chosen.thing === i))));
  };
  let drawn = { things: new Set(), lines: [], places: new Map() };
  const draw = function () {
    let things = visible(), rows;
    if (state.view === "compare") {
      [things, rows] = compared();
      const at = KG.arrange([...things], data.near, new Map([...first].filter(([i]) => things.has(i))), boxes);
      for (const spot of at.values()) spot.x *= 1.6;
      drawn = { things, lines: rows, places: at };
    } else if (state.all && things.size > data.meta.crowd) {
      $("shown").textContent = KG.fill(words.groupsshown, crowded(), things.size);
      drawn = { things: new Set(), lines: [], places: new Map() };
      return;
    } else drawn = { things, lines: lines(things), places: new Map([...places].filter(([i]) => things.has(i))) };
    picture.draw(drawn.places, drawn.lines, data.groups.map((group) => [group.thing, ...group.members]), state.chosen);
    const inside = claims.filter((i) => things.has(data.claims[i].s) && (data.claims[i].o < 0 || things.has(data.claims[i].o))).length;
    $("shown").textContent = KG.fill(words.shown, things.size, data.things.length, inside, data.claims.length);
  };
  const redraw = function () {
    claims = KG.passing(data, state); passing = new Set(claims);
    const view = state.view;
    for (const tab of tabs) { const on = tab.dataset.view === view; tab.setAttribute("aria-selected", String(on)); tab.tabIndex = on ? 0 : -1; }
    for (const [key, id] of Object.entries(sections)) $(id).hidden = key !== view && !(key === "graph" && view === "compare" && data.rounds.length > 1);
    $("tools").hidden = view === "compare";
    if (view === "compare") {
      const [a, b] = state.compare[0] >= 0 ? state.compare : KG.pairOfRounds(data);
      changes = data.rounds.length > 1 ? KG.changes(data, claims, a, b) : [];
    }
    if (views[view]) views[view](state, view === "compare" ? changes : claims);
    draw(); strip(state); panel.show(state.chosen, claims); legend(state);
    const fragment = KG.write(data, state);
    history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  };

  /* --- tools, keys ------------------------------------------------------------------------------------------------ */
  const tool = (key, onclick) => make("button", { type: "button", onclick }, words[key]);
  const check = (id, word, checked) => make("label", {}, make("input", { type: "checkbox", id, checked }), word);
  const visibleClaims = () => (state.view === "graph" && drawn.things.size ? claims.filter((i) => drawn.things.has(data.claims[i].s) && (data.claims[i].o < 0 || drawn.things.has(data.claims[i].o))) : claims);
  const svg = () => KG.svg(data, drawn.places, drawn.things, new Map(drawn.lines.map((line) => [line.id, line])), [...new Set(data.documents.map((d) => d.publisher).filter(Boolean))].slice(0, 6).join(", "));
  const save = function (ending, type, content) {
    const url = typeof content === "string" ? URL.createObjectURL(new Blob([content], { type })) : URL.createObjectURL(content);
    const link = make("a", { download: "parley." + ending, href: url });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  const png = function () {
    const image = new Image(), url = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg());
    image.onload = function () {
      const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 }), context = canvas.getContext("2d");
      context.scale(2, 2); context.drawImage(image, 0, 0);
      canvas.toBlob((blob) => save("png", "image/png", blob));
    };
    image.src = url;
  };
  const files = { png, svg: () => save("svg", "image/svg+xml", svg()), csv: () => save("csv", "text/csv", KG.csv(data, visibleClaims())), json: () => save("json", "application/json", JSON.stringify(KG.rows(data, visibleClaims()), null, 1)), turtle: () => save("ttl", "text/turtle", KG.turtle(data, visibleClaims())) };
  const starting = () => show(new Set(first.keys()), new Map([...first].map(([i, p]) => [i, { ...p }])));
  const menu = (word, ...items) => make("details", { className: "menu" }, make("summary", {}, word), make("div", {}, ...items));
  $("tools").append(tool("start", starting), tool("back", back), tool("everything", () => { remember(); state.all = true; place(); redraw(); picture.fit(); }), tool("fit", picture.fit),
    menu(words.pathsmenu, check("hubs", words.hubs, true), check("places", words.places, true)));
  $("files").append(menu(words.export, ...Object.keys(files).map((key) => tool(key, files[key]))));
  document.addEventListener("click", (event) => { for (const one of document.querySelectorAll("details.menu[open]")) if (!one.contains(event.target) || event.target.tagName === "BUTTON") one.open = false; });
  KG.finder($("search"), $("found"), data, words, (i) => { if (state.view !== "graph") state.view = "graph"; const pathing = awaiting >= 0; act.pick({ thing: i }); if (!pathing) picture.centre(i); $("canvas").focus(); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    const go = { "/": () => $("search").focus(), "?": () => say(words.keys), Escape: () => { awaiting = -1; act.pick(null); }, b: back, f: () => picture.fit() }[event.key];
    if (go) { event.preventDefault(); go(); }
  });
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  $("canvas").addEventListener("keydown", function (event) {
    if (event.key === "Enter") { event.preventDefault(); const item = $("panel").querySelector("li button") || $("heading"); if (item) item.focus(); return; }
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const now = state.chosen && drawn.places.get(state.chosen.thing), heavy = (a, b) => data.byThing[b].length - data.byThing[a].length || a - b;
    if (!now) { const best = [...drawn.things].sort(heavy)[0]; if (best !== undefined) act.pick({ thing: best }); return; }
    let best = null, least = Infinity;
    for (const [i, p] of drawn.places) {
      const along = (p.x - now.x) * way[0] + (p.y - now.y) * way[1], across = Math.abs((p.x - now.x) * way[1]) + Math.abs((p.y - now.y) * way[0]);
      if (along > 1 && along + 2 * across < least) { least = along + 2 * across; best = i; }
    }
    if (best !== null) { act.pick({ thing: best }); say(data.things[best].name); }
  });
  $("theme").addEventListener("click", () => { document.documentElement.dataset.theme = KG.isDark() ? "light" : "dark"; picture.theme(); redraw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { picture.theme(); redraw(); });
  addEventListener("hashchange", function () { [state, known] = KG.read(data, location.hash.slice(1)); place(); redraw(); picture.fit(); if (!known) say(words.unknown); });
  place(); redraw(); picture.fit();
  if (!known) say(words.unknown);
  KG.state = () => ({ ...state, drawn, claims });
  KG.network = picture.network;
  document.documentElement.dataset.ready = "true";
  };
  /* the drawing library lies packed in the page; the policy allows just this script by its hash */
  const unpack = async function (box) {
    const bytes = Uint8Array.from(atob(box.textContent), (c) => c.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.head.append(script);
  };
  unpack(document.getElementById("library")).then(start);
})(globalThis.KG);
