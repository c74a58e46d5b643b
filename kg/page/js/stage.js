/* Which things are on the stage and where each stands, with a way back. Pure. */
"use strict";
(function (KG) {
  const ROOM = 10800, FEWEST = 12, DEEP = 50;
  /* how many things with labels a picture of this many pixels has room for */
  KG.room = (wide, high) => Math.max(FEWEST, Math.floor((wide * high) / ROOM));
  /* the heaviest `most` of the first view that a line joins to another of them */
  const opening = function (data, most) {
    const heavy = data.start.map((row) => row[0]).sort((a, b) => data.byThing[b].length - data.byThing[a].length || a - b).slice(0, most), kept = new Set(heavy);
    return new Set(heavy.filter((i) => [...data.near[i]].some((j) => kept.has(j))));
  };
  /* `frame`: {wide, high} of the picture in pixels; `known`: what can be drawn */
  KG.stage = function (data, known, frame) {
    const boxes = new Map(data.things.map((thing, i) => [i, KG.box(KG.wrapped(KG.label(thing)), data.byThing[i].length)]));
    const aspect = () => frame().wide / frame().high, heavy = (a, b) => data.byThing[b].length - data.byThing[a].length || a - b;
    const { wide, high } = frame(), chosen = opening(data, KG.room(wide, high));
    const first = KG.framed(new Map(data.start.filter(([i]) => chosen.has(i)).map(([i, x, y]) => [i, { x, y }])), boxes, aspect());
    const past = [], copy = (places) => new Map([...places].map(([i, place]) => [i, { ...place }]));
    const laidOut = (things) => new Map(things.map((i) => [i, { x: data.things[i].x, y: data.things[i].y }]));
    let places = new Map();
    const stage = {
      boxes, aspect, first: new Set(first.keys()), places: () => places, room: () => KG.room(frame().wide, frame().high),
      /* a place for all that is shown: where it stood, or near its neighbours */
      place(state) {
        if (state.all) { places = KG.framed(laidOut([...known]), boxes, aspect()); return; }
        const old = new Map([...first].filter(([i]) => state.shown.has(i)));
        for (const [i, place] of places) if (state.shown.has(i)) old.set(i, place);
        const wanted = [...state.shown].filter((i) => known.has(i)), placed = wanted.filter((i) => old.has(i)).length;
        places = placed ? KG.arrange(wanted, data.near, old, boxes) : KG.framed(laidOut(wanted), boxes, aspect());
      },
      remember(state) { past.push({ shown: new Set(state.shown), places: copy(places), all: state.all }); if (past.length > DEEP) past.shift(); },
      /* at most as many as the page draws one by one; whether some were left out is told */
      show(state, things, own) {
        const most = data.meta.crowd, cut = things.size > most;
        stage.remember(state);
        state.all = false; state.shown = cut ? new Set([...things].sort(heavy).slice(0, most)) : things;
        if (own) places = own; else stage.place(state);
        return cut;
      },
      back(state) {
        const old = past.pop();
        if (old) { state.shown = old.shown; state.all = old.all; places = old.places; }
        return Boolean(old);
      },
      start(state) { stage.show(state, new Set(stage.first), copy(first)); },
      around: (centre, others) => KG.around(centre, others, boxes, (i) => data.things[i].kind),
      /* paths from left to right, one below the other */
      routes(paths, from, to) {
        const row = new Map();
        paths.forEach((path, n) => path.forEach((i, step) => { if (!row.has(i)) row.set(i, { x: (step * 1040) / Math.max(2, path.length - 1), y: i === from || i === to ? 0 : n * 110 }); }));
        if (!row.size) { row.set(from, { x: 0, y: 0 }); row.set(to, { x: 400, y: 0 }); }
        return KG.spread(row, boxes);
      },
      /* the nearest thing in a direction, else null */
      beside(drawn, from, way) {
        let best = null, least = Infinity;
        for (const [i, p] of drawn) {
          const along = (p.x - from.x) * way[0] + (p.y - from.y) * way[1], across = Math.abs((p.x - from.x) * way[1]) + Math.abs((p.y - from.y) * way[0]);
          if (along > 1 && along + 2 * across < least) { least = along + 2 * across; best = i; }
        }
        return best;
      },
      heaviest: (things) => [...things].sort(heavy)[0],
    };
    return stage;
  };
})(globalThis.KG);
