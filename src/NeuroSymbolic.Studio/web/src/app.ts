// The studio's page: finds which part is asked for and shows it.
import './app.css';
import { fill, make } from './elements';
import { EditView } from './edit';
import { LearnView } from './learn';
import { get, type Menu, Refusal } from './server';
import { ShareView } from './share';
import { WatchView } from './watch';

export interface View { show(argument: string): void; hide?(): void }

const notice = document.getElementById('notice')!;
let fading = 0;

/** Says something in passing, on the screen and to screen readers. */
export function say(words: string, isTrouble = false): void {
  notice.textContent = words;
  notice.classList.toggle('trouble', isTrouble);
  clearTimeout(fading);
  if (!isTrouble) fading = window.setTimeout(() => (notice.textContent = ''), 6000);
}

async function start(): Promise<void> {
  let menu: Menu;
  try {
    menu = await get<Menu>('api/menu');
  } catch (error) {
    fill(document.getElementById('main')!, make('p', { class: 'trouble' }, error instanceof Refusal ? error.message : 'The studio does not answer.'));
    return;
  }

  const section = (name: string) => document.getElementById(`view-${name}`)!;
  const edit = new EditView(section('edit'), menu, say);
  const views: Record<string, View> = {
    watch: new WatchView(section('watch'), menu, say),
    edit,
    learn: new LearnView(section('learn'), menu, (texts) => edit.open(texts)),
    share: new ShareView(section('share'), () => edit.link(), say),
  };
  let shown = '';
  const route = () => {
    const [name, argument] = location.hash.slice(1).split(/[/=](.*)/s);
    const next = name in views ? name : 'watch';
    if (shown !== next && shown !== '') views[shown].hide?.();
    for (const each of Object.keys(views)) section(each).hidden = each !== next;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
      if (link.dataset.view === next) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.title = `${next[0].toUpperCase()}${next.slice(1)} - NeuroSymbolic studio`;
    shown = next;
    views[next].show(argument ?? '');
  };
  window.addEventListener('hashchange', route);
  route();
}

void start();
