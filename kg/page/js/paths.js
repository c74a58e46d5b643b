/* Paths between two things over the claims that pass. Pure. */
"use strict";
(function (KG) {
  const HUB = 25, LONGEST = 4, MOST = 5;
  /* -> up to five shortest simple paths, each a list of things */
  KG.paths = function (data, claims, from, to, avoidHubs, avoidPlaces) {
    const near = new Map();
    const link = (a, b) => { if (!near.has(a)) near.set(a, new Set()); near.get(a).add(b); };
    for (const i of claims) { const c = data.claims[i]; if (c.o >= 0 && c.o !== c.s) { link(c.s, c.o); link(c.o, c.s); } }
    const found = [];
    let row = [[from]];
    for (let step = 0; step < LONGEST && found.length < MOST && row.length; step++) {
      const next = [];
      for (const path of row) {
        for (const thing of [...(near.get(path[path.length - 1]) || [])].sort((a, b) => a - b)) {
          if (path.includes(thing)) continue;
          if (thing === to) { if (found.length < MOST) found.push(path.concat(thing)); continue; }
          if (avoidPlaces && data.kinds[data.things[thing].kind].facet === "place") continue;
          if (avoidHubs && near.get(thing).size > HUB) continue;
          if (next.length < 20000) next.push(path.concat(thing));
        }
      }
      row = next;
    }
    return found;
  };
})(globalThis.KG);
