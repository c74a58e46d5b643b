/* Elements with their properties; texts go in as texts alone. */
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
  KG.button = (text, onclick, className) => KG.make("button", { type: "button", onclick, className: className || "" }, text);
  KG.swatch = (kind) => KG.make("span", { className: "swatch " + kind.shape, "aria-hidden": "true", style: { background: kind.colour } });
})(globalThis.KG);
