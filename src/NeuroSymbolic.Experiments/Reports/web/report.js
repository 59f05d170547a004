// Draws the plots of the report from the figures in it. Without scripts the tables beside the plots say the same.
(() => {
  "use strict";
  const report = JSON.parse(document.getElementById("figures").textContent);
  const severalRuns = report.runs.length > 1;
  const groups = report.groups.map(group => ({ ...group, who: severalRuns ? `${group.agent} · ${group.run}` : group.agent }));

  // M. Okabe and K. Ito, "Color universal design" (2008): told apart by every kind of colour vision; counts stand in the bars besides.
  const success = "#0072b2";
  const others = ["#d55e00", "#e69f00", "#cc79a7", "#56b4e9", "#f0e442", "#009e73", "#999999"];
  const inkOn = colour => (d3.lab(colour).l > 62 ? "#1b2430" : "#ffffff");
  const tasks = [...new Set(groups.map(group => group.task))];

  const common = (id, data, marks, x) => {
    const place = document.getElementById(id);
    if (!place) return;
    const who = [...new Set(data.map(part => part.who))];
    place.append(Plot.plot({
      ariaLabel: place.dataset.words,
      width: 520,
      height: 52 + tasks.length * (34 + who.length * 30),
      marginTop: 26,
      marginBottom: 40,
      marginLeft: Math.min(230, 16 + d3.max(who, name => name.length) * 7),
      marginRight: 24,
      style: { fontSize: "12px", fontFamily: "inherit" },
      x: { labelAnchor: "center", labelArrow: "none", labelOffset: 36, nice: true, ...x },
      y: { label: null, domain: who, padding: 0.3 },
      fy: { label: null, domain: tasks, axis: null, padding: 0.25 },
      marks: [
        Plot.axisY({ tickSize: 0 }),
        Plot.text(tasks, { fy: d => d, text: d => d, frameAnchor: "top-left", lineAnchor: "bottom", fontWeight: 600, dx: 4, dy: -5 }),
        ...marks,
      ],
    }));
  };

  const legend = (id, names, colourOf) => {
    const place = document.getElementById(id);
    if (!place) return;
    const list = document.createElement("ul");
    list.className = "legend";
    for (const name of names) {
      const mark = document.createElement("i");
      mark.style.background = colourOf(name);
      const item = document.createElement("li");
      item.append(mark, name);
      list.append(item);
    }
    place.append(list);
  };

  const stacked = (id, parts, names, colourOf, x, words, ends = []) => {
    legend(id, names, colourOf);
    common(id, parts, [
      Plot.barX(parts, Plot.stackX({ order: names, x: "value", y: "who", fy: "task", z: "name", fill: part => colourOf(part.name), stroke: "white" })),
      Plot.text(parts.filter(part => part.share > 0.06), Plot.stackX({
        order: names, x: "value", y: "who", fy: "task", z: "name", text: words, fill: part => inkOn(colourOf(part.name)), fontWeight: 600,
      })),
      Plot.ruleX([0]),
      Plot.text(ends, { x: "value", y: "who", fy: "task", text: "words", textAnchor: "start", dx: 6 }),
    ], x);
  };

  const box = (id, name, x) => {
    const known = groups.filter(group => group[name]).map(group => ({ ...group, spread: group[name] }));
    if (known.length === 0) return;
    const at = key => group => group.spread[key];
    common(id, known, [
      Plot.ruleY(known, { y: "who", fy: "task", x1: at("minimum"), x2: at("maximum"), stroke: "#5a6675" }),
      Plot.tickX(known, { y: "who", fy: "task", x: at("minimum"), stroke: "#5a6675", inset: 6 }),
      Plot.tickX(known, { y: "who", fy: "task", x: at("maximum"), stroke: "#5a6675", inset: 6 }),
      Plot.barX(known, { y: "who", fy: "task", x1: at("lower_quartile"), x2: at("upper_quartile"), fill: "#b9d9ea", stroke: success }),
      Plot.tickX(known, { y: "who", fy: "task", x: at("median"), stroke: "#1b2430", strokeWidth: 2.5 }),
    ], { grid: true, zero: true, ...x });
  };

  common("plot-success", groups, [
    Plot.ruleY(groups, { y: "who", fy: "task", x1: group => group.rate_low * 100, x2: group => group.rate_high * 100, stroke: success, strokeWidth: 3 }),
    Plot.dot(groups, { y: "who", fy: "task", x: group => group.rate * 100, r: 6, fill: success, stroke: "white", strokeWidth: 1.5 }),
  ], { label: "episodes that reached the goal, %, and 95 % interval", domain: [0, 100], grid: true });

  const failureName = failure => `${failure.stage} (${failure.outcome})`;
  const outcomes = groups.flatMap(group => [
    { ...group, name: "goal reached", count: group.successes },
    ...group.failures.map(failure => ({ ...group, name: failureName(failure), count: failure.n })),
  ].filter(part => part.count > 0).map(part => ({ ...part, value: part.count * 100 / group.n, share: part.count / group.n })));
  const failureNames = [...new Set(groups.flatMap(group => group.failures.map(failureName)))];
  stacked("plot-outcomes", outcomes, ["goal reached", ...failureNames],
    name => name === "goal reached" ? success : others[failureNames.indexOf(name) % others.length],
    { label: "episodes, %", domain: [0, 100] }, part => `${part.count}`);

  const phases = ["perception", "planning", "policy"];
  const prefix = d3.format(".3~s");
  const joules = groups.flatMap(group => group.energies.flatMap(energy => phases.filter(phase => energy[`${phase}_j`]).map(phase => ({
    ...group,
    who: group.energies.length > 1 ? `${group.who} · ${energy.source}${energy.metering === "replay" ? " replay" : ""}` : group.who,
    name: phase,
    value: energy[`${phase}_j`].mean,
  }))));
  const bars = d3.flatRollup(joules, parts => d3.sum(parts, part => part.value), part => part.task, part => part.who)
    .map(([task, who, value]) => ({ task, who, value, words: `${prefix(value)}J` }));
  joules.forEach(part => { part.share = part.value / d3.max(bars, bar => bar.value); });
  if (joules.length > 0) {
    stacked("plot-energy", joules, phases, name => [success, "#e69f00", "#cc79a7"][phases.indexOf(name)],
      { label: "joules of computing in an episode, mean", grid: true, domain: [0, d3.max(bars, bar => bar.value) * 1.15] },
      part => `${prefix(part.value)}J`, bars);
  }

  box("plot-planning", "planning_ms", { label: "planning in an episode, ms" });
  box("plot-length", "sim_seconds", { label: "length of an episode, simulated s" });

  // steps like these fall in stairs; a curve that ends high is a task that was solved
  const survival = report.study?.survival ?? [];
  if (survival.length > 0) {
    const agents = [...new Set(survival.map(curve => curve.agent))];
    const points = survival.flatMap(curve => curve.points.map(point => ({ ...point, ...curve })));
    const colourOf = agent => [success, ...others][agents.indexOf(agent) % 8];
    const curves = [...new Set(survival.map(curve => curve.task))];
    legend("plot-survival", agents, colourOf);
    for (const task of curves) {
      const mine = points.filter(point => point.task === task);
      document.getElementById("plot-survival").append(Plot.plot({
        ariaLabel: `${task}: share of episodes that reached each step`,
        width: 520, height: 230, marginLeft: 46, marginBottom: 40,
        style: { fontSize: "12px", fontFamily: "inherit" },
        x: { label: `${task}: step of a shortest plan`, labelAnchor: "center", labelArrow: "none", ticks: Math.min(8, d3.max(mine, point => point.step)), tickFormat: "d" },
        y: { label: "episodes that reached it, %", domain: [0, 100], grid: true },
        marks: [
          Plot.areaY(mine, { x: "step", y1: point => point.low * 100, y2: point => point.high * 100, z: "agent", fill: point => colourOf(point.agent), fillOpacity: 0.13, curve: "step-after" }),
          Plot.lineY(mine, { x: "step", y: point => point.share * 100, z: "agent", stroke: point => colourOf(point.agent), strokeWidth: 2.2, curve: "step-after" }),
          Plot.ruleY([0]),
        ],
      }));
    }
  }

  const curves = d3.groups((report.study?.training ?? []).flatMap(sum => sum.shares).map(share => share.curve).filter(Boolean), curve => curve.model).map(([, same]) => same[0]);
  for (const curve of curves) {
    document.getElementById("plot-curves").append(Plot.plot({
      ariaLabel: `${curve.model}: ${curve.quantity.replaceAll("_", " ")} against examples`,
      width: 360, height: 220, marginLeft: 46, marginBottom: 40,
      style: { fontSize: "12px", fontFamily: "inherit" },
      x: { label: `${curve.model}: examples shown`, labelAnchor: "center", labelArrow: "none", domain: [0, d3.max(curve.points, point => point.examples)], ticks: 4, tickFormat: "~s" },
      y: { label: curve.quantity.replaceAll("_", " "), labelArrow: "none", domain: [0, d3.max(curve.points, point => point.value)], grid: true },
      marks: [Plot.line(curve.points, { x: "examples", y: "value", stroke: success, strokeWidth: 2.2 }), Plot.dot(curve.points, { x: "examples", y: "value", fill: success })],
    }));
  }

  // both axes in powers of ten: a line of slope 1 is energy in proportion to size
  const sizes = report.study?.sizes?.figures.filter(figure => figure.robot_second_j) ?? [];
  if (sizes.length > 0) {
    const published = report.study.published;
    const figure = (system, quantity) => published.figures.find(one => one.task === "hanoi-3" && one.system === system && one.quantity === quantity)?.value;
    const points = [
      ...sizes.map(one => ({ name: one.name, size: one.parameters, joules: one.robot_second_j, kind: one.is_trained ? "trained here" : "random weights" })),
      ...(published?.systems ?? []).filter(system => system.parameters && figure(system.name, "joules"))
        .map(system => ({ name: `published ${system.name}`, size: system.parameters, joules: figure(system.name, "joules") / figure(system.name, "seconds"), kind: "published, whole machine" })),
    ];
    const kinds = ["random weights", "trained here", "published, whole machine"];
    const colourOf = kind => ["#999999", success, "#d55e00"][kinds.indexOf(kind)];
    legend("plot-sizes", kinds.filter(kind => points.some(point => point.kind === kind)), colourOf);
    document.getElementById("plot-sizes").append(Plot.plot({
      ariaLabel: document.getElementById("plot-sizes").dataset.words,
      width: 760, height: 340, marginLeft: 64, marginBottom: 44, marginRight: 90,
      style: { fontSize: "12px", fontFamily: "inherit" },
      x: { type: "log", label: "numbers in the network", labelAnchor: "center", labelArrow: "none", tickFormat: "~s", grid: true, nice: true },
      y: { type: "log", label: "joules for a second of robot time", labelArrow: "none", tickFormat: "~g", grid: true, nice: true },
      marks: [
        Plot.line(points.filter(point => point.kind === kinds[0]), { x: "size", y: "joules", stroke: colourOf(kinds[0]) }),
        Plot.dot(points, { x: "size", y: "joules", r: 6, fill: point => colourOf(point.kind), stroke: "white", strokeWidth: 1.5 }),
        Plot.text(points.filter(point => point.kind !== kinds[0]), { x: "size", y: "joules", text: "name", textAnchor: "start", dx: 10 }),
      ],
    }));
  }

  addEventListener("beforeprint", () => document.querySelectorAll("details:not(.licences)").forEach(details => { details.open = true; }));
})();
