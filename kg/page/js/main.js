/* State changes, views redraw: the one place where they meet. */
"use strict";
(function (KG) {
  const SECTIONS = { graph: "graph-view", positions: "positions-view", compare: "compare-view", claims: "table-view" }, PHONE = 640, TOLD = 4000;
  const $ = (id) => document.getElementById(id);
  const start = function () {
    const island = JSON.parse($("kg-data").textContent), data = KG.index(island.kg), words = island.words;
    const say = function (text) { $("word").textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { $("word").textContent = ""; }, TOLD); };
    const frame = () => ({ wide: Math.max(200, $("canvas").clientWidth), high: Math.max(200, $("canvas").clientHeight) });
    const state = {};
    let claims = [], passing = new Set(), changes = [], route = null, awaiting = -1, drawn = { things: new Set(), lines: [], places: new Map() };
    const read = function () { const [now, known] = KG.read(data, location.hash.slice(1)); Object.assign(state, now); return known; };

    /* --- what can be done ---------------------------------------------------------------------------------------- */
    const show = function (things, own) { if (stage.show(state, things, own)) say(KG.fill(words.crowd, data.meta.crowd)); redraw(true); };
    const neighbours = (thing) => [...data.near[thing]].filter((other) => data.pairs.get(KG.pair(thing, other)).some((i) => passing.has(i)));
    const ends = (chosen) => (!chosen ? [] : chosen.claim !== undefined ? [data.claims[chosen.claim].s, data.claims[chosen.claim].o] : chosen.thing !== undefined ? [chosen.thing] : []);
    const everything = () => { stage.remember(state); state.all = true; stage.place(state); redraw(true); };
    const findPaths = function (from, to) {
      state.chosen = { path: [from, to] };
      const found = KG.paths(data, claims, from, to, state).paths;
      show(new Set(found.length ? found.flat() : [from, to]), stage.routes(found, from, to));
    };
    const act = {
      pick(chosen, expand) {
        if (chosen && chosen.group !== undefined) { show(new Set(data.communities[chosen.group])); return; }
        if (awaiting >= 0 && chosen && chosen.thing !== undefined) { const from = awaiting; awaiting = -1; say(""); if (chosen.thing !== from) findPaths(from, chosen.thing); return; }
        state.chosen = chosen;
        const fresh = ends(chosen).filter((i) => i >= 0 && !state.shown.has(i) && picture.known.has(i));
        if (fresh.length && !state.all && state.shown.size < data.meta.crowd) { stage.remember(state); fresh.forEach((i) => state.shown.add(i)); stage.place(state); }
        redraw();
        if (fresh.some((i) => drawn.places.has(i) && !picture.holds(i))) fit();
        if (expand && chosen) act.expand(chosen.thing, 1);
        if (chosen && innerWidth <= PHONE) $("panel").scrollIntoView({ block: "start" });
      },
      set(change) { Object.assign(state, change); redraw(change.view === "graph" || change.view === "compare"); },
      filter(facet, off) { state.off[facet] = off; redraw(); },
      toggle(facet, i) { if (!state.off[facet].delete(i)) state.off[facet].add(i); redraw(); },
      reset() { const { off, from, to, undated, sure } = KG.fresh(data); act.set({ off, from, to, undated, sure }); },
      onlyRound(round) { act.filter("rounds", new Set([-1, ...data.rounds.keys()].filter((n) => n !== round))); },
      onlySays(thing) { state.view = "claims"; act.filter("speakers", new Set([-1, ...data.claims.map((c) => c.speaker)].filter((n) => n !== thing))); },
      expand(thing, steps) {
        const reached = new Set([thing]);
        let row = [thing];
        for (let n = 0; n < steps; n++) row = row.flatMap((i) => neighbours(i).filter((j) => !reached.has(j) && reached.add(j)));
        show(new Set([...state.shown, ...reached]));
      },
      isolate(thing) { const others = neighbours(thing).slice(0, data.meta.crowd - 1); show(new Set([thing, ...others]), stage.around(thing, others)); },
      hide(thing) { const things = new Set(state.shown); things.delete(thing); state.chosen = null; show(things); },
      path(thing) { awaiting = thing; say(KG.fill(words.pathfrom, data.things[thing].name)); $("search").focus(); },
      allow(kind, on) { state[kind] = on; findPaths(...state.chosen.path); const box = $("allow-" + kind); if (box) box.focus(); },
      copy(text) { const done = () => say(words.copied), not = () => say(text); if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, not); else not(); },
      copyLink() { act.copy(location.href); },
    };
    const back = () => { if (stage.back(state)) { redraw(true); } };

    /* --- the views ----------------------------------------------------------------------------------------------- */
    const picture = KG.picture(data, island, $("canvas"), act.pick, (camera) => { state.camera = camera; address(); }), panel = KG.panel($("panel"), data, words, act);
    const views = { positions: KG.matrix($("positions-view"), data, words, act), compare: KG.comparison($("compare-view"), data, words, act), claims: KG.table($("table-view"), data, words, act) };
    const strip = KG.timeline($("strip"), data, words, act), legend = KG.legend($("filters"), data, words, act), tabs = KG.tabs($("tabs"), SECTIONS, words, (view) => act.set({ view }));
    $("tools").append(...[["start", () => { stage.start(state); redraw(true); }], ["back", () => back()], ["everything", () => everything()], ["fit", () => fit()]].map(([key, go]) => KG.button(words[key], go)));
    const stage = KG.stage(data, picture.known, frame);
    data.first = stage.first;
    const inside = (things) => claims.filter((i) => things.has(data.claims[i].s) && (data.claims[i].o < 0 || things.has(data.claims[i].o)));
    const visible = function () {
      const kept = new Set(), from = state.all ? picture.known : state.shown;
      for (const i of claims) { const c = data.claims[i]; kept.add(c.s); if (c.o >= 0) kept.add(c.o); }
      return new Set([...from].filter((i) => picture.known.has(i) && (kept.has(i) || (state.chosen && state.chosen.thing === i))));
    };
    const compared = function () {
      const [things, lines] = KG.compared(data, changes, picture.known, stage.room());
      const known = new Map([...stage.places()].filter(([i]) => things.has(i)).map(([i, place]) => [i, { ...place }]));
      return { things, lines, places: KG.framed(KG.arrange([...things], data.near, known, stage.boxes), stage.boxes, stage.aspect()) };
    };
    const crowded = function (things) {
      const { groups, places, lines } = KG.crowd(data, words, passing, stage.aspect());
      picture.crowd(groups.map((group) => ({ ...group, ...places.get(group.id) })), lines);
      $("shown").textContent = KG.fill(words.groupsshown, groups.length, things.size);
      return { things: new Set(), lines: [], places: new Map() };
    };
    const draw = function (fit) {
      const things = visible();
      if (state.view !== "compare" && state.all && things.size > data.meta.crowd) { drawn = crowded(things); if (fit) picture.fit(); return; }
      drawn = state.view === "compare" ? compared() : { things, lines: KG.lines(data, words, claims, things, state.chosen), places: new Map([...stage.places()].filter(([i]) => things.has(i))) };
      picture.draw(drawn.places, drawn.lines, data.groups.map((group) => [group.thing, ...group.members]), state.chosen, fit);
      $("shown").textContent = KG.fill(words.shown, drawn.things.size, data.things.length, inside(drawn.things).length, data.claims.length);
    };
    const redraw = function (fit) {
      const view = state.view, chosen = state.chosen;
      claims = KG.passing(data, state); passing = new Set(claims);
      route = chosen && chosen.path ? { ...KG.paths(data, claims, ...chosen.path, state), allow: { hubs: state.hubs, places: state.places } } : null;
      tabs(view);
      for (const [key, id] of Object.entries(SECTIONS)) $(id).hidden = key !== view && !(key === "graph" && view === "compare" && data.rounds.length > 1);
      $("tools").hidden = view === "compare";
      if (view === "compare") changes = data.rounds.length > 1 ? KG.changes(data, claims, ...(state.compare[0] >= 0 ? state.compare : KG.pairOfRounds(data))) : [];
      if (views[view]) views[view](state, view === "compare" ? changes : claims);
      draw(fit); strip(state); panel.show(chosen, claims, route); legend(state);
      if (fit) state.camera = null;
      address();
    };
    const address = function () {
      const fragment = KG.write(data, state);
      history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
    };
    const fit = () => { picture.fit(); state.camera = null; address(); };
    const again = function () {
      const known = read(), camera = state.camera;
      stage.place(state); redraw(true);
      if (camera) { picture.look(camera); state.camera = camera; address(); }
      if (!known) say(words.unknown);
    };
    const themed = () => { picture.theme(); redraw(); };

    /* --- tools, keys --------------------------------------------------------------------------------------------- */
    KG.files($("files"), data, words, () => (state.view === "graph" && drawn.things.size ? inside(drawn.things) : claims), () => drawn);
    KG.finder($("search"), $("found"), data, words, () => passing, function (i) {
      if (state.view !== "graph") act.set({ view: "graph" });
      const pathing = awaiting >= 0;
      act.pick({ thing: i });
      if (!pathing) picture.reach(i);
      $("canvas").focus({ preventScroll: true });
    });
    KG.keys({ "/": () => $("search").focus(), "?": () => say(words.keys), Escape: () => { awaiting = -1; act.pick(null); }, b: back, f: fit });
    KG.walk($("canvas"), $("panel"), function (way) {
      const from = state.chosen && drawn.places.get(state.chosen.thing), next = from ? stage.beside(drawn.places, from, way) : stage.heaviest(drawn.things);
      if (next !== null && next !== undefined) { act.pick({ thing: next }); say(data.things[next].name); }
    });
    $("theme").addEventListener("click", () => { document.documentElement.dataset.theme = KG.isDark() ? "light" : "dark"; themed(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themed);
    for (const [when, on] of [["beforeprint", true], ["afterprint", false]]) addEventListener(when, () => { const dark = KG.isDark(); KG.printing = on; if (dark || KG.isDark()) themed(); });
    addEventListener("hashchange", again);
    again();
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
  unpack($("library")).then(start);
})(globalThis.KG);
