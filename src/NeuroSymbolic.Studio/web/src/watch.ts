// Watch: an episode runs in the simulator of the server and is shown as it happens.
import { button, choice, fill, make } from './elements';
import type { EpisodeChoice } from './episodechoice';
import type { Recording } from './recording';
import type { Begin, Scene } from './server';
import { StageView } from './stage';

export class WatchView {
  private readonly stage: StageView;
  private readonly instruction = make('p', { class: 'instruction' });
  private readonly kept = make('p', { class: 'kept' });
  private readonly moving = make('form', { class: 'moving', hidden: true });
  private recording: Recording | null = null;
  private socket: WebSocket | null = null;
  private phase: 'ready' | 'running' | 'ended' = 'ready';
  private isPaused = false;
  private isFollowing = true;
  private isPlaying = false;
  private isDue = false;
  private time = 0;
  private factor = 1;
  private last = 0;

  constructor(place: HTMLElement, private readonly choice: EpisodeChoice, private readonly say: (words: string, isTrouble?: boolean) => void) {
    this.stage = new StageView({
      play: () => this.play(), step: (direction) => this.step(direction), speed: (factor) => this.speed(factor), seek: (time) => this.seek(time),
    }, true);
    choice.changed = () => void this.preview();
    fill(place, make('h2', { class: 'unseen' }, 'Watch an episode'),
      make('div', { class: 'toolbar' }, ...choice.fields, button('Start anew', () => void this.preview())),
      this.stage.element);
    this.stage.aside.append(this.instruction, this.kept, this.moving);
  }

  show(): void {
    if (!this.recording) void this.preview();
  }

  private async preview(): Promise<void> {
    this.close();
    try {
      const scene = await this.choice.scene();
      if (this.phase !== 'ready') return;
      this.load(scene);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error), true);
    }
  }

  private load(scene: Scene): void {
    this.recording = this.stage.load(scene);
    this.time = 0;
    this.instruction.textContent = scene.instruction;
    fill(this.kept);
    const [things, thing] = choice('Move', scene.movable.map((each): [string, string] => [each.name, each.called ?? each.name]), () => undefined);
    const [places, place] = choice('onto', scene.places.map((each): [string, string] => [each.name, each.called ?? each.name]), () => undefined);
    place.selectedIndex = scene.places.length > 1 ? 1 : 0;
    fill(this.moving, make('p', {}, 'Take a cube with the pointer while it runs, or move one from here: the agent is not told.'), make('div', { class: 'toolbar' }, things, places, make('button', {}, 'Move it')));
    this.moving.onsubmit = (event) => {
      event.preventDefault();
      this.order({ order: 'release', object: thing.value, position: this.stage.scene3d.topOf(place.value, thing.value) });
      this.say(`${thing.value} was moved onto ${place.value} by a hand from outside.`);
    };
    this.label();
  }

  private play(): void {
    if (this.phase === 'ready') this.begin();
    else if (this.phase === 'running') {
      const goesOn = this.isPaused || !this.isFollowing;
      this.isFollowing = true;
      this.isPaused = !goesOn;
      this.order({ order: goesOn ? 'resume' : 'pause' });
      this.due();
    } else {
      this.isPlaying = !this.isPlaying;
      if (this.isPlaying && this.time >= this.recording!.latest) this.time = 0;
      this.last = performance.now();
      this.due();
    }
    this.label();
  }

  private step(direction: number): void {
    if (!this.recording) return;
    if (this.phase === 'running' && this.isFollowing && direction > 0) {
      this.isPaused = true;
      this.order({ order: 'step' });
    } else this.seek(Math.max(0, Math.min(this.recording.latest, this.time + direction * 0.05)));
    this.label();
  }

  private speed(factor: number): void {
    this.factor = factor;
    this.order({ order: 'speed', speed: factor });
  }

  private seek(time: number): void {
    if (!this.recording) return;
    if (this.phase === 'running') {
      this.isFollowing = time >= this.recording.latest - 0.01;
      if (!this.isPaused && !this.isFollowing) {
        this.isPaused = true;
        this.order({ order: 'pause' });
      }
    }
    this.isPlaying = false;
    this.time = time;
    this.stage.show(time);
    this.label();
  }

  private begin(): void {
    const address = new URL(`api/watch?${this.choice.query}`, location.href);
    address.protocol = 'ws:';
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    [this.socket, this.phase, this.isPaused, this.isFollowing, this.isPlaying] = [socket, 'running', false, true, false];
    socket.onopen = () => this.order({ order: 'speed', speed: this.factor });
    socket.onmessage = (event) => socket === this.socket && this.hear(event.data);
    socket.onclose = () => socket === this.socket && this.ended('The connection to the studio broke off.');
    this.label();
  }

  private hear(data: ArrayBuffer | string): void {
    if (typeof data !== 'string') {
      this.recording?.frames.push(new Float32Array(data));
      this.due();
      return;
    }
    const message = JSON.parse(data);
    if (message.error) {
      this.ended(message.error);
      return;
    }
    const { recording } = this;
    switch (message.type) {
      case 'begin':
        this.started(message as Begin);
        break;
      case 'change':
        recording?.changes.push(message);
        break;
      case 'look':
        recording?.looks.push(message);
        break;
      case 'energy':
        recording?.energies.push(message);
        break;
      case 'end':
        if (recording) recording.end = message;
        break;
      case 'kept':
        this.phase = 'ended';
        fill(this.kept, make('a', { href: `api/episodes/${message.id}/replay.html`, download: '' }, 'Save this episode as one HTML file'));
        this.label();
        break;
    }
    this.due();
  }

  private started(begin: Begin): void {
    this.load(begin.scene);
    this.moving.hidden = false;
    this.stage.scene3d.hand = {
      hold: (object, position) => this.order({ order: 'hold', object, position }),
      release: (object, position) => {
        this.order({ order: 'release', object, position });
        this.say(`${object} was moved by a hand from outside; the agent is not told.`);
      },
    };
    this.label();
  }

  private ended(trouble: string): void {
    if (this.phase === 'running') {
      if (!this.recording?.end) this.say(trouble, true);
      this.phase = this.recording && this.recording.frames.length > 1 ? 'ended' : 'ready';
    }
    this.stage.scene3d.hand = null;
    this.moving.hidden = true;
    this.due();
    this.label();
  }

  private close(): void {
    const { socket } = this;
    [this.socket, this.phase, this.isPlaying] = [null, 'ready', false];
    socket?.close();
    this.stage.scene3d.hand = null;
    this.moving.hidden = true;
    this.label();
  }

  private order(order: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(order));
  }

  /** Shows what is due at the next picture of the screen. */
  private due(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame((now) => {
      this.isDue = false;
      if (!this.recording) return;
      if (this.isPlaying) {
        this.time = Math.min(this.recording.latest, this.time + ((now - this.last) / 1000) * (this.factor || 16));
        this.last = now;
        if (this.time >= this.recording.latest) this.isPlaying = false;
        this.label();
      } else if (this.isFollowing) this.time = this.recording.latest;
      this.stage.show(this.time);
      if (this.isPlaying) this.due();
    });
  }

  private label(): void {
    const words = this.phase === 'ready' ? 'Run' : this.phase === 'running' ? (this.isPaused || !this.isFollowing ? 'Go on' : 'Pause') : this.isPlaying ? 'Pause' : 'Play again';
    if (this.stage.play.textContent !== words) this.stage.play.textContent = words;
  }
}
