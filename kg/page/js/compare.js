/* What differs between two rounds. Pure. */
"use strict";
(function (KG) {
  const DAYS = 3;
  const later = (day, days) => new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);
  /* claims about a round: of its day, at it, or told within three days of it without a day of their own */
  KG.ofRound = function (data, claims, number) {
    const round = data.rounds[number], last = later(round.date, DAYS);
    return claims.filter((i) => {
      const c = data.claims[i], told = data.documents[c.doc].date;
      if (c.s === round.thing || c.o === round.thing || c.date === round.date) return true;
      return !c.date && told >= round.date && told <= last;
    });
  };
  const stanceKey = (c) => c.s + " " + c.o;
  /* -> [{sort: "a"|"b"|"both"|"changed", claims: [...], before: [...]}] */
  KG.changes = function (data, claims, a, b) {
    const left = KG.ofRound(data, claims, a), right = KG.ofRound(data, claims, b);
    const group = (row, key) => { const m = new Map(); for (const i of row) { const k = key(data.claims[i]); if (!m.has(k)) m.set(k, []); m.get(k).push(i); } return m; };
    const fact = (c) => c.fact + " " + c.status, one = group(left, fact), two = group(right, fact), out = [], moved = new Set();
    const stance = (row) => group(row.filter((i) => data.relations[data.claims[i].r].stance && data.claims[i].o >= 0), stanceKey);
    const before = stance(left), after = stance(right);
    for (const [key, now] of after) {
      const old = before.get(key);
      if (!old) continue;
      const kinds = (row) => [...new Set(row.map((i) => data.claims[i].r + "/" + data.claims[i].status))].sort().join();
      if (kinds(old) !== kinds(now)) { out.push({ sort: "changed", before: old, claims: now }); [...old, ...now].forEach((i) => moved.add(fact(data.claims[i]))); }
    }
    for (const [key, row] of one) if (!moved.has(key)) out.push({ sort: two.has(key) ? "both" : "a", claims: two.has(key) ? row.concat(two.get(key).filter((i) => !row.includes(i))) : row });
    for (const [key, row] of two) if (!moved.has(key) && !one.has(key)) out.push({ sort: "b", claims: row });
    return out;
  };
})(globalThis.KG);
