/* Paths between two things over the claims that pass. Pure. */
"use strict";
(function (KG) {
  const LONGEST = 4, MOST = 5, FRONTIER = 20000, FEWEST = 10, HUB = 25, SHARE = 0.1;
  /* a hub ties more things than this: a tenth of all, but at least ten and at most twenty-five */
  KG.hubLimit = (data) => Math.max(FEWEST, Math.min(HUB, data.things.length * SHARE));
  const joined = function (data, claims) {
    const near = new Map(), link = (a, b) => { if (!near.has(a)) near.set(a, new Set()); near.get(a).add(b); };
    for (const i of claims) { const c = data.claims[i]; if (c.o >= 0 && c.o !== c.s) { link(c.s, c.o); link(c.o, c.s); } }
    return near;
  };
  /* up to five shortest simple paths, each a list of things, none through what `shut` says */
  const search = function (near, from, to, shut) {
    const found = [];
    let row = [[from]];
    for (let step = 0; step < LONGEST && found.length < MOST && row.length; step++) {
      const next = [];
      for (const path of row) {
        for (const thing of [...(near.get(path[path.length - 1]) || [])].sort((a, b) => a - b)) {
          if (path.includes(thing)) continue;
          if (thing === to) { if (found.length < MOST) found.push(path.concat(thing)); continue; }
          if (!shut(thing) && next.length < FRONTIER) next.push(path.concat(thing));
        }
      }
      row = next;
    }
    return found;
  };
  /* `allow`: {hubs, places}. -> {paths, hubs: what was avoided, the largest first, forced: whether every path leads through a hub} */
  KG.paths = function (data, claims, from, to, allow) {
    const near = joined(data, claims), limit = KG.hubLimit(data), size = (i) => near.get(i).size;
    const isHub = (i) => size(i) > limit, isPlace = (i) => data.kinds[data.things[i].kind].facet === "place";
    const place = (i) => !allow.places && isPlace(i);
    const hubs = allow.hubs ? [] : [...near.keys()].filter((i) => i !== from && i !== to && isHub(i) && !place(i)).sort((a, b) => size(b) - size(a) || a - b);
    const paths = search(near, from, to, (i) => place(i) || (!allow.hubs && isHub(i)));
    if (paths.length || !hubs.length) return { paths, hubs, forced: false };
    const through = search(near, from, to, place);
    return { paths: through, hubs: through.length ? [] : hubs, forced: through.length > 0 };
  };
})(globalThis.KG);
