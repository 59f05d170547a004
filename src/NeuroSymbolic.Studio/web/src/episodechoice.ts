// Which episode is shown: task, agent and seed, and its table before it begins.
import { choice, make } from './elements';
import { get, type Menu, type Scene } from './server';

const AGENTS: Record<string, string> = {
  nsm: 'sees, plans, learned skills', 'nsm-scripted': 'sees, plans, skills by hand', 'nsm-oracle': 'is told the facts; no result',
  vla: 'pictures to actions', 'vla-planned': 'pictures to actions, told sub-tasks',
};

export class EpisodeChoice {
  readonly fields: HTMLElement[];
  /** Told when another episode is chosen. */
  changed: () => void = () => undefined;
  private readonly task: HTMLSelectElement;
  private readonly agent: HTMLSelectElement;
  private readonly seed = make('input', { type: 'number', min: '0', max: '999999', value: '1', on: { change: () => this.changed() } });
  private first: Promise<Scene> | null;

  /** Asks for the first table at once: it is on its way while the view is still being fetched. */
  constructor(menu: Menu) {
    const [tasks, task] = choice('Task', menu.tasks.map((name): [string, string] => [name, name]), () => this.changed());
    const [agents, agent] = choice('Agent', menu.agents.map((name): [string, string] => [name, AGENTS[name] ? `${name}: ${AGENTS[name]}` : name]), () => this.changed());
    [this.task, this.agent] = [task, agent];
    task.value = menu.tasks.includes('hanoi-3') ? 'hanoi-3' : menu.tasks[0];
    agent.value = menu.agents.includes('nsm-scripted') ? 'nsm-scripted' : menu.agents[0];
    this.fields = [tasks, agents, make('label', { class: 'field narrow' }, make('span', {}, 'Seed'), this.seed)];
    this.first = this.ask();
    this.first.catch(() => undefined);
  }

  /** The choice as part of an address. */
  get query(): string {
    return new URLSearchParams({ task: this.task.value, agent: this.agent.value, seed: this.seed.value || '0', episode: '0' }).toString();
  }

  /** The table before the episode begins. */
  scene(): Promise<Scene> {
    const scene = this.first ?? this.ask();
    this.first = null;
    return scene;
  }

  private ask(): Promise<Scene> {
    return get<Scene>(`api/scene?${this.query}`);
  }
}
