// Draws the plots of the page about perception from the figures in it. Without scripts the tables say the same.
(() => {
  "use strict";
  const { scores } = JSON.parse(document.getElementById("figures").textContent);
  const kinds = scores.map(score => score.kind);
  const colours = { domain: kinds, range: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"], legend: true };
  const style = { fontSize: "12px", fontFamily: "inherit" };
  const draw = (id, options) => {
    const place = document.getElementById(id);
    place?.append(Plot.plot({ ariaLabel: place.dataset.words, style, color: colours, ...options }));
  };

  const places = scores.flatMap(score => score.positions.filter(position => position.median_mm !== null).map(position => ({ ...position, view: score.kind })));
  draw("plot-places", {
    width: 620, height: 60 + 26 * places.length, marginLeft: 16, marginRight: 110,
    x: { label: "error of place, mm: median to 95th percentile", zero: true, grid: true },
    y: { label: null, domain: kinds }, fy: { label: null, domain: [...new Set(places.map(place => place.kind))] },
    marginBottom: 40,
    marks: [
      Plot.axisY({ ticks: [], tickSize: 0 }),
      Plot.ruleY(places, { y: "view", fy: "kind", x1: "median_mm", x2: "p95_mm", stroke: "view", strokeWidth: 4 }),
      Plot.dot(places, { y: "view", fy: "kind", x: "median_mm", fill: "view", r: 5 }),
    ],
  });

  const bins = scores.flatMap(score => score.calibration.filter(bin => bin.facts > 0).map(bin => ({ ...bin, view: score.kind })));
  draw("plot-calibration", {
    width: 420, height: 400, grid: true,
    x: { label: "believed", domain: [0, 1] }, y: { label: "share true", domain: [0, 1] }, r: { type: "log", range: [2, 12] },
    marks: [
      Plot.line([[0, 0], [1, 1]], { strokeDasharray: "4 4", stroke: "#888" }),
      Plot.dot(bins, { x: "mean_belief", y: "share_true", r: "facts", fill: "view", fillOpacity: 0.7 }),
    ],
  });
})();
