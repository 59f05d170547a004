// The table and the arm in three dimensions, drawn from the compiled scene; things on the table can be taken with the pointer.
import {
  BoxGeometry, BufferAttribute, BufferGeometry, CapsuleGeometry, CylinderGeometry, DirectionalLight, Group, HemisphereLight, type Material, Mesh,
  MeshLambertMaterial, type Object3D, PerspectiveCamera, Plane, PlaneGeometry, Raycaster, Scene as Stage, ShadowMaterial, SphereGeometry, SRGBColorSpace,
  TextureLoader, Vector2, Vector3, WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { make } from './elements';
import { bytes, floats } from './recording';
import type { Scene, Shape } from './server';

export interface Hand { hold(name: string, place: [number, number, number]): void; release(name: string, place: [number, number, number]): void }

// a plane as large as this is a floor without end, of which only the shadows on it are drawn
const FLOOR = 5;
const LIFT = 0.1;

export class Scene3D {
  readonly element: HTMLElement;
  /** Told where things are put; null where nothing may be moved. */
  hand: Hand | null = null;
  private readonly canvas = make('canvas', { tabindex: '0' });
  private readonly renderer: WebGLRenderer | null;
  private readonly stage = new Stage();
  private readonly camera = new PerspectiveCamera(31, 1, 0.05, 50);
  private readonly controls: OrbitControls | null = null;
  private readonly movable = new Map<Object3D, string>();
  private readonly textures = new TextureLoader();
  private key: DirectionalLight | null = null;
  private bodies: Group[] = [];
  private scene: Scene | null = null;
  private frame: Float32Array | null = null;
  private isWaiting = false;
  private taken: { name: string; plane: Plane; place: Vector3; offset: Vector3; home: [number, number, number]; sent: number } | null = null;

  constructor() {
    this.element = make('div', { class: 'scene' }, this.canvas);
    this.renderer = renderer(this.canvas);
    if (!this.renderer) {
      this.element.replaceChildren(make('p', { class: 'hint' }, 'This browser draws no three dimensions (WebGL is missing or switched off). Facts, plan and plots are shown all the same.'));
      return;
    }
    this.renderer.shadowMap.enabled = true;
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, this.canvas);
    this.controls.addEventListener('change', () => this.draw());
    this.controls.enableDamping = false;
    this.controls.minDistance = 0.4;
    this.controls.maxDistance = 6;
    this.controls.keyPanSpeed = 20;
    this.controls.listenToKeyEvents(this.canvas);
    this.lookFrom();
    this.canvas.addEventListener('pointerdown', (event) => this.take(event), { capture: true });
    this.canvas.addEventListener('pointermove', (event) => this.carry(event));
    for (const type of ['pointerup', 'pointercancel']) this.canvas.addEventListener(type, () => this.put());
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** Shows another scene. */
  load(scene: Scene): void {
    this.scene = scene;
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', `The table and the arm in three dimensions: ${scene.instruction} Arrow keys move the view.`);
    if (!this.renderer) return;
    this.stage.clear();
    this.movable.clear();
    this.light();
    this.bodies = scene.bodies.map(() => new Group());
    this.stage.add(...this.bodies);
    const names = new Set(scene.movable.map((thing) => thing.name));
    for (const shape of scene.shapes) {
      const mesh = this.shape(shape, scene);
      const [w, x, y, z] = shape.orientation;
      mesh.position.fromArray(shape.position);
      mesh.quaternion.set(x, y, z, w);
      this.bodies[shape.body].add(mesh);
      if (names.has(scene.bodies[shape.body])) this.movable.set(mesh, scene.bodies[shape.body]);
    }
    this.pose(floats(scene.poses));
  }

  /** Puts all bodies where a frame has them. */
  pose(frame: Float32Array): void {
    this.frame = frame;
    this.bodies.forEach((body, index) => {
      const at = 1 + 7 * index;
      body.position.set(frame[at], frame[at + 1], frame[at + 2]);
      body.quaternion.set(frame[at + 4], frame[at + 5], frame[at + 6], frame[at + 3]);
    });
    if (this.taken) this.bodies[this.scene!.bodies.indexOf(this.taken.name)].position.copy(this.taken.place);
    this.draw();
  }

  /** Where a thing comes to rest when it is put onto a place of the table: on top of what stands there. */
  topOf(place: string, name: string): [number, number, number] {
    const scene = this.scene!;
    const area = scene.places.find((each) => each.name === place)!;
    const thing = scene.movable.find((each) => each.name === name)!;
    let top = area.surface[2];
    for (const other of scene.movable) {
      const [x, y, z] = this.placeOf(other.name);
      const isThere = Math.abs(x - area.surface[0]) < area.size[0] / 2 && Math.abs(y - area.surface[1]) < area.size[1] / 2;
      if (other.name !== name && isThere) top = Math.max(top, z + other.size[2] / 2);
    }
    return [area.surface[0], area.surface[1], top + thing.size[2] / 2 + 0.002];
  }

  private placeOf(name: string): [number, number, number] {
    const at = 1 + 7 * this.scene!.bodies.indexOf(name);
    return [this.frame![at], this.frame![at + 1], this.frame![at + 2]];
  }

  private lookFrom(): void {
    this.camera.position.set(1.62, -1.25, 1.92);
    this.controls!.target.set(-0.16, 0.02, 1.0);
    this.controls!.update();
  }

  private light(): void {
    this.stage.add(new HemisphereLight(0xffffff, 0xb9c0c8, 1.9));
    const key = new DirectionalLight(0xfff6ea, 1.9);
    this.key = key;
    key.position.set(1.2, 0.9, 3);
    key.shadow.mapSize.set(1024, 1024);
    Object.assign(key.shadow.camera, { left: -1.2, right: 1.2, top: 1.2, bottom: -1.2, near: 0.5, far: 6 });
    key.shadow.bias = -0.0006;
    this.stage.add(key);
  }

  private shape(shape: Shape, scene: Scene): Mesh {
    const [a, b, c] = shape.size;
    const [red, green, blue, opacity] = shape.colour;
    const plain = new MeshLambertMaterial({ transparent: opacity < 1, opacity });
    plain.color.setRGB(red, green, blue, SRGBColorSpace);
    let material: Material | Material[] = plain;
    let geometry: BufferGeometry;
    switch (shape.kind) {
      case 'plane':
        geometry = new PlaneGeometry(2 * (a || FLOOR), 2 * (b || FLOOR));
        if (a >= FLOOR || a === 0) material = new ShadowMaterial({ opacity: 0.16 });
        break;
      case 'box':
        geometry = new BoxGeometry(2 * a, 2 * b, 2 * c);
        if (shape.texture !== null) material = scene.textures[shape.texture].map((face) => this.face(face));
        break;
      case 'mesh': {
        const { vertices, faces } = scene.meshes[shape.mesh!];
        geometry = new BufferGeometry();
        geometry.setAttribute('position', new BufferAttribute(floats(vertices), 3));
        geometry.setIndex(new BufferAttribute(new Uint16Array(bytes(faces).buffer), 1));
        geometry.computeVertexNormals();
        break;
      }
      case 'cylinder':
        geometry = new CylinderGeometry(a, a, 2 * b, 32).rotateX(Math.PI / 2);
        break;
      case 'capsule':
        geometry = new CapsuleGeometry(a, 2 * b, 6, 20).rotateX(Math.PI / 2);
        break;
      case 'ellipsoid':
        geometry = new SphereGeometry(1, 24, 16).scale(a, b, c);
        break;
      default:
        geometry = new SphereGeometry(a, 24, 16);
    }
    const mesh = new Mesh(geometry, material);
    mesh.castShadow = shape.kind !== 'plane';
    mesh.receiveShadow = true;
    return mesh;
  }

  private face(address: string): Material {
    const map = this.textures.load(address, () => this.draw());
    map.colorSpace = SRGBColorSpace;
    map.anisotropy = 4;
    return new MeshLambertMaterial({ map });
  }

  private take(event: PointerEvent): void {
    if (!this.hand || event.button !== 0) return;
    const hit = this.ray(event).intersectObjects([...this.movable.keys()])[0];
    if (!hit) return;
    event.stopPropagation();
    this.controls!.enabled = false;
    this.canvas.setPointerCapture(event.pointerId);
    const name = this.movable.get(hit.object)!;
    const home = this.placeOf(name);
    const highest = Math.max(...this.scene!.movable.map((thing) => this.placeOf(thing.name)[2]));
    const place = new Vector3(home[0], home[1], highest + LIFT);
    const plane = new Plane(new Vector3(0, 0, 1), -place.z);
    const grip = this.ray(event).ray.intersectPlane(plane, new Vector3()) ?? place.clone();
    this.taken = { name, plane, place, offset: place.clone().sub(grip), home, sent: 0 };
    this.canvas.classList.add('carrying');
  }

  private carry(event: PointerEvent): void {
    const { taken } = this;
    if (!taken) {
      if (this.hand) this.canvas.classList.toggle('takeable', event.buttons === 0 && this.ray(event).intersectObjects([...this.movable.keys()]).length > 0);
      return;
    }
    const point = this.ray(event).ray.intersectPlane(taken.plane, new Vector3());
    if (!point) return;
    point.add(taken.offset);
    taken.place.set(Math.max(-0.5, Math.min(0.5, point.x)), Math.max(-0.5, Math.min(0.5, point.y)), taken.plane.constant * -1);
    this.bodies[this.scene!.bodies.indexOf(taken.name)].position.copy(taken.place);
    this.draw();
    if (event.timeStamp - taken.sent > 50) {
      taken.sent = event.timeStamp;
      this.hand!.hold(taken.name, [taken.place.x, taken.place.y, taken.place.z]);
    }
  }

  private put(): void {
    const { taken } = this;
    if (!taken) return;
    this.taken = null;
    this.controls!.enabled = true;
    this.canvas.classList.remove('carrying');
    const { x, y } = taken.place;
    const area = this.scene!.places.find((place) => Math.abs(x - place.surface[0]) < place.size[0] / 2 + 0.02 && Math.abs(y - place.surface[1]) < place.size[1] / 2 + 0.02);
    const size = this.scene!.movable.find((thing) => thing.name === taken.name)!.size[2];
    const table = this.scene!.places[0]?.surface[2] ?? 0.8;
    const isOnTable = Math.abs(x) < 0.37 && Math.abs(y) < 0.37;
    const rest = area ? this.topOf(area.name, taken.name) : isOnTable ? [x, y, table + size / 2 + 0.002] : taken.home;
    this.hand?.release(taken.name, rest as [number, number, number]);
    if (this.frame) this.pose(this.frame);
  }

  private ray(event: PointerEvent): Raycaster {
    const box = this.canvas.getBoundingClientRect();
    const caster = new Raycaster();
    caster.setFromCamera(new Vector2(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2), this.camera);
    return caster;
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    this.renderer!.setPixelRatio(Math.min(2, window.devicePixelRatio));
    this.renderer!.setSize(width, height, false);
    this.camera.aspect = width / height;

    // a narrow picture shows the whole table, too
    this.camera.fov = Math.min(60, 33 * Math.max(1, 1.2 / this.camera.aspect));
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  private draw(): void {
    if (this.isWaiting || !this.renderer) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.renderer!.render(this.stage, this.camera);
      if (this.key && !this.key.castShadow) {
        // shadows come with the second picture: where the processor draws, the first is there much sooner
        this.key.castShadow = true;
        this.draw();
      }
      this.canvas.dataset.drawn = String(Number(this.canvas.dataset.drawn ?? 0) + 1);
    });
  }
}

function renderer(canvas: HTMLCanvasElement): WebGLRenderer | null {
  try {
    return new WebGLRenderer({ canvas, antialias: true, alpha: true });
  } catch {
    return null;
  }
}
