/* Which claims pass the filters, and how many each choice would leave. Pure. */
"use strict";
(function (KG) {
  const facets = {
    kinds: (data, claim) => (claim.o < 0 ? [data.things[claim.s].kind] : [data.things[claim.s].kind, data.things[claim.o].kind]),
    relations: (_, claim) => [claim.r], statuses: (_, claim) => [claim.status], rounds: (data, _, i) => data.roundsOf[i],
    speakers: (_, claim) => [claim.speaker], documents: (_, claim) => [claim.doc],
  };
  KG.FACETS = Object.keys(facets);
  /* the day of the event; of an undated one that of its article, where the reader wants that */
  KG.day = (data, state, claim) => claim.date || (state.undated === "article" ? data.documents[claim.doc].date : "");
  const dated = function (data, state, claim) {
    const day = KG.day(data, state, claim);
    if (!day) return state.undated === "keep" || (state.undated === "article" && !state.from && !state.to);
    const low = (day + "-01-01").slice(0, 10), high = day.length === 4 ? day + "-12-31" : (day + "-31").slice(0, 10);
    return (!state.from || high >= state.from) && (!state.to || low <= state.to);
  };
  /* a kind hides all that touches it; a round hides what belongs to no other */
  const hidden = function (data, state, facet, claim, i) {
    const off = state.off[facet];
    if (!off.size) return false;
    const mine = facets[facet](data, claim, i);
    return facet === "rounds" ? mine.every((n) => off.has(n)) : mine.some((n) => off.has(n));
  };
  const place = (data, claim) => data.byClaim.get(claim.id);
  /* `skip` names a facet that is not asked */
  KG.passes = function (data, state, claim, skip) {
    if (claim.sure < state.sure || (skip !== "dates" && !dated(data, state, claim))) return false;
    return KG.FACETS.every((facet) => facet === skip || !hidden(data, state, facet, claim, place(data, claim)));
  };
  KG.passing = (data, state) => data.claims.map((_, i) => i).filter((i) => KG.passes(data, state, data.claims[i]));
  /* facet -> Map(choice -> claims that it would show under the other filters) */
  KG.counts = function (data, state) {
    const found = Object.fromEntries(KG.FACETS.map((facet) => [facet, new Map()]));
    data.claims.forEach(function (claim, i) {
      if (claim.sure < state.sure || !dated(data, state, claim)) return;
      const shut = KG.FACETS.filter((facet) => hidden(data, state, facet, claim, i));
      if (shut.length > 1) return;
      for (const facet of shut.length ? shut : KG.FACETS) {
        const row = found[facet];
        for (const n of new Set(facets[facet](data, claim, i))) row.set(n, (row.get(n) || 0) + 1);
      }
    });
    return found;
  };
})(globalThis.KG);
