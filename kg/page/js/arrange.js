/* Where things stand that have no place yet, and room for every label. Pure and without chance. */
"use strict";
(function (KG) {
  const LINE = 19, STEP = 150, GOLDEN = 2.399963, TRIES = 400, LETTER = 0.6, AIR = 1.5, READABLE = 10, LARGEST = 20, MARGIN = 5, SEEN = 4, PUSHED = 150;
  const meets = (p, a, q, b) => Math.abs(p.x - q.x) < a.half + b.half && (p.y <= q.y ? a.down + b.up > q.y - p.y : b.down + a.up > p.y - q.y);
  KG.radius = (weight) => 8 + Math.min(14, 2.2 * Math.sqrt(weight));
  KG.letters = (weight) => 13.5 + Math.min(5, Math.log2(1 + weight) * 0.8);
  /* a label in lines of some nineteen letters, three at most */
  KG.wrapped = function (text) {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= LINE) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    }
    const kept = lines.slice(0, 3).map((line) => (line.length > LINE + 6 ? line.slice(0, LINE + 4) + "…" : line));
    if (lines.length > 3) kept[2] += " …";
    return kept.join("\n");
  };
  /* the box of a drawn thing around its place: half the width, and what lies above and below */
  KG.boxOf = function (label, radius, size) {
    const lines = label.split("\n"), wide = Math.max(...lines.map((line) => line.length)) * size * LETTER;
    return { half: Math.max(wide / 2, radius) + 5, up: radius + 6, down: radius + 8 + lines.length * size * 1.25 };
  };
  /* what can be read at this scale: letters between `READABLE` and `LARGEST` pixels on screen, shapes no smaller than `SEEN`, and of labels
     that would lie on each other only the heaviest's; `first` come before all. -> thing -> {size, letters, label, box} */
  KG.legible = function (places, labels, weights, scale, first) {
    const order = [...places.keys()].sort((a, b) => first.has(b) - first.has(a) || weights(b) - weights(a) || a - b), taken = [], found = new Map();
    for (const i of order) {
      const size = Math.max(KG.radius(weights(i)), SEEN / scale), letters = Math.min(Math.max(KG.letters(weights(i)), READABLE / scale), LARGEST / scale), place = places.get(i), { half, up, down } = KG.boxOf(labels(i), size, letters), box = { half: half - MARGIN, up: up - MARGIN, down: down - MARGIN };
      const free = taken.every(([q, b]) => !meets(place, box, q, b));
      if (free) taken.push([place, box]);
      found.set(i, { size, letters, box, label: free ? labels(i) : "" });
    }
    return found;
  };
  /* the labels of lines that are to keep theirs, or have room beside the `boxes` of things, those of most claims first: -> [line, size of its letters, label or ""] */
  KG.captions = function (lines, places, radius, least, boxes) {
    const taken = [...boxes].map(([i, box]) => [places.get(i), box]);
    return [...lines].sort((a, b) => (b.count || 0) - (a.count || 0) || (a.id < b.id ? -1 : 1)).map(function (line) {
      const size = Math.max(line.letters, least), a = places.get(line.from), b = places.get(line.to), wide = line.label.length * size * 0.5;
      if (line.keep) return [line, size, line.label];
      const spot = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, box = { half: wide / 2, up: size / 2, down: size / 2 };
      if (wide > Math.hypot(a.x - b.x, a.y - b.y) - radius(line.from) - radius(line.to) || taken.some(([p, other]) => meets(spot, box, p, other))) return [line, size, ""];
      taken.push([spot, box]);
      return [line, size, line.label];
    });
  };
  KG.box = (label, weight) => KG.boxOf(label, KG.radius(weight), KG.letters(weight));
  /* the places stretched to fill a frame of this width by height with room for all boxes: half as they were, half evenly */
  KG.framed = function (places, boxes, aspect) {
    const names = [...places.keys()];
    if (names.length < 3) return KG.spread(places, boxes);
    const area = names.reduce((sum, i) => { const box = boxes.get(i); return sum + 2 * box.half * (box.up + box.down); }, 0) * AIR;
    const span = { x: Math.sqrt(area * aspect), y: Math.sqrt(area / aspect) };
    for (const axis of ["x", "y"]) {
      const order = [...names].sort((a, b) => places.get(a)[axis] - places.get(b)[axis] || a - b), low = places.get(order[0])[axis], range = places.get(order[order.length - 1])[axis] - low || 1;
      const next = order.map((i, n) => ((places.get(i)[axis] - low) / range + n / (order.length - 1)) / 2 - 0.5);
      order.forEach((i, n) => { places.get(i)[axis] = next[n] * span[axis]; });
    }
    return names.length > PUSHED ? places : KG.spread(places, boxes);
  };
  /* pushes overlapping boxes apart; `held` stay */
  KG.spread = function (places, boxes, held) {
    const names = [...places.keys()].sort((a, b) => (a < b ? -1 : 1));
    for (let round = 0; round < 120; round++) {
      let moved = false;
      for (let i = 0; i < names.length; i++) {
        for (let j = i + 1; j < names.length; j++) {
          const p = places.get(names[i]), q = places.get(names[j]), a = boxes.get(names[i]), b = boxes.get(names[j]);
          const across = a.half + b.half - Math.abs(p.x - q.x);
          if (across <= 0) continue;
          const along = p.y <= q.y ? a.down + b.up - (q.y - p.y) : b.down + a.up - (p.y - q.y);
          if (along <= 0) continue;
          const still = held && held.has(names[i]), firm = held && held.has(names[j]);
          if (still && firm) continue;
          const share = still ? 0 : firm ? 1 : 0.5;
          moved = true;
          if (along <= across) {
            const way = p.y <= q.y ? -1 : 1;
            p.y += way * (along + 1) * share; q.y -= way * (along + 1) * (1 - share);
          } else {
            const way = p.x <= q.x ? -1 : 1;
            p.x += way * (across + 1) * share; q.x -= way * (across + 1) * (1 - share);
          }
        }
      }
      if (!moved) break;
    }
    for (const place of places.values()) { place.x = Math.round(place.x); place.y = Math.round(place.y); }
    return places;
  };
  /* `wanted` with places: known ones keep theirs, others come near their neighbours. `near`: thing -> Set of things */
  KG.arrange = function (wanted, near, known, boxes) {
    const places = new Map(), fresh = [];
    for (const i of wanted) { if (known.has(i)) places.set(i, { ...known.get(i) }); else fresh.push(i); }
    const held = new Set(places.keys());
    fresh.sort((a, b) => near[b].size - near[a].size || a - b);
    const free = (i, place) => [...places].every(([j, other]) => !meets(place, boxes.get(i), other, boxes.get(j)));
    fresh.forEach(function (i, n) {
      const friends = [...near[i]].filter((j) => places.has(j)).map((j) => places.get(j));
      const far = friends.length === 1 ? STEP : friends.length ? STEP * 0.6 : 0;
      const mean = (axis) => (friends.length ? friends.reduce((sum, p) => sum + p[axis], 0) / friends.length : 0);
      const [x, y] = [mean("x"), mean("y")];
      let place;
      for (let turn = 0; turn < TRIES; turn++) {
        const reach = far + 16 * turn ** 0.75, angle = (n + turn) * GOLDEN;
        place = { x: x + Math.cos(angle) * reach * 1.2, y: y + Math.sin(angle) * reach };
        if (free(i, place)) break;
      }
      places.set(i, place);
    });
    return KG.spread(places, boxes, held);
  };
  /* one thing in the middle, the others around it, nearest kinds beside each other */
  KG.around = function (centre, others, boxes, sortOf) {
    const row = [...others].sort((a, b) => sortOf(a) - sortOf(b) || a - b), places = new Map([[centre, { x: 0, y: 0 }]]);
    const rings = Math.max(1, Math.ceil(row.length / 14));
    row.forEach(function (i, n) {
      const turn = (2 * Math.PI * n) / row.length - Math.PI / 2, far = 210 + 120 * (n % rings);
      places.set(i, { x: Math.cos(turn) * far * 1.35, y: Math.sin(turn) * far });
    });
    return KG.spread(places, boxes, new Set([centre]));
  };
})(globalThis.KG);
