// A plan with what it was made for.
import type { Solution, Steps, Texts } from './server';

/** What the panels of Edit show. */
export interface Solved { texts: Texts; solution: Solution; steps: Steps | null; engine: string; seconds: number }
