/* The evidence: a thing, a pair or a claim, in words. */
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
  const make = KG.make;
  const MARKS = [[1, "s"], [2, "t"], [4, "o"], [8, "p"]];
  KG.quote = function (claim) {
    const box = make("blockquote");
    for (const [words, kinds] of claim.words) {
      const mark = MARKS.find(([bit]) => kinds & bit);
      box.append(mark ? make("mark", { className: mark[1] }, words) : words);
    }
    return box;
  };
  KG.line = function (data, claim) {
    const status = data.statuses[claim.status].name;
    return [data.things[claim.s].name, data.relations[claim.r].label, KG.objectName(data, claim), status === "actual" ? "" : "(" + status + ")"].filter(Boolean).join(" ");
  };
  KG.panel = function (box, data, words, act) {
    const link = (i) => make("button", { type: "button", onclick: () => act.pick({ claim: i }) }, KG.line(data, data.claims[i]), make("small", { className: "soft" }, "  " + [data.claims[i].date, data.documents[data.claims[i].doc].publisher].filter(Boolean).join(", ")));
    const list = (claims) => make("ul", {}, ...claims.map((i) => make("li", {}, link(i))));
    const grouped = function (claims) {
      const groups = new Map();
      for (const i of claims) { const r = data.claims[i].r; if (!groups.has(r)) groups.set(r, []); groups.get(r).push(i); }
      return [...groups].sort((a, b) => a[0] - b[0]).flatMap(([r, row]) => [make("h3", {}, data.relations[r].label + " · " + row.length), list(row)]);
    };
    const thing = function (number, claims) {
      const one = data.things[number], kind = data.kinds[one.kind];
      const own = claims.filter((i) => data.claims[i].s === number || data.claims[i].o === number);
      const said = claims.filter((i) => data.claims[i].speaker === number);
      box.replaceChildren(
        make("h2", { id: "heading", tabIndex: -1 }, one.name),
        make("p", { className: "soft" }, kind.label, one.aliases.length ? " · " + KG.fill(words.aliases, one.aliases.slice(0, 8).join(", ")) : ""),
        make("div", { className: "row" },
          ...[["expand", () => act.expand(number, 1)], ["expand2", () => act.expand(number, 2)], ["isolate", () => act.isolate(number)], ["hide", () => act.hide(number)], ["path", () => act.path(number)], ["copylink", act.copyLink]]
            .map(([key, onclick]) => make("button", { type: "button", onclick }, words[key]))),
        ...grouped(own),
        ...(said.length ? [make("h3", {}, words.says + " · " + said.length), list(said)] : []));
    };
    const claim = function (number) {
      const one = data.claims[number], doc = data.documents[one.doc], status = data.statuses[one.status].name;
      const others = data.byFact[one.fact], at = others.indexOf(number);
      const outlets = new Set(others.map((i) => data.documents[data.claims[i].doc].publisher || data.documents[data.claims[i].doc].id));
      const step = (by) => act.pick({ claim: others[(at + by + others.length) % others.length] });
      const to = (i) => make("button", { type: "button", onclick: () => act.pick({ thing: i }) }, data.things[i].name);
      box.replaceChildren(...[
        make("h2", { id: "heading", tabIndex: -1 }, KG.line(data, one)),
        make("div", { className: "row" }, make("span", { className: "badge " + status }, status), make("span", { className: "soft" }, outlets.size > 1 ? KG.fill(words.other, outlets.size) : words.onesource), make("span", { className: "soft" }, KG.fill(words.confidence, one.sure.toFixed(2)))),
        KG.quote(one),
        make("p", { className: "key" }, make("mark", { className: "s" }, words.subject), make("mark", { className: "t" }, words.trigger), make("mark", { className: "o" }, words.object), one.speaker >= 0 ? make("mark", { className: "p" }, words.speaker) : null),
        make("dl", { className: "meta" },
          make("dt", {}, words.speakers), make("dd", {}, one.speaker >= 0 ? data.things[one.speaker].name : words.article),
          ...(one.date ? [make("dt", {}, words.date), make("dd", {}, one.date)] : []),
          make("dt", {}, words.source), make("dd", {}, /^https?:\/\//.test(doc.url) ? make("a", { href: doc.url, rel: "noopener noreferrer", target: "_blank" }, doc.title) : doc.title, doc.publisher ? ", " + doc.publisher : "", doc.date ? ", " + KG.fill(words.published, doc.date) : ""),
          make("dt", {}, words.rule), make("dd", { className: "soft" }, one.rule)),
        others.length > 1 ? make("div", { className: "row" }, make("button", { type: "button", onclick: () => step(-1) }, words.previous), make("span", {}, KG.fill(words.claim, at + 1, others.length)), make("button", { type: "button", onclick: () => step(1) }, words.next)) : null,
        make("div", { className: "row" }, to(one.s), one.o >= 0 ? to(one.o) : null, make("button", { type: "button", onclick: () => act.copy(cite(one, doc)) }, words.copycitation), make("button", { type: "button", onclick: act.copyLink }, words.copylink)),
        ...(data.against.has(number) ? [make("h3", {}, words.contradicts), ...data.against.get(number).map((i) => make("div", { className: "against" }, link(i), KG.quote(data.claims[i])))] : [])].filter(Boolean));
    };
    const cite = (one, doc) => "“" + KG.sentence(one) + "” " + [doc.title, doc.publisher, doc.date, doc.url].filter(Boolean).join(", ");
    return {
      show(chosen, claims) {
        if (!chosen) box.replaceChildren(make("p", { className: "soft" }, words.hint));
        else if (chosen.claim !== undefined) claim(chosen.claim);
        else if (chosen.thing !== undefined) thing(chosen.thing, claims);
        else if (chosen.pair) {
          const [a, b] = chosen.pair, own = (data.pairs.get(KG.pair(a, b)) || []).filter((i) => claims.includes(i));
          box.replaceChildren(make("h2", { id: "heading", tabIndex: -1 }, data.things[a].name + " — " + data.things[b].name), ...grouped(own));
        } else if (chosen.claims) box.replaceChildren(make("h2", { id: "heading", tabIndex: -1 }, chosen.title), ...grouped(chosen.claims));
        else if (chosen.paths) {
          box.replaceChildren(make("h2", { id: "heading", tabIndex: -1 }, chosen.title),
            ...(chosen.paths.length ? chosen.paths.map((path) => make("div", { className: "change" }, make("strong", {}, path.map((i) => data.things[i].name).join(" → ")),
              ...path.slice(1).map((to, n) => list((data.pairs.get(KG.pair(path[n], to)) || []).filter((i) => claims.includes(i)).slice(0, 3))))) : [make("p", {}, words.nopath)]));
        }
      },
    };
  };
})(globalThis.KG);
