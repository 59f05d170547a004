// What was considered: times, Z3's answers for growing numbers of steps, the parts of the goal, and all states of a small problem.
import { button, draw, fill, make } from './elements';
import type { Solved } from './solved';
import { type Attempt, post, type States, type SubGoal, type Texts } from './server';

export class ConsideredPanel {
  readonly element = make('div', { class: 'considered' });

  constructor(private readonly texts: () => Texts) {
    this.clear();
  }

  clear(): void {
    fill(this.element, make('p', { class: 'hint' }, 'Solve first; then this shows what was looked at on the way.'));
  }

  show({ solution, texts }: Solved): void {
    const { work } = solution;
    const map = make('div', { class: 'map' }, button('Draw the states of this problem', () => void this.map(map, texts, solution.plan ?? [])));
    fill(this.element,
      make('h3', {}, 'Work'),
      make('p', {}, `${work.facts} facts and ${work.actions} actions without parameters; ${work.states.toLocaleString('en')} states expanded by search, ${work.solver_units.toLocaleString('en')} units of work by Z3.`
        + (solution.lower_bound ? ` No plan costs less than ${solution.lower_bound}.` : '')),
      bars(solution.times),
      ...(solution.attempts.length > 0 ? [make('h3', {}, 'What Z3 was asked, horizon by horizon'), horizons(solution.attempts)] : []),
      ...(solution.tree ? [make('h3', {}, 'How the goal was split'), make('ul', { class: 'tree' }, branch(solution.tree))] : []),
      ...(!solution.tree && solution.attempts.length === 0 ? [make('p', { class: 'soft' }, 'Search found it alone. Choose the engine "Z3 alone" to see horizons and parts of the goal.')] : []),
      make('h3', {}, 'The states there are'), map);
  }

  private async map(place: HTMLElement, texts: Texts, plan: string[]): Promise<void> {
    fill(place, make('p', { role: 'status' }, 'Visiting the states ...'));
    try {
      const states = await post<States>('api/states', { ...texts, plan });
      fill(place,
        make('p', {}, `${states.complete ? 'All' : 'The nearest'} ${states.states.length} states, the start on the left, each column one step further; ${states.states.filter((state) => state.is_goal).length} of them reach the goal (rings).`
          + (states.way.length > 1 ? ' The line is the plan\'s way.' : '')),
        make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The states and the plan\'s way through them' }, graph(states)));
    } catch (error) {
      fill(place, make('pre', { class: 'refusal' }, error instanceof Error ? error.message : String(error)));
    }
    void this.texts;
  }
}

function bars(times: { name: string; milliseconds: number }[]): HTMLElement {
  const most = Math.max(...times.map((stage) => stage.milliseconds), 0.01);
  return make('table', { class: 'bars' }, make('caption', { class: 'unseen' }, 'Time of each stage'), make('tbody', {}, ...times.map((stage) => {
    const bar = make('span', { class: 'bar' });
    bar.style.width = `${(100 * stage.milliseconds) / most}%`;
    return make('tr', {}, make('th', { scope: 'row' }, stage.name), make('td', {}, bar), make('td', { class: 'number' }, `${stage.milliseconds.toFixed(1)} ms`));
  })));
}

function horizons(attempts: Attempt[]): HTMLElement {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const goal = attempt.goal.join(' ') || 'the goal';
    groups.set(goal, [...(groups.get(goal) ?? []), attempt]);
  }
  const words = (possible: boolean | null) => (possible === null ? 'no answer yet' : possible ? 'yes, a plan' : 'no, proved');
  return make('div', {}, ...[...groups].map(([goal, of]) => make('details', { open: groups.size === 1 },
    make('summary', {}, make('code', {}, goal), ` ${of.length} question${of.length === 1 ? '' : 's'}`),
    make('table', { class: 'horizons' },
      make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'steps'), make('th', { scope: 'col' }, 'can it be reached?'), make('th', { scope: 'col' }, 'units of work'))),
      make('tbody', {}, ...of.map((attempt) => make('tr', { class: attempt.possible === null ? '' : attempt.possible ? 'holds' : 'fails' },
        make('td', {}, String(attempt.steps)), make('td', {}, words(attempt.possible)), make('td', {}, attempt.units.toLocaleString('en')))))))));
}

function branch(goal: SubGoal): HTMLElement {
  const line = [make('code', {}, goal.goal.join(' ') || 'the goal'), ` ${goal.steps} step${goal.steps === 1 ? '' : 's'}, ${goal.how} (${goal.why})`];
  return goal.children.length === 0 ? make('li', {}, ...line)
    : make('li', {}, make('details', { open: true }, make('summary', {}, ...line), make('ul', {}, ...goal.children.map(branch))));
}

function graph({ states, links, way }: States): SVGSVGElement {
  const columns: number[][] = [];
  states.forEach((state, index) => (columns[state.depth] ??= []).push(index));
  const [dx, dy, radius] = [46, 22, 6];
  const tallest = Math.max(...columns.map((column) => column.length));
  const [width, height] = [columns.length * dx + 20, tallest * dy + 30];
  const places = new Map<number, [number, number]>();
  columns.forEach((column, depth) => column.forEach((state, row) => places.set(state, [depth * dx + 22, height / 2 + (row - (column.length - 1) / 2) * dy])));
  const passed = new Set(way);
  const passedLinks = new Set(way.slice(1).map((to, index) => `${way[index]}-${to}`));
  const svg = draw('svg', { class: 'graph', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': `${states.length} states; the plan passes ${passed.size} of them` });
  const line = (from: number, to: number, kind: string) => {
    const [[x1, y1], [x2, y2]] = [places.get(from)!, places.get(to)!];
    svg.append(draw('line', { x1, y1, x2, y2, class: kind }));
  };
  for (const { from, to } of links) if (from < to && !passedLinks.has(`${from}-${to}`)) line(from, to, 'link');
  for (let index = 1; index < way.length; index++) line(way[index - 1], way[index], 'way');
  states.forEach((state, index) => {
    const [cx, cy] = places.get(index)!;
    const node = draw('circle', { cx, cy, r: radius, class: `${state.is_goal ? 'goal ' : ''}${passed.has(index) ? 'passed' : ''}` });
    node.append(draw('title', {}, state.facts.join(' ')));
    svg.append(node);
  });
  return svg;
}
