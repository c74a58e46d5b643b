/* The keyboard, and menus that close. */
"use strict";
(function (KG) {
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const typing = () => /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  /* `go`: key -> what it does anywhere */
  KG.keys = function (go) {
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || typing() || !go[event.key]) return;
      event.preventDefault(); go[event.key]();
    });
    document.addEventListener("click", function (event) {
      for (const one of document.querySelectorAll("details.menu[open]")) if (!one.contains(event.target) || event.target.tagName === "BUTTON") one.open = false;
    });
  };
  /* arrows move from thing to thing, Enter leads to what is told of it */
  KG.walk = function (canvas, panel, step) {
    canvas.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && !WAYS[event.key]) return;
      event.preventDefault();
      if (event.key !== "Enter") { step(WAYS[event.key]); return; }
      const item = panel.querySelector("li button") || panel.querySelector("h2");
      if (item) item.focus();
    });
  };
  KG.tabs = function (box, sections, words, choose) {
    const tabs = Object.keys(sections).map((key) => KG.make("button", { type: "button", role: "tab", id: "tab-" + key, "aria-controls": sections[key], onclick: () => choose(key), dataset: { view: key } }, words[key]));
    box.append(...tabs);
    box.addEventListener("keydown", function (event) {
      const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(document.activeElement) + step) % tabs.length];
      choose(next.dataset.view); next.focus();
    });
    return (view) => tabs.forEach((tab) => { const on = tab.dataset.view === view; tab.setAttribute("aria-selected", String(on)); tab.tabIndex = on ? 0 : -1; });
  };
})(globalThis.KG);
