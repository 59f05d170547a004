// Facts as text, such as (on cube1 left), and states made of them.

export interface Fact { predicate: string; things: string[] }

export function read(text: string): Fact {
  const [predicate, ...things] = text.replace(/[()]/g, ' ').trim().split(/\s+/);
  return { predicate, things };
}

/** A state after a change. */
export function apply(state: ReadonlySet<string>, added: string[], removed: string[]): Set<string> {
  const after = new Set(state);
  for (const fact of removed) after.delete(fact);
  for (const fact of added) after.add(fact);
  return after;
}
