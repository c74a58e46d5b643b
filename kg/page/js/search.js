/* Search over names and aliases, blind to case, accents and script. Pure. */
"use strict";
(function (KG) {
  const cyrillic = { а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ie", ж: "zh", з: "z", и: "i", і: "i", ї: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "iu", я: "ia" };
  KG.fold = function (text) {
    const latin = [...text.toLowerCase()].map((c) => (c in cyrillic ? cyrillic[c] : c)).join("");
    return latin.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ı/g, "i").replace(/y/g, "i").replace(/ie/g, "e").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  };
  const NONE = 9, LONG = 3;
  /* how well a folded form fits: whole, begins with, a word begins with, every word begins one of its, within a word */
  const fit = function (form, wanted) {
    if (form === wanted) return 0;
    if (form.startsWith(wanted)) return 1;
    const padded = " " + form;
    if (padded.includes(" " + wanted)) return 3;
    if (wanted.split(" ").every((word) => padded.includes(" " + word))) return 4;
    return wanted.length >= LONG && form.includes(wanted) ? 6 : NONE;
  };
  const forms = (thing) => [thing.name, ...thing.aliases].map(KG.fold);
  /* an alias stands behind a name that fits as well, before one that fits worse: 0 name is it, 1 name begins, 2 alias begins, ... */
  const ranks = (thing, wanted) => forms(thing).map((form, n) => { const rank = fit(form, wanted); return rank < NONE && n ? Math.max(rank, 1) + 1 : rank; });
  /* -> things, best first: names that begin with the words, aliases that do, then what has them within; heavier things first */
  KG.find = function (data, text, most) {
    const wanted = KG.fold(text);
    if (!wanted) return [];
    const ranked = [];
    data.things.forEach((thing, i) => {
      const best = Math.min(...ranks(thing, wanted));
      if (best < NONE) ranked.push([best, -data.byThing[i].length, i]);
    });
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return ranked.slice(0, most).map((row) => row[2]);
  };
  /* the alias by which it was found, or "" where its name fits as well */
  KG.foundBy = function (thing, text) {
    const all = ranks(thing, KG.fold(text)), best = all.indexOf(Math.min(...all));
    return best > 0 ? thing.aliases[best - 1] : "";
  };
})(globalThis.KG);
