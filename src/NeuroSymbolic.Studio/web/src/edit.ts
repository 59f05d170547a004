// Edit: both texts, the plan as pictures, why each step can be taken, what was considered, two plans, and steps by hand.
import { button, choice, fill, make } from './elements';
import { tell } from './colours';
import { ComparePanel } from './compare';
import { ConsideredPanel } from './considered';
import { editor, Findings, type Editor } from './pddl';
import { PlanPanel } from './plan';
import { get, type Finding, type Menu, post, Refusal, type Solution, type Steps, type Texts } from './server';
import type { Opening } from './learn';
import { pack, unpack } from './sharelink';
import type { Solved } from './solved';
import { Tabs } from './tabs';
import { TryPanel } from './tryout';

const KEPT = 'neurosym-texts';

// what lessons and documents speak of
const FIRST_DOMAIN = 'hanoi';

export class EditView {
  private readonly domain: Editor;
  private readonly problem: Editor;
  private readonly findings = new Findings();
  private readonly faults = { domain: [] as Finding[], problem: [] as Finding[] };
  private readonly faultList = make('ul', { class: 'faults', 'aria-label': 'What is wrong in the texts' });
  private readonly solve = button('Solve', () => void this.run(), { class: 'primary' });
  private readonly stop = button('Stop', () => this.abort?.abort(), { hidden: true });
  private readonly progress = make('p', { class: 'progress', role: 'status', 'aria-live': 'polite' });
  private readonly plan: PlanPanel;
  private readonly considered = new ConsideredPanel(() => this.texts());
  private readonly compare = new ComparePanel();
  private readonly tryout: TryPanel;
  private readonly results: Tabs;
  private readonly texts_: Tabs;
  private readonly examples: HTMLSelectElement;
  private engine = 'auto';
  private isOptimal = false;
  private seconds = 20;
  private abort: AbortController | null = null;
  private isFilled = false;

  constructor(place: HTMLElement, private readonly menu: Menu, private readonly say: (words: string, isTrouble?: boolean) => void) {
    const options = menu.domains.flatMap((domain) => domain.problems.map((problem): [string, string] => [`${domain.name}/${problem}`, `${domain.name}: ${problem}`]));
    const [examples, select] = choice('Example', [['', 'choose ...'], ...options], (value) => value && void this.example(value));
    this.examples = select;
    const [engines] = choice('Engine', [['auto', 'both'], ['search', 'search'], ['smt', 'Z3 alone']], (value) => (this.engine = value));
    const [limits] = choice('Limit', [['5', '5 s'], ['20', '20 s'], ['60', '60 s']], (value) => (this.seconds = Number(value)));
    limits.querySelector('select')!.value = '20';
    const optimal = make('input', { type: 'checkbox', on: { change: (event: Event) => (this.isOptimal = (event.target as HTMLInputElement).checked) } });
    const domainPlace = make('div', { class: 'editor' });
    const problemPlace = make('div', { class: 'editor' });
    this.texts_ = new Tabs('The two texts', [['Domain', domainPlace], ['Problem', problemPlace]]);
    this.domain = editor(domainPlace, 'Domain, PDDL', false, () => this.texts(), this.findings, (found) => this.note('domain', found), () => this.changed());
    this.problem = editor(problemPlace, 'Problem, PDDL', true, () => this.texts(), this.findings, (found) => this.note('problem', found), () => this.changed());
    this.tryout = new TryPanel(() => this.texts(), say);
    this.plan = new PlanPanel((steps) => this.tryFrom(steps));
    this.results = new Tabs('Results', [['Plan', this.plan.element], ['By hand', this.tryout.element], ['Considered', this.considered.element], ['Compare', this.compare.element]],
      (index) => index === 1 && void this.tryout.refresh());
    fill(place,
      make('h2', { class: 'unseen' }, 'Edit a domain and a problem'),
      make('div', { class: 'toolbar' }, examples, engines, limits,
        make('label', { class: 'check' }, optimal, 'prove that it is cheapest'),
        this.solve, this.stop, button('Lay out', () => void this.format()), button('Copy link', () => void this.copyLink())),
      make('div', { class: 'bench' },
        make('div', { class: 'texts' }, this.texts_.element, this.faultList),
        make('div', { class: 'results' }, this.progress, this.results.element)));
    place.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void this.run();
      }
    });
  }

  show(argument: string): void {
    if (argument) void this.openLink(argument);
    else if (!this.isFilled) void this.fillFirst();
  }

  /** Opens texts, and goes there; steps are tried by hand. */
  open({ isOfDomain, steps, use, ...texts }: Opening): void {
    this.isFilled = true;
    this.put(texts);
    this.examples.value = '';
    this.texts_.select(isOfDomain ? 0 : 1);
    this.results.select(0);
    location.hash = 'edit';
    if (!steps) return;
    this.tryout.use = use ?? null;
    this.tryFrom(steps);
    this.results.element.scrollIntoView({ block: 'nearest' });
  }

  /** The address of the studio with the texts in it. */
  async link(): Promise<string> {
    if (!this.isFilled) await this.fillFirst();
    return `${location.origin}${location.pathname}#edit=${await pack(this.texts())}`;
  }

  private texts(): Texts {
    return { domain: this.domain?.text() ?? '', problem: this.problem?.text() ?? '' };
  }

  private put(texts: Texts): void {
    this.domain.set(texts.domain);
    this.problem.set(texts.problem);
    this.progress.textContent = '';
    this.plan.clear();
    this.considered.clear();
    this.tryout.reset();
    const name = /\(\s*domain\s+([\w-]+)/i.exec(texts.domain)?.[1]?.toLowerCase();
    tell(this.menu.domains.find((domain) => domain.name === name)?.colours ?? {});
  }

  private async fillFirst(): Promise<void> {
    this.isFilled = true;
    const kept = sessionStorage.getItem(KEPT);
    if (kept) {
      this.put(JSON.parse(kept));
      return;
    }
    const domains = this.menu.domains.filter((one) => one.problems.length > 0);
    const first = domains.find((one) => one.name === FIRST_DOMAIN) ?? domains[0];
    if (first) await this.example(`${first.name}/${first.problems[0]}`);
  }

  private async example(path: string): Promise<void> {
    try {
      this.put(await get<Texts>(`api/problems/${path}`));
      this.examples.value = path;
      this.texts_.select(1);
    } catch (error) {
      this.trouble(error);
    }
  }

  private async openLink(argument: string): Promise<void> {
    const texts = await unpack(argument);
    history.replaceState(null, '', '#edit');
    this.isFilled = true;
    if (texts) {
      this.put(texts);
      this.say('The texts of the link are open.');
    } else {
      this.say('That link holds no texts: it was cut off or changed.', true);
      await this.fillFirst();
    }
  }

  private async copyLink(): Promise<void> {
    const address = await this.link();
    try {
      await navigator.clipboard.writeText(address);
      this.say(`The link is copied: ${address.length} characters that hold both texts.`);
    } catch {
      location.hash = 'share';
    }
  }

  private async format(): Promise<void> {
    try {
      const laidOut = await post<Texts>('api/format', this.texts());
      this.domain.set(laidOut.domain);
      this.problem.set(laidOut.problem);
    } catch (error) {
      this.trouble(error);
    }
  }

  private changed(): void {
    sessionStorage.setItem(KEPT, JSON.stringify(this.texts()));
    this.tryout.stale();
  }

  private note(which: 'domain' | 'problem', found: Finding[]): void {
    this.faults[which] = found;
    const item = (of: 'domain' | 'problem', finding: Finding) => {
      const text = (of === 'domain' ? this.domain : this.problem).view.state.doc;
      const line = text.lineAt(Math.min(finding.from, text.length)).number;
      return make('li', { class: finding.severity }, button(`${of}, line ${line}`, () => this.goTo(of, finding.from), { class: 'link' }), ` ${finding.message}`);
    };
    fill(this.faultList, ...this.faults.domain.map((finding) => item('domain', finding)), ...this.faults.problem.map((finding) => item('problem', finding)));
    this.texts_.mark(0, this.faults.domain.length);
    this.texts_.mark(1, this.faults.problem.length);
  }

  private goTo(which: 'domain' | 'problem', offset: number): void {
    this.texts_.select(which === 'domain' ? 0 : 1);
    const { view } = which === 'domain' ? this.domain : this.problem;
    view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
    view.focus();
  }

  private async run(): Promise<void> {
    if (this.abort) return;
    const texts = this.texts();
    const begun = performance.now();
    this.abort = new AbortController();
    [this.solve.disabled, this.stop.hidden] = [true, false];
    this.progress.textContent = 'Planning ...';
    try {
      const question = { ...texts, engine: this.engine, optimal: this.isOptimal, seconds: this.seconds };
      const solution = await post<Solution>('api/solve', question, this.abort.signal);
      const seconds = (performance.now() - begun) / 1000;
      const steps = solution.plan ? await post<Steps>('api/steps', { ...texts, steps: solution.plan }).catch(() => null) : null;
      const solved: Solved = { texts, solution, steps, engine: this.engine, seconds };
      this.progress.textContent = summary(solved);
      this.plan.show(solved, (problem) => this.repair(problem));
      this.considered.show(solved);
      if (solution.plan) this.compare.add(solved);
      this.results.select(0);
    } catch (error) {
      this.progress.textContent = '';
      if (error instanceof DOMException) this.say('Planning was stopped.');
      else this.plan.refuse(error instanceof Error ? error.message : String(error));
    } finally {
      this.abort = null;
      [this.solve.disabled, this.stop.hidden] = [false, true];
    }
  }

  private repair(problem: string): void {
    this.problem.set(problem);
    this.texts_.select(1);
    this.say('The problem is changed; solve it again.');
  }

  private tryFrom(steps: string[]): void {
    this.results.select(1);
    void this.tryout.from(steps);
  }

  private trouble(error: unknown): void {
    this.say(error instanceof Refusal ? error.message : String(error), true);
  }
}

function summary({ solution, seconds }: Solved): string {
  const time = seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
  return solution.plan
    ? `${solution.plan.length} steps, cost ${solution.cost}, by ${solution.engine} in ${time}: ${solution.status}.`
    : `No plan after ${time}: ${solution.status}.`;
}
