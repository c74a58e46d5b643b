/* The evidence: a thing, a pair, a claim, a path, in words. */
"use strict";
(function (KG) {
  const make = KG.make, button = KG.button, MARKS = [[1, "s"], [2, "t"], [4, "o"], [8, "p"]], SHOWN = 6, STEPS = 3, HUBS = 4, QUOTED = 8;
  KG.quote = function (claim) {
    const box = make("blockquote");
    for (const [words, kinds] of claim.words) {
      const mark = MARKS.find(([bit]) => kinds & bit);
      box.append(mark ? make("mark", { className: mark[1] }, words) : words);
    }
    return box;
  };

  KG.panel = function (box, data, words, act) {
    const overview = KG.overview(data, words, act);
    let passing = new Set();
    const heading = (text) => make("h2", { id: "heading", tabIndex: -1 }, text);
    const doc = (claim) => data.documents[claim.doc];
    const told = (claim) => [claim.speaker >= 0 ? KG.fill(words.saidby, data.things[claim.speaker].name) : "", claim.date, [doc(claim).publisher, doc(claim).date === claim.date ? "" : doc(claim).date].filter(Boolean).join(", ")].filter(Boolean).join(" · ");
    /* claims that say one thing stand as one row; `other` names only the end that is not `here` */
    const rows = function (claims, here, quoted) {
      const facts = new Map();
      for (const i of claims) { const c = data.claims[i], key = c.fact + " " + c.status; if (!facts.has(key)) facts.set(key, []); facts.get(key).push(i); }
      return [...facts.values()].map(function (row) {
        const c = data.claims[row[0]], status = data.statuses[c.status];
        const name = here === undefined ? KG.line(data, words, c) : c.s !== here ? KG.label(data.things[c.s]) : c.o >= 0 ? KG.label(data.things[c.o]) : c.value;
        return make("li", {}, make("button", { type: "button", onclick: () => act.pick({ claim: row[0] }), dataset: { claim: c.id } },
          make("span", { className: "end" }, name, row.length > 1 ? make("span", { className: "times" }, "×" + row.length) : null,
            here !== undefined && !status.holds ? make("span", { className: "badge " + status.name }, KG.statusWord(data, words, c)) : null,
            row.some((i) => data.against.has(i)) ? make("span", { className: "clash", title: words.contradicts }, "⚡") : null),
          make("small", {}, told(c))), quoted ? KG.quote(c) : null);
      });
    };
    const list = function (claims, here, quoted) {
      const all = rows(claims, here, quoted), shown = make("ul", {}, ...all.slice(0, SHOWN));
      if (all.length <= SHOWN) return [shown];
      const more = button(KG.fill(words.andmore, all.length - SHOWN), () => { shown.append(...all.slice(SHOWN)); more.remove(); shown.children[SHOWN].firstChild.focus(); }, "more");
      return [shown, more];
    };
    const grouped = function (claims, here, quoted) {
      const groups = new Map();
      for (const i of claims) {
        const c = data.claims[i], key = c.r * 2 + (here !== undefined && c.s !== here ? 1 : 0);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(i);
      }
      return [...groups].sort((a, b) => a[0] - b[0]).flatMap(([key, row]) => [
        make("h3", {}, make("span", { className: "way", "aria-hidden": "true" }, here === undefined ? "" : key % 2 ? "← " : "→ "), data.relations[(key - (key % 2)) / 2].label,
          key % 2 ? make("span", { className: "unseen" }, " " + words.inward) : null, make("span", { className: "times" }, String(row.length))), ...list(row, here, quoted)]);
    };
    /* what else belongs to a round, relation by relation */
    const within = function (round, own) {
      const rest = data.rounds[round].claims.filter((i) => passing.has(i) && !own.includes(i)), groups = new Map();
      for (const i of rest) { const r = data.claims[i].r; if (!groups.has(r)) groups.set(r, []); groups.get(r).push(i); }
      return [make("h3", {}, words.within, make("span", { className: "times" }, String(rest.length))),
        ...[...groups].sort((a, b) => a[0] - b[0]).map(([r, row]) => make("details", { className: "fold" }, make("summary", {}, data.relations[r].label, make("span", { className: "times" }, String(row.length))), ...list(row)))];
    };
    const thing = function (number, claims) {
      const one = data.things[number], kind = data.kinds[one.kind];
      const own = claims.filter((i) => data.claims[i].s === number || data.claims[i].o === number), said = claims.filter((i) => data.claims[i].speaker === number);
      const tools = [["expand", () => act.expand(number, 1)], ["expand2", () => act.expand(number, 2)], ["isolate", () => act.isolate(number)], ["hide", () => act.hide(number)], ["path", () => act.path(number)], ["copylink", act.copyLink]];
      const round = data.rounds.findIndex((r) => r.thing === number);
      if (round >= 0) tools.unshift(["onlyround", () => act.onlyRound(round)]);
      if (said.length) tools.unshift(["onlysays", () => act.onlySays(number)]);
      return [heading(KG.label(one)), make("p", { className: "kind" }, KG.swatch(kind), kind.label),
        one.aliases.length ? make("p", { className: "soft" }, KG.fill(words.aliases, one.aliases.slice(0, 8).join(", "))) : null,
        make("div", { className: "row tools" }, ...tools.map(([key, go]) => button(words[key], go))),
        own.length + said.length || !data.byThing[number].length ? null : shut(),
        ...grouped(own, number), ...(round >= 0 ? within(round, own) : []), ...(said.length ? [make("h3", {}, words.says, make("span", { className: "times" }, String(said.length))), ...list(said)] : [])];
    };
    const source = function (one) {
      const from = doc(one);
      return make("span", {}, /^https?:\/\//.test(from.url) ? make("a", { href: from.url, rel: "noopener noreferrer", target: "_blank" }, from.title) : from.title,
        from.publisher ? ", " + from.publisher : "", from.date ? ", " + KG.fill(words.published, from.date) : "");
    };
    const facts = (rows) => make("dl", { className: "meta" }, ...rows.filter((row) => row[1]).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
    const key = (one) => make("p", { className: "key" }, ...[["s", words.subject], ["t", words.trigger], ["o", words.object], ["p", words.speaker]].filter(([kind]) => kind !== "p" || one.speaker >= 0).map(([kind, word]) => make("mark", { className: kind }, word)));
    const claim = function (number) {
      const one = data.claims[number], status = data.statuses[one.status], others = data.byFact[one.fact].filter((i) => passing.has(i)), at = others.indexOf(number);
      if (at < 0) return [heading(KG.line(data, words, one)), shut()];
      const outlets = new Set(others.map((i) => doc(data.claims[i]).publisher || doc(data.claims[i]).id)).size;
      const step = (by) => { act.pick({ claim: others[(at + by + others.length) % others.length] }); const again = box.querySelector(by > 0 ? ".next" : ".previous"); if (again) again.focus(); };
      const to = (i) => button(data.things[i].name, () => act.pick({ thing: i }), "to");
      return [heading(KG.line(data, words, one)),
        make("p", { className: "row" }, make("span", { className: "badge " + status.name }, KG.statusWord(data, words, one)), make("span", { className: "soft" }, outlets > 1 ? KG.fill(words.other, outlets) : words.onesource)),
        others.length > 1 ? make("div", { className: "row step" }, button(words.previous, () => step(-1), "previous"), make("span", {}, KG.fill(words.claim, at + 1, others.length)), button(words.next, () => step(1), "next")) : null,
        KG.quote(one), key(one),
        facts([[words.speakers, one.speaker >= 0 ? to(one.speaker) : words.article], [words.eventdate, one.date], [words.source, source(one)], [words.rule, one.rule], [words.confidence, one.sure.toFixed(2)]]),
        make("div", { className: "row" }, to(one.s), one.o >= 0 ? to(one.o) : null),
        make("div", { className: "row" }, button(words.copycitation, () => act.copy(KG.cite(one, doc(one)))), button(words.copylink, act.copyLink)),
        ...(data.against.has(number) ? [make("h3", {}, words.contradicts), ...data.against.get(number).map((i) => make("div", { className: "against" }, make("ul", {}, ...rows([i])), passing.has(i) ? null : make("p", { className: "soft" }, words.outside), KG.quote(data.claims[i])))] : [])];
    };
    const between = (a, b) => (data.pairs.get(KG.pair(a, b)) || []).filter((i) => passing.has(i));
    const allow = (kind, on) => make("label", { className: "choice" }, make("input", { type: "checkbox", id: "allow-" + kind, checked: on, onchange: (e) => act.allow(kind, e.target.checked) }), words["through-" + kind]);
    /* what was avoided, in words */
    const avoided = function (route) {
      if (route.forced) return make("p", { className: "notice" }, words.forced);
      if (!route.hubs.length) return null;
      const named = route.hubs.slice(0, HUBS).map((i) => KG.fill(words.hub, data.things[i].name, data.near[i].size)), more = route.hubs.length - HUBS;
      return make("p", { className: "soft" }, KG.fill(words.avoided, named.concat(more > 0 ? [KG.fill(words.andmore, more)] : []).join(", ")));
    };
    const paths = (chosen, route) => [heading(chosen.path.map((i) => data.things[i].name).join(" → ")), make("p", { className: "row" }, allow("hubs", route.allow.hubs), allow("places", route.allow.places)),
      avoided(route), ...(route.paths.length ? [] : [make("p", { className: "notice" }, words.nopath)]),
      ...route.paths.map((path, n) => make("details", { className: "path", open: n === 0 }, make("summary", {}, path.map((i) => data.things[i].name).join(" → ")),
        ...path.slice(1).map(function (to, step) { const row = between(path[step], to); return make("div", {}, make("ul", {}, ...rows(row).slice(0, STEPS)), KG.quote(data.claims[row[0]])); })))];
    /* a claim that the filters take out has no evidence to show until they let it pass */
    const shut = () => make("div", { className: "notice" }, make("p", {}, words.filteredout), button(words.reset, act.reset));
    /* a short list shows its sentences at once; `parts` name what stands together */
    const listed = function (title, claims, parts) {
      const left = claims.filter((i) => passing.has(i)), quoted = left.length <= QUOTED;
      if (!left.length) return [heading(title), shut()];
      if (!parts) return [heading(title), ...grouped(left, undefined, quoted)];
      return [heading(title), ...parts.flatMap(([name, row]) => [make("h3", {}, name), ...list(row.filter((i) => passing.has(i)), undefined, quoted)])];
    };
    /* what a list from a link is about: the cell that all its claims share, else its first claim */
    const titled = function (claims) {
      const one = data.claims[claims[0]], cell = one.cell && claims.every((i) => data.claims[i].cell && data.claims[i].cell.join() === one.cell.join());
      return cell ? one.cell.map((i) => data.axes[i].name).join(" — ") : KG.line(data, words, one);
    };
    const content = function (chosen, claims, route) {
      if (!chosen) return overview(claims);
      if (chosen.claim !== undefined) return claim(chosen.claim);
      if (chosen.thing !== undefined) return thing(chosen.thing, claims);
      if (chosen.pair) return listed(chosen.pair.map((i) => data.things[i].name).join(" — "), between(...chosen.pair));
      if (chosen.path) return paths(chosen, route);
      return listed(chosen.title || titled(chosen.claims), chosen.claims, chosen.parts);
    };
    let last = null;
    return {
      show(chosen, claims, route) {
        passing = new Set(claims);
        box.replaceChildren(...content(chosen, claims, route).filter(Boolean));
        if (last !== chosen) box.scrollTop = 0;
        last = chosen;
      },
    };
  };
})(globalThis.KG);
