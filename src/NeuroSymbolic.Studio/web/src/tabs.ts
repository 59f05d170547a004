// Panels of which one is shown, as the pattern of the ARIA practices has them: arrow keys move, Home and End too.
import { fill, make } from './elements';

let count = 0;

export class Tabs {
  readonly element: HTMLElement;
  private readonly tabs: HTMLButtonElement[];
  private readonly panels: HTMLElement[];
  private readonly names: string[];

  constructor(label: string, parts: [name: string, content: HTMLElement][], private readonly shown: (index: number) => void = () => undefined) {
    const id = `tabs${count++}`;
    this.names = parts.map(([name]) => name);
    this.tabs = parts.map(([name], index) => make('button', {
      type: 'button', role: 'tab', id: `${id}-${index}`, 'aria-controls': `${id}-${index}-panel`,
      on: { click: () => this.select(index), keydown: (event: KeyboardEvent) => this.key(event, index) },
    }, name));
    this.panels = parts.map(([, content], index) => make('div', {
      role: 'tabpanel', id: `${id}-${index}-panel`, 'aria-labelledby': `${id}-${index}`, tabindex: '-1',
    }, content));
    this.element = make('div', { class: 'tabs' }, make('div', { role: 'tablist', 'aria-label': label }, ...this.tabs), ...this.panels);
    this.select(0);
  }

  select(index: number): void {
    this.tabs.forEach((tab, each) => {
      tab.setAttribute('aria-selected', String(each === index));
      tab.tabIndex = each === index ? 0 : -1;
      this.panels[each].hidden = each !== index;
    });
    this.shown(index);
  }

  /** Puts a number behind the name of a panel; none for 0. */
  mark(index: number, number: number): void {
    fill(this.tabs[index], this.names[index], number > 0 && make('span', { class: 'count' }, make('span', { class: 'unseen' }, ', wrong: '), String(number)));
  }

  private key(event: KeyboardEvent, index: number): void {
    const last = this.tabs.length - 1;
    const next = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index === 0 ? last : index - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.select(next);
    this.tabs[next].focus();
  }
}
