/* The lines of the picture: one a pair, which opens; two rounds compared; groups of a large graph. Pure. */
"use strict";
(function (KG) {
  const LABELLED = 90, BARE = 300, GROUPS = 36, TIES = 2;
  const STYLE = { changed: ["#D55E00", []], b: ["#0072B2", []], a: ["#CC79A7", [9, 6]], both: ["#8a857a", [2, 5]] };
  const isTie = (c) => c.o >= 0 && c.o !== c.s;
  const into = (found, key, value) => { if (!found.has(key)) found.set(key, []); found.get(key).push(value); };
  const bundles = function (data, claims, things) {
    const found = new Map();
    for (const i of claims) { const c = data.claims[i]; if (isTie(c) && things.has(c.s) && things.has(c.o)) into(found, KG.pair(c.s, c.o), i); }
    return found;
  };
  /* what claims of one pair look like as a line: dashes and a bar where all have one status, an arrow where all go one way */
  const look = function (data, row, id) {
    const one = data.claims[row[0]], single = new Set(row.map((i) => data.claims[i].status)).size === 1, status = data.statuses[one.status];
    const ways = new Set(row.map((i) => data.claims[i].s)).size;
    return { id, from: one.s, to: one.o, count: row.length, width: 1 + Math.min(5, Math.sqrt(row.length) - 0.4), dashes: single ? status.dash : [], denied: Boolean(single && status.not), arrow: ways === 1, pick: { pair: [Math.min(one.s, one.o), Math.max(one.s, one.o)] } };
  };
  /* an opened line: one for each relation, direction and status, bent apart */
  const fan = function (data, words, key, row) {
    const parts = new Map();
    for (const i of row) { const c = data.claims[i]; into(parts, [c.r, c.s, c.status].join(" "), i); }
    return [...parts.values()].map(function (part, n, all) {
      const one = data.claims[part[0]], middle = n - (all.length - 1) / 2;
      return { ...look(data, part, key + "-" + n), letters: 15, keep: true, bend: (one.s < one.o ? 1 : -1) * middle, colour: data.relations[one.r].colour, label: KG.relation(data, words, one) + (part.length > 1 ? " ×" + part.length : ""), pick: { claims: part, title: KG.line(data, words, one) } };
    });
  };
  const openPair = function (data, chosen) {
    if (!chosen) return "";
    if (chosen.pair) return KG.pair(...chosen.pair);
    const one = chosen.claim === undefined ? null : data.claims[chosen.claim];
    return one && one.o >= 0 ? KG.pair(one.s, one.o) : "";
  };
  KG.lines = function (data, words, claims, things, chosen) {
    const opened = openPair(data, chosen), found = [];
    for (const [key, row] of bundles(data, claims, things)) {
      if (key === opened) { found.push(...fan(data, words, key, row)); continue; }
      const line = look(data, row, key), kinds = new Set(row.map((i) => data.claims[i].r + " " + data.claims[i].status)), relations = new Set(row.map((i) => data.claims[i].r)).size;
      const told = chosen && (chosen.path || line.from === chosen.thing || line.to === chosen.thing);
      if (told) line.label = kinds.size === 1 ? KG.relation(data, words, data.claims[row[0]]) : relations === 1 ? data.relations[data.claims[row[0]].r].label : KG.fill(words.relationcount, relations);
      else if (relations > 1 && things.size <= LABELLED) line.label = String(relations);
      if (things.size > BARE) { line.arrow = false; line.label = ""; }
      found.push(line);
    }
    return found;
  };
  /* -> [the things that differ most, lines between them]; `known` can be drawn */
  KG.compared = function (data, changes, known, most) {
    const weight = new Map(), sort = new Map(), rank = ["both", "a", "b", "changed"];
    for (const change of changes) for (const i of (change.before || []).concat(change.claims)) {
      const c = data.claims[i];
      if (!isTie(c)) continue;
      const key = KG.pair(c.s, c.o);
      if (!sort.has(key) || rank.indexOf(change.sort) > rank.indexOf(sort.get(key)[0])) sort.set(key, [change.sort, c.s, c.o]);
      for (const end of [c.s, c.o]) weight.set(end, (weight.get(end) || 0) + (change.sort === "changed" ? 20 : rank.indexOf(change.sort) + 1));
    }
    const things = new Set([...weight].filter((entry) => known.has(entry[0])).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map((entry) => entry[0]));
    const lines = [...sort].filter(([, [, a, b]]) => things.has(a) && things.has(b)).map(([key, [kind, a, b]]) => ({ id: key, from: a, to: b, width: kind === "changed" ? 3 : 1.6, dashes: STYLE[kind][1], colour: STYLE[kind][0], label: KG.SIGNS[kind], letters: 15, keep: true, pick: { pair: [a, b] } }));
    const tied = new Set(lines.flatMap((line) => [line.from, line.to]));
    return [new Set([...things].filter((i) => tied.has(i))), lines];
  };
  /* the communities as single things, with the strongest lines of each: -> {groups, lines, places} */
  KG.crowd = function (data, words, passing, aspect) {
    const most = data.communities.slice(0, GROUPS), ties = new Map();
    for (const [key, row] of data.pairs) {
      const [a, b] = key.slice(1).split("-").map((i) => data.groupOf.get(+i)), count = a === b || a >= most.length || b >= most.length ? 0 : row.filter((i) => passing.has(i)).length;
      if (count) ties.set(KG.pair(a, b), (ties.get(KG.pair(a, b)) || 0) + count);
    }
    const all = [...ties].map(([key, count]) => { const [from, to] = key.slice(1).split("-").map(Number); return { id: key, from, to, count }; }).sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
    const held = most.map(() => 0), kept = all.filter((tie) => { const takes = held[tie.from] < TIES || held[tie.to] < TIES; if (takes) { held[tie.from] += 1; held[tie.to] += 1; } return takes; });
    const near = most.map(() => new Set());
    for (const tie of kept) { near[tie.from].add(tie.to); near[tie.to].add(tie.from); }
    const groups = most.map(function (group, id) {
      const best = group.reduce((a, b) => (data.byThing[b].length > data.byThing[a].length ? b : a), group[0]), label = KG.wrapped(data.things[best].name) + "\n" + KG.fill(words.group, group.length - 1);
      return { id, label, size: 10 + Math.min(26, 1.6 * Math.sqrt(group.length)), colour: data.kinds[data.things[best].kind].colour };
    });
    const boxes = new Map(groups.map((group) => [group.id, KG.boxOf(group.label, group.size, 15)]));
    const places = KG.framed(KG.arrange(groups.map((group) => group.id), near, new Map(), boxes), boxes, aspect);
    const top = kept.length ? kept[0].count : 1;
    return { groups, places, lines: kept.map((tie) => ({ ...tie, width: 1 + (5 * tie.count) / top, dashes: [] })) };
  };
})(globalThis.KG);
