// Steps by hand: a state, what can be done in it, and how far the goal is.
import { button, fill, make } from './elements';
import { picture } from './picture';
import { conditions, reason, statesOf } from './plan';
import { post, type Steps, type Texts } from './server';

export class TryPanel {
  readonly element = make('div', { class: 'tryout' });

  /** Takes the steps over as the answer to a lesson; null where these texts are of none. */
  use: ((steps: string[]) => void) | null = null;

  private steps: string[] = [];
  private isCurrent = false;
  private asked = 0;

  constructor(private readonly texts: () => Texts, private readonly say: (words: string) => void) {}

  reset(): void {
    [this.steps, this.isCurrent, this.use] = [[], false, null];
    if (!this.element.closest('[hidden]')) void this.refresh();
  }

  /** The texts have changed; what is shown is of the old ones. */
  stale(): void {
    this.isCurrent = false;
  }

  async from(steps: string[]): Promise<void> {
    this.steps = [...steps];
    await this.load();
  }

  async refresh(): Promise<void> {
    if (!this.isCurrent) await this.load();
  }

  // an answer that comes after a later question is not shown
  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const answer = await post<Steps>('api/steps', { ...this.texts(), steps: this.steps });
      if (question !== this.asked) return;
      this.isCurrent = true;
      this.show(answer);
    } catch (error) {
      if (question !== this.asked) return;
      fill(this.element, make('pre', { class: 'refusal' }, error instanceof Error ? error.message : String(error)));
    }
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.steps.join('\n'));
      this.say('The steps are copied, one a line, as a plan has them.');
    } catch {
      this.say('This browser does not let the page copy; select the steps below.');
    }
  }

  private show(answer: Steps): void {
    const states = statesOf(answer);
    const last = answer.steps.at(-1);
    const isStuck = last?.obstacle != null;
    const state = states[isStuck ? states.length - 2 : states.length - 1];
    const input = make('input', { type: 'text', placeholder: '(action thing ...)', 'aria-label': 'Any step, as PDDL', spellcheck: 'false', autocomplete: 'off' });
    const possible = isStuck ? this.steps.slice(0, answer.steps.length - 1) : this.steps;
    const behind = Math.max(1, this.steps.length - possible.length);
    const take = (step: string) => {
      this.steps = [...possible, step];
      void this.load().then(() => this.element.querySelector<HTMLElement>('.possible button')?.focus());
    };
    const verdict = isStuck ? make('div', { class: 'why', role: 'alert' }, ...reason(answer, states, answer.steps.length - 1), answer.repair ? make('p', {}, answer.repair) : null)
      : answer.goal_reached ? make('p', { class: 'verdict reached', role: 'status' }, `The goal is reached, in ${count(this.steps.length)}.`)
        : null;
    fill(this.element,
      make('div', { class: 'now' }, make('figure', {}, picture(answer, state, states.length > 1 && !isStuck ? states[states.length - 2] : undefined),
        make('figcaption', {}, this.steps.length === 0 ? 'The start' : `After ${count(isStuck ? this.steps.length - 1 : this.steps.length)}`)),
      make('div', {}, make('h4', {}, 'The goal'), conditions(last && !isStuck ? last.goal : answer.goal, 'It asks for nothing.'))),
      verdict,
      make('h4', {}, 'What can be done here'),
      answer.possible.length === 0
        ? make('p', { class: 'soft' }, isStuck ? 'Take that step back first.' : 'Nothing: no action can be taken in this state.')
        : make('div', { class: 'possible' }, ...answer.possible.map((step) => button(step, () => take(step)))),
      answer.more_possible ? make('p', { class: 'soft' }, 'There are more than these 200; write one below.') : null,
      make('form', { class: 'anystep', on: { submit: (event: Event) => { event.preventDefault(); if (input.value.trim()) take(input.value.trim()); } } }, input, make('button', {}, 'Try it')),
      make('div', { class: 'toolbar' },
        button(behind > 1 ? `Take the last ${count(behind)} back` : 'Take the last step back', () => { this.steps.splice(-behind); void this.load(); }, { disabled: this.steps.length === 0 }),
        button('Back to the start', () => { this.steps = []; void this.load(); }, { disabled: this.steps.length === 0 }),
        button('Copy the steps', () => void this.copy(), { disabled: this.steps.length === 0 }),
        this.use && button('Use as my answer', () => this.use?.(this.steps), { disabled: this.steps.length === 0 })),
      make('h4', {}, 'Steps so far'),
      this.steps.length === 0 ? make('p', { class: 'soft' }, 'None yet.') : make('ol', { class: 'taken' }, ...this.steps.map((step) => make('li', {}, make('code', {}, step)))));
  }
}

function count(steps: number): string {
  return `${steps} step${steps === 1 ? '' : 's'}`;
}
