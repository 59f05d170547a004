// Two plans side by side.
import { choice, fill, make } from './elements';
import type { Solved } from './solved';
import { picture } from './picture';
import { statesOf } from './plan';

const MOST_KEPT = 8;

export class ComparePanel {
  readonly element = make('div', { class: 'compare' });
  private kept: Solved[] = [];
  private readonly chosen = [0, 0];
  private count = 0;
  private readonly numbers = new Map<Solved, number>();

  constructor() {
    this.show();
  }

  add(solved: Solved): void {
    this.numbers.set(solved, ++this.count);
    this.kept = [...this.kept, solved].slice(-MOST_KEPT);
    [this.chosen[0], this.chosen[1]] = [Math.max(0, this.kept.length - 2), this.kept.length - 1];
    this.show();
  }

  private show(): void {
    if (this.kept.length < 2) {
      fill(this.element, make('p', { class: 'hint' }, 'Solve twice, with another engine or after a change: here the two plans stand side by side.'));
      return;
    }
    const plans = this.chosen.map((index) => this.kept[index]);
    const same = commonBeginning(plans.map((plan) => plan.solution.plan!));
    fill(this.element, make('p', {}, same === plans[0].solution.plan!.length && same === plans[1].solution.plan!.length
      ? 'Both plans are the same.'
      : `They begin with the same ${same} step${same === 1 ? '' : 's'}; what differs after them is marked.`),
    make('div', { class: 'pair' }, ...plans.map((plan, side) => this.column(plan, side, same))));
  }

  private column(plan: Solved, side: number, same: number): HTMLElement {
    const options = this.kept.map((each, index): [string, string] => [String(index), this.name(each)]);
    const [label, select] = choice(side === 0 ? 'Left' : 'Right', options, (value) => {
      this.chosen[side] = Number(value);
      this.show();
    });
    select.value = String(this.chosen[side]);
    const { solution, steps } = plan;
    const states = steps ? statesOf(steps) : [];
    const row = (name: string, value: string) => [make('dt', {}, name), make('dd', {}, value)];
    return make('div', {}, label,
      make('dl', { class: 'figures' },
        ...row('steps', String(solution.plan!.length)), ...row('cost', solution.cost ?? ''), ...row('at least', solution.lower_bound ?? 'not known'),
        ...row('time', `${(solution.times.reduce((sum, stage) => sum + stage.milliseconds, 0)).toFixed(0)} ms`), ...row('states', String(solution.work.states)), ...row('Z3 units', String(solution.work.solver_units))),
      make('ol', { class: 'steps narrow' }, ...solution.plan!.map((step, index) => make('li', { class: index < same ? '' : 'differs' },
        make('div', { class: 'step' }, make('span', { class: 'number' }, String(index + 1)), steps && states[index + 1] ? picture(steps, states[index + 1], states[index]) : null, make('code', {}, step))))));
  }

  private name(plan: Solved): string {
    return `${this.numbers.get(plan)}: ${plan.solution.engine}, ${plan.solution.plan!.length} steps`;
  }
}

function commonBeginning([left, right]: string[][]): number {
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same++;
  return same;
}
