/* The picture. The only module that knows vis. */
"use strict";
(function (KG) {
  const ROUNDNESS = 0.16, GROUPED = 420, SMALL = 11, LETTERS = 12, EDGE = 30, FEW = 150;
  KG.isDark = function () {
    if (KG.printing) return false;
    const theme = document.documentElement.dataset.theme;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const looks = function () {
    const dark = KG.isDark(), ink = dark ? "#e9e9ec" : "#1b1d22", paper = dark ? "#14171c" : "#fbfaf7";
    return {
      physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: false, hideEdgesOnDrag: false, multiselect: false, tooltipDelay: 1e9 },
      nodes: { scaling: { label: { drawThreshold: 3 } }, borderWidth: 1.5, borderWidthSelected: 4, chosen: true, font: { color: ink, face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: paper, vadjust: -3 } },
      edges: {
        smooth: false, scaling: { label: { drawThreshold: 3 } }, selectionWidth: 2, chosen: { edge: true, label: false }, hoverWidth: 1,
        color: { color: dark ? "#545d6b" : "#b9b4a8", highlight: dark ? "#6db3f2" : "#0b5cad", hover: dark ? "#8b95a5" : "#7d786c" },
        font: { size: 12, color: ink, strokeWidth: 4, strokeColor: paper, align: "horizontal" },
      },
    };
  };
  const colour = function (plain) {
    const edge = KG.isDark() ? "#0d0f12" : "#33363d", strong = KG.isDark() ? "#ffffff" : "#000000";
    return { background: plain, border: edge, highlight: { background: plain, border: strong }, hover: { background: plain, border: strong } };
  };
  /* convex hull of points, by Andrew's monotone chain */
  KG.hull = function (points) {
    const row = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    const half = function (order) {
      const chain = [];
      for (const p of order) { while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], p) <= 0) chain.pop(); chain.push(p); }
      return chain.slice(0, -1);
    };
    return row.length < 3 ? row : [...half(row), ...half([...row].reverse())];
  };
  KG.picture = function (data, drawn, box, pick, moved) {
    const nodes = new vis.DataSet(), edges = new vis.DataSet(), own = new Map(drawn.nodes.map((node) => [node.id, node]));
    const network = new vis.Network(box, { nodes, edges }, looks());
    let pairs = new Map(), told = new Map(), hulls = [], shown = new Map(), first = new Set(), last = 0, waiting = 0;
    const labels = new Map(), labelOf = (i) => { if (!labels.has(i)) labels.set(i, KG.wrapped(KG.label(data.things[i]))); return labels.get(i); };
    /* letters and shapes for the scale of the moment, so that what is far away can still be read;
       lines too short for their labels, and those that cross a label, go without */
    const relabel = function () {
      const scale = network.getScale();
      if (!shown.size) return;
      last = scale;
      const found = KG.legible(shown, labelOf, (i) => data.byThing[i].length, scale, first), boxes = [...found].filter(([, one]) => one.label).map(([i, one]) => [i, one.box]);
      edges.update(KG.captions([...told.values()], shown, (i) => KG.radius(data.byThing[i].length), SMALL / scale, boxes).map(([line, size, label]) => ({ id: line.id, font: { size }, label: label || " " })));
      nodes.update([...found].map(([id, one]) => ({ id, size: one.size, label: one.label || undefined, font: { size: one.letters } })));
    };
    const watch = () => { const { x, y } = network.getViewPosition(); moved([Math.round(x), Math.round(y), +network.getScale().toFixed(3)]); };
    network.on("dragEnd", (event) => { if (!event.nodes.length) watch(); });
    network.on("zoom", () => { clearTimeout(waiting); waiting = setTimeout(() => { watch(); if (Math.abs(Math.log(network.getScale() / last)) > 0.1) relabel(); }, 80); });
    network.on("click", function (event) {
      if (event.nodes.length) pick(typeof event.nodes[0] === "string" ? { group: +event.nodes[0].slice(1) } : { thing: event.nodes[0] });
      else if (event.edges.length && pairs.has(event.edges[0])) pick(pairs.get(event.edges[0]));
      else pick(null);
    });
    network.on("doubleClick", (event) => { if (event.nodes.length && typeof event.nodes[0] === "number") pick({ thing: event.nodes[0] }, true); });
    network.on("beforeDrawing", function (context) {
      for (const hull of hulls) {
        if (hull.length < 2) continue;
        context.beginPath();
        hull.forEach((p, n) => (n ? context.lineTo(p.x, p.y) : context.moveTo(p.x, p.y)));
        context.closePath();
        context.lineJoin = context.lineCap = "round";
        context.lineWidth = 64;
        context.strokeStyle = context.fillStyle = KG.isDark() ? "#202a38" : "#e9eef5";
        context.stroke(); context.fill();
      }
    });
    const node = function (i, place, few) {
      return { id: i, x: place.x, y: place.y, shape: own.get(i).shape, color: colour(own.get(i).color), size: KG.radius(data.byThing[i].length), ...(few ? { label: labelOf(i), font: { size: KG.letters(data.byThing[i].length) } } : {}) };
    };
    const edge = (line) => ({
      id: line.id, from: line.from, to: line.to, width: line.width, dashes: line.dashes.length ? line.dashes : false, label: line.label || undefined, font: { size: line.letters || LETTERS },
      arrows: { to: { enabled: Boolean(line.arrow), scaleFactor: 0.5 }, middle: { enabled: Boolean(line.denied), type: "bar", scaleFactor: 0.7 } },
      smooth: line.bend === undefined ? false : { enabled: true, type: line.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) * ROUNDNESS },
      ...(line.colour ? { color: { color: line.colour, highlight: line.colour, hover: line.colour } } : {}),
    });
    const replace = function (set, rows) {
      const kept = new Set(rows.map((row) => row.id));
      set.remove(set.getIds().filter((id) => !kept.has(id)));
      set.update(rows);
    };
    return {
      network, known: new Set(own.keys()),
      theme() { network.setOptions(looks()); },
      /* `places`: thing -> place of the shown; `lines`: rows with ends, width, dashes, label; `groups`: lists of things */
      draw(places, lines, groups, chosen, fit) {
        const rows = [...places].filter(([i]) => own.has(i)).map(([i, place]) => node(i, place, places.size <= FEW));
        edges.clear();
        replace(nodes, rows);
        edges.add(lines.map(edge));
        pairs = new Map(lines.map((line) => [line.id, line.pick]));
        told = new Map(lines.filter((line) => line.label && places.has(line.from) && places.has(line.to)).map((line) => [line.id, { ...line, letters: line.letters || LETTERS }]));
        hulls = groups.map((group) => group.filter((i) => places.has(i)).map((i) => places.get(i)))
          .filter((points) => points.length > 2 && Math.max(...["x", "y"].map((axis) => Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis])))) < GROUPED)
          .map(KG.hull);
        network.unselectAll();
        if (chosen && chosen.thing !== undefined && nodes.get(chosen.thing)) network.selectNodes([chosen.thing], true);
        shown = new Map([...places].filter(([i]) => own.has(i)));
        first = new Set(chosen && chosen.thing !== undefined ? [chosen.thing, ...data.near[chosen.thing]] : []);
        if (fit) this.fit(); else relabel();
        network.redraw();
      },
      /* communities as single things: rows with id, label, size, x, y, colour */
      crowd(rows, lines) {
        edges.clear();
        replace(nodes, rows.map((row) => ({ ...row, id: "g" + row.id, shape: "dot", color: colour(row.colour), font: { size: 15 } })));
        edges.add(lines.map((line) => ({ ...edge(line), from: "g" + line.from, to: "g" + line.to })));
        pairs = new Map(); told = new Map(); hulls = []; shown = new Map();
        network.redraw();
      },
      fit() { network.fit({ animation: false, maxZoomLevel: 1.15 }); network.moveTo({ scale: Math.min(1.15, network.getScale() * (shown.size > FEW ? 0.97 : 1.05)), animation: false }); relabel(); },
      look([x, y, scale]) { network.moveTo({ position: { x, y }, scale, animation: false }); relabel(); },
      holds(thing) {
        const { x, y } = network.canvasToDOM(network.getPosition(thing));
        return x > EDGE && y > EDGE && x < box.clientWidth - EDGE && y < box.clientHeight - EDGE;
      },
      /* brings a thing into view, unless it stands there already and can be read */
      reach(thing) {
        if (!nodes.get(thing)) return;
        if (!this.holds(thing) || network.getScale() < 0.5) network.focus(thing, { animation: false, scale: Math.max(0.8, network.getScale()) });
        relabel();
      },
    };
  };
})(globalThis.KG);
