/* The picture. The only module that knows vis. */
"use strict";
(function (KG) {
  const dark = () => {
    const theme = document.documentElement.dataset.theme;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const ink = () => (dark() ? "#e9e9ec" : "#1b1d22");
  KG.picture = function (data, drawn, box, pick) {
    const nodes = new vis.DataSet(drawn.nodes.map((node) => ({ ...node, hidden: true })));
    const edges = new vis.DataSet(drawn.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, hidden: true })));
    const looks = () => ({
      physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: false, hideEdgesOnDrag: false, multiselect: false },
      nodes: { scaling: { label: { drawThreshold: 3 } }, size: 11, borderWidth: 1.5, font: { size: 14, color: ink(), face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: dark() ? "#14171c" : "#fbfaf7", vadjust: -2 } },
      edges: { smooth: false, color: { color: dark() ? "#5d6674" : "#b3aea3", highlight: dark() ? "#6db3f2" : "#0b5cad", hover: dark() ? "#8b95a5" : "#8a857a" }, font: { size: 11, color: ink(), strokeWidth: 3, strokeColor: dark() ? "#14171c" : "#fbfaf7" } },
    });
    const network = new vis.Network(box, { nodes, edges }, looks());
    const colour = (node) => ({ background: node.color, border: dark() ? "#0d0f12" : "#33363d", highlight: { background: node.color, border: dark() ? "#fff" : "#000" }, hover: { background: node.color, border: dark() ? "#fff" : "#000" } });
    nodes.update(drawn.nodes.map((node) => ({ id: node.id, color: colour(node) })));
    network.on("click", function (event) {
      if (event.nodes.length) pick({ thing: event.nodes[0] });
      else if (event.edges.length) { const e = edges.get(event.edges[0]); pick({ pair: [e.from, e.to] }); }
      else pick(null);
    });
    network.on("doubleClick", (event) => { if (event.nodes.length) pick({ thing: event.nodes[0] }, true); });
    const known = new Set(drawn.nodes.map((node) => node.id));
    return {
      network, known,
      theme() { network.setOptions(looks()); nodes.update(drawn.nodes.map((node) => ({ id: node.id, color: colour(node) }))); },
      /* `lines`: pair key -> {count, dashes, label}; `marked`: thing or pair that is chosen */
      draw(things, lines, chosen) {
        const weight = (i) => data.byThing[i].length;
        nodes.update(drawn.nodes.map((n) => ({ id: n.id, hidden: !things.has(n.id), size: 9 + Math.min(15, 2.4 * Math.sqrt(weight(n.id))), font: { size: 12 + Math.min(7, Math.log2(1 + weight(n.id))) } })));
        edges.update(drawn.edges.map((e) => {
          const line = lines.get(e.id), seen = line && things.has(e.from) && things.has(e.to);
          return seen ? { id: e.id, hidden: false, width: 1 + Math.min(5, Math.sqrt(line.count)), dashes: line.dashes.length ? line.dashes : false, label: line.label } : { id: e.id, hidden: true };
        }));
        network.unselectAll();
        if (chosen && chosen.thing !== undefined && things.has(chosen.thing) && known.has(chosen.thing)) network.selectNodes([chosen.thing]);
        if (chosen && chosen.pair) { const id = KG.pair(...chosen.pair); if (edges.get(id)) network.selectEdges([id]); }
      },
      fit(things) { const ids = [...things].filter((i) => known.has(i)); if (ids.length) network.fit({ nodes: ids, animation: false, maxZoomLevel: 1.25 }); },
      centre(thing) { if (known.has(thing)) network.focus(thing, { animation: false, scale: Math.max(0.8, network.getScale()) }); },
      places() { return network.getPositions(); },
      image() { return box.querySelector("canvas").toDataURL("image/png"); },
    };
  };
})(globalThis.KG);
