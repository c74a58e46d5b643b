/* What the panel says while nothing is chosen: how much there is, and where to begin. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 6, FEW = 4;
  KG.overview = function (data, words, act) {
    const row = (text, note, go) => make("li", {}, make("button", { type: "button", onclick: go }, text, note ? make("small", {}, note) : null));
    const part = (title, rows) => (rows.length ? [make("h3", {}, title), make("ul", {}, ...rows)] : []);
    const counted = function (claims) {
      const own = new Map();
      for (const i of claims) for (const end of new Set([data.claims[i].s, data.claims[i].o])) if (end >= 0) own.set(end, (own.get(end) || 0) + 1);
      return own;
    };
    return function (claims) {
      const documents = [...new Set(claims.map((i) => data.claims[i].doc))].map((i) => data.documents[i]), days = documents.map((d) => d.date).filter(Boolean).sort();
      const passing = new Set(claims), own = counted(claims), note = (n) => KG.fill(n === 1 ? words.oneclaim : words.claimcount, n);
      const things = new Set([...own.keys(), ...claims.map((i) => data.claims[i].speaker).filter((i) => i >= 0)]);
      const parties = [...own].filter(([i]) => data.kinds[data.things[i].kind].facet === "party").sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST);
      const rounds = data.rounds.map((r, n) => [n, r.claims.filter((i) => passing.has(i)).length]).filter((entry) => entry[1]).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).sort((a, b) => a[0] - b[0]);
      const clashes = data.against.size ? [...data.against.keys()].filter((i) => passing.has(i) && data.against.get(i).some((j) => j > i && passing.has(j))) : [];
      const facts = [...new Map(clashes.map((i) => [data.claims[i].fact, i])).values()];
      return [make("h2", { id: "heading", tabIndex: -1 }, words.overview), make("p", {}, KG.fill(words.holding, claims.length, things.size, documents.length, new Set(documents.map((d) => d.publisher || d.id)).size, days.length ? KG.fill(days[0] === days[days.length - 1] ? words.day : words.days, days[0], days[days.length - 1]) : "")),
        make("p", { className: "soft" }, words.hint),
        ...part(words.rounds, rounds.map(([n, count]) => row(data.things[data.rounds[n].thing].name, data.rounds[n].date + " · " + note(count), () => act.pick({ thing: data.rounds[n].thing })))),
        ...part(words.parties, parties.map(([i, count]) => row(KG.label(data.things[i]), note(count), () => act.pick({ thing: i })))),
        ...part(words.clashes, facts.slice(0, FEW).map((i) => row(KG.line(data, words, data.claims[i]), "⚡ " + KG.line(data, words, data.claims[data.against.get(i)[0]]), () => act.pick({ claim: i })))),
        make("p", { className: "soft keys" }, words.keys)];
    };
  };
})(globalThis.KG);
