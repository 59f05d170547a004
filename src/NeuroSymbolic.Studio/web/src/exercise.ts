// The exercise of a lesson: an answer to write, and what the checker says of it.
import { button, fill, make } from './elements';
import { type Exercise, post, type Verdict } from './server';
import { table } from './table';

const FEWEST_ROWS = 8;
const MOST_ROWS = 30;

/** The answer is kept in this browser. `passed` hears that it is right; `tryOut` is given a plan, and what puts another one in its place. */
export function exercise(
  lesson: string, { number, task, file_name: file, starter }: Exercise, passed: () => void, tryOut: (plan: string, replace: (text: string) => void) => void,
): HTMLElement {
  const key = `neurosym-answer-${lesson}`;
  const answer = make('textarea', { 'aria-label': `Your answer to lesson ${number}`, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
  const verdict = make('div', { class: 'verdicts', role: 'status', 'aria-live': 'polite' });
  const earlier = make('p', { class: 'soft' }, 'Before your last change:');
  const checking = button('Check', () => void check(), { class: 'primary' });
  const restoring = button('Bring my answer back', restore, { hidden: true });
  let checked = '';
  let replaced = '';
  answer.addEventListener('input', () => {
    restoring.hidden = true;
    changed();
  });
  answer.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void check();
  });
  answer.value = localStorage.getItem(key) ?? starter;
  changed();
  return make('section', { class: 'exercise', 'aria-label': 'Your answer' },
    make('h2', {}, 'Your answer'),
    make('p', {}, `${task} Your answer begins as `, make('code', {}, file), ' and is kept in this browser. Ctrl+Enter checks it.'),
    answer,
    make('div', { class: 'toolbar' }, checking, file.endsWith('.plan') && button('Try it in the editor', () => tryOut(answer.value, replace)),
      button('Save as a file', save), button('Begin anew', () => replace(starter)), restoring),
    verdict);

  // a verdict on another text than the present one says so
  function changed(): void {
    if (answer.value === starter) localStorage.removeItem(key);
    else localStorage.setItem(key, answer.value);
    answer.rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, answer.value.split('\n').length + 1));
    earlier.hidden = answer.value === checked;
    verdict.classList.toggle('earlier', !earlier.hidden);
  }

  function replace(text: string): void {
    if (text === answer.value) return;
    replaced = answer.value;
    answer.value = text;
    restoring.hidden = false;
    changed();
  }

  function restore(): void {
    answer.value = replaced;
    restoring.hidden = true;
    answer.focus();
    changed();
  }

  async function check(): Promise<void> {
    if (checking.disabled) return;
    checking.disabled = true;
    checked = answer.value;
    fill(verdict, make('p', {}, 'Checking ...'));
    try {
      const { passed: isPassed, findings, notes } = await post<Verdict>('api/check', { lesson, answer: checked });
      if (isPassed) passed();
      tell(make('p', { class: isPassed ? 'verdict reached' : 'verdict' }, isPassed ? 'Passed.' : 'Not yet.'),
        ...notes.map((note) => make('p', {}, note)),
        ...findings.map(({ sentence, hint, state }) => make('div', { class: 'cause finding' },
          make('div', {}, make('p', {}, sentence), make('p', { class: 'soft' }, `Hint: ${hint}`)), state && table(state))));
    } catch (error) {
      tell(make('pre', { class: 'refusal' }, error instanceof Error ? error.message : String(error)));
    } finally {
      checking.disabled = false;
    }
  }

  function tell(...words: HTMLElement[]): void {
    fill(verdict, earlier, ...words);
    changed();
    verdict.scrollIntoView({ block: 'nearest' });
  }

  function save(): void {
    const address = URL.createObjectURL(new Blob([answer.value], { type: 'text/plain' }));
    make('a', { href: address, download: file }).click();
    URL.revokeObjectURL(address);
  }
}
