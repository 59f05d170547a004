// Learn: the lessons that lie in docs/lessons, with their PDDL to be opened in the editor.
import { marked } from 'marked';
import { button, fill, make } from './elements';
import { get, type Menu, type Texts } from './server';

export class LearnView {
  private readonly page = make('article', { class: 'lesson' });

  constructor(place: HTMLElement, private readonly menu: Menu, private readonly open: (texts: Partial<Texts>) => void) {
    fill(place, make('h2', { class: 'unseen' }, 'Lessons'), make('div', { class: 'learn' },
      make('nav', { 'aria-label': 'Lessons' }, menu.lessons.length === 0 ? null : make('ol', {}, ...menu.lessons.map((lesson) =>
        make('li', {}, make('a', { href: `#learn/${lesson.name}` }, lesson.title))))),
      this.page));
  }

  show(name: string): void {
    const lesson = this.menu.lessons.find((each) => each.name === name) ?? this.menu.lessons[0];
    for (const link of this.page.parentElement!.querySelectorAll('nav a')) {
      if (link.getAttribute('href') === `#learn/${lesson?.name}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    if (lesson) void this.load(lesson.name);
    else fill(this.page, make('h3', {}, 'No lessons yet'), make('p', {}, 'Lessons are Markdown files in docs/lessons; they are listed here. Until there are some, ', make('a', { href: '#edit' }, 'edit a problem'), ' and see what the planner makes of it.'));
  }

  private async load(name: string): Promise<void> {
    try {
      const { markdown } = await get<{ markdown: string }>(`api/lessons/${encodeURIComponent(name)}`);
      const document = new DOMParser().parseFromString(await marked.parse(markdown), 'text/html');
      document.querySelectorAll('script, style, iframe, object, embed, form').forEach((element) => element.remove());
      this.page.replaceChildren(...document.body.childNodes);
      for (const block of this.page.querySelectorAll('pre')) block.tabIndex = 0;
      for (const code of this.page.querySelectorAll<HTMLElement>('pre > code.language-pddl')) {
        const text = code.textContent ?? '';
        const isProblem = /\(\s*problem\b/i.test(text);
        if (!isProblem && !/\(\s*domain\b/i.test(text)) continue;
        code.parentElement!.after(make('p', {}, button('Open it in the editor', () => this.open(isProblem ? { problem: text } : { domain: text }))));
      }
    } catch (error) {
      fill(this.page, make('p', { class: 'trouble' }, error instanceof Error ? error.message : String(error)));
    }
  }
}
