/* Which claims pass the filters, and how many each choice would leave. Pure. */
"use strict";
(function (KG) {
  const facets = {
    kinds: (data, claim) => (claim.o < 0 ? [data.things[claim.s].kind] : [data.things[claim.s].kind, data.things[claim.o].kind]),
    relations: (_, claim) => [claim.r], statuses: (_, claim) => [claim.status],
    documents: (_, claim) => [claim.doc], speakers: (_, claim) => [claim.speaker],
  };
  KG.when = (data, claim) => claim.date || "";
  const dated = function (data, state, claim) {
    const day = KG.when(data, claim);
    if (!day) return state.undated;
    const low = (day + "-01-01").slice(0, 10), high = day.length === 4 ? day + "-12-31" : (day + "-31").slice(0, 10);
    return (!state.from || high >= state.from) && (!state.to || low <= state.to);
  };
  /* `skip` names a facet that is not asked, for its own counts */
  KG.passes = function (data, state, claim, skip) {
    if (skip !== "dates" && !dated(data, state, claim)) return false;
    for (const facet of Object.keys(facets)) {
      if (facet === skip || !state.off[facet].size) continue;
      if (facets[facet](data, claim).some((i) => state.off[facet].has(i))) return false;
    }
    return true;
  };
  KG.passing = (data, state) => data.claims.map((_, i) => i).filter((i) => KG.passes(data, state, data.claims[i]));
  /* facet -> Map(choice -> claims that it would show) */
  KG.counts = function (data, state) {
    const found = {};
    for (const facet of Object.keys(facets)) {
      const row = new Map();
      for (const claim of data.claims) {
        if (!KG.passes(data, state, claim, facet)) continue;
        for (const i of new Set(facets[facet](data, claim))) row.set(i, (row.get(i) || 0) + 1);
      }
      found[facet] = row;
    }
    return found;
  };
})(globalThis.KG);
