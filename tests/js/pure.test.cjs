/* The page's modules that know no document, under `node --test`. */
"use strict";
const assert = require("node:assert"), fs = require("node:fs"), path = require("node:path"), test = require("node:test"), vm = require("node:vm");

for (const name of ["data", "state", "filters", "search", "paths", "compare", "words", "arrange", "stage", "lines", "write"]) {
  vm.runInThisContext(fs.readFileSync(path.join(__dirname, "../../kg/page/js", name + ".js"), "utf8"), name);
}
const KG = globalThis.KG;

/* things 0 - 1 - 2 - 3, and a hub 4 that all touch */
function small() {
  const claim = (n, s, o, more) => ({ id: "c" + n, fact: n, s, r: 0, o, value: "", status: 0, speaker: -1, date: "", doc: 0, words: [["=a", 1], [" b", 0]], rule: "", sure: 1, ev: "urn:e" + n, ...more });
  const ties = [[0, 1], [1, 2], [2, 3], ...[0, 1, 2, 3].map((i) => [i, 4])];
  const claims = ties.map(([s, o], n) => claim(n, s, o));
  for (let i = 5; i < 40; i++) claims.push(claim(i + 10, 4, i));
  const things = [...Array(40).keys()].map((i) => ({ iri: "urn:t" + i, name: "Thing " + i, key: "n" + i, kind: 0, aliases: i === 3 ? ["Умєров", "Čapek"] : [] }));
  return KG.index({
    meta: { title: "t", crowd: 500 }, kinds: [{ label: "k", colour: "#888", shape: "dot", facet: "", iri: "urn:k" }], relations: [{ name: "r", label: "r", iri: "urn:r", stance: "", sign: "" }],
    statuses: [{ name: "actual", holds: true, dash: [] }, { name: "negated", not: true, dash: [] }], documents: [{ id: "d", title: "d", date: "", publisher: "+p", url: "", language: "en", iri: "urn:d" }],
    things, start: [[0, 0, 0], [1, 9, 9]], communities: [], claims, against: [], rounds: [{ thing: 0, date: "2031-01-02", claims: [0], weight: 1 }], axes: [], groups: [],
  });
}

test("search is blind to case, accents and script", () => {
  const data = small();
  for (const typed of ["umerov", "УМЄРОВ", "capek", "Čap"]) assert.deepStrictEqual(KG.find(data, typed, 3), [3], typed);
  assert.deepStrictEqual(KG.find(data, "  ", 3), []);
});

test("search ranks the name itself, names that begin, aliases, then what lies within", () => {
  const names = [["Upper Ardal"], ["Ardalia"], ["Borso", "Ardal"], ["Ardal"], ["Cape", "Old Ardal"], ["Ardal Bay"], ["Nordardalen"], ["Dale", "Fjardal"]];
  const data = { things: names.map(([name, ...aliases]) => ({ name, aliases })), byThing: names.map((_, i) => Array(i)) };
  assert.deepStrictEqual(KG.find(data, "ardal", 9).map((i) => names[i][0]), ["Ardal", "Ardal Bay", "Ardalia", "Borso", "Upper Ardal", "Cape", "Nordardalen", "Dale"]);
  assert.deepStrictEqual(KG.find(data, "bay ard", 9).map((i) => names[i][0]), ["Ardal Bay"]);
  assert.strictEqual(KG.foundBy(data.things[2], "ard"), "Ardal");
  assert.strictEqual(KG.foundBy(data.things[5], "ard"), "");
});

test("paths keep off hubs, shortest first", () => {
  const data = small(), all = data.claims.map((_, i) => i);
  const round = KG.paths(data, all, 0, 3, { hubs: false }), through = KG.paths(data, all, 0, 3, { hubs: true });
  assert.deepStrictEqual(round, { paths: [[0, 1, 2, 3]], hubs: [4], forced: false });
  assert.deepStrictEqual([through.paths[0], through.hubs], [[0, 4, 3], []]);
});

test("where every path leads through a hub, that is told", () => {
  const data = small(), all = data.claims.map((_, i) => i);
  assert.deepStrictEqual(KG.paths(data, all, 7, 9, { hubs: false }), { paths: [[7, 4, 9]], hubs: [], forced: true });
});

test("undated claims go by their article, stay, or are left out", () => {
  const data = small(), state = KG.fresh(data);
  data.claims[0].date = "2031-03-05"; data.documents[0].date = "2031-05-01";
  const pass = (undated, bounds) => KG.passing(data, { ...state, undated, from: "", to: "", ...bounds });
  assert.strictEqual(pass("article", {}).length, data.claims.length);
  assert.deepStrictEqual(pass("article", { to: "2031-04-01" }), [0]);
  assert.strictEqual(pass("article", { from: "2031-04-01" }).length, data.claims.length - 1);
  assert.strictEqual(pass("keep", { to: "2031-04-01" }).length, data.claims.length);
  assert.deepStrictEqual(pass("drop", {}), [0]);
  data.documents[0].date = "";
  assert.deepStrictEqual(pass("article", { to: "2031-04-01" }), [0]);
});

test("a frame of another shape gives every label room", () => {
  for (const aspect of [0.6, 1.2, 2.5]) {
    const places = new Map([...Array(24).keys()].map((i) => [i, { x: (i * 37) % 101, y: (i * i) % 97 }])), boxes = new Map([...places.keys()].map((i) => [i, KG.box("A label of two\nlines " + i, 4)]));
    const row = [...KG.framed(places, boxes, aspect)], span = (axis) => Math.max(...row.map(([, p]) => p[axis])) - Math.min(...row.map(([, p]) => p[axis]));
    assert.ok(Math.abs(Math.log(span("x") / span("y") / aspect)) < 0.5, String(span("x") / span("y")));
    row.forEach(([i, p], n) => row.slice(n + 1).forEach(([j, q]) => {
      const [a, b] = [boxes.get(i), boxes.get(j)], over = p.y <= q.y ? a.down + b.up - (q.y - p.y) : b.down + a.up - (p.y - q.y);
      assert.ok(a.half + b.half - Math.abs(p.x - q.x) <= 2 || over <= 2, i + " on " + j);
    }));
  }
});

test("a denied line says so and bears a bar", () => {
  const data = small(), all = data.claims.map((_, i) => i), words = { not: "not {0}", relationcount: "{0} relations" };
  data.claims[0].status = 1;
  const line = KG.lines(data, words, all, new Set([0, 1]), { thing: 0 })[0];
  assert.deepStrictEqual([line.denied, line.label], [true, "not r"]);
});

test("the address holds the state, and unknown names are told", () => {
  const data = small(), state = KG.fresh(data);
  state.view = "claims"; state.shown = new Set([2, 3]); state.off.statuses.add(1); state.off.rounds.add(-1); state.sure = 0.5; state.from = "2031-01-01"; state.chosen = { claim: 1 }; state.undated = "keep"; state.hubs = true; state.turned = false; state.sort = ["subject", -1]; state.camera = [12, -7, 0.5];
  const [again, known] = KG.read(data, KG.write(data, state));
  assert.ok(known);
  assert.strictEqual(KG.write(data, again), KG.write(data, state));
  assert.strictEqual(KG.read(data, "t=nobody")[1], false);
  const list = KG.read(data, "cs=c2~c0~gone");
  assert.deepStrictEqual([list[0].chosen, list[1]], [{ claims: [2, 0] }, false]);
  for (const broken of ["z=1~2", "z=1~2~NaN", "z=1~2~900", "sort=__proto__"]) assert.strictEqual(KG.write(data, KG.read(data, broken)[0]), "");
});

test("counts follow the other filters, not their own", () => {
  const data = small(), state = KG.fresh(data), all = data.claims.length;
  state.off.relations.add(0);
  assert.strictEqual(KG.passing(data, state).length, 0);
  assert.strictEqual(KG.counts(data, state).relations.get(0), all);
  assert.strictEqual(KG.counts(data, state).statuses.get(0), undefined);
});

test("new things find a free place, known ones stay", () => {
  const data = small(), boxes = new Map(data.things.map((thing, i) => [i, KG.box(thing.name, 3)])), known = new Map([[4, { x: 7, y: 9 }]]);
  const places = KG.arrange(data.things.map((_, i) => i), data.near, known, boxes), rows = [...places];
  assert.deepStrictEqual(places.get(4), { x: 7, y: 9 });
  rows.forEach(([i, p], n) => rows.slice(n + 1).forEach(([j, q]) => {
    const [a, b] = [boxes.get(i), boxes.get(j)], over = p.y <= q.y ? a.down + b.up - (q.y - p.y) : b.down + a.up - (p.y - q.y);
    assert.ok(a.half + b.half - Math.abs(p.x - q.x) <= 2 || over <= 2, i + " on " + j);
  }));
});

test("cells of a spreadsheet are no formulas", () => {
  const text = KG.csv(small(), [0]);
  assert.match(text, /,'\+p,/);
  assert.match(text, /,'=a b\r\n$/);
});

test("far away, letters keep their size on screen and the heaviest keep their labels", () => {
  const places = new Map([...Array(300).keys()].map((i) => [i, { x: (i * 53) % 1000, y: (i * 71) % 700 }])), weights = (i) => (i % 50) + 1;
  for (const scale of [0.2, 0.6, 3]) {
    const found = KG.legible(places, (i) => "Thing " + i, weights, scale, new Set([0])), told = [...found].filter(([, one]) => one.label);
    for (const [, one] of found) assert.ok(one.letters * scale >= 10 - 1e-9 && one.letters * scale <= 20 + 1e-9);
    assert.ok(found.get(0).label && found.get(49).label);
    assert.ok(told.length < 300 && told.length >= 5, String(told.length));
  }
  const near = KG.legible(places, (i) => "Thing " + i, weights, 0.6, new Set()), far = KG.legible(places, (i) => "Thing " + i, weights, 0.1, new Set());
  assert.ok([...near.values()].filter((one) => one.label).length > [...far.values()].filter((one) => one.label).length);
});
