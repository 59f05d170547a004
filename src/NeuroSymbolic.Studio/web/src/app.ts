// The studio's page: finds which part is asked for, fetches it and shows it.
import './app.css';
import type { EditView } from './edit';
import { fill, make } from './elements';
import { EpisodeChoice } from './episodechoice';
import { get, type Menu, Refusal } from './server';

export interface View { show(argument: string): void }

const notice = document.getElementById('notice')!;
const menu = get<Menu>('api/menu');
const shown = new Map<string, Promise<View>>();
let fading = 0;

/** Says something in passing, on the screen and to screen readers. */
export function say(words: string, isTrouble = false): void {
  notice.textContent = words;
  notice.classList.toggle('trouble', isTrouble);
  clearTimeout(fading);
  if (!isTrouble) fading = window.setTimeout(() => (notice.textContent = ''), 6000);
}

const edit = () => view('edit') as Promise<EditView>;

// what a part is made of and what it shows first are under way at the same time
const parts: Record<string, (place: HTMLElement) => Promise<View>> = {
  async watch(place) {
    const [choice, { WatchView }] = await Promise.all([menu.then((known) => new EpisodeChoice(known)), import('./watch')]);
    return new WatchView(place, choice, say);
  },
  async edit(place) {
    const [known, { EditView }] = await Promise.all([menu, import('./edit')]);
    return new EditView(place, known, say);
  },
  async learn(place) {
    const [known, { LearnView }] = await Promise.all([menu, import('./learn')]);
    return new LearnView(place, known, async (opening) => (await edit()).open(opening), say);
  },
  async share(place) {
    const { ShareView } = await import('./share');
    return new ShareView(place, async () => (await edit()).link(), say);
  },
};

const section = (name: string) => document.getElementById(`view-${name}`)!;

function view(name: string): Promise<View> {
  const known = shown.get(name) ?? parts[name](section(name));
  shown.set(name, known);
  return known;
}

async function route(): Promise<void> {
  const [asked, argument] = location.hash.slice(1).split(/[/=](.*)/s);
  const name = asked in parts ? asked : 'watch';
  for (const each of Object.keys(parts)) section(each).hidden = each !== name;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
    if (link.dataset.view === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${name[0].toUpperCase()}${name.slice(1)} - NeuroSymbolic studio`;
  try {
    (await view(name)).show(argument ?? '');
  } catch (error) {
    shown.delete(name);
    fill(section(name), make('p', { class: 'trouble' }, error instanceof Refusal ? error.message : 'The studio does not answer. Is ./neurosym studio still running?'));
  }
}

window.addEventListener('hashchange', () => void route());
void route();
