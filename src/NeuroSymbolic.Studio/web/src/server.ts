// Asks the studio's server. The names are those of its JSON.

export interface Menu {
  tasks: string[];
  agents: string[];
  domains: { name: string; problems: string[]; colours: Record<string, string> }[];
  lessons: { name: string; title: string }[];
}
export interface Exercise { number: number; task: string; file_name: string; starter: string }
export interface Lesson { title: string; markdown: string; exercise: Exercise | null }
export interface Verdict { passed: boolean; findings: { sentence: string; hint: string; state: string | null }[]; notes: string[] }
export interface Texts { domain: string; problem: string }
export interface Finding { from: number; to: number; severity: 'error' | 'warning'; message: string }
export interface Condition { text: string; holds: boolean }
export interface SubGoal { goal: string[]; why: string; how: string; steps: number; children: SubGoal[] }
export interface Attempt { goal: string[]; steps: number; possible: boolean | null; units: number }
export interface Cause { summary: string; details: string[]; proved: boolean; repairs: { sentence: string; problem: string }[] }
export interface Solution {
  status: string;
  engine: string;
  proved_by: string | null;
  reason: string | null;
  plan: string[] | null;
  cost: string | null;
  lower_bound: string | null;
  times: { name: string; milliseconds: number }[];
  work: { facts: number; actions: number; states: number; solver_units: number };
  tree: SubGoal | null;
  attempts: Attempt[];
  cause: Cause | null;
}
export interface StepTaken {
  step: string;
  conditions: Condition[];
  obstacle: string | null;
  added: string[];
  removed: string[];
  numbers: Record<string, string>;
  goal: Condition[];
}
export interface Steps {
  objects: { name: string; type: string }[];
  init: string[];
  numbers: Record<string, string>;
  fixed: string[];
  goal: Condition[];
  steps: StepTaken[];
  goal_reached: boolean;
  fault: string | null;
  repair: string | null;
  possible: string[];
  more_possible: boolean;
}
export interface States {
  states: { depth: number; is_goal: boolean; facts: string[] }[];
  links: { from: number; to: number; step: string }[];
  complete: boolean;
  way: number[];
}
export interface Shape {
  body: number;
  kind: string;
  size: number[];
  position: number[];
  orientation: number[];
  colour: number[];
  mesh: number | null;
  texture: number | null;
}
export interface Scene {
  task: string;
  instruction: string;
  bodies: string[];
  shapes: Shape[];
  meshes: { vertices: string; faces: string }[];
  textures: string[][];
  places: { name: string; called: string | null; surface: number[]; size: number[] }[];
  movable: { name: string; called: string | null; size: number[] }[];
  goal: string[];
  poses: string;
}
export interface Change {
  type: 'change';
  time: number;
  step: number;
  facts: string[] | null;
  believed: string[] | null;
  plan: string[] | null;
  step_index: number | null;
  activity: string | null;
  replans: number | null;
  engine: string | null;
  happened: string | null;
}
export interface Look {
  type: 'look';
  time: number;
  camera: string | null;
  picture: string | null;
  boxes: { name: string; confidence: number; corners: number[] }[];
  beliefs: { fact: string; confidence: number; held: boolean }[];
}
export interface Energy {
  type: 'energy';
  time: number;
  perception: number | null;
  planning: number | null;
  policy: number | null;
  arm: number;
  arm_work: number;
  source: string;
}
export interface End { type: 'end'; time: number; outcome: string; reason: string | null; goal_fraction: number | null; replans: number | null; is_touched: boolean }
export interface Begin { type: 'begin'; id: string; scene: Scene; agent: string; sees_through_camera: boolean; energy_reason: string }

/** What the server says of a request that it refuses. */
export class Refusal extends Error {}

export async function get<T>(address: string): Promise<T> {
  return answer<T>(await send(address, {}));
}

export async function post<T>(address: string, question: unknown, signal?: AbortSignal): Promise<T> {
  const body = JSON.stringify(question);
  if (body.length > MOST_BYTES) throw new Refusal('The texts have more than 8 MiB together; ./neurosym plan reads files of up to 16.');
  return answer<T>(await send(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal }));
}

// the server's limit; it would say the same
const MOST_BYTES = 8 << 20;

async function send(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal('The studio does not answer. Is ./neurosym studio still running?');
  }
}

async function answer<T>(response: Response): Promise<T> {
  const body = await response.json().catch(() => ({ error: `The studio answered ${response.status}.` }));
  if (!response.ok) throw new Refusal(body.error ?? `The studio answered ${response.status}.`);
  return body as T;
}
