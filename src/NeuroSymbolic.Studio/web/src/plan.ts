// The plan: each step as a picture of where it leads; why it can be taken, and what it changes.
import { button, fill, make } from './elements';
import type { Solved } from './solved';
import { apply } from './facts';
import { picture } from './picture';
import type { Cause, Condition, Steps, StepTaken } from './server';

const MOST_PICTURES = 300;

export class PlanPanel {
  readonly element = make('div', { class: 'plan' });
  private readonly why = make('div', { class: 'why', role: 'region', 'aria-label': 'The chosen step', 'aria-live': 'polite' });

  constructor(private readonly tryFrom: (steps: string[]) => void) {
    this.clear();
  }

  clear(): void {
    fill(this.element, make('p', { class: 'hint' }, 'Solve (Ctrl+Enter) to see a plan as pictures. Choose a step of it to see why it can be taken and what it changes.'));
  }

  /** Says why nothing could be read or solved. */
  refuse(sentence: string): void {
    fill(this.element, make('pre', { class: 'refusal', role: 'alert' }, sentence));
  }

  show(solved: Solved, repair: (problem: string) => void): void {
    const { solution, steps } = solved;
    if (!solution.plan) {
      fill(this.element, make('p', { class: 'verdict' }, `${capital(solution.status)}.`), solution.reason && make('p', {}, solution.reason), ...cause(solution.cause, repair));
      return;
    }
    if (!steps) {
      fill(this.element, make('p', {}, 'The plan is too long to be shown step by step.'), make('pre', {}, solution.plan.join('\n')));
      return;
    }
    if (steps.steps.length === 0) {
      fill(this.element, make('p', { class: 'verdict' }, 'The goal holds already; nothing needs to be done.'), picture(steps, new Set(steps.init)));
      return;
    }
    this.list(steps);
  }

  private list(steps: Steps): void {
    const states = statesOf(steps);
    const items = steps.steps.map((step, index) => make('button', {
      type: 'button', class: 'step', 'aria-pressed': 'false', on: { click: () => choose(index), keydown: (event: KeyboardEvent) => key(event, index) },
    }, make('span', { class: 'number' }, String(index + 1)), index < MOST_PICTURES && picture(steps, states[index + 1], states[index]), make('code', {}, step.step)));
    const choose = (index: number) => {
      items.forEach((item, each) => item.setAttribute('aria-pressed', String(each === index)));
      fill(this.why, ...reason(steps, states, index), button('Go on from here by hand', () => this.tryFrom(steps.steps.slice(0, index + 1).map((step) => step.step))));
    };
    const key = (event: KeyboardEvent, index: number) => {
      const next = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1 }[event.key];
      if (next === undefined || !items[next]) return;
      event.preventDefault();
      items[next].focus();
      choose(next);
    };
    fill(this.element,
      make('div', { class: 'start' }, picture(steps, states[0]), make('span', {}, 'the start')),
      make('ol', { class: 'steps', 'aria-label': 'Steps of the plan' }, ...items.map((item) => make('li', {}, item))),
      this.why);
    choose(0);
  }
}

/** The states before the first step and after each. */
export function statesOf(steps: Steps): Set<string>[] {
  const states = [new Set(steps.init)];
  for (const step of steps.steps) states.push(apply(states[states.length - 1], step.added, step.removed));
  return states;
}

/** Why a step can be taken, or not, and what it changes. */
export function reason(steps: Steps, states: Set<string>[], index: number): HTMLElement[] {
  const step = steps.steps[index];
  return [
    make('h3', {}, `Step ${index + 1} `, make('code', {}, step.step)),
    ...step.obstacle ? [] : [make('div', { class: 'beforeafter' },
      make('figure', {}, picture(steps, states[index]), make('figcaption', {}, 'before')),
      make('figure', {}, picture(steps, states[index + 1], states[index]), make('figcaption', {}, 'after')))],
    make('div', { class: 'reasons' },
      make('div', {}, make('h4', {}, step.obstacle ? 'Why it cannot be taken' : 'Why it can be taken'),
        conditions(step.conditions, 'It needs nothing.'), step.obstacle ? make('p', { class: 'obstacle' }, step.obstacle) : null),
      ...step.obstacle ? [] : [
        make('div', {}, make('h4', {}, 'What it changes'), effects(step)),
        make('div', {}, make('h4', {}, 'The goal after it'), conditions(step.goal.length > 0 ? step.goal : steps.goal, 'It asks for nothing.')),
      ]),
  ];
}

export function conditions(list: Condition[], none: string): HTMLElement {
  return list.length === 0 ? make('p', { class: 'soft' }, none) : make('ul', { class: 'conditions' }, ...list.map(({ text, holds }) =>
    make('li', { class: holds ? 'holds' : 'fails' }, make('span', { class: 'mark', 'aria-hidden': 'true' }, holds ? '✓' : '✗'), make('code', {}, text),
      make('span', { class: 'unseen' }, holds ? ' holds' : ' does not hold'))));
}

function effects(step: StepTaken): HTMLElement {
  const row = (kind: string, sign: string, words: string, text: string) => make('li', { class: kind },
    make('span', { class: 'mark', 'aria-hidden': 'true' }, sign), make('code', {}, text), make('span', { class: 'unseen' }, ` ${words}`));
  const rows = [
    ...step.added.map((fact) => row('added', '+', 'becomes true', fact)),
    ...step.removed.map((fact) => row('removed', '−', 'becomes false', fact)),
    ...Object.entries(step.numbers).map(([term, value]) => row('added', '=', 'changes', `${term} = ${value}`)),
  ];
  return rows.length === 0 ? make('p', { class: 'soft' }, 'Nothing.') : make('ul', { class: 'conditions' }, ...rows);
}

function cause(found: Cause | null, repair: (problem: string) => void): HTMLElement[] {
  if (!found) return [];
  return [
    make('div', { class: 'cause' },
      make('p', {}, make('strong', {}, found.summary)),
      ...found.details.map((detail) => make('p', {}, detail)),
      found.proved ? make('p', { class: 'soft' }, 'This is proved.') : make('p', { class: 'soft' }, 'This is not proved: a limit came first.')),
    ...found.repairs.map(({ sentence, problem }) => make('p', { class: 'repair' }, `There is a plan if you ${sentence}. `, button('Change it so', () => repair(problem)))),
  ];
}

function capital(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
