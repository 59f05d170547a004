// Makes and finds elements of the page.

type Content = Node | string | null | undefined | false;
type Properties = { class?: string; on?: Record<string, (event: any) => void> } & Record<string, unknown>;

/** An element: attributes by name, `on` for listeners, and what is in it. Text is never read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...content: Content[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, properties);
  add(element, content);
  return element;
}

/** The same for drawings. */
export function draw<K extends keyof SVGElementTagNameMap>(tag: K, properties: Properties = {}, ...content: Content[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  apply(element, properties);
  add(element, content);
  return element;
}

/** Puts other content into an element. */
export function fill(element: Element, ...content: Content[]): void {
  element.replaceChildren();
  add(element, content);
}

/** A button with a word on it. */
export function button(words: string, press: () => void, properties: Properties = {}): HTMLButtonElement {
  return make('button', { type: 'button', ...properties, on: { click: press } }, words);
}

/** A labelled list to choose from. */
export function choice(label: string, options: [value: string, words: string][], change: (value: string) => void, properties: Properties = {}): [HTMLLabelElement, HTMLSelectElement] {
  const select = make('select', { 'aria-label': label, ...properties, on: { change: () => change(select.value) } }, ...options.map(([value, words]) => make('option', { value }, words)));
  return [make('label', { class: 'field' }, make('span', {}, label), select), select];
}

function apply(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') for (const [type, listener] of Object.entries(value as Record<string, (event: Event) => void>)) element.addEventListener(type, listener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
}

function add(element: Element, content: Content[]): void {
  for (const part of content) if (part || part === '') element.append(part);
}
