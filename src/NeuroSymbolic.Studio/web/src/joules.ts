// Joules by phase, live: computing, which is modelled on most machines, and the arm apart from it.
import uPlot from 'uplot';
import { make } from './elements';
import type { Recording } from './recording';

const LINES: [name: string, colour: string, dash?: number[]][] = [['perception', '--accent'], ['planning', '--second', [6, 3]], ['policy', '--third', [2, 3]]];

export class JoulePlot {
  readonly element: HTMLElement;
  private readonly computing = make('div', { class: 'plot' });
  private readonly arm = make('div', { class: 'plot' });
  private readonly words = make('p', { class: 'soft' });
  private plots: uPlot[] = [];
  private known = -1;
  private time = 0;

  constructor(private readonly seek: (time: number) => void) {
    this.element = make('section', { class: 'joules', 'aria-label': 'Energy' },
      make('div', {}, make('h3', {}, 'Computing, J'), this.computing), make('div', {}, make('h3', {}, 'Arm, kJ'), this.arm), this.words);
    new ResizeObserver(() => this.resize()).observe(this.element);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.build());
  }

  clear(): void {
    this.known = -1;
    this.build();
  }

  /** Shows what is known, with a mark at a time. */
  show(recording: Recording, time: number): void {
    const { energies } = recording;
    this.time = time;
    if (this.plots.length === 0) return;
    if (energies.length !== this.known) {
      this.known = energies.length;
      const times = energies.map((each) => each.time);
      this.plots[0].setData([times, energies.map((each) => each.perception), energies.map((each) => each.planning), energies.map((each) => each.policy)]);
      this.plots[1].setData([times, energies.map((each) => each.arm / 1000)]);
      const last = energies.at(-1);
      if (last) {
        const joules = (value: number | null) => (value === null ? 'not known' : `${value.toFixed(3)} J`);
        this.words.textContent = `Perception ${joules(last.perception)}, planning ${joules(last.planning)}, policy ${joules(last.policy)} (${last.source === 'model' ? 'estimated from processor time' : last.source}); arm ${(last.arm / 1000).toFixed(2)} kJ of electricity (modelled).`;
      }
    } else this.plots.forEach((plot) => plot.redraw(false));
  }

  private build(): void {
    this.plots.forEach((plot) => plot.destroy());
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const line = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui, sans-serif' };
    const options = (series: uPlot.Series[]): uPlot.Options => ({
      width: this.width(), height: 120, cursor: { y: false, points: { show: false } }, legend: { show: series.length > 1, live: false },
      scales: { x: { time: false }, y: { range: (_plot, _least, most) => [0, most ? most * 1.08 : 1] } },
      axes: [{ ...line, size: 22 }, { ...line, size: 44 }],
      series: [{}, ...series],
      hooks: { draw: [(plot) => this.mark(plot, colour('--ink'))], ready: [(plot) => plot.over.addEventListener('click', () => plot.cursor.idx != null && this.seek(plot.data[0][plot.cursor.idx]))] },
    });
    this.plots = [
      new uPlot(options(LINES.map(([label, name, dash]) => ({ label, stroke: colour(name), width: 2, dash, points: { show: false } }))), [[], [], [], []], this.computing),
      new uPlot(options([{ label: 'electricity', stroke: colour('--accent'), width: 2, points: { show: false } }]), [[], []], this.arm),
    ];
    this.known = -1;
  }

  private mark(plot: uPlot, colour: string): void {
    const x = Math.round(plot.valToPos(this.time, 'x', true));
    const { left, top, width, height } = plot.bbox;
    if (x < left || x > left + width || plot.data[0].length === 0) return;
    plot.ctx.fillStyle = colour;
    plot.ctx.fillRect(x, top, Math.max(1, devicePixelRatio), height);
  }

  private width(): number {
    return Math.max(180, (this.computing.clientWidth || 300));
  }

  private resize(): void {
    this.plots.forEach((plot) => plot.setSize({ width: this.width(), height: 120 }));
  }
}
