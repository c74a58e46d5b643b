/* The search box: type, choose with arrows, Enter. */
"use strict";
(function (KG) {
  const make = KG.make, MOST = 12;
  KG.finder = function (field, found, data, words, passing, choose) {
    let row = [], at = 0;
    const close = () => { found.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
    const take = (i) => { field.value = ""; close(); choose(i); };
    const mark = () => { [...found.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === at))); if (row.length) field.setAttribute("aria-activedescendant", "found-" + at); };
    const by = function (thing) { const alias = KG.foundBy(thing, field.value); return alias ? make("small", {}, " " + alias) : null; };
    const list = function () {
      row = KG.find(data, field.value, MOST); at = 0;
      const now = passing(), seen = (i) => data.byThing[i].filter((c) => now.has(c)).length;
      row.sort((a, b) => !seen(a) - !seen(b));
      const none = field.value.trim() && !row.length;
      found.replaceChildren(...row.map((i, n) => make("li", { id: "found-" + n, role: "option", className: seen(i) ? "" : "empty", onmousedown: (e) => { e.preventDefault(); take(i); } },
        make("span", {}, KG.swatch(data.kinds[data.things[i].kind]), " ", KG.label(data.things[i]), by(data.things[i])), make("small", { className: "kind" }, data.kinds[data.things[i].kind].label + " · " + seen(i)))),
      ...(none ? [make("li", { role: "option", "aria-disabled": "true" }, words.nothing)] : []));
      found.hidden = !row.length && !none;
      field.setAttribute("aria-expanded", String(!found.hidden));
      mark();
    };
    field.addEventListener("input", list);
    field.addEventListener("blur", close);
    field.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { field.value = ""; close(); field.blur(); }
      if (event.key === "Enter" && row.length && !found.hidden) take(row[at]);
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && row.length) { event.preventDefault(); at = (at + (event.key === "ArrowDown" ? 1 : row.length - 1)) % row.length; mark(); }
    });
  };
})(globalThis.KG);
