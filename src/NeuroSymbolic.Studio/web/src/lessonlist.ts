// The list of the lessons: which one is read, and which ones were passed.
import { fill, make } from './elements';
import type { Menu } from './server';

type Entry = Menu['lessons'][number];

export class LessonList {
  readonly element: HTMLElement;
  private readonly links: Map<string, HTMLAnchorElement>;
  private readonly unfolding = make('details', {});
  private readonly narrow = matchMedia('(max-width: 900px)');

  constructor(lessons: Entry[]) {
    this.links = new Map(lessons.map((lesson) => [lesson.name, make('a', { href: `#learn/${lesson.name}` })]));
    for (const lesson of lessons) this.write(lesson);
    fill(this.unfolding, make('summary', {}, 'All lessons'),
      lessons.length === 0 ? null : make('ol', {}, ...[...this.links.values()].map((link) => make('li', {}, link))),
      make('p', { class: 'soft' }, 'Lines after $ are for a terminal in the folder of the project; what a lesson asks for can be done here.'));
    this.element = make('nav', { 'aria-label': 'Lessons' }, this.unfolding);
    this.fold();
    this.narrow.addEventListener('change', () => this.fold());
  }

  /** Marks the lesson that is read. */
  mark(lesson: Entry | undefined): void {
    for (const [name, link] of this.links) {
      if (name === lesson?.name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    this.fold();
  }

  /** Keeps in this browser that a lesson was passed. */
  passed(lesson: Entry): void {
    localStorage.setItem(key(lesson), 'yes');
    this.write(lesson);
  }

  private write(lesson: Entry): void {
    const isPassed = localStorage.getItem(key(lesson)) !== null;
    fill(this.links.get(lesson.name)!, lesson.title,
      isPassed && make('span', { class: 'reached', 'aria-hidden': 'true' }, ' ✓'), isPassed && make('span', { class: 'unseen' }, ' passed'));
  }

  // where there is no room beside a lesson, the list must not stand before each
  private fold(): void {
    this.unfolding.open = !this.narrow.matches;
  }
}

function key(lesson: Entry): string {
  return `neurosym-passed-${lesson.name}`;
}
