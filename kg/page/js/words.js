/* Claims in words. Pure. */
"use strict";
(function (KG) {
  KG.SIGNS = { changed: "≠", b: "B", a: "A", both: "AB" };
  KG.statusWord = (data, words, claim) => words["status-" + data.statuses[claim.status].name] || data.statuses[claim.status].name;
  KG.stance = function (data, words, claim) {
    const status = data.statuses[claim.status], stance = data.relations[claim.r].stance;
    return status.holds ? stance : status.not ? KG.fill(words.not, stance) : stance + " (" + KG.statusWord(data, words, claim) + ")";
  };
  KG.relation = function (data, words, claim) {
    const label = data.relations[claim.r].label;
    return data.statuses[claim.status].not ? KG.fill(words.not, label) : label;
  };
  /* what stands behind a claim that is neither stated as fact nor denied */
  KG.reserve = function (data, words, claim) {
    const status = data.statuses[claim.status];
    return status.holds || status.not ? "" : " (" + KG.statusWord(data, words, claim) + ")";
  };
  KG.line = (data, words, claim) => data.things[claim.s].name + " " + KG.relation(data, words, claim) + " " + KG.objectName(data, claim) + KG.reserve(data, words, claim);
  KG.cite = (claim, doc) => "“" + KG.sentence(claim) + "” " + [doc.title, doc.publisher, doc.date, doc.url].filter(Boolean).join(", ");
})(globalThis.KG);
