// Share: a link with the texts in it, episodes as files, and the planner for other editors.
import { button, fill, make } from './elements';

export class ShareView {
  private readonly link = make('textarea', { readonly: true, rows: '4', 'aria-label': 'Link with the texts' });
  private readonly length = make('p', { class: 'soft' });

  constructor(place: HTMLElement, private readonly address: () => Promise<string>, private readonly say: (words: string, isTrouble?: boolean) => void) {
    const root = location.origin;
    fill(place, make('div', { class: 'share' }, make('h2', {}, 'Share'),
      make('h3', {}, 'The texts of the editor, as a link'),
      make('p', {}, 'Both texts are in the link itself, behind the #: no server keeps or sees them. It opens in any studio that runs at the same address.'),
      this.link, this.length, make('p', {}, button('Copy', () => void this.copy(), { class: 'primary' })),
      make('h3', {}, 'An episode, as a file'),
      make('p', {}, 'When an episode has ended, ', make('a', { href: '#watch' }, 'Watch'), ' offers it as one HTML file with the 3-D replay in it, which opens without a network and without the studio.'),
      make('h3', {}, 'The planner, for other editors'),
      make('p', {}, 'While the studio runs, it answers as two public planning services do.'),
      make('dl', { class: 'addresses' },
        make('dt', {}, 'VS Code, PDDL extension'), make('dd', {}, make('code', {}, `${root}/package`)),
        make('dt', {}, 'editor.planning.domains, custom planner'), make('dd', {}, make('code', {}, root)),
        make('dt', {}, 'Any program'), make('dd', {}, make('code', {}, `POST ${root}/solve {"domain": ..., "problem": ...}`))),
      make('p', {}, 'Also: ', make('code', {}, 'neurosym-smt'), ', ', make('code', {}, 'neurosym-search'), ', ', make('code', {}, 'neurosym-optimal'), '. ', make('a', { href: 'licences.txt' }, 'Licences of this page\'s parts'))));
  }

  show(): void {
    void this.address().then((address) => {
      this.link.value = address;
      this.length.textContent = `${address.length} characters.`;
    });
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link.value);
      this.say('The link is copied.');
    } catch {
      this.link.select();
      this.say('The link is selected; copy it with Ctrl+C.');
    }
  }
}
