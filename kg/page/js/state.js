/* What is chosen and shown; the whole of it as the address's fragment and back. Pure. */
"use strict";
(function (KG) {
  const LISTED = 60, SORTS = ["date", "subject", "relation", "object", "sentence", "status", "speaker", "source"];
  KG.fresh = (data) => ({
    view: "graph", shown: new Set(data.first), all: false, chosen: null, sure: 0, round: -1, compare: [-1, -1],
    off: { kinds: new Set(), relations: new Set(), statuses: new Set(), rounds: new Set(), documents: new Set(), speakers: new Set() },
    from: "", to: "", undated: "article", hubs: false, places: false, turned: null, sort: ["date", 1], camera: null,
  });
  const names = {
    kinds: (d, i) => d.kinds[i].label, relations: (d, i) => d.relations[i].name, statuses: (d, i) => d.statuses[i].name,
    documents: (d, i) => d.documents[i].id, speakers: (d, i) => (i < 0 ? "-" : d.things[i].key),
    rounds: (d, i) => (i < 0 ? "-" : d.things[d.rounds[i].thing].key),
  };
  const every = { kinds: (d) => d.kinds.length, relations: (d) => d.relations.length, statuses: (d) => d.statuses.length, documents: (d) => d.documents.length, rounds: (d) => d.rounds.length };
  const plain = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };
  KG.write = function (data, state) {
    const out = new URLSearchParams();
    if (state.view !== "graph") out.set("v", state.view);
    if (state.chosen && state.chosen.thing !== undefined) out.set("t", data.things[state.chosen.thing].key);
    if (state.chosen && state.chosen.claim !== undefined) out.set("c", data.claims[state.chosen.claim].id);
    if (state.chosen && state.chosen.pair) out.set("l", state.chosen.pair.map((i) => data.things[i].key).join("~"));
    for (const facet of Object.keys(state.off)) {
      if (state.off[facet].size) out.set(facet, [...state.off[facet]].map((i) => encodeURIComponent(names[facet](data, i))).join("~"));
    }
    if (state.from) out.set("from", state.from);
    if (state.to) out.set("to", state.to);
    if (state.undated !== "article") out.set("undated", state.undated);
    if (state.chosen && state.chosen.claims) out.set("cs", state.chosen.claims.slice(0, LISTED).map((i) => data.claims[i].id).join("~"));
    if (state.sort.join() !== "date,1") out.set("sort", state.sort.join("~"));
    if (state.camera) out.set("z", state.camera.join("~"));
    if (state.chosen && state.chosen.path) out.set("p", state.chosen.path.map((i) => data.things[i].key).join("~"));
    for (const kind of ["hubs", "places"]) if (state[kind]) out.set(kind, "1");
    if (state.turned !== null) out.set("turned", Number(state.turned));
    if (state.round >= 0) out.set("round", data.things[data.rounds[state.round].thing].key);
    if (state.compare[0] >= 0) out.set("ab", state.compare.map((i) => data.things[data.rounds[i].thing].key).join("~"));
    if (state.sure) out.set("sure", state.sure);
    if (state.all) { out.set("all", "1"); return out.toString(); }
    const start = data.first;
    const same = start.size === state.shown.size && [...state.shown].every((i) => start.has(i));
    if (!same) out.set("n", [...state.shown].sort((a, b) => a - b).map((i) => data.things[i].key.slice(1)).join("."));
    return out.toString();
  };
  /* -> [state, whether everything named was known] */
  KG.read = function (data, fragment) {
    const given = new URLSearchParams(fragment), state = KG.fresh(data);
    let known = true;
    const thing = (key) => { const i = data.byKey.get(key); if (i === undefined) known = false; return i; };
    const view = given.get("v");
    if (["positions", "claims", "compare"].includes(view)) state.view = view;
    if (given.has("t") && thing(given.get("t")) !== undefined) state.chosen = { thing: thing(given.get("t")) };
    if (given.has("c")) { const i = data.byClaim.get(given.get("c")); if (i === undefined) known = false; else state.chosen = { claim: i }; }
    if (given.has("cs")) {
      const row = given.get("cs").split("~").slice(0, LISTED).map((id) => data.byClaim.get(id)), left = row.filter((i) => i !== undefined);
      known = known && left.length === row.length;
      if (left.length) state.chosen = { claims: left };
    }
    const [by, way] = (given.get("sort") || "").split("~"), camera = (given.get("z") || "").split("~").map(Number);
    if (SORTS.includes(by)) state.sort = [by, way === "-1" ? -1 : 1];
    if (camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0.01 && camera[2] < 20) state.camera = camera;
    for (const [key, sort] of [["l", "pair"], ["p", "path"]]) {
      const ends = given.has(key) ? given.get(key).split("~").map(thing) : [];
      if (ends.length === 2 && ends.every((i) => i !== undefined)) state.chosen = { [sort]: ends };
    }
    for (const facet of Object.keys(every)) {
      const wanted = new Set((given.get(facet) || "").split("~").map(plain));
      for (let i = 0; i < every[facet](data); i++) if (given.has(facet) && wanted.has(names[facet](data, i))) state.off[facet].add(i);
    }
    if (given.has("rounds") && given.get("rounds").split("~").includes("-")) state.off.rounds.add(-1);
    for (const key of given.has("speakers") ? given.get("speakers").split("~") : []) {
      const i = key === "-" ? -1 : thing(key);
      if (i !== undefined) state.off.speakers.add(i);
    }
    for (const end of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(given.get(end) || "")) state[end] = given.get(end);
    const sure = Number(given.get("sure"));
    if (sure > 0 && sure <= 1) state.sure = sure;
    state.all = given.get("all") === "1";
    if (["keep", "drop"].includes(given.get("undated"))) state.undated = given.get("undated");
    for (const kind of ["hubs", "places"]) state[kind] = given.get(kind) === "1";
    if (given.has("turned")) state.turned = given.get("turned") === "1";
    const round = (key) => data.rounds.findIndex((r) => data.things[r.thing].key === key);
    if (given.has("round")) { state.round = round(given.get("round")); known = known && state.round >= 0; }
    if (given.has("ab")) { const two = given.get("ab").split("~").map(round); if (two.length === 2 && two.every((i) => i >= 0)) state.compare = two; }
    if (given.has("n")) state.shown = new Set(given.get("n").split(".").map((key) => thing("n" + key)).filter((i) => i !== undefined));
    return [state, known];
  };
})(globalThis.KG);
