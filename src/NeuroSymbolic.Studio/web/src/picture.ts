// A little picture of a state, drawn from its facts alone: what stands on, lies in or is at what.
import { draw } from './elements';
import { colourOf } from './colours';
import { type Fact, read } from './facts';

export interface World { objects: { name: string; type: string }[]; fixed: string[]; init: string[] }

interface Placed { name: string; children: Placed[]; size: number }

const ROW = 12;
const UNIT = 34;
const GAP = 8;
const LETTER = 5.2;

/** Draws a state; `before` marks what is not where it was. */
export function picture(world: World, state: ReadonlySet<string>, before?: ReadonlySet<string>): SVGSVGElement {
  const names = world.objects.map((thing) => thing.name);
  const facts = [...state].map(read);
  const placing = placingPredicates(world);
  const parent = new Map<string, string>();
  for (const { predicate, things } of facts) if (placing.has(predicate) && things.length === 2 && !parent.has(things[0])) parent.set(things[0], things[1]);
  const sizes = sizesOf(world, names);
  const bases = names.filter((name) => !parent.has(name) && isBase(name, world, parent, placing));
  const loose = names.filter((name) => !parent.has(name) && !bases.includes(name));
  const childrenOf = (name: string): Placed => ({
    name, size: sizes.get(name) ?? 1, children: names.filter((other) => parent.get(other) === name && !reaches(name, other, parent)).map(childrenOf),
  });
  const placeIn = (of: ReadonlySet<string>) => new Map([...of].map(read).filter((fact) => placing.has(fact.predicate)).map((fact) => [fact.things[0], fact.things[1]]));
  const earlier = before ? placeIn(before) : null;
  const moved = new Set(earlier ? names.filter((name) => earlier.get(name) !== parent.get(name)) : []);
  const stands = bases.map(childrenOf);
  const isChanging = ({ predicate }: Fact) => !world.fixed.includes(predicate);
  const isTrueOf = (name: string) => facts.some((fact) => fact.things[0] === name && isChanging(fact));

  // where nothing stands anywhere, there is room for names, and for things of which nothing is true
  const isFlat = stands.length === 0;
  const shown = loose.filter((name) => isFlat || isTrueOf(name)).slice(0, 8);
  const label = labels(names.filter((name) => !bases.includes(name)), isFlat ? 14 : 6);
  const room = isFlat ? Math.max(UNIT, ...shown.map((name) => label.get(name)!.length * LETTER + GAP)) : UNIT;

  // pictures of one problem are equally high, so that they can be compared
  const piled = new Set(world.init.map(read).filter((fact) => placing.has(fact.predicate)).map((fact) => fact.things[0])).size;
  const height = Math.max(2, Math.min(piled, 6), ...stands.map(depth)) + 1;
  const widths = stands.map((stand) => Math.max(UNIT, breadth(stand) * UNIT));
  const width = Math.max(60, widths.reduce((sum, each) => sum + each + GAP, GAP), shown.length * (room + 4) + GAP);
  const floor = (height + 1) * ROW + 4;
  const high = isFlat ? ROW + 3 : floor + 12;
  const svg = draw('svg', {
    class: 'picture', viewBox: `0 0 ${width} ${high}`, width, height: high, role: 'img', 'aria-label': describe(facts.filter(isChanging), placing),
  });
  let x = GAP;
  stands.forEach((stand, index) => {
    svg.append(draw('line', { class: 'ground', x1: x, x2: x + widths[index], y1: floor, y2: floor }));
    svg.append(draw('text', { class: 'place', x: x + widths[index] / 2, y: floor + 9, 'text-anchor': 'middle' }, stand.name));
    put(stand.children, x + widths[index] / 2, floor);
    x += widths[index] + GAP;
  });
  shown.forEach((name, index) => block(name, width / 2 + (index - (shown.length - 1) / 2) * (room + 4), ROW + 1, sizes.get(name) ?? 1, room));
  return svg;

  function put(children: Placed[], middle: number, base: number): void {
    const total = children.reduce((sum, child) => sum + breadth(child), 0) * UNIT;
    let left = middle - total / 2;
    for (const child of children) {
      const wide = breadth(child) * UNIT;
      block(child.name, left + wide / 2, base, child.size);
      put(child.children, left + wide / 2, base - ROW);
      left += wide;
    }
  }

  function block(name: string, middle: number, base: number, size: number, most = UNIT): void {
    const wide = isFlat ? most : most * (0.42 + 0.5 * size);
    const group = draw('g', { class: `block${moved.has(name) ? ' moved' : ''}${isTrueOf(name) || !isFlat ? '' : ' faint'}` });
    group.append(draw('rect', { x: middle - wide / 2, y: base - ROW + 0.5, width: wide, height: ROW - 1, rx: 2, fill: colourOf(name, names) }));
    group.append(draw('text', { x: middle, y: base - 3, 'text-anchor': 'middle' }, label.get(name) ?? name));
    svg.append(group);
  }
}

/** The predicates of two things, of which each first thing has at most one at the start: it is there, and nowhere else. */
function placingPredicates(world: World): Set<string> {
  const seen = new Map<string, Set<string>>();
  const several = new Set(world.fixed);
  for (const { predicate, things } of world.init.map(read)) {
    if (things.length !== 2) continue;
    const firsts = seen.get(predicate) ?? new Set();
    if (firsts.has(things[0])) several.add(predicate);
    seen.set(predicate, firsts.add(things[0]));
  }
  return new Set([...seen.keys()].filter((predicate) => !several.has(predicate)));
}

/** From 0 to 1: how many others a thing is smaller than, where the domain has such a predicate. */
function sizesOf(world: World, names: string[]): Map<string, number> {
  const smaller = world.init.map(read).filter((fact) => fact.predicate === 'smaller' && fact.things.length === 2);
  const rank = new Map(names.map((name) => [name, smaller.filter((fact) => fact.things[0] === name).length]));
  const ranks = [...rank.entries()].filter(([, count]) => count > 0).map(([, count]) => count);
  const [least, most] = [Math.min(...ranks), Math.max(...ranks)];
  return new Map([...rank].map(([name, count]) => [name, ranks.length === 0 || most === least ? 0.8 : 1 - (count - least) / (most - least)]));
}

function isBase(name: string, world: World, parent: Map<string, string>, placing: Set<string>): boolean {
  if ([...parent.values()].includes(name)) return true;
  const placed = world.init.map(read).filter((fact) => placing.has(fact.predicate));
  const type = world.objects.find((thing) => thing.name === name)?.type;
  const firsts = new Set(placed.map((fact) => world.objects.find((thing) => thing.name === fact.things[0])?.type));
  return !firsts.has(type) && placed.some((fact) => world.objects.find((thing) => thing.name === fact.things[1])?.type === type);
}

function reaches(from: string, to: string, parent: Map<string, string>): boolean {
  let place: string | undefined = from;
  for (let hops = 0; place !== undefined && hops < 1000; hops++) {
    if (place === to) return true;
    place = parent.get(place);
  }
  return place !== undefined;
}

function depth(stand: Placed): number {
  return stand.children.length === 0 ? 0 : 1 + Math.max(...stand.children.map(depth));
}

function breadth(stand: Placed): number {
  return Math.max(1, stand.children.reduce((sum, child) => sum + breadth(child), 0));
}

function describe(changing: Fact[], placing: Set<string>): string {
  const places = changing.filter((fact) => placing.has(fact.predicate)).map((fact) => `${fact.things[0]} ${fact.predicate} ${fact.things[1]}`);
  const told = places.length > 0 ? places : changing.map((fact) => [fact.predicate, ...fact.things].join(' '));
  return told.length === 0 ? 'A state' : told.slice(0, 12).join(', ');
}

/** Numbers where all names are one word with a number, otherwise names, cut where they are longer than `most`. */
function labels(names: string[], most: number): Map<string, string> {
  const words = new Set(names.map((name) => name.replace(/\d+$/, '')));
  const isNumbered = words.size === 1 && names.every((name) => /\D\d+$/.test(name));
  return new Map(names.map((name) => [name, isNumbered ? /\d+$/.exec(name)![0] : name.length <= most ? name : `${name.slice(0, most - 2)}${/\d+$/.exec(name)?.[0] ?? '..'}`]));
}
