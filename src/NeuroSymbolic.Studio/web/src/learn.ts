// Learn: the lessons that lie in docs/lessons, with cells to be opened in the editor and an exercise that is checked.
import { marked, type Tokens } from 'marked';
import { button, fill, make } from './elements';
import { exercise } from './exercise';
import { LessonList } from './lessonlist';
import { get, type Lesson, type Menu, type Texts } from './server';

const DOMAIN = '../../domains/hanoi/domain.pddl';
const PROBLEM = /^starters\/[^/]+-problem\.pddl$/;

/** What a lesson opens in the editor. Steps are tried there one after the other, and can be taken over as the answer where `use` is there. */
export type Opening = Texts & { isOfDomain?: boolean; steps?: string[]; use?: (steps: string[]) => void };

export class LearnView {
  private readonly page = make('article', { class: 'lesson' });
  private readonly list: LessonList;
  private shown = '';
  private scrolled = 0;

  constructor(place: HTMLElement, private readonly menu: Menu, private readonly edit: (opening: Opening) => void, private readonly say: (words: string) => void) {
    this.list = new LessonList(menu.lessons);
    fill(place, make('h2', { class: 'unseen' }, 'Lessons'), make('div', { class: 'learn' }, this.list.element, this.page));
  }

  show(name: string): void {
    const lesson = this.menu.lessons.find((each) => each.name === (name || this.shown)) ?? this.menu.lessons[0];
    this.list.mark(lesson);
    // the page is at this lesson when it is loaded anew, too
    if (lesson && location.hash.startsWith('#learn')) history.replaceState(null, '', `#learn/${lesson.name}`);
    if (lesson && lesson.name === this.shown) window.scrollTo(0, this.scrolled);
    else if (lesson) void this.load(lesson);
    else fill(this.page, make('h3', {}, 'No lessons yet'), make('p', {}, 'Lessons are Markdown files in docs/lessons; they are listed here. Until there are some, ', make('a', { href: '#edit' }, 'edit a problem'), ' and see what the planner makes of it.'));
  }

  private async load(entry: Menu['lessons'][number]): Promise<void> {
    const { name } = entry;
    try {
      const lesson = await get<Lesson>(`api/lessons/${encodeURIComponent(name)}`);
      const tokens = marked.lexer(lesson.markdown);
      const document = new DOMParser().parseFromString(marked.parser(tokens), 'text/html');
      document.querySelectorAll('script, style, iframe, object, embed, form').forEach((element) => element.remove());
      document.querySelectorAll('img').forEach((image) => image.setAttribute('src', `api/lessons/${image.getAttribute('src')}`));
      document.querySelectorAll('a').forEach((link) => this.point(link));
      this.page.replaceChildren(...document.body.childNodes);
      this.cells(tokens.filter((token): token is Tokens.Code => token.type === 'code'));
      if (lesson.exercise) {
        const { file_name: file } = lesson.exercise;
        this.page.append(exercise(name, lesson.exercise, () => this.list.passed(entry), (plan, replace) => void this.tryOut(name, file, plan, replace)));
      }
      const next = this.menu.lessons[this.menu.lessons.findIndex((each) => each.name === name) + 1];
      if (next) this.page.append(make('p', { class: 'next' }, 'Next: ', make('a', { href: `#learn/${next.name}` }, next.title)));
      [this.shown, this.scrolled] = [name, 0];
      window.scrollTo(0, 0);
    } catch (error) {
      fill(this.page, make('p', { class: 'trouble' }, error instanceof Error ? error.message : String(error)));
    }
  }

  // links lead to other lessons, to the editor, to files to begin with or out of the studio; other files of the checkout are named, as they are not served
  private point(link: HTMLAnchorElement): void {
    const address = link.getAttribute('href') ?? '';
    const lesson = this.menu.lessons.find((each) => address === `${each.name}.md`);
    if (lesson) link.href = `#learn/${lesson.name}`;
    else if (/^https?:/.test(address)) Object.assign(link, { target: '_blank', rel: 'noreferrer' });
    else if (address === DOMAIN || PROBLEM.test(address)) link.replaceWith(button(link.textContent!, () => void this.file(address), { class: 'link' }));
    else if (/^starters\/[^/]+\.[a-z]+$/.test(address)) Object.assign(link, { href: `api/lessons/${address}`, target: '_blank' });
    else link.replaceWith(make('code', {}, new URL(address, 'file:///docs/lessons/').pathname.slice(1)));
  }

  private open(opening: Opening): void {
    this.scrolled = window.scrollY;
    this.edit(opening);
  }

  private async file(address: string, more: Partial<Opening> = {}): Promise<void> {
    const hanoi = await text('hanoi/hanoi-3');
    const isOfDomain = address === DOMAIN;
    this.open({ domain: hanoi.domain, problem: isOfDomain ? hanoi.problem : await (await fetch(`api/lessons/${address}`)).text(), isOfDomain, ...more });
  }

  // the problem of a plan lies beside the file that the plan begins as
  private async tryOut(name: string, file: string, plan: string, replace: (text: string) => void): Promise<void> {
    const use = (steps: string[]) => {
      replace(`${steps.join('\n')}\n`);
      location.hash = `learn/${name}`;
      this.say('The steps are your answer now.');
    };
    await this.file(`starters/${file.replace('plan.plan', 'problem.pddl')}`, { steps: stepsOf(plan), use });
  }

  // the words behind a fence say what is in the cell, see docs/lessons/README.md
  private cells(codes: Tokens.Code[]): void {
    const blocks = [...this.page.querySelectorAll('pre')];
    let domain: string | null = null;
    let problem: string | null = null;
    codes.forEach((code, index) => {
      const block = blocks[index];
      const words = (code.lang ?? '').split(' ');
      const named = (what: string) => words.find((word) => word.startsWith(`${what}=`))?.slice(what.length + 1);
      block.tabIndex = 0;
      block.classList.add(words[0] === 'text' && words[1] !== 'answer' ? 'output' : words[0]);
      if (!code.text.includes('│')) block.classList.add('wrapped');
      caption(block, named('file'));
      if (words[0] === 'pddl' && words[1] === 'domain') domain = code.text;
      else if (words[0] === 'pddl' && words[1] === 'problem') {
        problem = code.text;
        this.offer(block, 'Open it in the editor', domain, problem);
      } else if (words[0] === 'plan') {
        this.offer(block, 'Try it in the editor', domain, named('problem') ?? problem, stepsOf(code.text));
      }
    });
  }

  private offer(block: Element, words: string, domain: string | null, problem: string | null, steps?: string[]): void {
    if (problem === null) return;
    block.after(make('p', {}, button(words, async () => {
      const [hanoi, named] = await Promise.all([text('hanoi/hanoi-3'), problem.startsWith('domains/') ? text(problem.replace(/^domains\/|problems\/|\.pddl$/g, '')) : null]);
      this.open({ domain: domain ?? hanoi.domain, problem: named?.problem ?? problem, steps });
    })));
  }
}

function caption(block: Element, file: string | undefined): void {
  if (file === undefined) return;
  const figure = make('figure', { class: 'cell' }, make('figcaption', {}, make('code', {}, file)));
  block.replaceWith(figure);
  figure.append(block);
}

function stepsOf(plan: string): string[] {
  return plan.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('('));
}

function text(path: string): Promise<Texts> {
  return get<Texts>(`api/problems/${path}`);
}
