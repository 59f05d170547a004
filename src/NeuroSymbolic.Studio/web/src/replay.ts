// The replay in a file of its own: all that it shows is in the file.
import './app.css';
import { fill, make } from './elements';
import { bytes } from './recording';
import type { Change, Scene } from './server';
import { StageView } from './stage';

interface Data { scene: Scene; agent: string; seed: number; episode: number; outcome: string; reason: string | null; is_touched: boolean; frames: string; changes: Change[] }

async function start(): Promise<void> {
  const data = JSON.parse(document.getElementById('data')!.textContent!) as Data;
  let [time, factor, isPlaying, last] = [0, 1, false, 0];
  const stage = new StageView({
    play: () => {
      isPlaying = !isPlaying;
      if (isPlaying && time >= recording.latest) time = 0;
      last = performance.now();
      requestAnimationFrame(tick);
    },
    step: (direction) => seek(time + direction * 0.05),
    speed: (chosen) => (factor = chosen || 16),
    seek: (to) => seek(to),
  }, false);
  fill(document.getElementById('main')!, make('h2', { class: 'unseen' }, 'Replay'), stage.element);
  const recording = stage.load(data.scene);
  const stream = new Blob([bytes(data.frames)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const numbers = new Float32Array(await new Response(stream).arrayBuffer());
  const length = 1 + 7 * data.scene.bodies.length;
  recording.frames.length = 0;
  for (let at = 0; at < numbers.length; at += length) recording.frames.push(numbers.subarray(at, at + length));
  recording.changes.push(...data.changes);
  recording.end = { type: 'end', time: recording.latest, outcome: data.outcome, reason: data.reason, goal_fraction: null, replans: null, is_touched: data.is_touched };
  stage.aside.append(make('p', { class: 'instruction' }, data.scene.instruction));
  seek(0);

  function seek(to: number): void {
    isPlaying = false;
    time = Math.max(0, Math.min(recording.latest, to));
    show();
  }

  function tick(now: number): void {
    if (!isPlaying) return show();
    time = Math.min(recording.latest, time + ((now - last) / 1000) * factor);
    last = now;
    if (time >= recording.latest) isPlaying = false;
    show();
    if (isPlaying) requestAnimationFrame(tick);
  }

  function show(): void {
    stage.show(time);
    stage.play.textContent = isPlaying ? 'Pause' : 'Play';
  }
}

void start();
