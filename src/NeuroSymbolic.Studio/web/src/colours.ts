// The colours of things, the same in drawings and lists.

const NAMED: Record<string, string> = {
  blue: '#3b7dd8', red: '#d64541', green: '#3f9b52', yellow: '#e0b400', purple: '#8a56b8', orange: '#e57f22',
};
const OTHERS = Object.values(NAMED).concat('#2f9e9e', '#b5577a', '#7a7f3a', '#5c6bc0');
let given: Record<string, string> = {};

/** What the domain calls the colours of its things. */
export function tell(colours: Record<string, string>): void {
  given = colours;
}

/** The colour of a thing; those without one of their own take turns. */
export function colourOf(name: string, all: readonly string[]): string {
  const own = NAMED[given[name] ?? ''];
  return own ?? OTHERS[Math.max(0, all.indexOf(name)) % OTHERS.length];
}
