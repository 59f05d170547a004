// A state that the checker of the lessons speaks of, as a picture: cubes have numbers there, the areas that they stand on have none.
import { picture } from './picture';

/** Draws such a state, written as facts one after the other. */
export function table(state: string): SVGSVGElement {
  const facts = state.match(/\([^)]*\)/g) ?? [];
  const names = [...new Set(facts.flatMap((fact) => fact.slice(1, -1).split(' ').slice(1)))].sort();
  const cubes = names.filter((name) => /\d$/.test(name));
  const areas = names.filter((name) => !cubes.includes(name));
  const sizes = cubes.flatMap((cube, index) => [...cubes.slice(index + 1), ...areas].map((larger) => `(smaller ${cube} ${larger})`));
  const objects = names.map((name) => ({ name, type: cubes.includes(name) ? 'disk' : 'peg' }));
  return picture({ objects, fixed: ['smaller'], init: [...facts, ...sizes] }, new Set(facts));
}
