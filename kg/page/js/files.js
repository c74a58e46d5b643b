/* What is visible, saved as a file. */
"use strict";
(function (KG) {
  const make = KG.make;
  const save = function (ending, type, content) {
    const link = make("a", { download: "parley." + ending, href: URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content) });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  /* twice the size of the picture */
  const png = function (svg) {
    const image = new Image();
    image.onload = function () {
      const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 }), context = canvas.getContext("2d");
      context.scale(2, 2); context.drawImage(image, 0, 0);
      canvas.toBlob((blob) => save("png", "image/png", blob));
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  };
  /* `visible`: the claims to write; `drawn`: what the picture holds */
  KG.files = function (box, data, words, visible, drawn) {
    const svg = () => KG.svg(data, drawn().places, drawn().things, new Map(drawn().lines.map((line) => [line.id, line])), [...new Set(data.documents.map((d) => d.publisher).filter(Boolean))].slice(0, 6).join(", "));
    const kinds = {
      png: () => png(svg()), svg: () => save("svg", "image/svg+xml", svg()), csv: () => save("csv", "text/csv", KG.csv(data, visible())),
      json: () => save("json", "application/json", JSON.stringify(KG.rows(data, visible()), null, 1)), turtle: () => save("ttl", "text/turtle", KG.turtle(data, visible())),
    };
    const count = make("p", { className: "soft" });
    box.append(make("details", { className: "menu", ontoggle: (e) => { if (e.target.open) count.textContent = KG.fill(words.exported, visible().length); } }, make("summary", {}, words.export), make("div", {}, count, ...Object.keys(kinds).map((key) => KG.button(words[key], kinds[key])))));
  };
})(globalThis.KG);
