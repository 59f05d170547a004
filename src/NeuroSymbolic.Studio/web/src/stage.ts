// What is shown of an episode: the scene, where on the way it is, the plan, the facts with their doubt, the camera, the joules.
import { button, choice, draw, fill, make } from './elements';
import { JoulePlot } from './joules';
import { Recording, type Moment } from './recording';
import { Scene3D } from './scene3d';
import type { Look, Scene } from './server';

export interface Transport { play(): void; step(direction: number): void; speed(factor: number): void; seek(time: number): void }

// how long what appeared or vanished is marked, seconds of the episode
const NEWS = 1.2;

// how long what someone did from outside is said
const SAID = 4;

export class StageView {
  readonly element: HTMLElement;
  readonly scene3d = new Scene3D();
  readonly play: HTMLButtonElement;
  readonly status = make('p', { class: 'activity', role: 'status', 'aria-live': 'polite' });
  readonly aside = make('div', { class: 'beside' });
  private readonly scrub: HTMLInputElement;
  private readonly marks = make('span', { class: 'marks', 'aria-hidden': 'true' });
  private readonly clock = make('output', { class: 'clock' }, '0.0 s');
  private readonly planList = make('ol', { class: 'planlist', tabindex: '0', 'aria-label': 'Steps of the plan' });
  private readonly planTitle = make('h3', {}, 'Plan');
  private readonly factList = make('ul', { class: 'facts' });
  private readonly factTitle = make('h3', {}, 'Facts');
  private readonly camera = make('figure', { class: 'camera' });
  private readonly plot: JoulePlot | null;
  private recording: Recording | null = null;
  private shown = { plan: '', facts: '', look: null as Look | null, activity: '', marks: '' };

  constructor(transport: Transport, hasExtras: boolean) {
    this.play = button('Run', () => transport.play(), { class: 'primary play' });
    this.scrub = make('input', { type: 'range', min: '0', max: '1', step: '0.05', value: '0', 'aria-label': 'Time', on: { input: () => transport.seek(Number(this.scrub.value)) } });
    const [speeds, speed] = choice('Speed', [['0.25', '¼ ×'], ['0.5', '½ ×'], ['1', '1 ×'], ['2', '2 ×'], ['4', '4 ×'], ['0', 'as fast as it goes']], (value) => transport.speed(Number(value)));
    speed.value = '1';
    this.plot = hasExtras ? new JoulePlot((time) => transport.seek(time)) : null;
    this.element = make('div', { class: 'stage' },
      make('div', { class: 'show' }, this.scene3d.element,
        make('div', { class: 'transport', role: 'group', 'aria-label': 'Playing' }, this.play,
          button('‹', () => transport.step(-1), { 'aria-label': 'One step back', class: 'small' }), button('›', () => transport.step(1), { 'aria-label': 'One step on', class: 'small' }),
          make('span', { class: 'scrub' }, this.scrub, this.marks), this.clock, speeds),
        this.status),
      make('div', { class: 'knowledge' }, this.aside,
        make('section', { 'aria-label': 'Plan' }, this.planTitle, this.planList),
        make('section', { 'aria-label': 'Facts' }, this.factTitle, this.factList),
        hasExtras ? this.camera : null),
      hasExtras ? this.plot!.element : null);
  }

  /** Begins with another episode. */
  load(scene: Scene): Recording {
    this.recording = new Recording(scene);
    this.scene3d.load(scene);
    this.shown = { plan: '-', facts: '-', look: null, activity: '-', marks: '-' };
    fill(this.camera);
    this.plot?.clear();
    this.show(0);
    return this.recording;
  }

  /** Shows how things stood at a time. */
  show(time: number): void {
    const { recording } = this;
    if (!recording) return;
    this.scene3d.pose(recording.at(time));
    this.scrub.max = String(Math.max(recording.latest, 0.05));
    this.scrub.value = String(time);
    this.scrub.setAttribute('aria-valuetext', `${time.toFixed(1)} seconds`);
    this.clock.textContent = `${time.toFixed(1)} s`;
    const moment = recording.moment(time);
    this.showPlan(moment);
    this.showFacts(moment, recording, time);
    if (moment.look !== this.shown.look) this.showLook(moment.look);
    const { happened } = moment;
    const news = happened && time - happened.time < SAID ? happened.words : '';
    const doing = moment.activity ? `${moment.activity}${moment.replans > 0 ? ` · planned anew ${moment.replans} ×` : ''}` : '';
    const activity = time >= recording.latest && recording.end ? endOf(recording) : news || doing;
    if (activity !== this.shown.activity) {
      this.shown.activity = activity;
      this.status.textContent = activity;
    }
    this.showMarks(recording);
    this.plot?.show(recording, time);
  }

  // where on the time line someone did something from outside
  private showMarks({ changes, latest }: Recording): void {
    const happenings = changes.filter((change) => change.happened !== null);
    const key = happenings.length === 0 ? '' : `${happenings.length}|${latest}`;
    if (key === this.shown.marks) return;
    this.shown.marks = key;
    fill(this.marks, ...happenings.map(({ time, happened }) => {
      const mark = make('span', { title: `${time.toFixed(1)} s: ${happened}` });
      mark.style.setProperty('--share', String(time / latest));
      return mark;
    }));
  }

  private showPlan({ plan, stepIndex, engine }: Moment): void {
    const key = `${plan.join()}|${stepIndex}`;
    if (key === this.shown.plan) return;
    this.shown.plan = key;
    fill(this.planTitle, 'Plan', plan.length > 0 && make('span', { class: 'soft' }, ` ${Math.min(stepIndex + 1, plan.length)} of ${plan.length}${engine ? `, by ${engine}` : ''}`));
    if (plan.length === 0) {
      fill(this.planList, make('li', { class: 'soft none' }, 'None yet.'));
      return;
    }
    fill(this.planList, ...plan.map((step, index) => make('li', { class: index < stepIndex ? 'done' : '', 'aria-current': index === stepIndex ? 'step' : null }, make('code', {}, step))));
    const current = this.planList.children[Math.min(stepIndex, plan.length - 1)] as HTMLElement;
    this.planList.scrollTop = current.offsetTop - this.planList.clientHeight / 2;
  }

  private showFacts(moment: Moment, recording: Recording, time: number): void {
    const { facts, believed, look } = moment;
    const isNews = time - moment.factsSince < NEWS && moment.before.length > 0;
    const key = `${facts.join()}|${believed?.join()}|${look?.time}|${isNews}`;
    if (key === this.shown.facts) return;
    this.shown.facts = key;
    const held = believed ?? facts;
    const doubt = new Map(look?.beliefs.map((belief) => [belief.fact, belief.confidence]) ?? []);
    const before = new Set(moment.before);
    const goal = new Set(recording.scene.goal);
    const truths = new Set(facts);
    const row = (fact: string, kind: string, remark: string) => {
      const confidence = doubt.get(fact) ?? 1;
      const isSure = confidence >= 0.9995;
      const bar = isSure ? null : make('span', { class: 'doubt', title: `believed with ${(100 * confidence).toFixed(1)} %` });
      bar?.style.setProperty('--share', String(confidence));
      return make('li', { class: `${kind}${goal.has(fact) ? ' goal' : ''}` }, make('code', {}, fact),
        goal.has(fact) && make('span', { class: 'tag' }, 'goal'), remark && make('span', { class: 'tag wrong' }, remark),
        !isSure && make('span', { class: 'percent' }, `${(100 * confidence).toFixed(confidence > 0.99 ? 1 : 0)} %`), bar);
    };
    const gone = isNews ? moment.before.filter((fact) => !held.includes(fact)) : [];
    const unheld = look?.beliefs.filter((belief) => !belief.held && belief.confidence >= 0.01 && !gone.includes(belief.fact)).map((belief) => belief.fact) ?? [];
    fill(this.factTitle, believed ? 'Facts believed' : 'Facts');
    fill(this.factList,
      ...held.map((fact) => row(fact, isNews && !before.has(fact) ? 'new' : '', believed && facts.length > 0 && !truths.has(fact) ? 'not so now' : '')),
      ...gone.map((fact) => row(fact, 'gone', '')),
      ...unheld.map((fact) => row(fact, 'unheld', 'not believed')),
      held.length === 0 && gone.length === 0 && make('li', { class: 'soft' }, 'None yet.'));
  }

  private showLook(look: Look | null): void {
    this.shown.look = look;
    if (!look?.picture) {
      fill(this.camera);
      return;
    }
    const overlay = draw('svg', { viewBox: '0 0 1 1', 'aria-hidden': 'true' });
    for (const box of look.boxes) {
      const corner = (index: number): [number, number] => [box.corners[2 * index], box.corners[2 * index + 1]];
      for (let from = 0; from < 8; from++) {
        for (const bit of [1, 2, 4]) {
          if ((from & bit) === 0) {
            const [[x1, y1], [x2, y2]] = [corner(from), corner(from | bit)];
            overlay.append(draw('line', { x1, y1, x2, y2 }));
          }
        }
      }
    }
    const names = look.boxes.map((box) => `${box.name} ${(100 * box.confidence).toFixed(0)} %`).join(', ');
    const words = look.camera ? `What the camera ${look.camera} saw at ${look.time.toFixed(1)} s${names ? `, and what was found in it: ${names}` : ''}.` : `What a camera would see at ${look.time.toFixed(1)} s; this agent does not look for things in it.`;
    fill(this.camera, make('div', { class: 'picture' }, make('img', { src: look.picture, alt: words, width: '256', height: '256' }), overlay), make('figcaption', {}, words));
  }
}

function endOf({ end, latest }: Recording): string {
  const words = end!.outcome === 'success' ? `The goal is reached after ${latest.toFixed(1)} s.` : `${end!.outcome[0].toUpperCase()}${end!.outcome.slice(1)}: ${end!.reason ?? ''}`;
  return end!.is_touched ? `${words} A hand from outside took part, so it is no result.` : words;
}
