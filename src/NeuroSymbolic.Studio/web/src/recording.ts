// An episode as far as it is known: poses, what changed when, looks and joules, and how things stood at any moment.
import type { Change, End, Energy, Look, Scene } from './server';

export interface Moment {
  facts: string[];
  believed: string[] | null;
  before: string[];
  factsSince: number;
  plan: string[];
  stepIndex: number;
  activity: string;
  replans: number;
  engine: string | null;
  /** What someone did from outside, last. */
  happened: { time: number; words: string } | null;
  look: Look | null;
}

export class Recording {
  readonly frames: Float32Array[] = [];
  readonly changes: Change[] = [];
  readonly looks: Look[] = [];
  readonly energies: Energy[] = [];
  end: End | null = null;

  constructor(readonly scene: Scene) {
    this.frames.push(floats(scene.poses));
  }

  get latest(): number {
    return this.frames[this.frames.length - 1][0];
  }

  /** The poses at a time, between the two nearest that are known. */
  at(time: number): Float32Array {
    const { frames } = this;
    let [low, high] = [0, frames.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (frames[middle][0] <= time) low = middle;
      else high = middle - 1;
    }
    const [from, to] = [frames[low], frames[Math.min(low + 1, frames.length - 1)]];
    const share = to[0] > from[0] ? Math.min(1, Math.max(0, (time - from[0]) / (to[0] - from[0]))) : 0;
    if (share === 0) return from;
    const between = new Float32Array(from.length);
    for (let index = 0; index < from.length; index++) between[index] = from[index] + share * (to[index] - from[index]);
    for (let body = 1; body < from.length; body += 7) blendTurn(from, to, share, between, body + 3);
    return between;
  }

  /** How things stood at a time. */
  moment(time: number): Moment {
    const found: Moment = { facts: [], believed: null, before: [], factsSince: 0, plan: [], stepIndex: 0, activity: '', replans: 0, engine: null, happened: null, look: null };
    for (const change of this.changes) {
      if (change.time > time + 1e-6) break;
      const shown = change.believed ?? (found.believed === null ? change.facts : null);
      if (shown) [found.before, found.factsSince] = [found.believed ?? found.facts, change.time];
      if (change.facts) found.facts = change.facts;
      if (change.believed) found.believed = change.believed;
      if (change.plan) [found.plan, found.stepIndex] = [change.plan, 0];
      if (change.step_index !== null) found.stepIndex = change.step_index;
      if (change.activity !== null) found.activity = change.activity;
      if (change.replans !== null) found.replans = change.replans;
      if (change.engine !== null) found.engine = change.engine;
      if (change.happened !== null) found.happened = { time: change.time, words: change.happened };
    }
    for (const look of this.looks) {
      if (look.time > time + 1e-6) break;
      found.look = look;
    }
    return found;
  }
}

/** Numbers from base64 of their bytes. */
export function floats(text: string): Float32Array {
  return new Float32Array(bytes(text).buffer);
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const numbers = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at++) numbers[at] = characters.charCodeAt(at);
  return numbers;
}

function blendTurn(from: Float32Array, to: Float32Array, share: number, into: Float32Array, at: number): void {
  let dot = 0;
  for (let part = 0; part < 4; part++) dot += from[at + part] * to[at + part];
  const sign = dot < 0 ? -1 : 1;
  let length = 0;
  for (let part = 0; part < 4; part++) {
    into[at + part] = from[at + part] * (1 - share) + sign * to[at + part] * share;
    length += into[at + part] ** 2;
  }
  for (let part = 0; part < 4; part++) into[at + part] /= Math.sqrt(length);
}
