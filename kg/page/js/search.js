/* Search over names and aliases, blind to case, accents and script. Pure. */
"use strict";
(function (KG) {
  const cyrillic = { а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ie", ж: "zh", з: "z", и: "i", і: "i", ї: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "iu", я: "ia" };
  KG.fold = function (text) {
    const latin = [...text.toLowerCase()].map((c) => (c in cyrillic ? cyrillic[c] : c)).join("");
    return latin.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ı/g, "i").replace(/y/g, "i").replace(/ie/g, "e").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  };
  /* -> things, best first: names that begin with the words, then words within, then aliases; heavier things first */
  KG.find = function (data, text, most) {
    const wanted = KG.fold(text);
    if (!wanted) return [];
    const ranked = [];
    data.things.forEach((thing, i) => {
      const forms = [thing.name, ...thing.aliases].map(KG.fold);
      let best = 9;
      forms.forEach((form, n) => {
        if (form.startsWith(wanted)) best = Math.min(best, n ? 1 : 0);
        else if ((" " + form).includes(" " + wanted)) best = Math.min(best, n ? 3 : 2);
      });
      if (best < 9) ranked.push([best, -data.byThing[i].length, i]);
    });
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return ranked.slice(0, most).map((row) => row[2]);
  };
})(globalThis.KG);
