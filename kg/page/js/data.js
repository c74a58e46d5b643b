/* The data of the page, indexed. Pure: knows no document. */
"use strict";
globalThis.KG = globalThis.KG || {};
(function (KG) {
  /* -> {things, claims, ..., byThing: claims of a thing, byFact, pairs: key -> claims, near: thing -> Set of things, against} */
  KG.index = function (kg) {
    const data = Object.assign({}, kg);
    data.byThing = kg.things.map(() => []);
    data.byFact = [];
    data.pairs = new Map();
    data.near = kg.things.map(() => new Set());
    data.against = new Map();
    kg.claims.forEach((claim, i) => {
      (data.byFact[claim.fact] = data.byFact[claim.fact] || []).push(i);
      data.byThing[claim.s].push(i);
      if (claim.o < 0 || claim.o === claim.s) return;
      data.byThing[claim.o].push(i);
      const key = KG.pair(claim.s, claim.o);
      if (!data.pairs.has(key)) data.pairs.set(key, []);
      data.pairs.get(key).push(i);
      data.near[claim.s].add(claim.o);
      data.near[claim.o].add(claim.s);
    });
    for (const [yes, no] of kg.against) {
      for (const a of yes) data.against.set(a, (data.against.get(a) || []).concat(no));
      for (const b of no) data.against.set(b, (data.against.get(b) || []).concat(yes));
    }
    data.roundsOf = kg.claims.map(() => []);
    kg.rounds.forEach((round, n) => round.claims.forEach((i) => data.roundsOf[i].push(n)));
    for (const row of data.roundsOf) if (!row.length) row.push(-1);
    data.groupOf = new Map(kg.communities.flatMap((group, n) => group.map((i) => [i, n])));
    data.first = new Set(kg.start.map((row) => row[0]));
    data.byKey = new Map(kg.things.map((thing, i) => [thing.key, i]));
    data.byClaim = new Map(kg.claims.map((claim, i) => [claim.id, i]));
    return data;
  };
  KG.pair = (a, b) => "p" + Math.min(a, b) + "-" + Math.max(a, b);
  KG.sentence = (claim) => claim.words.map((piece) => piece[0]).join("");
  /** The name, with what tells it apart from another thing of that name. */
  KG.label = (thing) => thing.name + (thing.apart ? " · " + thing.apart : "");

  KG.objectName = (data, claim) => (claim.o < 0 ? claim.value : data.things[claim.o].name);
  KG.fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => String(values[+i]));
})(globalThis.KG);
