/* The evidence: a thing, a pair, a claim, a path, in words. */
"use strict";
(function (KG) {
  KG.make = function (tag, props, ...children) {
    const { dataset, style, ...rest } = props || {};
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(rest)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name in element && name !== "role") element[name] = value;
      else element.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries(dataset || {})) element.dataset[name] = value;
    for (const [name, value] of Object.entries(style || {})) element.style.setProperty(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const make = KG.make, MARKS = [[1, "s"], [2, "t"], [4, "o"], [8, "p"]], SHOWN = 6, STEPS = 3;
  const button = (text, onclick, className) => make("button", { type: "button", onclick, className: className || "" }, text);
  KG.statusWord = (data, words, claim) => words["status-" + data.statuses[claim.status].name] || data.statuses[claim.status].name;
  KG.stance = function (data, words, claim) {
    const status = data.statuses[claim.status], stance = data.relations[claim.r].stance;
    return status.holds ? stance : status.not ? KG.fill(words.not, stance) : stance + " (" + KG.statusWord(data, words, claim) + ")";
  };
  KG.line = function (data, words, claim) {
    const status = data.statuses[claim.status], relation = data.relations[claim.r].label;
    return data.things[claim.s].name + " " + (status.not ? KG.fill(words.not, relation) : relation) + " " + KG.objectName(data, claim) + (status.holds || status.not ? "" : " (" + KG.statusWord(data, words, claim) + ")");
  };
  KG.quote = function (claim) {
    const box = make("blockquote");
    for (const [words, kinds] of claim.words) {
      const mark = MARKS.find(([bit]) => kinds & bit);
      box.append(mark ? make("mark", { className: mark[1] }, words) : words);
    }
    return box;
  };
  KG.swatch = (kind) => make("span", { className: "swatch " + kind.shape, "aria-hidden": "true", style: { background: kind.colour } });
  KG.cite = (claim, doc) => "“" + KG.sentence(claim) + "” " + [doc.title, doc.publisher, doc.date, doc.url].filter(Boolean).join(", ");

  KG.panel = function (box, data, words, act) {
    const heading = (text) => make("h2", { id: "heading", tabIndex: -1 }, text);
    const doc = (claim) => data.documents[claim.doc];
    const told = (claim) => [claim.speaker >= 0 ? KG.fill(words.saidby, data.things[claim.speaker].name) : "", claim.date, doc(claim).publisher].filter(Boolean).join(" · ");
    /* claims that say one thing stand as one row; `other` names only the end that is not `here` */
    const rows = function (claims, here) {
      const facts = new Map();
      for (const i of claims) { const c = data.claims[i], key = c.fact + " " + c.status; if (!facts.has(key)) facts.set(key, []); facts.get(key).push(i); }
      return [...facts.values()].map(function (row) {
        const c = data.claims[row[0]], status = data.statuses[c.status];
        const name = here === undefined ? KG.line(data, words, c) : c.s === here ? KG.objectName(data, c) : data.things[c.s].name;
        return make("li", {}, make("button", { type: "button", onclick: () => act.pick({ claim: row[0] }), dataset: { claim: c.id } },
          make("span", { className: "end" }, name, row.length > 1 ? make("span", { className: "times" }, "×" + row.length) : null,
            here !== undefined && !status.holds ? make("span", { className: "badge " + status.name }, KG.statusWord(data, words, c)) : null,
            row.some((i) => data.against.has(i)) ? make("span", { className: "clash", title: words.contradicts }, "⚡") : null),
          make("small", {}, told(c))));
      });
    };
    const list = function (claims, here) {
      const all = rows(claims, here), shown = make("ul", {}, ...all.slice(0, SHOWN));
      if (all.length <= SHOWN) return [shown];
      const more = button(KG.fill(words.andmore, all.length - SHOWN), () => { shown.append(...all.slice(SHOWN)); more.remove(); shown.children[SHOWN].firstChild.focus(); }, "more");
      return [shown, more];
    };
    const grouped = function (claims, here) {
      const groups = new Map();
      for (const i of claims) {
        const c = data.claims[i], key = c.r * 2 + (here !== undefined && c.s !== here ? 1 : 0);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(i);
      }
      return [...groups].sort((a, b) => a[0] - b[0]).flatMap(([key, row]) => [
        make("h3", {}, make("span", { className: "way", "aria-hidden": "true" }, here === undefined ? "" : key % 2 ? "← " : "→ "), data.relations[(key - (key % 2)) / 2].label,
          key % 2 ? make("span", { className: "unseen" }, " " + words.inward) : null, make("span", { className: "times" }, String(row.length))), ...list(row, here)]);
    };
    const thing = function (number, claims) {
      const one = data.things[number], kind = data.kinds[one.kind];
      const own = claims.filter((i) => data.claims[i].s === number || data.claims[i].o === number), said = claims.filter((i) => data.claims[i].speaker === number);
      const tools = [["expand", () => act.expand(number, 1)], ["expand2", () => act.expand(number, 2)], ["isolate", () => act.isolate(number)], ["hide", () => act.hide(number)], ["path", () => act.path(number)], ["copylink", act.copyLink]];
      return [heading(KG.label(one)), make("p", { className: "kind" }, KG.swatch(kind), kind.label),
        one.aliases.length ? make("p", { className: "soft" }, KG.fill(words.aliases, one.aliases.slice(0, 8).join(", "))) : null,
        make("div", { className: "row tools" }, ...tools.map(([key, go]) => button(words[key], go))),
        ...grouped(own, number), ...(said.length ? [make("h3", {}, words.says, make("span", { className: "times" }, String(said.length))), ...list(said)] : [])];
    };
    const source = function (one) {
      const from = doc(one);
      return make("span", {}, /^https?:\/\//.test(from.url) ? make("a", { href: from.url, rel: "noopener noreferrer", target: "_blank" }, from.title) : from.title,
        from.publisher ? ", " + from.publisher : "", from.date ? ", " + KG.fill(words.published, from.date) : "");
    };
    const facts = (rows) => make("dl", { className: "meta" }, ...rows.filter((row) => row[1]).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
    const key = (one) => make("p", { className: "key" }, ...[["s", words.subject], ["t", words.trigger], ["o", words.object], ["p", words.speaker]].filter(([kind]) => kind !== "p" || one.speaker >= 0).map(([kind, word]) => make("mark", { className: kind }, word)));
    const claim = function (number) {
      const one = data.claims[number], status = data.statuses[one.status], others = data.byFact[one.fact], at = others.indexOf(number);
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
        ...(data.against.has(number) ? [make("h3", {}, words.contradicts), ...data.against.get(number).map((i) => make("div", { className: "against" }, make("ul", {}, ...rows([i])), KG.quote(data.claims[i])))] : [])];
    };
    const between = (a, b, claims) => (data.pairs.get(KG.pair(a, b)) || []).filter((i) => claims.has(i));
    const paths = (chosen, claims) => [heading(chosen.title), ...(chosen.paths.length ? [] : [make("p", {}, words.nopath)]),
      ...chosen.paths.map((path, n) => make("details", { className: "path", open: n === 0 }, make("summary", {}, path.map((i) => data.things[i].name).join(" → ")),
        ...path.slice(1).map(function (to, step) { const row = between(path[step], to, claims); return make("div", {}, make("ul", {}, ...rows(row).slice(0, STEPS)), KG.quote(data.claims[row[0]])); })))];
    const content = function (chosen, claims) {
      if (!chosen) return [make("h2", { id: "heading", tabIndex: -1 }, words.evidence), make("p", { className: "soft" }, words.hint), make("p", { className: "soft" }, words.keys)];
      if (chosen.claim !== undefined) return claim(chosen.claim);
      if (chosen.thing !== undefined) return thing(chosen.thing, claims);
      if (chosen.pair) return [heading(chosen.pair.map((i) => data.things[i].name).join(" — ")), ...grouped(between(...chosen.pair, new Set(claims)))];
      if (chosen.paths) return paths(chosen, new Set(claims));
      return [heading(chosen.title), ...grouped(chosen.claims)];
    };
    return { show(chosen, claims) { box.replaceChildren(...content(chosen, claims).filter(Boolean)); box.scrollTop = 0; } };
  };
})(globalThis.KG);
