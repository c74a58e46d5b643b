/* What differs between two rounds; which claims belong to a round is settled before (kg.rounds). Pure. */
"use strict";
(function (KG) {
  KG.ofRound = function (data, claims, number) {
    const own = new Set(data.rounds[number].claims);
    return claims.filter((i) => own.has(i));
  };
  const grouped = function (row, key) {
    const found = new Map();
    for (const i of row) { const k = key(i); if (k === null) continue; if (!found.has(k)) found.set(k, []); found.get(k).push(i); }
    return found;
  };
  /* -> [{sort: "a"|"b"|"both"|"changed", claims, before}]; a changed position is one of a party on an issue */
  KG.changes = function (data, claims, a, b) {
    const fact = (i) => data.claims[i].fact + " " + data.claims[i].status, cell = (i) => (data.claims[i].cell ? data.claims[i].cell.join(" ") : null);
    const left = KG.ofRound(data, claims, a), right = KG.ofRound(data, claims, b), one = grouped(left, fact), two = grouped(right, fact);
    const before = grouped(left, cell), after = grouped(right, cell), moved = new Set(), found = [];
    const kinds = (row) => [...new Set(row.map((i) => data.relations[data.claims[i].r].stance + "/" + data.claims[i].status))].sort().join();
    for (const [key, now] of after) {
      const old = before.get(key);
      if (!old || kinds(old) === kinds(now)) continue;
      found.push({ sort: "changed", before: old, claims: now });
      for (const i of [...old, ...now]) moved.add(fact(i));
    }
    for (const [key, row] of one) if (!moved.has(key)) found.push({ sort: two.has(key) ? "both" : "a", claims: [...new Set(row.concat(two.get(key) || []))] });
    for (const [key, row] of two) if (!moved.has(key) && !one.has(key)) found.push({ sort: "b", claims: row });
    return found;
  };
})(globalThis.KG);
