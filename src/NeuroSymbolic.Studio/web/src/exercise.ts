// The exercise of a lesson: an answer to write, and what the checker says of it.
import { button, fill, make } from './elements';
import { type Exercise, post, type Verdict } from './server';

/** The answer is kept in this browser. */
export function exercise(lesson: string, { number, task, file_name: file, starter }: Exercise): HTMLElement {
  const key = `neurosym-answer-${lesson}`;
  const kept = localStorage.getItem(key);
  const rows = Math.min(30, Math.max(8, starter.split('\n').length + 1));
  const answer = make('textarea', { rows: String(rows), 'aria-label': `Your answer to lesson ${number}`, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
  const verdict = make('div', { class: 'verdicts', role: 'status', 'aria-live': 'polite' });
  const checking = button('Check', () => void check(), { class: 'primary' });
  answer.value = kept ?? starter;
  answer.addEventListener('input', () => localStorage.setItem(key, answer.value));
  answer.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void check();
  });
  return make('section', { class: 'exercise', 'aria-label': 'Your answer' },
    make('h2', {}, 'Your answer'),
    make('p', {}, `${task} It begins with `, make('code', {}, file), ' and is kept in this browser.'),
    answer,
    make('div', { class: 'toolbar' }, checking, button('Save as a file', save), button('Begin anew', () => {
      answer.value = starter;
      localStorage.removeItem(key);
      fill(verdict);
    })),
    verdict);

  async function check(): Promise<void> {
    if (checking.disabled) return;
    checking.disabled = true;
    fill(verdict, make('p', {}, 'Checking ...'));
    try {
      const { passed, findings, notes } = await post<Verdict>('api/check', { lesson, answer: answer.value });
      fill(verdict, make('p', { class: passed ? 'verdict reached' : 'verdict' }, passed ? 'Passed.' : 'Not yet.'),
        ...notes.map((note) => make('p', {}, note)),
        ...findings.map(({ sentence, hint }) => make('div', { class: 'cause' }, make('p', {}, sentence), make('p', { class: 'soft' }, `Hint: ${hint}`))));
    } catch (error) {
      fill(verdict, make('pre', { class: 'refusal' }, error instanceof Error ? error.message : String(error)));
    } finally {
      checking.disabled = false;
    }
  }

  function save(): void {
    const address = URL.createObjectURL(new Blob([answer.value], { type: 'text/plain' }));
    make('a', { href: address, download: file }).click();
    URL.revokeObjectURL(address);
  }
}
